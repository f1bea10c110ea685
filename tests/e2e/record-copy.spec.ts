/** One elder's record taken away from the built station: the file on the disk and gone at the end of the day, and the paper. */
import { readFile, stat } from 'node:fs/promises'
import { expect, test } from '@playwright/test'
import { byInterest, languages, press, texts } from './support/faces.ts'
import { picture } from './support/look.ts'
import { findElder, openDay } from './support/staff.ts'
import { openStation, type Station } from './support/station.ts'
import { sweep } from './support/sweep.ts'

test.describe.configure({ mode: 'serial' })

let station: Station
test.beforeAll(async () => {
  station = await openStation(40)
})
test.afterAll(async () => {
  await station?.close()
})

test('a record goes out as a file and as paper, is noted among the looks, and the file does not outlive the day', async () => {
  const { page } = await station.addKiosk('一号机')
  const [elder] = byInterest(await station.people())
  if (elder === undefined) throw new Error('nobody has a record')
  await openDay(page)
  await expect(page.locator('.sync-chip')).toContainText('已同步', { timeout: 120_000 })
  await findElder(page, elder.name, elder.name)
  for (const language of languages) {
    const t = texts[language]
    if (language === 'en') await press(page, 'English')
    await page.getByRole('tab', { name: t.elders.looks.tabs.health }).click()
    const choose = (words: string) => page.locator('label.choice').filter({ hasText: words }).first().click()
    if (language === 'zh-CN') {
      await press(page, t.recordCopy.card.paper)
      await expect(page.locator('.print-pages li').first()).toBeVisible()
      await sweep(page, 'record-paper', language)
      await page.emulateMedia({ media: 'print' })
      await expect(page.locator('.hr-page').first()).toBeVisible()
      await picture(page, 'record-paper-printed')
      await page.emulateMedia({ media: 'screen' })
      await press(page, t.recordCopy.print.no)
    }
    await press(page, t.recordCopy.card.file)
    await choose(t.recordCopy.recipient.self)
    await choose(t.recordCopy.asked.self)
    await sweep(page, 'record-file', language)
    if (language === 'zh-CN') await press(page, t.recordCopy.dialog.no)
  }
  const t = texts.en
  await page.locator('.dialog-actions').getByRole('button', { name: t.recordCopy.dialog.save }).click()
  await expect(page.getByRole('heading', { name: t.recordCopy.done.title })).toBeVisible()
  await sweep(page, 'record-saved', 'en')
  const path = (await page.locator('.copy-path').textContent()) ?? ''
  const bundle = JSON.parse(await readFile(path, 'utf8')) as { resourceType: string; entry: unknown[] }
  expect(bundle.resourceType).toBe('Bundle')
  expect(bundle.entry.length).toBeGreaterThan(5)
  expect((await stat(path)).mode & 0o777).toBe(0o600)
  await press(page, t.recordCopy.done.close)
  await page.getByRole('tab', { name: t.elders.looks.tabs.looks }).click()
  await expect(page.getByRole('listitem').filter({ hasText: t.recordCopy.reason.self }).first()).toContainText(
    t.recordCopy.part.illness,
  )
  await press(page, '中文')
  await press(page, texts['zh-CN'].app.who.closeDay)
  await page.locator('.dialog-actions').getByRole('button', { name: texts['zh-CN'].day.close }).click()
  await expect
    .poll(() =>
      stat(path).then(
        () => 'there',
        () => 'gone',
      ),
    )
    .toBe('gone')
})
