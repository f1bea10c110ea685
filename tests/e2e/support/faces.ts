/** What every walk through the faces does with a page, in the words of the language it stands in. */
import { expect, type Locator, type Page } from '@playwright/test'
import { en, type Language, zhCN } from '../../../src-renderer/i18n/resources.ts'
import { chen, enterPin, type StaffMember } from './staff.ts'
import type { DemoPerson } from './station-process.ts'

export const texts = { 'zh-CN': zhCN, en } as const
export const languages = ['zh-CN', 'en'] as const

/** Those with a card and an assessment, the one with most to show first; nobody whose record two people changed, which is left for the page of questions. */
export const byInterest = (people: readonly DemoPerson[]): readonly DemoPerson[] =>
  people.filter(({ questions }) => questions === 0).toSorted((a, b) => interest(b) - interest(a))

const interest = ({ card, assessments, services }: DemoPerson): number =>
  card === '' || assessments === 0 ? 0 : Math.min(services, 4) + assessments

export const press = (page: Page, name: string | RegExp): Promise<void> =>
  page
    .getByRole('button', { name, ...(typeof name === 'string' ? { exact: true } : {}) })
    .first()
    .click()

/** By the button every elder's page has. */
export async function speak(page: Page, language: Language): Promise<void> {
  if ((await page.locator('html').getAttribute('lang')) === language) return
  await page.locator('.elder-tools [aria-expanded]').click()
  await page.locator(`.text-size [lang="${language}"]`).click()
  await page.locator('.text-size .is-close').click()
}

/**
 * A card under the scanner: keys faster than fingers, and Enter; none waits until the one before has arrived. On a loaded
 * machine the browser may get them slower than any scanner types: then the card is held there once more, as a person would.
 */
export async function scan(page: Page, text: string, answer: Locator): Promise<void> {
  await expect(async () => {
    await Promise.all([...text, 'Enter'].map((key) => page.keyboard.press(key)))
    await expect(answer).toBeVisible({ timeout: 5_000 })
  }).toPass({ timeout: 60_000 })
}

export const homeOf = (page: Page): Locator => page.getByRole('button', { name: new RegExp(zhCN.elderHome.health) })

export async function lock(page: Page): Promise<void> {
  await page.locator('.staff-lock').click()
  await expect(page.locator('.call-staff')).toBeVisible()
}

export async function unlock(page: Page, who: StaffMember = chen): Promise<void> {
  await page.locator('.staff-door').click()
  await enterPin(page, who)
  await expect(page.locator('.staff-rail')).toBeVisible()
}
