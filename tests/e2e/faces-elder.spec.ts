/**
 * Every screen of the elder's face, in both languages, in three shapes of screen and every size of text: nothing cut off, too wide,
 * too small to touch or left in the other language.
 */
import { expect, test } from '@playwright/test'
import { selfQuestions } from '../../src-domain/assessments/self-questions.ts'
import { zhCN } from '../../src-renderer/i18n/resources.ts'
import { byInterest, homeOf, languages, lock, press, scan, speak, texts, unlock } from './support/faces.ts'
import { filmTitle, packName, packOfExercises } from './support/pack-of-exercises.ts'
import { chen, openDay, zhou } from './support/staff.ts'
import { type Kiosk, openStation, type Station } from './support/station.ts'
import type { DemoPerson } from './support/station-process.ts'
import { sweep } from './support/sweep.ts'

test.describe.configure({ mode: 'serial' })

let station: Station
let one: Kiosk
/** Has been assessed and has bookings. */
let elder: DemoPerson

test.beforeAll(async () => {
  station = await openStation(60)
  await station.makePack(packName, await packOfExercises())
  one = await station.addKiosk('一号机', { hasMicrophone: true })
  elder = byInterest(await station.people())[0]!
})
test.afterAll(async () => {
  await station?.close()
})

for (const language of languages) {
  test(`the sealed kiosk in ${language}`, async () => {
    const { page } = one
    const t = texts[language]
    await speak(page, language)
    await sweep(page, 'sealed', language)
    await page.locator('.elder-tools [aria-expanded]').click()
    await sweep(page, 'text-size', language)
    await page.locator('.text-size .is-close').click()
    await press(page, t.ui.callStaff)
    await sweep(page, 'calling', language)
    await press(page, t.callStaff.notNeeded)
    await press(page, t.sealed.open)
    await expect(page.locator('.door-people')).toBeVisible()
    await sweep(page, 'door', language)
    await press(page, new RegExp(chen.name))
    await sweep(page, 'pin', language)
    await press(page, t.ui.back)
  })
}
test('the day is opened', async () => {
  await speak(one.page, 'zh-CN')
  await openDay(one.page, zhou)
  await expect(one.page.locator('.sync-chip')).toContainText('已同步', { timeout: 120_000 })
  // What elders will see of it below.
  await one.page.getByRole('link', { name: zhCN.app.menu.settings }).click()
  await press(one.page, zhCN.settings.packs)
  await one.page.getByRole('button', { name: /^下载/ }).click()
  await expect(one.page.getByText('都在这台机器上')).toBeVisible()
  await lock(one.page)
})

for (const language of languages) {
  test(`the elder's face in ${language}`, async () => {
    const { page } = one
    const t = texts[language]
    await speak(page, language)
    await sweep(page, 'nobody', language)
    await press(page, new RegExp(t.elderLearn.title))
    await expect(page.locator('.learn-shelf .learn-row').first()).toBeVisible()
    await sweep(page, 'learn', language)
    for (const [name, way] of [
      ['learn-lessons', t.elderLearn.ways.lessons],
      ['learn-ways', t.elderLearn.ways.others],
      ['learn-kinds', t.elderLearn.ways.categories],
      ['learn-topics', t.elderLearn.ways.topics],
    ] as const) {
      await press(page, way)
      await expect(page.locator('.learn-pictures, .learn-rows').first()).toBeVisible()
      await sweep(page, name, language)
      if (name === 'learn-kinds') {
        await page.locator('.learn-picture').nth(4).click()
        await page.locator('.learn-row').first().click()
        const picture = page.locator('.learn-figure')
        while (!(await picture.isVisible())) await press(page, t.ui.turn.next)
        await sweep(page, 'learn-picture', language)
        await press(page, t.ui.back)
        await press(page, t.ui.back)
      }
      if (name === 'learn-topics') {
        await press(page, t.elderLearn.find.way)
        await page.getByLabel(t.elderLearn.find.label).fill('高血压')
        await expect(page.locator('.learn-row').first()).toBeVisible()
        await sweep(page, 'learn-find', language)
        await press(page, t.ui.back)
      }
      if (name === 'learn-lessons') {
        await page.locator('.learn-row').first().click()
        await expect(page.locator('.learn-slide')).toBeVisible()
        await sweep(page, 'learn-lesson', language)
        await press(page, t.ui.back)
      }
      if (name !== 'learn-ways') await press(page, t.ui.back)
    }
    await press(page, t.elderLearn.ways.family)
    await expect(page.locator('.learn-row').first()).toBeVisible()
    await sweep(page, 'learn-family', language)
    await press(page, t.ui.back)
    await press(page, t.elderLearn.ways.films)
    await expect(page.locator('.learn-row')).toHaveCount(3)
    await sweep(page, 'learn-films', language)
    await page.locator('.learn-row', { hasText: filmTitle }).click()
    await expect(page.locator('video')).toHaveJSProperty('ended', true)
    expect(await page.locator('video').evaluate((film: HTMLVideoElement) => film.videoWidth)).toBe(160)
    await expect(page.locator('.film-caption')).toHaveText('左右开弓似射雕')
    await sweep(page, 'learn-film', language)
    await press(page, t.ui.back)
    await page.locator('.learn-row').first().click()
    await expect(page.getByRole('button', { name: t.ui.player.again })).toBeVisible()
    await sweep(page, 'learn-sound', language)
    await press(page, t.ui.back)
    await page.locator('.learn-row').nth(2).click()
    await expect(page.locator('.learn-photo img')).toBeVisible()
    await sweep(page, 'learn-photo', language)
    for (let step = 0; step < 3; step += 1) await press(page, t.ui.back)
    await press(page, t.elderLearn.ways.ask)
    await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(t.elderLearn.title)
    await sweep(page, 'ask', language)
    await press(page, t.ui.back)
    await press(page, t.elderLearn.ways.others)
    await press(page, t.elderLearn.ways.stories)
    await expect(page.locator('.story-words').first()).toBeVisible()
    await sweep(page, 'stories', language)
    await press(page, t.ui.back)
    await page.locator('.learn-shelf .learn-row').first().click()
    await sweep(page, 'learn-article', language)
    const next = page.getByRole('button', { name: t.ui.turn.next })
    while (await next.isVisible()) await next.click()
    await expect(page.getByText(t.elderLearn.rating.question)).toBeVisible()
    await sweep(page, 'learn-article-end', language)
    await press(page, t.ui.home)
    await press(page, new RegExp(t.elderLearn.title))
    await press(page, t.elderLearn.ways.others)
    await press(page, t.elderLearn.ways.practise)
    await sweep(page, 'practise-who', language)
    await press(page, t.training.elder.selfWithFamily)
    await sweep(page, 'practise-which', language)
    await press(page, new RegExp(t.training.lesson.readAloud))
    await expect(page.locator('.practice-band')).toBeVisible({ timeout: 60_000 })
    // As the machine stood before it.
    await expect(page.locator('html')).toHaveAttribute('lang', language)
    await sweep(page, 'practise', language)
    await press(page, t.ui.callStaff)
    await sweep(page, 'practise-calling', language)
    await press(page, t.callStaff.notNeeded)
    await press(page, t.training.end)
    await expect(page.locator('.practice-band')).toHaveCount(0)
    // Nobody's page again, in the language of the station.
    await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN')
    await speak(page, language)
    await press(page, new RegExp(t.elderHome.identify))
    await sweep(page, 'identify', language)
    await scan(page, `GK${'0'.repeat(26)}`, page.getByText(t.elderIdentify.unknownCard.title))
    await sweep(page, 'identify-unknown', language)
    await press(page, t.elderIdentify.touchPictures)
    await sweep(page, 'identify-pictures', language)
    await press(page, t.ui.back)
    await press(page, t.elderIdentify.typeCode)
    const keys = page.locator('.keypad-keys')
    const place = await keys.boundingBox()
    for (const [index, digit] of [...'000000'].entries()) {
      await press(page, t.ui.keypad.digit.replace('{{digit}}', digit))
      if (index === 0) expect(await keys.boundingBox()).toEqual(place)
    }
    await expect(page.getByText(t.elderIdentify.unknownCode.title)).toBeVisible()
    await sweep(page, 'identify-code', language)
    await press(page, t.ui.back)
    await scan(page, elder.card, homeOf(page))
    await speak(page, language)
    await expect(page.getByRole('button', { name: new RegExp(t.elderHome.health) })).toBeVisible()
    await sweep(page, 'home', language)
    await press(page, t.ui.readAloud.read)
    await expect(page.getByText(t.ui.readAloud.unavailable)).toBeVisible()
    await sweep(page, 'no-voice', language)
    if (language === 'zh-CN') {
      await press(page, t.ui.textSize.tool)
      await press(page, t.ui.textSize.leftHanded)
      await press(page, t.ui.close)
      await sweep(page, 'left-handed', language)
      await press(page, t.ui.textSize.tool)
      await press(page, t.ui.textSize.leftHanded)
      await press(page, t.ui.close)
    }
    for (const [name, tile] of [
      ['my-health', t.elderHome.health],
      ['find-help', t.elderFits.service.tile],
      ['shop', t.trust.shop.tile],
      ['my-info', t.trust.info.title],
      ['trust', t.trust.tile],
      ['looks', t.elderHome.whoLooked],
      ['my-consents', t.elderConsents.title],
    ] as const) {
      if (name === 'trust' || name === 'looks' || name === 'my-consents')
        await press(page, new RegExp(t.trust.info.title))
      await press(page, new RegExp(tile))
      await expect(page.getByRole('button', { name: t.ui.home })).toBeVisible()
      await page.locator('.skeleton').waitFor({ state: 'detached' })
      await sweep(page, name, language)
      if (name === 'shop') {
        await press(page, t.elderFits.product.open)
        await page.locator('.fitting, .state').first().waitFor()
        await sweep(page, 'shop-fits', language)
      }
      if (name === 'my-health') {
        await press(page, t.archive.own.result)
        await expect(page.locator('.my-result-words')).toBeVisible()
        await sweep(page, 'my-result', language)
        await press(page, t.ui.back)
        await press(page, t.archive.own.advice)
        await page.locator('.skeleton').waitFor({ state: 'detached' })
        await sweep(page, 'my-advice', language)
        const illness = page.locator('button.learn-row').first()
        if (await illness.isVisible()) {
          await illness.click()
          await sweep(page, 'my-advice-one', language)
        }
      }
      if (name === 'find-help') {
        await press(page, t.elderServices.title)
        await page.locator('.skeleton').waitFor({ state: 'detached' })
        await sweep(page, 'my-services', language)
      }
      await press(page, t.ui.home)
    }
    await press(page, new RegExp(t.elderLearn.title))
    await press(page, t.elderLearn.ways.ask)
    await expect(page.getByText(t.elderAsk.which)).toBeVisible()
    await sweep(page, 'ask-topics', language)
    await press(page, t.elderAsk.topic.food)
    await expect(page.getByText(t.elderAsk.record.running)).toBeVisible()
    await sweep(page, 'ask-recording', language)
    await expect(page.locator('.ask-page progress')).not.toHaveAttribute('value', '0')
    await press(page, t.elderAsk.record.stop)
    await expect(page.getByRole('button', { name: t.elderAsk.record.send })).toBeVisible()
    await press(page, t.elderAsk.record.hear)
    await expect(page.getByRole('button', { name: t.elderAsk.record.quiet })).toBeVisible()
    await sweep(page, 'ask-recorded', language)
    await press(page, t.elderAsk.record.send)
    await expect(page.getByText(t.elderAsk.asked.sent)).toBeVisible()
    await sweep(page, 'ask-sent', language)
    await press(page, t.elderAsk.own.open)
    await expect(page.getByRole('button', { name: t.elderAsk.own.takeBack }).first()).toBeVisible()
    await sweep(page, 'ask-own', language)
    await press(page, t.ui.back)
    await press(page, t.elderAsk.write.do)
    await press(page, t.elderAsk.topic.medicine)
    await page
      .getByLabel(t.elderAsk.write.label)
      .fill(language === 'en' ? 'Are the pills before meals?' : '这药饭前吃还是饭后吃')
    await sweep(page, 'ask-write', language)
    await press(page, t.ui.home)
    await press(page, new RegExp(t.selfAnswers.tile))
    await expect(page.getByText(t.selfAnswers.start.words)).toBeVisible()
    await sweep(page, 'answers-start', language)
    await press(page, new RegExp(`^(${t.selfAnswers.start.button}|${t.selfAnswers.start.again})$`))
    for (const [index, { item, question, answers }] of selfQuestions.entries()) {
      await expect(page.getByRole('heading', { name: question[language] })).toBeVisible()
      if (index < 2 || item === 'B.1.7') await sweep(page, `answers-${item}`, language)
      // One is left out, and gone back to.
      if (index === 3) {
        await press(page, t.selfAnswers.skip)
        await press(page, t.ui.back)
      }
      await press(page, answers[index % 2]!.text[language])
    }
    await expect(page.getByRole('heading', { name: t.selfAnswers.review.title })).toBeVisible()
    await sweep(page, 'answers-review', language)
    await press(page, t.selfAnswers.review.send)
    await expect(page.getByText(t.selfAnswers.end.words)).toBeVisible()
    await sweep(page, 'answers-end', language)
    await press(page, t.selfAnswers.end.home)
    await press(page, t.ui.finished)
    await expect(page.getByRole('button', { name: new RegExp(zhCN.elderHome.identify) })).toBeVisible()
  })
}

test('what an elder asked by voice is heard by staff', async () => {
  const { page } = one
  const { app, asking } = zhCN
  await unlock(page, zhou)
  await page.getByRole('link', { name: app.menu.articles }).click()
  await press(page, new RegExp(`^${asking.open}`))
  await page.locator('.asking-row', { hasText: asking.list.recorded }).first().getByRole('button').click()
  await press(page, new RegExp(`^${asking.question.listen}`))
  await expect(page.locator('audio')).toHaveJSProperty('ended', true, { timeout: 180_000 })
  await lock(page)
})

test('the library before a PIN', async () => {
  const { page } = one
  await unlock(page, zhou)
  await press(page, zhCN.app.who.closeDay)
  await page.getByRole('dialog').getByRole('button', { name: zhCN.day.close }).click()
  for (const language of languages) {
    const t = texts[language]
    await speak(page, language)
    await press(page, t.sealed.learn)
    await expect(page.locator('.learn-picture').first()).toBeVisible()
    await sweep(page, 'sealed-learn', language)
    await page.locator('.learn-picture').first().click()
    await sweep(page, 'sealed-list', language)
    await page.locator('.learn-row').first().click()
    await sweep(page, 'sealed-article', language)
    for (let step = 0; step < 3; step += 1) await press(page, t.ui.back)
  }
})
