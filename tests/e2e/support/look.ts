/**
 * Looks at a screen as a person and as axe: a picture of it, and no finding. `npm test` lets each size of text and each contrast meet each screen once;
 * `npm run test:long -- --only faces` (GINKGO_LOOKS=whole) asks axe at every size in every contrast.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type axe from 'axe-core'
import { expect, type Page, test } from '@playwright/test'
import { noteFigures } from '../../support/note-figures.ts'

export const sizes = ['small', 'medium', 'large'] as const
export const isWhole = process.env['GINKGO_LOOKS'] === 'whole'

/** For whoever wants to see; the whole `npm test` has nobody who looks, and half of a sweep is the taking of pictures. */
export async function picture(page: Page, name: string): Promise<void> {
  if (process.env['GINKGO_PICTURES'] === 'none') return
  const pictures = join(test.info().project.outputDir, 'screens')
  await page.screenshot({ path: join(pictures, `${name}.png`), animations: 'disabled' })
}

export async function look(page: Page, name: string): Promise<void> {
  await picture(page, name)
  const found = isWhole ? await findingsInEveryLook(page) : await axeFindings(page)
  expect(found, `axe on ${name}`).toEqual([])
}

async function findingsInEveryLook(page: Page): Promise<readonly string[]> {
  const { size = 'small', contrast } = await page.evaluate(() => ({ ...document.documentElement.dataset }))
  const found: string[] = []
  for (const step of sizes) {
    for (const isHigh of [false, true]) {
      await display(page, step, isHigh)
      found.push(...(await axeFindings(page)).map((finding) => `${step}${isHigh ? ' high' : ''}: ${finding}`))
    }
  }
  await display(page, size, contrast === 'high')
  noteLooks(sizes.length * 2, found.length)
  return found
}

/** For the table of the long run: how often axe looked at one screen, and what it and the measuring found. */
export function noteLooks(tried: number, findings: number): void {
  const { titlePath, retry: attempt } = test.info()
  noteFigures({ test: 'faces', tried, found: { screens: 1, findings }, part: { name: titlePath.join(' '), attempt } })
}

/** What the elder's own settings do to the page, without asking for each of them by its button. */
export async function display(page: Page, size: string, isHigh: boolean): Promise<void> {
  await page.evaluate(
    async ([step, contrast]) => {
      const { dataset } = document.documentElement
      dataset['size'] = step
      dataset['contrast'] = contrast
      for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame)
      // What measured itself anew has been drawn again.
      await new Promise((resolve) => requestIdleCallback(resolve, { timeout: 2_000 }))
    },
    [size, isHigh ? 'high' : 'normal'] as const,
  )
  await settle(page)
}

/** A button on its way from grey to green has the contrast of neither; as when a picture is taken, what moves is at its end. */
const settle = (page: Page): Promise<void> =>
  page.evaluate(() => {
    for (const animation of document.getAnimations()) {
      if (animation.effect?.getComputedTiming().endTime === Infinity) animation.cancel()
      else animation.finish()
    }
  })

const axeProgram = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8')

export async function axeFindings(page: Page): Promise<readonly string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axeProgram)
  await settle(page)
  return page.evaluate(async () => {
    const { run } = (window as unknown as { readonly axe: typeof axe }).axe
    const { violations } = await run(document, {
      // No list of what is right, no style sheets fetched once more.
      resultTypes: ['violations'],
      preload: false,
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'],
    })
    return violations.map(({ id, nodes }) => {
      const places = nodes.map(({ html }) => html).slice(0, 3)
      return `${id}: ${places.join(' | ')}`
    })
  })
}
