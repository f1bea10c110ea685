/** Looks at a screen as a person and as axe: a picture of it, and no finding at any text size. */
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'

export async function picture(page: Page, name: string): Promise<void> {
  const pictures = join(test.info().project.outputDir, 'screens')
  await page.screenshot({ path: join(pictures, `${name}.png`), animations: 'disabled' })
}

export async function look(page: Page, name: string): Promise<void> {
  await picture(page, name)
  expect(await axeFindings(page), `axe on ${name}`).toEqual([])
}

export async function axeFindings(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page })
    // One frame and only what is wrong: no second page, no list of what is right.
    .setLegacyMode(true)
    .options({ resultTypes: ['violations'] })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  return violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .map((node) => node.html)
        .slice(0, 3)
        .join(' | ')}`,
  )
}
