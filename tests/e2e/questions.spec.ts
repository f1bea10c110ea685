/** Two people change one thing on machines that do not hear of each other: both are shown, one is chosen, and every machine knows. */
import { expect, test } from '@playwright/test'
import { zhCN } from '../../src-renderer/i18n/resources.ts'
import { look } from './support/look.ts'
import { chen, findElder, goTo, openDay, zhou } from './support/staff.ts'
import { type Kiosk, openStation, type Station } from './support/station.ts'
import type { DemoPerson } from './support/station-process.ts'

test.describe.configure({ mode: 'serial' })
const words = zhCN.questions
let station: Station
let one: Kiosk
let two: Kiosk
let person: DemoPerson

test.beforeAll(async () => {
  station = await openStation(12)
  one = await station.addKiosk('一号机')
  two = await station.addKiosk('二号机')
  await openDay(one.page, chen)
  await openDay(two.page, zhou)
  for (const kiosk of [one, two]) await inSync(kiosk)
  person = (await station.people())[0]!
})
test.afterAll(async () => {
  await station?.close()
})

const inSync = ({ page }: Kiosk) =>
  expect(page.locator('.sync-chip')).toContainText(zhCN.sync.upToDate, { timeout: 120_000 })
const tile = ({ page }: Kiosk) => page.locator('.stat-tile', { hasText: zhCN.today.stats.conflicts })

async function changeNote({ page }: Kiosk, note: string): Promise<void> {
  await findElder(page, person.name, person.name)
  await page.getByRole('button', { name: zhCN.elders.edit }).click()
  await page.getByLabel(zhCN.elders.field.dialect).fill(`${note}话`)
  await page.getByLabel(zhCN.elders.field.note, { exact: true }).fill(note)
  await page.getByRole('button', { name: zhCN.elders.form.saveChanges }).click()
  await expect(page.getByRole('tab').first()).toBeVisible()
}

test('both are told to whoever is at either machine, with who, when and where', async () => {
  for (const { cable } of [one, two]) cable.cut()
  await changeNote(one, '爱喝热茶')
  await changeNote(two, '左耳听不清')
  for (const { cable, page } of [one, two]) {
    cable.mend()
    await page.evaluate(() => window.dispatchEvent(new Event('online')))
  }
  for (const kiosk of [one, two]) {
    await inSync(kiosk)
    await goTo(kiosk.page, '今天')
    await expect(tile(kiosk).locator('b')).toHaveText('2')
  }
  await tile(one).click()
  const { page } = one
  await expect(page.getByText(words.standing).first()).toBeVisible()
  await expect(page.getByText(new RegExp(`${chen.name} · .* · ${words.thisMachine}`)).first()).toBeVisible()
  await expect(page.getByText(new RegExp(`${zhou.name} · .* · ${words.otherMachine}`)).first()).toBeVisible()
  await look(page, 'questions-both')
})

test('one is chosen and the other joined, on two machines, and nobody is asked any more; what was not chosen stands below', async () => {
  await one.page.getByRole('button', { name: /用“爱喝热茶话”$/ }).click()
  await expect(one.page.getByText('没选：“左耳听不清话”')).toBeVisible()
  await inSync(one)
  await expect(tile(two).locator('b')).toHaveText('1', { timeout: 60_000 })
  await tile(two).click()
  await two.page.getByRole('button', { name: words.join }).click()
  await expect(two.page.getByText(words.none)).toBeVisible()
  await expect(one.page.getByText(words.none)).toBeVisible({ timeout: 60_000 })
  for (const { page } of [one, two]) {
    await expect(page.getByText('没选：“左耳听不清话”')).toBeVisible()
    await expect(page.getByText('没选：“左耳听不清”')).toBeVisible()
    await findElder(page, person.name, person.name)
    await expect(page.getByText('爱喝热茶话', { exact: true })).toBeVisible()
    await expect(page.getByText(/爱喝热茶/).and(page.getByText(/左耳听不清/))).toBeVisible()
  }
  const atServer = await station.serverDocument(person.id)
  expect(atServer).toContain('"dialect":"爱喝热茶话"')
  expect(atServer).toMatch(/"note":"[^"]*(爱喝热茶[^"]*左耳听不清|左耳听不清[^"]*爱喝热茶)/)
  await look(two.page, 'questions-settled')
})
