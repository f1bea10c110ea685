/** So few at a time that nobody has to scroll, or to choose among many. */
export const listStep = 3

export type PageOf<T> = { readonly shown: readonly T[]; readonly page: number; readonly count: number }

/** @param page from 0; one behind the last is the last, for a list may have become shorter. */
export function pageOf<T>(all: readonly T[], page: number, step = listStep): PageOf<T> {
  const count = Math.max(1, Math.ceil(all.length / step))
  const at = Math.min(Math.max(0, page), count - 1)
  return { shown: all.slice(at * step, (at + 1) * step), page: at, count }
}
