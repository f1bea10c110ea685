/** Paper read by the built station: an identity card into the form of registration, compared field by field, and gone afterwards. */
import { expect, type Locator, type Page, test } from '@playwright/test'
import { zhCN } from '../../src-renderer/i18n/resources.ts'
import { openCardKiosk } from '../id-cards/card-kiosk.ts'
import { drawnCards } from '../id-cards/invented-people.ts'
import { unlock } from './support/faces.ts'
import { look, picture } from './support/look.ts'
import { findElder, giveConsent, goTo, openDay, zhou } from './support/staff.ts'
import { type Kiosk, openStation, type Station } from './support/station.ts'
import { sweep } from './support/sweep.ts'

const words = { ...zhCN.reading, ...zhCN.idCard }
const drawn = drawnCards(7, 1)[0]!
const card = { ...drawn, shot: { ...drawn.shot, tilt: 3, blur: 0.6, glare: 0, cardWidth: 1_200 } }

test.describe.configure({ mode: 'serial' })

let station: Station
let one: Kiosk
let upright: Buffer
let upsideDown: Buffer
let sheet: Buffer
/** With nothing on it that an archive keeps. */
let notice: Buffer
test.beforeAll(async () => {
  const drawing = await openCardKiosk()
  upright = Buffer.from(await drawing.call('draw', card), 'base64')
  const lines = ['血压：138/82 mmHg', '1、阿司匹林肠溶片 100mg 口服 每日一次'].map((text) => ({ text, size: 36 }))
  sheet = Buffer.from(await drawing.call('drawSheet', lines, 1), 'base64')
  const lone = [{ text: '通知：明天上午九点开会', size: 36 }]
  notice = Buffer.from(await drawing.call('drawSheet', lone, 1), 'base64')
  upsideDown = Buffer.from(await drawing.call('draw', card, 2), 'base64')
  await drawing.close()
  station = await openStation(10)
})
test.afterAll(async () => {
  await station?.close()
})

/** Of the newest photo kept, when it is drawn. */
async function openedPhoto(page: Page): Promise<Locator> {
  await page
    .getByRole('button', { name: /^看照片/ })
    .first()
    .click()
  const photo = page.locator('.dialog canvas')
  await expect(photo).toBeVisible()
  return photo
}

/** How many shades a drawn photo has: one that is empty has a single one. */
const shadesOf = (photo: Locator): Promise<number> =>
  photo.evaluate((canvas: HTMLCanvasElement) => {
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height)
    return new Set(data.filter((_, i) => i % 4 === 0)).size
  })

test('an identity card fills the form once every field was compared, without any network, and nothing of it stays', async () => {
  one = await station.addKiosk('一号机')
  const { page } = one
  await openDay(page, zhou)
  await expect(page.locator('.sync-chip')).toContainText('已同步', { timeout: 120_000 })
  one.cable.cut()
  await goTo(page, '今天')
  await page.getByRole('button', { name: zhCN.elders.register }).click()
  await expect(page.getByRole('button', { name: words.button })).toHaveCount(0)
  await giveConsent(page)
  await page.getByRole('button', { name: words.button }).click()
  const dialog = page.locator('.dialog')
  await look(page, 'reading-01-take')
  await dialog.getByRole('button', { name: zhCN.ui.picture.camera }).click()
  await expect(dialog.getByRole('alert')).toBeVisible()
  const file = dialog.locator('input[type=file]')
  await file.setInputFiles({ name: 'note.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('不是照片') })
  await expect(dialog).toContainText(words.problem.notAPicture)

  await file.setInputFiles({ name: 'card.jpg', mimeType: 'image/jpeg', buffer: upright })
  await dialog.getByRole('button', { name: words.giveUp }).click()
  await expect(dialog.getByRole('button', { name: zhCN.ui.picture.file })).toBeVisible()
  await file.setInputFiles({ name: 'card.jpg', mimeType: 'image/jpeg', buffer: upsideDown })
  await expect(dialog).toContainText(words.notFound, { timeout: 120_000 })
  await picture(page, 'reading-03-upside-down')
  await dialog.getByRole('button', { name: words.turnOver }).click()
  const fill = dialog.getByRole('button', { name: words.fill })
  await expect(fill).toBeDisabled({ timeout: 120_000 })
  const fields = dialog.locator('.reading-field')
  await expect(fields).toHaveCount(6)
  await look(page, 'reading-04-compare')
  await expect(fields.last().getByRole('textbox')).toHaveValue(card.person.number)
  await fields.first().getByRole('textbox').fill(card.person.name)
  await fields.nth(4).getByRole('textbox').fill(card.person.address)
  for (const box of await dialog.getByRole('checkbox', { name: words.same }).all()) await box.check()
  await fill.click()

  await expect(page.getByLabel(/^姓名(?!拼音)/).first()).toHaveValue(card.person.name)
  await expect(page.getByLabel(/^出生日期（/)).toHaveValue(card.person.birthDate)
  await expect(page.getByLabel(/^住址/)).toHaveValue(card.person.address)
  await picture(page, 'reading-05-filled')
  // The one that works out the list of today stays.
  expect(page.workers().filter((worker) => !worker.url().includes('roster-worker'))).toEqual([])
  const kept = await page.evaluate(async () => ({
    databases: (await indexedDB.databases()).map(({ name }) => name ?? ''),
    caches: await caches.keys(),
  }))
  expect(kept.databases.filter((name) => /keyval|tess/.test(name))).toEqual([])
  expect(kept.caches).toEqual([])
  await page.getByRole('button', { name: '保存登记' }).click()
  await expect(page.getByText(`${card.person.name}的档案已经存好`)).toBeVisible({ timeout: 60_000 })

  expect(one.strangers).toEqual([])
  expect(one.faults).toEqual([])
})

test('a paper gives what a person decided on, one entry kept and the other left out', async () => {
  const { page } = one
  const dialog = page.locator('.dialog')
  const paper = zhCN.papers
  await page.getByRole('button', { name: zhCN.elders.done.open }).click()
  await page.getByRole('tab', { name: zhCN.elders.looks.tabs.health }).click()
  await page.getByRole('button', { name: paper.button }).click()
  await dialog.locator('input[type=file]').setInputFiles({ name: 'paper.jpg', mimeType: 'image/jpeg', buffer: sheet })
  const entries = dialog.locator('.reading-field')
  await expect(entries).toHaveCount(2, { timeout: 120_000 })
  await look(page, 'reading-06-paper')
  const save = dialog.getByRole('button', { name: /^把 \d 项记进档案/ })
  await expect(save).toBeDisabled()
  const pressure = entries.filter({ hasText: paper.measured.systolic })
  await pressure.getByLabel(paper.field.measuredOn).fill('20260302')
  await pressure.getByLabel(paper.field.measuredOn).blur()
  await pressure.getByText(paper.take, { exact: true }).click()
  await entries.filter({ hasText: paper.field.name }).getByText(paper.leave, { exact: true }).click()
  await expect(save).toBeDisabled()
  await dialog.getByText(paper.photo.keep.replace('{{sort}}', paper.sort.report), { exact: true }).click()
  await save.click()
  await expect(page.getByText(paper.saved_other.replace('{{count}}', '1'))).toBeVisible({ timeout: 60_000 })
  await expect(page.locator('.archive')).toContainText('138 / 82')
  await expect(page.locator('.archive')).toContainText('3月2日')
  await expect(page.locator('.archive')).not.toContainText('阿司匹林')
  await picture(page, 'reading-07-paper-kept')
  expect(await shadesOf(await openedPhoto(page))).toBeGreaterThan(1)
  await sweep(page, 'paper-photo', 'zh-CN')
  await page.keyboard.press('Escape')

  // A paper on which nothing is read is kept by its photo alone, which is taken out again for good.
  await page.getByRole('button', { name: paper.button }).click()
  await dialog.locator('input[type=file]').setInputFiles({ name: 'paper.jpg', mimeType: 'image/jpeg', buffer: notice })
  await expect(dialog.getByText(paper.notFound)).toBeVisible({ timeout: 120_000 })
  await dialog.getByText(paper.sort.other, { exact: true }).click()
  await dialog.getByRole('button', { name: paper.photo.only }).click()
  await expect(page.getByText(paper.photo.savedOnly)).toBeVisible({ timeout: 60_000 })
  const photos = page.getByRole('button', { name: /^看照片/ })
  await expect(photos).toHaveCount(2)
  await photos.first().click()
  await dialog.getByRole('button', { name: paper.photo.remove }).click()
  await dialog.getByRole('button', { name: paper.photo.removeDo }).click()
  await expect(photos).toHaveCount(1)
  await expect(page.getByText(/照片 .*删掉了/)).toBeVisible()

  // What is kept is there after a crash of the page.
  await one.reload()
  await unlock(page, zhou)
  await findElder(page, card.person.name, card.person.name)
  await page.getByRole('tab', { name: zhCN.elders.looks.tabs.health }).click()
  expect(await shadesOf(await openedPhoto(page))).toBeGreaterThan(1)
  expect(one.strangers).toEqual([])
  expect(one.faults).toEqual([])
})
