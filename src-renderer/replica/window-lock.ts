/**
 * One window holds the replica: two would each answer from their own memory and both send. The lock belongs to the
 * origin (Web Locks) and falls with its window, also when that crashes.
 */
export type WindowLock = { readonly release: () => void }

/** A reloaded page asks before its predecessor is quite gone. */
const patience = 3_000

/** @returns undefined when another window holds it. Where there are no locks (Node) there is no second window. */
export async function takeWindowLock(name: string): Promise<WindowLock | undefined> {
  if (typeof navigator === 'undefined' || !('locks' in navigator)) return { release: () => undefined }
  return new Promise((resolve, reject) => {
    const held = navigator.locks.request(
      `ginkgo-replica-${name}`,
      { signal: AbortSignal.timeout(patience) },
      () => new Promise<void>((release) => resolve({ release })),
    )
    held.catch((error: unknown) => {
      if (error instanceof DOMException && (error.name === 'AbortError' || error.name === 'TimeoutError'))
        resolve(undefined)
      else reject(error instanceof Error ? error : new Error(String(error)))
    })
  })
}
