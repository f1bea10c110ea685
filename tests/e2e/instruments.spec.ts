/** A short instrument from the first question to the sheet: an answer that alarms, what is done about it, and an elder alone. */
import { expect, type Locator, test } from '@playwright/test'
import { zhCN } from '../../src-renderer/i18n/resources.ts'
import { sweep, sweepBoth } from './support/sweep.ts'
import { chen, findElder, goTo, openDay } from './support/staff.ts'
import { type Kiosk, openStation, type Station } from './support/station.ts'
import type { DemoPerson } from './support/station-process.ts'

test.describe.configure({ mode: 'serial' })
const words = zhCN.instruments
let station: Station
let one: Kiosk
let person: DemoPerson

test.beforeAll(async () => {
  station = await openStation(12)
  one = await station.addKiosk('一号机')
  await openDay(one.page, chen)
  person = (await station.people()).find(({ assessments, services }) => assessments > 0 && services >= 0)!
})
test.afterAll(async () => {
  await station?.close()
})

const card = (): Locator => one.page.locator('.card', { has: one.page.getByRole('heading', { name: words.title }) })

test('PHQ-9 by the keyboard: item 9 says at once what to do, and is the first task until it is written down', async () => {
  const { page } = one
  await findElder(page, person.name, person.name)
  await card().getByRole('button', { name: words.card.showAll }).click()
  await sweep(page, 'instruments-card', 'zh-CN')
  await card().getByRole('button', { name: '做心情九问（PHQ-9）' }).click()
  await page.getByRole('button', { name: words.start.button, exact: true }).click()
  const answer = async (digits: string) => {
    for (const digit of digits) await page.keyboard.press(digit)
  }
  await answer('212')
  await page.keyboard.press('Enter')
  await answer('111')
  await page.keyboard.press('Enter')
  await answer('112')
  await expect(page.getByText(words.alert.title)).toBeVisible()
  await sweepBoth(page, 'instruments-alert')

  // Stopped in the middle, it is the first of the day's tasks, and gone on with from there.
  await goTo(page, '今天')
  await expect(page.locator('.task-list tbody tr').first()).toContainText(zhCN.today.what.selfHarmAlert)
  await page.locator('.task-list tbody tr').first().getByRole('button').click()
  await page.getByRole('button', { name: words.alert.write }).click()
  await page.getByText(words.alert.deed.stayed).click()
  await page.getByText(words.alert.deed.toldLead).click()
  await page.getByLabel(words.alert.note).fill('陪着坐了半个钟头，女儿晚上过来。')
  await page.getByRole('button', { name: words.alert.save }).click()
  await expect(page.getByText(words.alert.title)).toBeHidden()
  await page.getByRole('button', { name: '接着做心情九问' }).first().click()
  await page.getByRole('button', { name: words.finish }).click()
  await expect(page.getByText('3 / 27').first()).toBeVisible()
  await expect(page.getByText(words.alert.history)).toBeVisible()
  await sweepBoth(page, 'instruments-result')
})

test('the fall risk makes the need of prevention known at once', async () => {
  const { page } = one
  await findElder(page, person.name, person.name)
  await card().getByRole('button', { name: words.card.showAll }).click()
  await card().getByRole('button', { name: '做跌倒风险评估' }).click()
  await page.getByRole('button', { name: words.start.button, exact: true }).click()
  await page.keyboard.press('1')
  await page.keyboard.press('2')
  for (let part = 0; part < 7; part += 1) {
    await page.keyboard.press('Enter')
    await page.getByText(words.noneOfThese).click()
  }
  await sweep(page, 'instruments-fall-risk', 'zh-CN')
  await page.getByRole('button', { name: words.finish }).click()
  await expect(page.getByText('6 / 53').first()).toBeVisible()
})

test('an elder answers alone, looks it over, and is thanked without a score', async () => {
  const { page } = one
  await findElder(page, person.name, person.name)
  await page.getByRole('button', { name: zhCN.elders.handOver }).click()
  await page.getByRole('button', { name: zhCN.selfAnswers.tile }).click()
  await page.getByRole('button', { name: words.self.tile }).click()
  await page.getByRole('button', { name: '心情两问' }).click()
  await page.getByRole('button', { name: words.self.start, exact: true }).click()
  await sweep(page, 'instruments-self-question', 'zh-CN')
  await page.getByRole('button', { name: '几乎每天' }).click()
  await page.getByRole('button', { name: '有几天' }).click()
  await page.getByRole('button', { name: words.self.send }).click()
  await expect(page.getByText(words.self.thanks)).toBeVisible()
  await sweep(page, 'instruments-self-thanks', 'zh-CN')
})
