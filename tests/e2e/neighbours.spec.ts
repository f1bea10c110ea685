/** Two kiosks in one house while the line to the server is dead: what is registered at one stands at the other. */
import { expect, type Page, test } from '@playwright/test'
import { en, zhCN } from '../../src-renderer/i18n/resources.ts'
import { enterPin, chen, findElder, openDay, registerElder } from './support/staff.ts'
import { type Kiosk, lineIsBack, openStation, type Station } from './support/station.ts'
import { sweep } from './support/sweep.ts'

test.describe.configure({ mode: 'serial' })
let station: Station
let one: Kiosk
let two: Kiosk
const chip = (page: Page) => page.locator('.sync-chip')
test.beforeAll(async () => {
  station = await openStation(30)
  one = await station.addKiosk('前台', { isOnNetwork: true })
  two = await station.addKiosk('活动室', { isOnNetwork: true })
  await openDay(two.page)
  // Its server names a kiosk its neighbours when it renews it: the first one is switched off and on.
  await one.page.goto(await station.ageLease('前台', 0))
  await one.page.getByRole('button', { name: zhCN.sealed.open }).click()
  await enterPin(one.page, chen)
  for (const { page } of [one, two]) await expect(chip(page)).toContainText('已同步', { timeout: 120_000 })
})
test.afterAll(async () => {
  await station?.close()
})

test('finds at one what was registered at the other, without the server, and says how both stand', async () => {
  for (const { cable } of [one, two]) cable.cut()
  await registerElder(one.page, { name: '欧阳静宜', number: '110105194306170020' })
  await expect(chip(two.page)).toContainText(zhCN.sync.offlineTogether, { timeout: 120_000 })
  await findElder(two.page, '欧阳静宜', '欧阳静宜')
  await chip(two.page).click()
  await expect(two.page.getByText('另一台机器（前台）在旁边')).toBeVisible()
  await sweep(two.page, 'neighbours', 'zh-CN')
  await two.page.getByRole('button', { name: zhCN.ui.close }).click()
  await two.page.getByRole('button', { name: 'English' }).click()
  await expect(chip(two.page)).toContainText(en.sync.offlineTogether, { timeout: 60_000 })
  await sweep(two.page, 'offline-together', 'en')
  await chip(two.page).click()
  await expect(two.page.getByText('Another machine (前台) is nearby', { exact: false })).toBeVisible()
  await sweep(two.page, 'neighbours', 'en')
  await two.page.getByRole('button', { name: en.ui.close }).click()
  await two.page.getByRole('button', { name: '中文' }).click()
})

test('brings it to the server by the one that reaches it, and counts nothing as not sent at either', async () => {
  two.cable.mend()
  await lineIsBack(two)
  await expect(chip(two.page)).toContainText('已同步', { timeout: 120_000 })
  one.cable.mend()
  await lineIsBack(one)
  await expect(chip(one.page)).toContainText('已同步', { timeout: 120_000 })
  await expect(chip(one.page)).not.toContainText('待发送')
})
