/**
 * What is read aloud of a piece of the page: its text in order, a pause between blocks. `data-spoken="…"` replaces an
 * element's text (138 / 82 → 高压138，低压82), `data-silent` and aria-hidden leave it out.
 */
const inlineTags = new Set(['A', 'B', 'EM', 'I', 'SMALL', 'SPAN', 'STRONG', 'SUB', 'SUP', 'MARK', 'TIME', 'WBR'])
const silentTags = new Set(['SCRIPT', 'STYLE', 'SVG', 'CANVAS', 'NOSCRIPT', 'INPUT', 'SELECT', 'TEXTAREA'])

export function spokenText(element: Element, pause = '。'): string {
  const parts: string[] = []
  let open = ''
  const close = () => {
    const text = open.replace(/\s+/g, ' ').trim()
    if (text !== '') parts.push(text)
    open = ''
  }
  const visit = (node: Node): void => {
    if (node.nodeType === 3) {
      open += node.textContent ?? ''
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
    else open += spoken
    if (isBlock) close()
  }
  visit(element)
  close()
  return parts.map((part) => (/[。！？；，.!?;,:：]$/u.test(part) ? part : part + pause)).join('')
}
