/** Waiting longer after each failure, with jitter, so that a hundred kiosks do not come back in the same second. */
export type BackoffRange = { readonly first: number; readonly most: number }

export type Backoff = {
  /** `atLeast` as the server asked for, in milliseconds; no server is believed beyond the longest wait. Ends early by `wake`, and when the signal is aborted. */
  readonly wait: (atLeast?: number) => Promise<void>
  readonly rest: (milliseconds: number) => Promise<void>
  readonly reset: () => void
  readonly wake: () => void
}

export function createBackoff(range: BackoffRange, signal: AbortSignal, random: () => number = Math.random): Backoff {
  let failures = 0
  let wake: () => void = () => undefined
  const rest = (milliseconds: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(() => end(), milliseconds)
      const end = (): void => {
        clearTimeout(timer)
        signal.removeEventListener('abort', end)
        wake = () => undefined
        resolve()
      }
      wake = end
      if (signal.aborted) end()
      else signal.addEventListener('abort', end)
    })
  return {
    wait: (atLeast = 0) => {
      const longest = Math.min(range.most, range.first * 2 ** failures)
      failures += 1
      return rest(Math.max(longest * (0.5 + random() / 2), Math.min(atLeast, range.most)))
    },
    rest,
    reset: () => {
      failures = 0
    },
    wake: () => wake(),
  }
}
