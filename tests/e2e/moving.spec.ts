/** An elder moves from one station to another on the built station: two stations of one server, and the slip between them. */
import { expect, type Page, test } from '@playwright/test'
import { en, zhCN } from '../../src-renderer/i18n/resources.ts'
import { picture } from './support/look.ts'
import { findElder, goTo, openDay, sign, zhou } from './support/staff.ts'
import { openStation, type Station } from './support/station.ts'
import { sweep } from './support/sweep.ts'

const words = zhCN.transfer
let station: Station
test.beforeAll(async () => {
  station = await openStation(30)
})
test.afterAll(async () => {
  await station?.close()
})

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

async function setUpNewStation(page: Page, address: string): Promise<void> {
  await page.getByRole('radio', { name: /^连到服务器/ }).check()
  await press(page, '下一步')
  await page.getByLabel('服务器地址').fill(address)
  await page.getByLabel('一次性登记码').fill(await station.enrolmentCode('河东驿站'))
  await page.getByLabel('这台机器叫什么').fill('大厅')
  await press(page, '下一步')
  await page.getByLabel('您的姓名').fill('林秀兰')
  for (const heading of ['设一个六位密码', '再输入一次']) {
    await expect(page.getByRole('heading', { name: heading })).toBeVisible()
    for (const digit of '507284') await press(page, `数字 ${digit}`)
  }
  await expect(page.getByRole('heading', { name: '按轻重缓急' })).toBeVisible({ timeout: 60_000 })
}

test('an elder moves to another station with all that is known, and leaves nothing but the receipt', async () => {
  const old = await station.addKiosk('一号机')
  const people = await station.people()
  const gone = people.find(
    ({ name, assessments, questions }) =>
      assessments > 0 && questions === 0 && people.filter((person) => person.name === name).length === 1,
  )!
  const { page } = old
  await openDay(page, zhou)
  await expect(page.locator('.sync-chip')).toContainText('已同步', { timeout: 120_000 })
  await findElder(page, gone.name, gone.name)
  await page.getByRole('tab', { name: zhCN.elders.looks.tabs.consent }).click()
  await press(page, words.card.start)
  await sweep(page, 'moving-what-goes', 'zh-CN')
  await press(page, words.dialog.next)
  await sign(page)
  await press(page, words.dialog.sign)
  await expect(page.locator('.dialog .transfer-code')).toBeVisible()
  const code = (await page.locator('.dialog .transfer-code').innerText()).replaceAll(/\s/g, '')
  await sweep(page, 'moving-slip', 'zh-CN')
  await page.emulateMedia({ media: 'print' })
  await picture(page, 'moving-slip-paper')
  await page.emulateMedia({ media: 'screen' })
  await press(page, words.slip.done)
  await expect(page.getByText(words.card.openText)).toBeVisible()
  await expect(page.locator('.sync-chip')).toContainText('已同步', { timeout: 60_000 })

  const other = await station.addKiosk('新站', { isNew: true })
  await setUpNewStation(other.page, other.cable.url)
  await goTo(other.page, '老人')
  await press(other.page, words.receive.button)
  await other.page.getByLabel(words.receive.field).fill('ABCDEFGHJKMNPQRSTVWXYZ0123')
  await press(other.page, words.receive.take)
  await expect(other.page.getByText(zhCN.refusal['transfer.refused'])).toBeVisible()
  await sweep(other.page, 'moving-wrong-code', 'zh-CN')
  await other.page.getByLabel(words.receive.field).fill(code.toLowerCase())
  await press(other.page, words.receive.take)
  await expect(other.page.getByText(words.receive.done)).toBeVisible({ timeout: 60_000 })
  await press(other.page, words.receive.open)
  await expect(other.page.getByRole('heading', { name: gone.name, level: 1 })).toBeVisible()
  await sweep(other.page, 'moving-arrived', 'zh-CN')

  await expect(page.getByRole('heading', { name: words.left.title })).toBeVisible({ timeout: 60_000 })
  await expect(page.locator('body')).not.toContainText(gone.name)
  await sweep(page, 'moving-left', 'zh-CN')
  for (const [kiosk, name, text] of [
    [page, 'moving-left', en.transfer.left.title],
    [other.page, 'moving-arrived', en.transfer.arrivedText.slice(0, 9)],
  ] as const) {
    await press(kiosk, 'English')
    await expect(kiosk.getByText(text).first()).toBeVisible()
    await sweep(kiosk, name, 'en')
  }
  expect([...old.faults, ...other.faults]).toEqual([])
})
