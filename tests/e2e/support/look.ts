/** Looks at a screen as a person and as axe: a picture of it, and no finding at any text size. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type axe from 'axe-core'
import { expect, type Page, test } from '@playwright/test'

/** For whoever wants to see; the whole `npm test` has nobody who looks, and half of a sweep is the taking of pictures. */
export async function picture(page: Page, name: string): Promise<void> {
  if (process.env['GINKGO_PICTURES'] === 'none') return
  const pictures = join(test.info().project.outputDir, 'screens')
  await page.screenshot({ path: join(pictures, `${name}.png`), animations: 'disabled' })
}

export async function look(page: Page, name: string): Promise<void> {
  await picture(page, name)
  expect(await axeFindings(page), `axe on ${name}`).toEqual([])
}

const axeProgram = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8')

export async function axeFindings(page: Page): Promise<readonly string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axeProgram)
  return page.evaluate(async () => {
    // A button on its way from grey to green has the contrast of neither; as when a picture is taken, what moves is at its end.
    for (const animation of document.getAnimations()) {
      if (animation.effect?.getComputedTiming().endTime === Infinity) animation.cancel()
      else animation.finish()
    }
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
