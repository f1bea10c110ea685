/** Every seed that ever broke something, with what it was. */
export const pinnedSeeds: readonly number[] = [
  1, // a disk full for an hour left the bookkeeping refusing that key for ever
  1001, // two kiosks from one disk counted their edits alike, and one edit was taken for seen
  1016, // a push whose answer was lost left "offline" on the screen for ever, though everything had arrived
  1075, // an erasure was refused because its administrator stood behind it in the same request, and the elder stayed on the server
  5018, // a record erased at another server left behind what stood about the elder, which some kiosks then took and some not
  5034, // what a backup did not hold and was erased since came back from a kiosk that had not heard of it
]
