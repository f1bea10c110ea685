/** The elder's right to be forgotten on the built station: two kiosks and a server, and the receipt for paper. */
import { expect, test } from '@playwright/test'
import { zhCN } from '../../src-renderer/i18n/resources.ts'
import { look, picture } from './support/look.ts'
import { findElder, openDay, zhou } from './support/staff.ts'
import { openStation, type Station } from './support/station.ts'

let station: Station
test.beforeAll(async () => {
  station = await openStation(30)
})
test.afterAll(async () => {
  await station?.close()
})

test('what is erased on one kiosk is gone from the other, also for whoever has the page open', async () => {
  const [one, two] = [await station.addKiosk('一号机'), await station.addKiosk('二号机')]
  const people = await station.people()
  const gone = people.find(({ name }) => people.filter((person) => person.name === name).length === 1)!
  for (const { page } of [one, two]) {
    await openDay(page, zhou)
    await expect(page.locator('.sync-chip')).toContainText('已同步', { timeout: 120_000 })
    await findElder(page, gone.name, gone.name)
  }
  const { page } = one
  const words = zhCN.erasure
  await page.getByRole('tab', { name: zhCN.elders.looks.tabs.consent }).click()
  await page.getByRole('button', { name: words.end.erase, exact: true }).click()
  await look(page, 'erasing-what-goes')
  await page.getByText(words.wish.elder, { exact: true }).click()
  await page.getByRole('button', { name: words.erase.next, exact: true }).click()
  await page.locator('.dialog').getByRole('textbox').fill(gone.name)
  await look(page, 'erasing-name')
  await page.getByRole('button', { name: words.erase.confirm, exact: true }).click()
  for (const { page: where } of [one, two]) {
    await expect(where.getByRole('heading', { name: words.erased.title })).toBeVisible({ timeout: 60_000 })
    await expect(where.locator('body')).not.toContainText(gone.name)
  }
  await look(page, 'erasing-done')
  await page.emulateMedia({ media: 'print' })
  await picture(page, 'erasing-receipt')
  await page.emulateMedia({ media: 'screen' })
  for (const { page: where } of [one, two]) {
    await where.keyboard.press('F2')
    await where.keyboard.type(gone.name)
    await expect(where.getByRole('option', { name: gone.name })).toHaveCount(0)
    await where.keyboard.press('Escape')
  }
  expect([...one.faults, ...two.faults]).toEqual([])
})
