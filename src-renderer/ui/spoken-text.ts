/**
 * What is read aloud of a piece of the page: its sentences in order, a pause between blocks. `data-spoken="…"` replaces an
 * element's text (138 / 82 → 高压138，低压82), `data-silent` and aria-hidden leave it out.
 */
const inlineTags = new Set(['A', 'B', 'EM', 'I', 'SMALL', 'SPAN', 'STRONG', 'SUB', 'SUP', 'MARK', 'TIME', 'WBR'])
const silentTags = new Set(['SCRIPT', 'STYLE', 'SVG', 'CANVAS', 'NOSCRIPT', 'INPUT', 'SELECT', 'TEXTAREA'])

export type SpokenSentence = {
  readonly text: string
  /** Where it stands, for the mark. */
  readonly range: () => Range
}
/** Of one block: a run of text, or an element that is said in other words. */
type Piece = { readonly node: Node; readonly text: string; readonly isWhole: boolean }

export function spokenSentences(element: Element, pause = '。'): readonly SpokenSentence[] {
  const sentences: SpokenSentence[] = []
  let open: Piece[] = []
  const close = () => {
    sentences.push(...sentencesOf(open, pause))
    open = []
  }
  const visit = (node: Node): void => {
    if (node.nodeType === 3) {
      open.push({ node, text: node.textContent ?? '', isWhole: false })
      return
    }
    if (node.nodeType !== 1) return
    const child = node as Element
    const tag = child.tagName.toUpperCase()
    if (silentTags.has(tag) || child.hasAttribute('data-silent') || child.getAttribute('aria-hidden') === 'true') return
    const isBlock = !inlineTags.has(tag) || child.hasAttribute('data-block')
    if (isBlock) close()
    const spoken = child.getAttribute('data-spoken')
    if (spoken === null) for (const inner of child.childNodes) visit(inner)
    else open.push({ node: child, text: spoken, isWhole: true })
    if (isBlock) close()
  }
  visit(element)
  close()
  return sentences
}

function sentencesOf(pieces: readonly Piece[], pause: string): readonly SpokenSentence[] {
  let end = 0
  return pieces
    .map(({ text }) => text)
    .join('')
    .split(/(?<=[。！？；!?;]|\.(?=\s))/u)
    .flatMap((sentence) => {
      const start = end
      end += sentence.length
      const text = sentence.replaceAll(/\s+/g, ' ').trim()
      if (text === '') return []
      const [from, to] = [start + sentence.indexOf(sentence.trimStart()), start + sentence.trimEnd().length]
      return [
        { text: /[。！？；，.!?;,:：]$/u.test(text) ? text : text + pause, range: () => rangeOf(pieces, from, to) },
      ]
    })
}

function rangeOf(pieces: readonly Piece[], from: number, to: number): Range {
  const range = document.createRange()
  let start = 0
  for (const { node, text, isWhole } of pieces) {
    const end = start + text.length
    if (from >= start && from < end) {
      if (isWhole) range.setStartBefore(node)
      else range.setStart(node, from - start)
    }
    if (to > start && to <= end) {
      if (isWhole) range.setEndAfter(node)
      else range.setEnd(node, Math.min(to - start, node.textContent?.length ?? 0))
    }
    start = end
  }
  return range
}
