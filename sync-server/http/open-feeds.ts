/** Waiting answers, by who waits: revocation and shutdown end them. */
export type OpenFeeds = {
  /** @returns a signal that aborts when this holder is cut off, and a function that forgets it. */
  readonly open: (holder: string) => {
    readonly signal: AbortSignal
    readonly abort: () => void
    readonly forget: () => void
  }
  readonly count: () => number
  readonly cut: (holder: string) => void
  readonly cutAll: () => void
}

export function makeOpenFeeds(): OpenFeeds {
  const byHolder = new Map<string, Set<AbortController>>()
  let closed = false
  return {
    open: (holder) => {
      const controller = new AbortController()
      const feeds = byHolder.get(holder) ?? new Set()
      byHolder.set(holder, feeds.add(controller))
      if (closed) controller.abort()
      return {
        signal: controller.signal,
        abort: () => controller.abort(),
        forget: () => {
          feeds.delete(controller)
          if (feeds.size === 0 && byHolder.get(holder) === feeds) byHolder.delete(holder)
        },
      }
    },
    count: () => [...byHolder.values()].reduce((sum, feeds) => sum + feeds.size, 0),
    cut: (holder) => {
      for (const controller of byHolder.get(holder) ?? []) controller.abort()
    },
    cutAll: () => {
      closed = true
      for (const feeds of byHolder.values()) for (const controller of feeds) controller.abort()
    },
  }
}
