/** One screen in every shape, size of text and contrast: nothing cut off, too wide, too small to touch, out of the keyboard's
 * reach or in the other language. */
import { expect, type Page } from '@playwright/test'
import type { Language } from '../../../src-renderer/i18n/resources.ts'
import { faultsOf } from './faults.ts'
import { keyboardFaults } from './keyboard.ts'
import { axeFindings, display, isWhole, noteLooks, picture, sizes } from './look.ts'

const landscape = { width: 1920, height: 1080 }
const small = { width: 1366, height: 768 }
const portrait = { width: 1080, height: 1920 }
type Look = {
  readonly shape: typeof landscape
  readonly size: (typeof sizes)[number]
  readonly isHigh?: boolean
  /** With axe, not only measured. */
  readonly isClose?: boolean
}

/**
 * The hardest of each language, and axe in both contrasts; every other look of every screen has the long run (`npm run test:long -- --only faces`).
 */
const few: Readonly<Record<Language, readonly Look[]>> = {
  'zh-CN': [
    { shape: portrait, size: 'large', isClose: true },
    { shape: landscape, size: 'small' },
  ],
  en: [
    { shape: small, size: 'large', isHigh: true, isClose: true },
    { shape: portrait, size: 'medium' },
  ],
}
/** Every size in every shape; axe at every size in both contrasts, each in another shape. */
const every: readonly Look[] = [landscape, portrait, small].flatMap((shape, at) =>
  sizes.map((size, step) => {
    const contrast = [false, true].find((isHigh) => (step + Number(isHigh)) % 3 === at)
    return { shape, size, isHigh: contrast === true, isClose: contrast !== undefined }
  }),
)

/** @param name of its pictures; a fault fails the test and lets it go on. */
export async function sweep(page: Page, name: string, language: Language): Promise<void> {
  const face = await page.evaluate(() => document.documentElement.dataset['face'])
  const faults = new Map<string, string>()
  const looks = isWhole ? every : few[language]
  for (const { shape, size, isHigh = false, isClose = false } of looks) {
    await page.setViewportSize(shape)
    await display(page, size, isHigh)
    const found = [...(await faultsOf(page, language)), ...(isClose ? await axeFindings(page) : [])]
    for (const fault of found) if (!faults.has(fault)) faults.set(fault, `${shape.width}×${shape.height} ${size}`)
    await picture(page, `face-${name}-${language}-${shape.width}-${size}`)
  }
  if (face === 'staff' && language === 'zh-CN')
    for (const fault of await keyboardFaults(page)) faults.set(fault, 'by keyboard')
  await display(page, face === 'elder' ? 'medium' : 'small', false)
  await page.setViewportSize(landscape)
  if (isWhole) noteLooks(looks.filter(({ isClose = false }) => isClose).length, faults.size)
  expect
    .soft(
      [...faults].map(([fault, where]) => `${where}: ${fault}`),
      `${name} in ${language}`,
    )
    .toEqual([])
}

/** A page of the staff in both languages, by the button of the rail. */
export async function sweepBoth(page: Page, name: string): Promise<void> {
  await sweep(page, name, 'zh-CN')
  await page.getByRole('button', { name: 'English', exact: true }).click()
  await sweep(page, name, 'en')
  await page.getByRole('button', { name: '中文', exact: true }).click()
}
