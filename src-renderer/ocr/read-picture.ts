/**
 * One reading from a file to what was recognised: the picture is judged, prepared and read in two workers that end with it,
 * whether it succeeds, fails or is given up. Nothing of the picture is stored anywhere.
 */
import { err, ok, type Result } from '../../src-domain/shared/result.ts'
import type { GreyPicture } from './grey-picture.ts'
import { inspectPicture, type PictureProblem } from './picture-file.ts'
import type { PrepareAnswer, PrepareRequest } from './prepare-worker.ts'
import type { PrintReader } from './print-reader.ts'
import { watchedReader } from './reading-progress.ts'
import type { QuarterTurns } from './upright-picture.ts'

export type ReadingProblem = PictureProblem | 'givenUp' | 'noEngine' | 'failed'

export type PictureReading<Found> = {
  /** What was read, straight and evenly lit: the lines beside the fields are cut out of it. */
  readonly picture: GreyPicture
  readonly isDark: boolean
  readonly found: Found
}

export type ReadingStep = 'preparing' | 'reading'

export type ReadingOptions = {
  readonly turns: QuarterTurns
  readonly signal: AbortSignal
  readonly onStep: (step: ReadingStep) => void
  /** In hundredths, while it is read. */
  readonly onProgress?: (percent: number) => void
}

/** Mean brightness of a photo that was taken in the dark, of 255. */
const darkBelow = 55
/** A reading that takes longer has hung: the slowest machine that was tried took 25 s. */
const longest = 120_000

/** @param engine is ended with the reading. */
export async function readPicture<Found>(
  file: Blob,
  engine: Promise<PrintReader>,
  read: (reader: PrintReader, picture: GreyPicture) => Promise<Found>,
  { turns, signal, onStep, onProgress = () => undefined }: ReadingOptions,
): Promise<Result<PictureReading<Found>, ReadingProblem>> {
  const over = AbortSignal.any([signal, AbortSignal.timeout(longest)])
  onStep('preparing')
  try {
    const inspected = inspectPicture(new Uint8Array(await file.arrayBuffer()))
    if (!inspected.ok) return inspected
    const prepared = await preparePicture({ picture: file, turns }, over)
    if (!prepared.ok) return err('torn')
    const reader = await untilAborted(engine, over).catch(() => undefined)
    if (reader === undefined) return err(signal.aborted ? 'givenUp' : 'noEngine')
    onStep('reading')
    const found = await untilAborted(read(watchedReader(reader, onProgress), prepared.picture), over)
    return ok({ picture: prepared.picture, isDark: prepared.brightness < darkBelow, found })
  } catch {
    return err(signal.aborted ? 'givenUp' : 'failed')
  } finally {
    // Also one that is still loading when the person gave up.
    void engine.then(
      (reader) => reader.close(),
      () => undefined,
    )
  }
}

/** Ends with an error once `signal` is aborted. */
export function preparePicture(request: PrepareRequest, signal: AbortSignal): Promise<PrepareAnswer> {
  const worker = new Worker(new URL('./prepare-worker.ts', import.meta.url), { type: 'module' })
  const answered = new Promise<PrepareAnswer>((resolve) => {
    worker.addEventListener('message', (event: MessageEvent<PrepareAnswer>) => resolve(event.data))
    worker.addEventListener('error', () => resolve({ ok: false }))
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker, no window
    worker.postMessage(request)
  })
  return untilAborted(answered, signal).finally(() => worker.terminate())
}

function untilAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(new Error('aborted'))
    if (signal.aborted) stop()
    signal.addEventListener('abort', stop, { once: true })
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop))
  })
}
