/** What an engine read on a picture: lines of characters with where they stand and how sure it is of each. */

/** Pixels of the picture that was read; x1 and y1 are the first outside. */
export type PrintBox = { readonly x0: number; readonly y0: number; readonly x1: number; readonly y1: number }

export type PrintedCharacter = {
  readonly text: string
  readonly box: PrintBox
  /** 0 to 100. */
  readonly confidence: number
}

export type PrintedLine = { readonly characters: readonly PrintedCharacter[]; readonly box: PrintBox }

export const lineText = (line: PrintedLine): string => line.characters.map(({ text }) => text).join('')

/** The smallest box around all of them; undefined of none. */
export function boxAround(boxes: readonly PrintBox[]): PrintBox | undefined {
  const [first, ...rest] = boxes
  if (first === undefined) return undefined
  return rest.reduce<PrintBox>(
    (all, box) => ({
      x0: Math.min(all.x0, box.x0),
      y0: Math.min(all.y0, box.y0),
      x1: Math.max(all.x1, box.x1),
      y1: Math.max(all.y1, box.y1),
    }),
    first,
  )
}

/** The engine is as sure of a text as of its weakest character. */
export const leastConfidence = (characters: readonly PrintedCharacter[]): number =>
  characters.reduce((least, { confidence }) => Math.min(least, confidence), characters.length === 0 ? 0 : 100)

/** Below it a person is asked to look twice, and a line of a card is read once more by itself. */
export const clearConfidence = 88
