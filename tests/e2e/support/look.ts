/** Looks at a screen as a person and as axe: a picture of it, and no finding at any text size. */
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'

export async function look(page: Page, name: string): Promise<void> {
  const pictures = join(test.info().project.outputDir, 'screens')
  await page.screenshot({ path: join(pictures, `${name}.png`), animations: 'disabled' })
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  expect(
    violations.map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .map((node) => node.html)
          .slice(0, 3)
          .join(' | ')}`,
    ),
    `axe on ${name}`,
  ).toEqual([])
}
