/**
 * The one end of a start, wanted or not: what was opened is closed once, the newest first, whatever else goes wrong meanwhile. A
 * person reads one sentence, of the first fault; of later ones only the details are kept.
 */
import { keepDetails, startFailureOf, stopFailure, whereDetails } from './start-failure.ts'

export type Ending = {
  /** Closed at the end, before all that was opened earlier. */
  readonly closeAtEnd: (close: () => Promise<void>) => void
  /** From now on a fault stops a station that stood open; it did not keep one from starting. */
  readonly running: () => void
  readonly stop: (code: number) => Promise<void>
  readonly fail: (error: unknown) => Promise<void>
}

/** Milliseconds after which it ends even if something does not close. */
const patience = 15_000

export function openEnding(exit: (code: number) => void, say: (line: string) => void): Ending {
  const closers: (() => Promise<void>)[] = []
  let isRunning = false
  let ending: Promise<void> | undefined
  const closeAll = async (code: number): Promise<void> => {
    setTimeout(() => exit(code), patience).unref()
    for (const close of closers.toReversed()) await close().catch(() => undefined)
    exit(code)
  }
  const stop = (code: number): Promise<void> => (ending ??= Promise.resolve(code).then(closeAll))
  return {
    closeAtEnd: (close) => void closers.push(close),
    running: () => {
      isRunning = true
    },
    stop,
    fail: (error) => {
      if (ending !== undefined) {
        keepDetails('stop', error)
        return ending
      }
      const { sentence, exitCode, isOurs } = isRunning ? stopFailure : startFailureOf(error)
      say(`${sentence}${isOurs ? whereDetails(keepDetails(isRunning ? 'running' : 'start', error)) : ''}`)
      return stop(exitCode)
    },
  }
}
