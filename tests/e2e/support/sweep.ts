/** One screen in every shape, size of text and contrast: nothing cut off, too wide, too small to touch or in the other language. */
import { expect, type Page } from '@playwright/test'
import type { Language } from '../../../src-renderer/i18n/resources.ts'
import { faultsOf } from './faults.ts'
import { axeFindings, picture } from './look.ts'

const landscape = { width: 1920, height: 1080 }
const small = { width: 1366, height: 768 }
const portrait = { width: 1080, height: 1920 }
const sizes = ['small', 'medium', 'large'] as const

/** Where axe looks: every shape, size, contrast and language meets every screen once. */
const closer: Readonly<Record<Language, readonly (readonly [typeof landscape, (typeof sizes)[number], boolean])[]>> = {
  'zh-CN': [
    [landscape, 'small', false],
    [small, 'large', true],
  ],
  en: [[portrait, 'medium', false]],
}

/** @param name of its pictures; a fault fails the test and lets it go on. */
export async function sweep(page: Page, name: string, language: Language): Promise<void> {
  const isElder = await page.evaluate(() => document.documentElement.dataset['face'] === 'elder')
  const faults = new Map<string, string>()
  for (const viewport of [landscape, portrait, small]) {
    await page.setViewportSize(viewport)
    for (const size of isElder ? sizes : ([viewport === landscape ? 'small' : 'large'] as const)) {
      const [, , isHigh = false] = closer[language].find(([shape, step]) => shape === viewport && step === size) ?? []
      const isClose = closer[language].some(([shape, step]) => shape === viewport && (step === size || !isElder))
      await display(page, size, isHigh)
      const where = `${viewport.width}×${viewport.height}${isElder ? ` ${size}` : ''}`
      const found = [...(await faultsOf(page, language)), ...(isClose ? await axeFindings(page) : [])]
      for (const fault of found) if (!faults.has(fault)) faults.set(fault, where)
      const file = `face-${name}-${language}-${viewport.width}-${size}`
      if (isClose || size === 'large') await picture(page, file)
    }
  }
  await display(page, isElder ? 'medium' : 'small', false)
  await page.setViewportSize(landscape)
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

/** What the elder's own settings do to the page, without asking for each of them by its button. */
const display = (page: Page, size: string, isHigh: boolean): Promise<void> =>
  page.evaluate(
    async ([step, contrast]) => {
      const { dataset } = document.documentElement
      dataset['size'] = step
      dataset['contrast'] = contrast
      for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame)
    },
    [size, isHigh ? 'high' : 'normal'] as const,
  )
