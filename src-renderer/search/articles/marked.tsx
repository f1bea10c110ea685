/** What is marked and what is not, in order. */
export function markIn(
  text: string,
  marks: readonly string[],
): readonly { readonly text: string; readonly isMarked: boolean }[] {
  const usable = marks
    .filter((mark) => mark !== '')
    .map((mark) => mark.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`))
  if (usable.length === 0) return [{ text, isMarked: false }]
  return text
    .split(new RegExp(`(${usable.join('|')})`, 'giu'))
    .map((piece, i) => ({ text: piece, isMarked: i % 2 === 1 }))
    .filter((piece) => piece.text !== '')
}

/** A text with what was found in it marked. */
export const Marked = ({ text, marks }: { readonly text: string; readonly marks: readonly string[] }) =>
  markIn(text, marks).map((piece, i) =>
    // oxlint-disable-next-line react/no-array-index-key -- pieces of one text have no other name than their place
    piece.isMarked ? <mark key={i}>{piece.text}</mark> : piece.text,
  )
