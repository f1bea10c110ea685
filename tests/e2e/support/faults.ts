/**
 * What a screen does wrong that no eye can look for on every screen in every size: things cut off, too wide, too small to
 * touch, covered; keys without a text; words of the other language.
 */
import type { Page } from '@playwright/test'
import * as formTables from '../../../src-domain/assessments/form-tables.ts'
import * as instrument from '../../../src-domain/assessments/instrument.ts'
import * as selfQuestions from '../../../src-domain/assessments/self-questions.ts'
import * as consentTexts from '../../../src-domain/consent/consent-texts.ts'
import { en, type Language, zhCN } from '../../../src-renderer/i18n/resources.ts'

export async function faultsOf(page: Page, language: Language): Promise<readonly string[]> {
  const { faults, texts } = await page.evaluate(inspect)
  return [...faults, ...texts.flatMap((text) => wordFaultOnce(text, language) ?? [])]
}

/** The same text stands on many screens. */
const judged: Readonly<Record<Language, Map<string, string | undefined>>> = { 'zh-CN': new Map(), en: new Map() }
function wordFaultOnce(text: string, language: Language): string | undefined {
  const known = judged[language]
  if (!known.has(text)) known.set(text, wordFault(text, language))
  return known.get(text)
}

type Inspection = { readonly faults: readonly string[]; readonly texts: readonly string[] }

/** Runs in the page: knows nothing of this file. */
function inspect(): Inspection {
  const faults: string[] = []
  const texts = new Set<string>()
  const dialogs = [...document.querySelectorAll('dialog[open]')]
  const root = dialogs.at(-1) ?? document.body
  const isElder = document.documentElement.dataset['face'] === 'elder'
  const name = (element: Element): string =>
    `${element.tagName.toLowerCase()}.${[...element.classList].join('.')} “${(element.textContent ?? '').trim().slice(0, 24)}”`
  const isHeardOnly = (element: Element): boolean =>
    element.closest('.only-heard, .skip-link, svg') !== null || getComputedStyle(element).clipPath !== 'none'
  const isShown = (element: Element): boolean => {
    const { width, height } = element.getBoundingClientRect()
    return width > 0 && height > 0 && element.checkVisibility({ visibilityProperty: true })
  }
  const isCutShort = (element: Element): boolean => element.scrollWidth > element.clientWidth + 1
  type Colour = readonly [red: number, green: number, blue: number, alpha: number]
  const colourOf = (written: string): Colour => {
    const [red = 0, green = 0, blue = 0, alpha = 1] = (written.match(/[\d.]+/g) ?? []).map(Number)
    return [red, green, blue, alpha]
  }
  const over = ([red, green, blue, alpha]: Colour, ground: Colour): Colour => {
    const mix = (top: number, below: number): number => top * alpha + below * (1 - alpha)
    return [mix(red, ground[0]), mix(green, ground[1]), mix(blue, ground[2]), 1]
  }
  /** What stands behind a text; nothing where it stands on a picture. */
  const groundOf = (element: Element | null): Colour | undefined => {
    if (element === null) return [255, 255, 255, 1]
    const { backgroundColor, backgroundImage } = getComputedStyle(element)
    if (backgroundImage !== 'none') return undefined
    const own = colourOf(backgroundColor)
    if (own[3] === 1) return own
    const below = groundOf(element.matches('dialog') ? null : element.parentElement)
    return below && over(own, below)
  }
  const brightness = ([red, green, blue]: Colour): number => {
    const linear = (part: number): number =>
      part / 255 <= 0.040_45 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  }
  const contrastOf = (element: Element): number | undefined => {
    const ground = groundOf(element)
    if (ground === undefined) return undefined
    const [light, dark] = [brightness(ground), brightness(over(colourOf(getComputedStyle(element).color), ground))]
    return (Math.max(light, dark) + 0.05) / (Math.min(light, dark) + 0.05)
  }

  if (document.documentElement.scrollWidth > window.innerWidth) faults.push('the page scrolls sideways')
  for (const element of root.querySelectorAll<HTMLElement>('*')) {
    if (isHeardOnly(element) || !isShown(element) || element.matches('input, textarea, br, .ant-input-number-action'))
      continue
    const { overflowX, overflowY, display } = getComputedStyle(element)
    if (display === 'inline' || display === 'contents') continue
    const clips = (overflow: string): boolean => overflow === 'hidden' || overflow === 'clip'
    if (isCutShort(element)) {
      if (clips(overflowX)) faults.push(`cut off: ${name(element)}`)
      else if (overflowX === 'auto' || overflowX === 'scroll') faults.push(`scrolls sideways: ${name(element)}`)
      else if (element.matches('button, a, label, [role="tab"], h1, h2, h3, li, td, .card')) {
        faults.push(`words run out of ${name(element)}`)
      }
    }
    if (clips(overflowY) && element.scrollHeight > element.clientHeight + 1) faults.push(`cut below: ${name(element)}`)
  }

  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const parent = node.parentElement
    const text = (node.textContent ?? '').replaceAll(/\s+/g, ' ').trim()
    if (parent === null || text === '' || parent.closest('style, script') !== null || !isShown(parent)) continue
    const declared = parent.closest('[lang]')?.getAttribute('lang')
    if (declared === document.documentElement.lang) texts.add(text)
    if (isHeardOnly(parent)) continue
    const range = document.createRange()
    range.selectNodeContents(node)
    const { left, right } = range.getBoundingClientRect()
    if (left < -1 || right > window.innerWidth + 1) faults.push(`outside the screen: “${text.slice(0, 24)}”`)
    if (parent.closest('button, a, b, th, h1, h2, h3, [role="tab"], .chip, label') !== null) {
      // A word in two lines; a short Chinese one on a button likewise.
      const word =
        parent.closest('.button, .big-button') === null ? /[A-Za-z]{2,14}/g : /[A-Za-z]{2,14}|\p{Script=Han}{2,4}/gu
      for (const { index, 0: found } of (node.textContent ?? '').matchAll(word)) {
        range.setStart(node, index)
        range.setEnd(node, index + found.length)
        const lines = new Set([...range.getClientRects()].map(({ top: line }) => Math.round(line)))
        if (lines.size > 1) faults.push(`broken in two: “${found}” of ${name(parent)}`)
      }
    }
    const { fontSize, lineHeight } = getComputedStyle(parent)
    const size = Number.parseFloat(fontSize)
    if (isElder && size < 20) faults.push(`${size} px: “${text.slice(0, 24)}”`)
    const contrast =
      isElder && parent.closest('[disabled], [aria-disabled="true"]') === null ? contrastOf(parent) : undefined
    if (contrast !== undefined && contrast < 6.95) {
      faults.push(`contrast ${contrast.toFixed(1)}: “${text.slice(0, 24)}” of ${name(parent)}`)
    }
    // Of more than one line (standards/05: 1.3 times the size at least).
    const line = Number.parseFloat(lineHeight)
    range.selectNodeContents(node)
    if (isElder && line < size * 1.295 && range.getBoundingClientRect().height > line * 1.6) {
      faults.push(`lines of ${(line / size).toFixed(2)}: “${text.slice(0, 24)}”`)
    }
  }
  // From one paragraph's last line to the next one's first: 1.3 times the way from line to line (standards/05).
  for (const element of isElder ? root.querySelectorAll<HTMLElement>('p + p, li + li') : []) {
    const before = element.previousElementSibling!
    if (!isShown(element) || !isShown(before) || element.closest('button, a, .only-heard') !== null) continue
    const [last, first] = [getComputedStyle(before), getComputedStyle(element)]
    const line = Number.parseFloat(last.lineHeight)
    const [above, below] = [before.getBoundingClientRect(), element.getBoundingClientRect()]
    if (below.top < above.bottom - 1 || above.height < line * 1.6 || line > 80) continue
    const inside = [last.paddingBottom, last.borderBottomWidth, first.paddingTop, first.borderTopWidth].map(
      Number.parseFloat,
    )
    const gap = below.top - above.bottom + inside.reduce((sum, part) => sum + part)
    if (gap < line * 0.3 - 0.5) {
      faults.push(`${Math.round(gap)} px after a paragraph of ${Math.round(line)} px a line: ${name(element)}`)
    }
  }
  for (const element of root.querySelectorAll('[aria-label], [title], [placeholder]')) {
    for (const attribute of ['aria-label', 'title', 'placeholder']) {
      const text = element.getAttribute(attribute)?.trim() ?? ''
      if (text !== '' && isShown(element)) texts.add(text)
    }
  }

  if (isElder) {
    const large =
      '.big-tile, .big-button, .call-staff, .bar-button, .elder-tool, .elder-more, .text-size-choice, .staff-door'
    // What a scrolling part does not show is not there to touch.
    const seenPart = (target: Element): { left: number; right: number; top: number; bottom: number } => {
      const { left, right, ...box } = target.getBoundingClientRect().toJSON() as DOMRect
      let { top, bottom } = box
      for (let above = target.parentElement; above !== null; above = above.parentElement) {
        if (getComputedStyle(above).overflowY === 'visible') continue
        const frame = above.getBoundingClientRect()
        top = Math.max(top, frame.top)
        bottom = Math.min(bottom, frame.bottom)
      }
      return { left, right, top, bottom }
    }
    const targets = [...root.querySelectorAll<HTMLElement>('button, a[href], input, select, textarea, summary')]
      .filter((target) => isShown(target) && !isHeardOnly(target))
      .map((target) => ({ target, box: target.getBoundingClientRect(), seen: seenPart(target) }))
    const isInSight = (seen: { readonly top: number; readonly bottom: number }, x: number, y: number): boolean =>
      x >= 0 && x < window.innerWidth && y >= Math.max(0, seen.top) && y < Math.min(window.innerHeight, seen.bottom)
    for (const [index, { target, box, seen }] of targets.entries()) {
      const least = target.matches(large) ? 88 : 60
      if (box.height < least - 0.5 || box.width < 60) {
        faults.push(`${Math.round(box.width)}×${Math.round(box.height)} px to touch: ${name(target)}`)
      }
      const [x, y] = [box.left + box.width / 2, box.top + box.height / 2]
      if (!isInSight(seen, x, y)) continue
      const hit = document.elementFromPoint(x, y)
      // The button "more below" floats over what it leads to, and goes when that is in sight.
      if (hit !== null && !target.contains(hit) && !hit.contains(target) && hit.closest('.elder-more') === null) {
        faults.push(`${name(target)} lies under ${name(hit)}`)
      }
      for (const { target: other, seen: next } of targets.slice(index + 1)) {
        if (target.contains(other) || other.contains(target) || next.top >= next.bottom) continue
        const aside = Math.max(next.left - seen.right, seen.left - next.right)
        const above = Math.max(next.top - seen.bottom, seen.top - next.bottom)
        const gap = Math.max(aside, above)
        const isOverlay = target.matches('.elder-more') || other.matches('.elder-more')
        if (gap < 15.5 && !isOverlay) faults.push(`${Math.round(gap)} px between ${name(target)} and ${name(other)}`)
      }
    }
  }
  return { faults, texts: [...texts] }
}

/** A key nobody worded, a value nobody had, or a word of the other language. */
function wordFault(text: string, language: Language): string | undefined {
  if (/\{\{|\}\}|\bundefined\b|\bNaN\b|\[object|\bnull\b/.test(text)) return `not filled in: “${text}”`
  if (/^([a-z]\w*:)?[a-z]\w*(\.[\w-]+)+$/.test(text) && !/\.(org|com|cn)$/.test(text)) return `a key: “${text}”`
  const parts = [text, ...text.split(/ · |[、，：；。]/).map((part) => part.trim())]
  const foreign = parts.find(
    (part) => isOf(other(language), part) && !words[language].every.has(part) && !isOf(language, part),
  )
  return foreign === undefined ? undefined : `in the other language: “${foreign}” in “${text.slice(0, 60)}”`
}

const other = (language: Language): Language => (language === 'en' ? 'zh-CN' : 'en')

const leaves = (tree: unknown): readonly string[] =>
  typeof tree === 'string'
    ? [tree]
    : tree !== null && typeof tree === 'object'
      ? Object.values(tree).flatMap(leaves)
      : []

/** What the domain says in both languages itself: the assessment's words, the texts of consent. */
function said(tree: unknown, language: Language): readonly string[] {
  if (tree === null || typeof tree !== 'object') return []
  const own = (tree as Readonly<Record<string, unknown>>)[language]
  if (own !== undefined) return leaves(own)
  return Object.values(tree).flatMap((part) => said(part, language))
}

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)

const letters: Readonly<Record<Language, RegExp>> = { 'zh-CN': /\p{Script=Han}/gu, en: /[A-Za-z]/g }
const enough: Readonly<Record<Language, number>> = { 'zh-CN': 2, en: 3 }
const wordsOf = (language: Language) => {
  const every = [
    ...leaves(language === 'en' ? en : zhCN),
    ...[formTables, instrument, selfQuestions, consentTexts].flatMap((module) => said({ ...module }, language)),
  ]
  const all = every.filter(
    (text) => (text.replaceAll(/\{\{.*?\}\}/g, '').match(letters[language]) ?? []).length >= enough[language],
  )
  const patterns = all
    .filter((text) => text.includes('{{'))
    .map(
      (text) =>
        new RegExp(
          `^${text
            .split(/\{\{.*?\}\}/)
            .map(escaped)
            .join('.+')}$`,
          'u',
        ),
    )
  return { every: new Set(every), fixed: new Set(all.filter((text) => !text.includes('{{'))), patterns }
}
const words: Readonly<Record<Language, ReturnType<typeof wordsOf>>> = { 'zh-CN': wordsOf('zh-CN'), en: wordsOf('en') }

const isOf = (language: Language, text: string): boolean =>
  words[language].fixed.has(text) || words[language].patterns.some((pattern) => pattern.test(text))
