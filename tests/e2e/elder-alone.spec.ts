/** An elder at the machine: it forgets who was there, is handed over and taken back, opens by a number, takes consent back, calls somebody, reads aloud. */
import { expect, test } from '@playwright/test'
import { consentTexts } from '../../src-domain/consent/consent-texts.ts'
import { en, zhCN } from '../../src-renderer/i18n/resources.ts'
import { byInterest, homeOf, languages, lock, press, scan, speak, texts, unlock } from './support/faces.ts'
import { look } from './support/look.ts'
import { chen, enterPin, findElder, openDay, zhou } from './support/staff.ts'
import { type Kiosk, openStation, type Station } from './support/station.ts'
import type { DemoPerson } from './support/station-process.ts'
import { sweep } from './support/sweep.ts'

test.describe.configure({ mode: 'serial' })

let station: Station
let one: Kiosk
let two: Kiosk
/** Has been assessed and has bookings. */
let elder: DemoPerson

test.beforeAll(async () => {
  station = await openStation(60)
  one = await station.addKiosk('一号机')
  elder = byInterest(await station.people())[0]!
  await openDay(one.page)
  await expect(one.page.locator('.sync-chip')).toContainText('已同步', { timeout: 120_000 })
  await lock(one.page)
})
test.afterAll(async () => {
  await station?.close()
})

test('asks after a minute whether somebody is there, and forgets the person after a minute and a half', async () => {
  const { page } = one
  await one.context.clock.install()
  await one.reload()
  const entries = await page.evaluate(() => history.length)
  await press(page, new RegExp(zhCN.elderHome.identify))
  await scan(page, elder.card, homeOf(page))
  await press(page, new RegExp(zhCN.elderHome.health))
  await press(page, zhCN.archive.own.result)
  await expect(page.locator('.my-result-words')).toBeVisible()

  await page.clock.fastForward(55_000)
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.clock.fastForward(6_000)
  await expect(page.getByRole('heading', { name: zhCN.idle.title })).toBeVisible()
  await look(page, 'face-idle')
  await press(page, zhCN.idle.here)
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(page.locator('.my-result-words')).toBeVisible()

  await page.clock.fastForward(61_000)
  await expect(page.getByRole('heading', { name: zhCN.idle.title })).toBeVisible()
  await page.clock.fastForward(30_000)
  await expect(page.getByRole('button', { name: new RegExp(zhCN.elderHome.identify) })).toBeVisible()
  const left = await page.evaluate(() => ({
    text: document.documentElement.outerHTML,
    kept: JSON.stringify([{ ...sessionStorage }, { ...localStorage }, history.state, window.name, document.cookie]),
    place: location.href + document.title,
    entries: history.length,
    marked: String(getSelection()),
  }))
  expect(left.text).not.toContain(elder.name)
  expect(left.text).not.toContain(elder.id)
  expect(left.kept).not.toContain(elder.name)
  expect(left.kept).not.toContain(elder.id)
  expect(left.place).not.toContain(elder.id)
  expect(left.marked).toBe('')
  // No way back: not a single page was added to the browser's memory.
  expect(left.entries).toBe(entries)
})

test('is handed over by staff, who take it back; the elder sees both', async () => {
  const { page } = one
  await unlock(page)
  await findElder(page, elder.name, elder.name)
  await press(page, zhCN.elders.handOver)
  await expect(page.getByRole('heading', { name: new RegExp(elder.name) })).toBeVisible()
  await page.locator('.staff-door').click()
  await expect(page.getByRole('heading', { name: zhCN.day.takeBackTitle })).toBeVisible()
  await look(page, 'face-take-back')
  await enterPin(page, chen)
  await expect(page.locator('.staff-rail')).toBeVisible()
  await lock(page)
  await press(page, new RegExp(zhCN.elderHome.identify))
  await scan(page, elder.card, homeOf(page))
  await press(page, new RegExp(zhCN.trust.info.title))
  await press(page, new RegExp(zhCN.elderHome.whoLooked))
  await expect(page.getByText(zhCN.elderLooks.did.handOver).first()).toBeVisible()
  await expect(page.getByText(zhCN.elderLooks.did.takeBack).first()).toBeVisible()
  await look(page, 'face-looks-handed-over')
})

test('opens with a number that staff gave, on another kiosk and once', async () => {
  const { page } = one
  two = await station.addKiosk('二号机')
  await openDay(two.page, zhou)
  await expect(two.page.locator('.sync-chip')).toContainText('已同步', { timeout: 120_000 })
  await findElder(two.page, elder.name, elder.name)
  await press(two.page, zhCN.elderIdentify.visitCode.give)
  const code = await two.page.locator('.visit-code').innerText()
  expect(code).toMatch(/^\d{6}$/)
  await look(two.page, 'face-visit-code')
  await press(two.page, zhCN.ui.done)

  const type = async () => {
    for (const digit of code) await press(page, zhCN.ui.keypad.digit.replace('{{digit}}', digit))
  }
  await press(page, zhCN.ui.finished)
  await press(page, new RegExp(zhCN.elderHome.identify))
  await press(page, zhCN.elderIdentify.typeCode)
  // It arrives by the server; typed too early it opens nothing yet.
  await expect(async () => {
    await type()
    await expect(homeOf(page)).toBeVisible({ timeout: 5_000 })
  }).toPass({ timeout: 60_000, intervals: [3_000] })
  await expect(page.getByRole('heading', { name: new RegExp(elder.name) })).toBeVisible()
  await press(page, zhCN.ui.finished)
  await press(page, new RegExp(zhCN.elderHome.identify))
  await press(page, zhCN.elderIdentify.typeCode)
  await type()
  await expect(page.getByText(zhCN.elderIdentify.unknownCode.title)).toBeVisible()
  await press(page, zhCN.ui.finished)
  await press(page, new RegExp(zhCN.elderHome.identify))
  await scan(page, elder.card, homeOf(page))
})

test('takes back what was agreed to, after one question, and the other kiosk knows', async () => {
  const { page } = one
  await press(page, new RegExp(zhCN.trust.info.title))
  await press(page, new RegExp(zhCN.elderConsents.title))
  const given = page.locator('.own-consent > .big-button')
  await expect(given.first()).toBeVisible()
  const before = await given.count()
  await given.last().click()
  await look(page, 'face-take-back-consent')
  await sweep(page, 'take-back-consent', 'zh-CN')
  await press(page, zhCN.elderConsents.keep)
  await expect(given).toHaveCount(before)
  await speak(page, 'en')
  await given.last().click()
  await sweep(page, 'take-back-consent', 'en')
  await press(page, en.elderConsents.keep)
  await speak(page, 'zh-CN')
  await given.last().click()
  await page.getByRole('dialog').getByRole('button', { name: zhCN.elderConsents.takeBack }).click()
  await expect(given).toHaveCount(before - 1)
  for (const language of languages) {
    await speak(page, language)
    await sweep(page, 'consent-taken-back', language)
  }
  // The record itself: the page closes, and is open again when that is undone.
  await given.first().click()
  await page.getByRole('dialog').getByRole('button', { name: en.elderConsents.takeBack }).click()
  for (const language of ['en', 'zh-CN'] as const) {
    await speak(page, language)
    await expect(page.getByRole('heading', { name: texts[language].elderConsents.closed.title })).toBeVisible()
    await sweep(page, 'own-record-closed', language)
  }
  await page
    .locator('.undo-banner', { hasText: consentTexts.record.wording['zh-CN'].title })
    .getByRole('button')
    .click()
  await expect(given).toHaveCount(before - 1)
  await press(page, zhCN.ui.home)
  await two.page.getByRole('tab', { name: zhCN.elders.looks.tabs.consent }).click()
  await expect(two.page.getByRole('button', { name: zhCN.elders.consent.withdraw, exact: true })).toHaveCount(
    before - 1,
  )
})

test('calls staff here and on the other kiosk, and shows the telephone number when nobody comes', async () => {
  const { page } = one
  const ring = two.page.locator('.station-ring')

  await press(page, zhCN.ui.callStaff)
  await expect(ring.getByText(zhCN.callStaff.ringTitle)).toBeVisible()
  await expect(ring.getByText(`${elder.name}，在另一台机器：一号机`)).toBeVisible()
  await look(two.page, 'face-ring-staff')
  await ring.getByRole('button', { name: zhCN.callStaff.go }).click()
  await expect(page.getByRole('heading', { name: zhCN.callStaff.answered })).toBeVisible()
  await look(page, 'face-call-answered')
  await press(page, zhCN.callStaff.came)
  await expect(ring).toHaveCount(0)

  await press(page, zhCN.ui.callStaff)
  await expect(ring.getByText(zhCN.callStaff.ringTitle)).toBeVisible()
  await expect(page.getByText(zhCN.callStaff.phoneTitle)).toHaveCount(0)
  await page.clock.fastForward(60_000)
  await expect(page.getByText(zhCN.callStaff.phoneTitle)).toBeVisible()
  await expect(page.getByRole('dialog').getByText('0512-00000000')).toBeVisible()
  await expect(page.getByRole('heading', { name: zhCN.callStaff.late })).toBeVisible()
  await sweep(page, 'call-late', 'zh-CN')
  await look(page, 'face-call-phone')
  await press(page, zhCN.callStaff.notNeeded)
  await expect(ring).toHaveCount(0)

  await speak(page, 'en')
  await press(page, en.ui.callStaff)
  await page.clock.fastForward(60_000)
  await expect(page.getByRole('heading', { name: en.callStaff.late })).toBeVisible()
  await sweep(page, 'call-late', 'en')
  await press(page, en.callStaff.notNeeded)
  await expect(ring).toHaveCount(0)
  await speak(page, 'zh-CN')
  await press(page, zhCN.ui.finished)
})

test('reads the screen aloud with a local voice, and only in a language it has', async () => {
  const { page, context } = one
  await context.addInitScript(giveVoice)
  await one.reload()
  const spoken = () => page.evaluate(() => (window as unknown as { spoken: readonly string[] }).spoken.join(' '))
  await press(page, new RegExp(zhCN.elderHome.identify))
  await scan(page, elder.card, homeOf(page))
  await expect(page.getByRole('heading', { name: new RegExp(elder.name) })).toBeVisible()
  await press(page, zhCN.ui.readAloud.read)
  await expect.poll(spoken).toContain(zhCN.trust.info.line)
  expect(await spoken()).toContain(elder.name)
  expect(await spoken()).not.toContain(zhCN.ui.callStaff)
  await expect(page.getByRole('button', { name: zhCN.ui.readAloud.read })).toBeVisible()

  await press(page, new RegExp(zhCN.elderHome.health))
  await press(page, zhCN.archive.own.result)
  const told = await page.locator('.my-result-words').innerText()
  await press(page, zhCN.ui.readAloud.read)
  await expect.poll(spoken).toContain(told)
  await speak(page, 'en')
  await press(page, en.ui.readAloud.read)
  await expect(page.getByText(en.ui.readAloud.unavailable)).toBeVisible()
  await press(page, en.ui.finished)
  expect(one.strangers).toEqual([])
  expect(one.faults).toEqual([])
  expect(two.faults).toEqual([])
})

/** Runs before the page: a machine with one Chinese voice that reads very fast. */
function giveVoice(): void {
  const spoken: string[] = []
  class Utterance extends EventTarget {
    readonly text: string
    constructor(text: string) {
      super()
      this.text = text
    }
  }
  Object.assign(window, { spoken, SpeechSynthesisUtterance: Utterance })
  Object.defineProperty(window, 'speechSynthesis', {
    value: {
      getVoices: () => [{ name: '普通话', lang: 'zh-CN', localService: true, default: true }],
      speak: (utterance: Utterance) => {
        spoken.push(utterance.text)
        setTimeout(() => utterance.dispatchEvent(new Event('end')), 20)
      },
      cancel: () => undefined,
    },
  })
}
