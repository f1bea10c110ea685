/** A clinic morning on the built station: cards, Enter from field to field, a lock and a reload in between, a table of measurements, print. */
import { expect, test } from '@playwright/test'
import { zhCN } from '../../src-renderer/i18n/resources.ts'
import { lock, scan, unlock } from './support/faces.ts'
import { chen, goTo, openDay } from './support/staff.ts'
import { type Kiosk, openStation, type Station } from './support/station.ts'
import { sweep, sweepBoth } from './support/sweep.ts'
import type { DemoPerson } from './support/station-process.ts'

test.describe.configure({ mode: 'serial' })
const words = zhCN.clinic
const archive = zhCN.archive.reading
let station: Station
let one: Kiosk
let people: readonly DemoPerson[]

test.beforeAll(async () => {
  station = await openStation(12)
  one = await station.addKiosk('一号机')
  await openDay(one.page, chen)
  people = (await station.people()).slice(0, 2)
})
test.afterAll(async () => {
  await station?.close()
})

test('elders are measured one after the other by card and keyboard, without a network, through a lock and a reload', async () => {
  const { page } = one
  const [first, second] = people as [DemoPerson, DemoPerson]
  await expect(page.locator('.sync-chip')).toContainText('已同步', { timeout: 120_000 })
  one.cable.cut()
  await page.getByRole('button', { name: words.open }).click()
  for (const type of [archive.type.bloodPressure, archive.type.pulse, archive.type.oxygen])
    await page.getByText(type, { exact: true }).click()
  await page.getByRole('button', { name: words.start.begin }).click()
  for (const person of [first, second]) {
    // Keys of a slow machine are no scan, and must not stand in a field.
    await page.getByRole('heading', { level: 1 }).focus()
    const joined = page.getByText(words.queue.joined.replace('{{name}}', person.name))
    await scan(page, person.card, joined.or(page.getByText(zhCN.refusal['clinic.alreadyWaiting'])))
  }
  await page.getByLabel(archive.field.systolic).first().fill('156')
  await lock(page)
  await unlock(page)
  await expect(page.getByLabel(archive.field.systolic).first()).toHaveValue('156')
  await sweepBoth(page, 'clinic-queue')
  await page.getByLabel(archive.field.systolic).first().focus()
  for (const key of ['Enter', '8', '4', 'Enter', '7', '2', 'Enter', '9', '7', 'Enter']) await page.keyboard.press(key)
  await expect(page.getByRole('button', { name: words.measure.rest })).toBeVisible()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(page.getByText(words.measure.title.replace('{{name}}', second.name))).toBeVisible()
  await one.reload()
  await unlock(page)
  await goTo(page, '今天')
  await page.getByRole('button', { name: words.open }).click()
  await expect(page.locator('.clinic-queue > li')).toHaveCount(2)
  await page.keyboard.type('128')
  for (const key of ['Enter', '7', '8', 'Enter', 'Enter', '9', '8', 'Enter']) await page.keyboard.press(key)
  await expect(page.getByText(words.measure.title.replace('{{name}}', first.name))).toBeVisible()
  await page.getByRole('button', { name: words.toSummary }).click()
  await expect(page.locator('.clinic-sheet tbody tr')).toHaveCount(2)
  await sweepBoth(page, 'clinic-sheet')
  await page.getByRole('button', { name: words.summary.printSlips }).click()
  await expect(page.locator('.dialog .clinic-slip')).toHaveCount(2)
  await sweep(page, 'clinic-slips', 'zh-CN')
  await page.keyboard.press('Escape')
})

test('two thousand rows of a table are looked at, kept, and kept once', async () => {
  const { page } = one
  const import_ = zhCN.imports
  const [first] = people as [DemoPerson]
  const day = (i: number) => new Date(Date.UTC(1998, 0, 1) + i * 86_400_000).toISOString().slice(0, 10)
  const rows = Array.from({ length: 2_000 }, (_, i) => `${first.card},${day(i)},${110 + (i % 60)},72`)
  const table = `卡号,日期,高压,低压\n${rows.join('\n')}\n${first.card},2026-01-01,1380,82`
  await page.getByRole('button', { name: words.import }).click()
  const file = page.locator('input[type=file]')
  for (const isFirst of [true, false]) {
    await file.setInputFiles({ name: 'pressure.csv', mimeType: 'text/csv', buffer: Buffer.from(table) })
    await page.getByRole('button', { name: import_.check }).click()
    const kept = import_.willKeep_other
      .replace('{{count}}', isFirst ? '2000' : '0')
      .replace('{{elders}}', isFirst ? '1' : '0')
    await expect(page.getByText(kept)).toBeVisible({ timeout: 60_000 })
    if (!isFirst) break
    await sweepBoth(page, 'import-preview')
    await page.getByRole('button', { name: import_.save_other.replace('{{count}}', '2000') }).click()
    await expect(page.getByText(/^已经导入 2000 条/)).toBeVisible({ timeout: 60_000 })
    await page.getByRole('button', { name: import_.another }).click()
  }
  expect(one.strangers).toEqual([])
  expect(one.faults).toEqual([])
})
