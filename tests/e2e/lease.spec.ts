/** A kiosk that has not reached its server for days: warned of, locked, and renewed by a file that somebody carried there. */
import { expect, type Page, test } from '@playwright/test'
import { zhCN } from '../../src-renderer/i18n/resources.ts'
import { picture } from './support/look.ts'
import { chen, enterPin, findElder, openDay } from './support/staff.ts'
import { type Kiosk, openStation, type Station } from './support/station.ts'
import { sweep, sweepBoth } from './support/sweep.ts'

test.describe.configure({ mode: 'serial' })
let station: Station
let kiosk: Kiosk
test.beforeAll(async () => {
  station = await openStation(30)
  kiosk = await station.addKiosk('一号机')
  await openDay(kiosk.page)
  await expect(kiosk.page.locator('.sync-chip')).toContainText('已同步', { timeout: 120_000 })
})
test.afterAll(async () => {
  await station?.close()
})

async function switchedOffFor(days: number): Promise<Page> {
  const { page, cable } = kiosk
  cable.cut()
  await page.goto(await station.ageLease('一号机', days))
  await page.getByRole('button', { name: zhCN.sealed.open }).click()
  await enterPin(page, chen)
  await expect(page.locator('.staff-rail')).toBeVisible({ timeout: 60_000 })
  return page
}
const choose = (page: Page, text: string): Promise<void> =>
  page
    .locator('input[type=file]')
    .setInputFiles({ name: 'renewal.json', mimeType: 'application/json', buffer: Buffer.from(text) })

test('is warned of above every page from the seventh day', async () => {
  const page = await switchedOffFor(8)
  await expect(page.getByText('已经 8 天没和总台联系')).toBeVisible()
  await expect(page.getByText('再过 22 天这台机器会锁住')).toBeVisible()
  await sweepBoth(page, 'lease-warned')
  await page.getByRole('button', { name: zhCN.lease.how }).click()
  await expect(page.getByRole('button', { name: zhCN.lease.choose })).toBeVisible()
  await sweepBoth(page, 'lease-how')
  const person = (await station.people()).find(({ card }) => card !== '')!
  await findElder(page, person.name, person.name)
})

test('locks what was known before after thirty days; registering and calling go on', async () => {
  const page = await switchedOffFor(23)
  await expect(page.getByRole('heading', { name: zhCN.lease.lockedTitle })).toBeVisible()
  await sweepBoth(page, 'lease-locked')
  const person = (await station.people()).find(({ card }) => card !== '')!
  await findElder(page, person.name, person.name)
  await expect(page.getByRole('heading', { name: zhCN.lease.elder.ring })).toBeVisible()
  await expect(page.getByRole('tab')).toHaveCount(0)
  await sweepBoth(page, 'lease-elder')
  await page.getByRole('link', { name: zhCN.app.menu.services }).click()
  await expect(page.getByRole('heading', { name: zhCN.lease.lockedTitle })).toBeVisible()
  await page.getByRole('button', { name: zhCN.elders.register }).click()
  await expect(page.locator('fieldset.consent-answer').first()).toBeVisible()

  await page.getByRole('link', { name: zhCN.app.menu.today }).click()
  await page.locator('.staff-lock').click()
  await page.getByRole('button', { name: new RegExp(zhCN.elderHome.identify) }).click()
  await expect(async () => {
    await Promise.all([...person.card, 'Enter'].map((key) => page.keyboard.press(key)))
    await expect(page.getByText(zhCN.lease.own.title)).toBeVisible({ timeout: 5_000 })
  }).toPass({ timeout: 60_000 })
  await sweep(page, 'lease-own', 'zh-CN')
  await page.locator('.call-staff').click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await picture(page, 'lease-calling')
})

test('opens again by a file of its server, which works once', async () => {
  const page = await switchedOffFor(0)
  await expect(page.getByRole('heading', { name: zhCN.lease.lockedTitle })).toBeVisible()
  await choose(page, 'holiday.jpg')
  await expect(page.getByText(zhCN.refusal['lease.notAFile'])).toBeVisible()
  const file = await station.renewalOf('一号机')
  await choose(page, file.replace('"lockAfterDays":30', '"lockAfterDays":3000'))
  await expect(page.getByText(zhCN.refusal['lease.forged'])).toBeVisible()
  await choose(page, file)
  await expect(page.getByRole('heading', { name: zhCN.today.list.title })).toBeVisible()
  await switchedOffFor(8)
  await page.getByRole('button', { name: zhCN.lease.how }).click()
  await choose(page, await station.renewalOf('一号机'))
  await expect(page.getByText(zhCN.lease.renewed)).toBeVisible()
  await choose(page, file)
  await expect(page.getByText(zhCN.refusal['lease.older'])).toBeVisible()
  kiosk.cable.mend()
  await expect(page.locator('.sync-chip')).toContainText('已同步', { timeout: 120_000 })
})
