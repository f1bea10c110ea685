/** A machine is backed up and another takes its place, set up from the stick; and what is missing later is brought back. */
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { zhCN } from '../../src-renderer/i18n/resources.ts'
import { look } from './support/look.ts'
import { findElder, registerElder } from './support/staff.ts'
import { type Kiosk, openStation, type Station } from './support/station.ts'
import { sweepBoth } from './support/sweep.ts'

test.describe.configure({ mode: 'serial' })
const words = zhCN.restore
const set = zhCN.settings.backup
const administrator = { name: '林秀兰', pin: '507284' } as const
let station: Station
let old: Kiosk
let fresh: Kiosk
let stick = ''
let code = ''

test.beforeAll(async () => {
  stick = await mkdtemp(join(tmpdir(), 'ginkgo-stick-'))
  station = await openStation(1)
  old = await station.addKiosk('旧机', { isNew: true })
  fresh = await station.addKiosk('新机', { isNew: true })
})
test.afterAll(async () => {
  await station?.close()
  await rm(stick, { recursive: true, force: true })
})

const next = (page: Page) => page.getByRole('button', { name: '下一步' }).click()
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
async function choosePin(page: Page): Promise<void> {
  for (const title of ['设一个六位密码', '再输入一次']) {
    await expect(page.getByRole('heading', { name: title })).toBeVisible()
    for (const digit of administrator.pin) await page.getByRole('button', { name: `数字 ${digit}` }).click()
  }
  await expect(page.getByRole('heading', { name: '按轻重缓急' })).toBeVisible({ timeout: 60_000 })
}
async function openSettings(page: Page): Promise<void> {
  await page.getByRole('navigation').getByRole('link', { name: '设置' }).click()
  await expect(page.getByRole('heading', { name: set.title, exact: true })).toBeVisible()
}
async function backUp(page: Page): Promise<void> {
  await openSettings(page)
  await press(page, set.now)
  await expect(page.getByText(/^最近一次/)).toBeVisible()
  await expect(page.getByRole('button', { name: set.now, exact: true })).toBeEnabled()
}
test('a station that works alone is backed up to a stick, and who did it is written down', async () => {
  const { page } = old
  await page.getByRole('radio', { name: /^单独使用/ }).check()
  await next(page)
  await page.getByLabel('驿站名称').fill('青山村驿站')
  await page.getByLabel('这台机器叫什么').fill('大厅一号机')
  await next(page)
  await page.getByLabel('您的姓名').fill(administrator.name)
  await choosePin(page)
  await registerElder(page, { name: '欧阳桂芝', number: '110101194001010012' })
  await openSettings(page)
  await page.getByLabel(set.folder).fill(stick)
  await press(page, set.useFolder)
  await press(page, set.newCode)
  code = (await page.locator('#content .recovery-code').textContent()) ?? ''
  expect(code.replaceAll(' ', '')).toHaveLength(26)
  await press(page, set.codeDone)
  await backUp(page)
  await press(page, zhCN.settings.audit)
  await expect(page.getByText(`改了设置：${zhCN.audit.part.backupFolder}`)).toBeVisible()
  await expect(page.getByText(`改了设置：${zhCN.audit.part.recoveryCode}`)).toBeVisible()
})

test('a new machine finds the backup, refuses a wrong code, says what is in it and what will happen, and takes its place', async () => {
  const { page } = fresh
  await page.getByRole('radio', { name: /^从备份恢复/ }).check()
  await next(page)
  await page.getByLabel(words.folder).fill(join(stick, 'nowhere'))
  await press(page, words.look)
  await expect(page.getByText('找不到备份的文件夹')).toBeVisible()
  await mkdir(join(stick, 'empty'))
  await page.getByLabel(words.folder).fill(join(stick, 'empty'))
  await press(page, words.look)
  await expect(page.getByText(words.none)).toBeVisible()
  await page.getByLabel(words.folder).fill(stick)
  await press(page, words.look)
  await expect(page.getByText('青山村驿站 · 大厅一号机')).toBeVisible()
  await press(page, words.choose)
  await page.getByLabel(words.code).fill('0'.repeat(26))
  await press(page, words.open)
  await expect(page.getByText('恢复码和这份备份对不上')).toBeVisible()
  await look(page, 'restore-1-wrong-code')
  await page.getByLabel(words.code).fill(code.toLowerCase())
  await press(page, words.open)
  await expect(page.getByText(words.previewTitle)).toBeVisible()
  await expect(page.getByText('1 位', { exact: true })).toBeVisible()
  await sweepBoth(page, 'restore-2-preview')
  await press(page, words.next)
  await expect(page.getByLabel('驿站名称')).toHaveValue('青山村驿站')
  await page.getByLabel('这台机器叫什么').fill('新来的机器')
  await next(page)
  await page.getByLabel('您的姓名').fill('周敏')
  await choosePin(page)
  await findElder(page, 'oygz', '欧阳桂芝')
  await openSettings(page)
  await press(page, zhCN.settings.audit)
  await expect(page.getByText(`改了设置：${zhCN.audit.part.restored}`)).toBeVisible()
})

test('what the other machine wrote since is listed by name and brought back', async () => {
  await registerElder(old.page, { name: '司马文静', number: '110101194502020024' })
  await backUp(old.page)
  const { page } = fresh
  await openSettings(page)
  await press(page, set.bringBack)
  await page.getByLabel(words.folder).fill(stick)
  await press(page, words.look)
  await page.getByRole('button', { name: words.choose, exact: true }).first().click()
  await press(page, words.compare)
  await expect(page.getByText(/老人档案 · 司马文静/)).toBeVisible()
  await expect(page.getByText(/欧阳桂芝/)).toHaveCount(0)
  await sweepBoth(page, 'restore-3-missing')
  await press(page, words.bringBack)
  await expect(page.getByText(/^找回了/)).toBeVisible()
  await press(page, words.compare)
  await expect(page.getByText(words.nothing)).toBeVisible()
  await findElder(page, 'smwj', '司马文静')
  expect(fresh.faults).toEqual([])
  expect(old.faults).toEqual([])
})
