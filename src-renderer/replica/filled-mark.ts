/**
 * A note outside IndexedDB that the replica held data. An emptied IndexedDB (facts.md: Chromium does so silently when a
 * file is damaged) looks like a new one; the note, or a journal with entries, tells the difference.
 */
export type FilledMark = { readonly read: () => boolean; readonly write: () => void }

export function filledMark(name: string): FilledMark {
  const key = `ginkgo-replica-filled-${name}`
  return {
    read: () => typeof localStorage !== 'undefined' && localStorage.getItem(key) !== null,
    write: () => {
      if (typeof localStorage !== 'undefined') localStorage.setItem(key, '1')
    },
  }
}
