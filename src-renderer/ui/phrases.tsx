/** Chinese in large letters breaks between words, never within one: 「谁看过我的 / 资料」. */
import { Fragment } from 'react'

const words = new Intl.Segmenter('zh', { granularity: 'word' })
/** Stands with the word before it: particles and whatever closes. */
const leaning = /^(?:[的地得了着过们吗呢吧啊]|\p{Pe}|\p{Pf}|\p{Po})+$/u
/** Stands with the word after it. */
const opening = /^(?:\p{Ps}|\p{Pi})+$/u

/** The text in pieces between which a line may end; joined they are the text. What is not Chinese is one piece. */
export function phrasesOf(text: string): readonly string[] {
  if (!/\p{Script=Han}/u.test(text)) return [text]
  const pieces: string[] = []
  let glued = false
  for (const { segment } of words.segment(text)) {
    const last = pieces.at(-1)
    const isOne = glued || leaning.test(segment) || segment === last || /\d$/u.test(last ?? '')
    if (last !== undefined && isOne) pieces[pieces.length - 1] = last + segment
    else pieces.push(segment)
    glued = opening.test(segment)
  }
  return pieces
}

/** Below an element with `word-break: keep-all`. */
export function Phrases({ text }: { readonly text: string }) {
  return phrasesOf(text).map((piece, index) => (
    // oxlint-disable-next-line react/no-array-index-key -- the same word may come twice
    <Fragment key={index}>
      {index > 0 && <wbr />}
      {piece}
    </Fragment>
  ))
}
