/** What went wrong in the browser's storage. Each layer wraps an error in its own (Dexie the request's in that of the transaction). */

type Layer = { readonly name?: unknown; readonly message?: unknown; readonly inner?: unknown; readonly cause?: unknown }

/** The error and what it is wrapped around, five deep at most. */
function layersOf(error: unknown): readonly Layer[] {
  const layers: Layer[] = []
  for (let at: unknown = error; at !== null && typeof at === 'object' && layers.length < 5;) {
    const layer: Layer = at
    layers.push(layer)
    at = layer.inner ?? layer.cause
  }
  return layers
}

/** Browsers name a full disk differently in each layer. */
export const isStorageFull = (error: unknown): boolean =>
  layersOf(error).some(({ name, message }) => /quota/i.test(`${String(name)} ${String(message)}`))

const failures = new Set([
  'UnknownError',
  'OpenFailedError',
  'DatabaseClosedError',
  'AbortError',
  'DataError',
  'InvalidStateError',
  'NotFoundError',
])

/** Whether the browser's storage failed, and not the program. */
export const isStorageFailure = (error: unknown): boolean =>
  layersOf(error).some(({ name }) => typeof name === 'string' && failures.has(name))
