/** Every seed that ever broke something, with what it was. */
export const pinnedSeeds: readonly number[] = [
  1, // a disk full for an hour left the bookkeeping refusing that key for ever
  1001, // two kiosks from one disk counted their edits alike, and one edit was taken for seen
  1016, // a push whose answer was lost left "offline" on the screen for ever, though everything had arrived
]
