/**
 * People, PINs and the trail of what they did: somebody added at one kiosk comes in at the other, chooses an own PIN first, opens
 * that kiosk after the day was closed; a forgotten PIN is replaced; and all of it stands in a trail that proves itself.
 */
import { readFile } from 'node:fs/promises'
import { expect, type Page, test } from '@playwright/test'
import { checkBundle } from '../../src-domain/activity/audit-bundle.ts'
import { trailCrypto } from '../../src-renderer/replica/trail-crypto.ts'
import { chen, enterPin, openDay, zhou } from './support/staff.ts'
import { type Kiosk, openStation, type Station } from './support/station.ts'
import { sweep, sweepBoth } from './support/sweep.ts'

test.describe.configure({ mode: 'serial' })

const sun = '孙丽'
const temporary = '730682'
const own = '914582'
let station: Station
let one: Kiosk
let two: Kiosk

test.beforeAll(async () => {
  station = await openStation(10)
  one = await station.addKiosk('一号机')
  two = await station.addKiosk('二号机')
  await openDay(one.page, zhou)
  await openDay(two.page)
})

test.afterAll(async () => {
  await station?.close()
})

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first().click()
const type = (page: Page, pin: string) => page.keyboard.type(pin)

/** Typed twice, then the administrator's own; each when it is asked for. */
async function giveTemporary(page: Page, pin: string): Promise<void> {
  await expect(page.getByText('设一个六位密码').first()).toBeVisible()
  await type(page, pin)
  await expect(page.getByText('再输入一次').first()).toBeVisible()
  await type(page, pin)
  await expect(page.getByText('请输入您自己的密码确认')).toBeVisible()
  await type(page, zhou.pin)
}

/** The door of a locked staff face, asked again until it names the person. */
async function atTheDoor(page: Page, name: string): Promise<void> {
  await expect(async () => {
    await page.locator('.staff-door').click()
    const person = page.locator('.door-people button', { hasText: name })
    const isThere = await person.waitFor({ timeout: 2_000 }).then(
      () => true,
      () => false,
    )
    if (!isThere) {
      await press(page, '返回')
      throw new Error('not here yet')
    }
    await person.click()
  }).toPass({ timeout: 90_000 })
}

async function openPeople(page: Page): Promise<void> {
  await page.getByRole('link', { name: '设置' }).click()
  await press(page, '人员和密码')
  await expect(page.locator('.people')).toBeVisible()
}

test('somebody added at one kiosk comes in at the other, with an own PIN from then on', async () => {
  const { page } = one
  await openPeople(page)
  await press(page, '加一个人')
  await page.getByRole('textbox', { name: /^姓名/ }).fill(sun)
  await sweep(page, 'people-add', 'zh-CN')
  await press(page, '下一步')
  await giveTemporary(page, temporary)
  await expect(page.locator('.people')).toContainText(sun)
  await expect(page.locator('.people')).toContainText('临时密码，还没换')
  await sweepBoth(page, 'people')

  await two.page.locator('.staff-lock').click()
  await atTheDoor(two.page, sun)
  await type(two.page, temporary)
  await expect(two.page.getByText('请换成自己的密码')).toBeVisible()
  await sweep(two.page, 'people-own-pin', 'zh-CN')
  await type(two.page, temporary)
  await type(two.page, temporary)
  await expect(two.page.getByText('这就是现在的密码')).toBeVisible()
  await type(two.page, own)
  await type(two.page, own)
  await expect(two.page.locator('.staff-name')).toContainText(sun)
})

test('opens the sealed kiosk with the own PIN, also after a restart', async () => {
  const { page } = two
  await press(page, '结束今天')
  await page.getByRole('dialog').getByRole('button', { name: '结束今天' }).click()
  await expect(page.getByRole('button', { name: '工作人员开门' })).toBeVisible()
  two = await two.restart()
  await openDay(two.page, { name: sun, pin: own })
  await expect(two.page.locator('.staff-name')).toContainText(sun)
})

test('a forgotten PIN is replaced by an administrator without the network', async () => {
  one.cable.cut()
  const { page } = one
  await openPeople(page)
  await page.getByRole('button', { name: `换临时密码：${chen.name}` }).click()
  await giveTemporary(page, '581206')
  await expect(page.locator('.people li', { hasText: chen.name })).toContainText('临时密码，还没换')
  await page.locator('.staff-lock').click()
  await page.locator('.staff-door').click()
  await enterPin(page, { name: chen.name, pin: '581206' })
  await expect(page.getByText('请换成自己的密码')).toBeVisible()
  await press(page, '先不进去，锁上机器')
  await page.locator('.staff-door').click()
  await enterPin(page, zhou)
  one.cable.mend()
})

test('all of it stands in a trail that proves itself, also as a file', async () => {
  const { page } = one
  await page.getByRole('link', { name: '设置' }).click()
  await press(page, '操作记录')
  await expect(page.locator('.audit-rows')).toContainText('改了人员：密码')
  await press(page, '核对全部记录')
  await expect(page.getByText('全部连得上')).toBeVisible()
  await sweepBoth(page, 'audit')
  await press(page, '导出')
  const path = await page.locator('.audit-path').textContent()
  const text = await readFile(path ?? '', 'utf8')
  const report = await checkBundle(text, trailCrypto)
  expect(report.faults).toEqual([])
  expect(Object.values(report.head?.people ?? {})).toContain(sun)
  await expect(page.getByText(report.fingerprint ?? '-')).toBeVisible()
  const altered = text.replace('"action":"signIn"', '"action":"view"')
  expect((await checkBundle(altered, trailCrypto)).faults.length).toBeGreaterThan(0)
})
