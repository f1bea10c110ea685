/** The health archive of one elder, its dialogs and the pages it leads to, in both languages and three shapes of screen. */
import { expect, test } from '@playwright/test'
import { languages, press, texts } from './support/faces.ts'
import { findElder, openDay, zhou } from './support/staff.ts'
import { type Kiosk, openStation, type Station } from './support/station.ts'
import type { DemoPerson } from './support/station-process.ts'
import { sweep } from './support/sweep.ts'

test.describe.configure({ mode: 'serial' })

let station: Station
let one: Kiosk
/** With illnesses to follow up and years of measurements. */
let elder: DemoPerson
test.beforeAll(async () => {
  station = await openStation(60)
  one = await station.addKiosk('一号机')
  const people = (await station.people()).filter(({ questions }) => questions === 0)
  ;[elder] = people.toSorted((a, b) => b.followUps - a.followUps || b.readings - a.readings) as [DemoPerson]
  await openDay(one.page, zhou)
})
test.afterAll(async () => {
  await station?.close()
})

for (const language of languages) {
  test(`the health archive in ${language}`, async () => {
    const { page } = one
    const t = texts[language]
    const { archive } = t
    if (language === 'en') await press(page, 'English')
    const open = async (): Promise<void> => {
      await findElder(page, elder.name, elder.name)
      await page.getByRole('tab', { name: t.elders.looks.tabs.health }).click()
      await expect(page.getByRole('button', { name: archive.reading.add, exact: true })).toBeVisible()
      await page.locator('.skeleton').first().waitFor({ state: 'detached' })
    }
    const card = (title: string) =>
      page.locator('.card', { has: page.getByRole('heading', { name: title, exact: true }) })
    const close = () => press(page, t.ui.cancel)

    await open()
    await sweep(page, 'archive', language)

    await press(page, archive.reading.add)
    await press(page, archive.save)
    await sweep(page, 'archive-measure', language)
    await page.getByLabel(archive.reading.field.systolic, { exact: false }).first().fill('186')
    await page.getByLabel(archive.reading.field.diastolic, { exact: false }).first().fill('112')
    await page.getByText(archive.reading.field.noSigns, { exact: true }).click()
    await press(page, archive.save)
    // What is missing stands far below: it is shown, with the keyboard in it.
    const source = page.getByRole('radio', { name: archive.reading.source.staff, exact: true })
    await expect(source).toBeFocused()
    await expect(source).toBeInViewport()
    await sweep(page, 'archive-measured', language)
    await source.check({ force: true })
    await press(page, archive.save)
    await expect(page.getByRole('heading', { name: archive.alert.dialogTitle })).toBeVisible()
    await sweep(page, 'archive-alert', language)
    await page.keyboard.press('Escape')
    await page
      .getByRole('button', { name: new RegExp(`^${archive.reading.fix} `) })
      .first()
      .click()
    await sweep(page, 'archive-correct', language)
    await close()
    await page
      .getByRole('button', { name: new RegExp(`^${archive.reading.void} `) })
      .first()
      .click()
    await sweep(page, 'archive-void', language)
    await close()

    for (const [name, add] of [
      ['condition', archive.condition.add],
      ['allergy', archive.allergy.add],
      ['medicine', archive.medicine.add],
      ['event', archive.event.add],
      ['visit', archive.visit.add],
      ['lab', archive.lab.add],
    ] as const) {
      await press(page, new RegExp(`^${add}`))
      await press(page, archive.save)
      await sweep(page, `archive-${name}`, language)
      await close()
    }
    // Saved empty, it says so below the whole form.
    await press(page, new RegExp(`^${t.healthBasics.edit} ${t.healthBasics.title}`))
    await press(page, archive.save)
    await sweep(page, 'archive-basics', language)
    await close()

    await page.getByText(archive.physicianNote.tact).locator('xpath=ancestor::details/summary').click()
    await press(page, archive.physicianNote.add)
    await press(page, archive.save)
    await sweep(page, 'archive-physician-note', language)
    await close()

    await card(t.followUps.card.title).getByRole('button', { name: t.followUps.card.start }).first().click()
    await expect(page.getByText(t.followUps.form.dangerTitle)).toBeVisible()
    await sweep(page, 'follow-up', language)
    await open()
    await card(t.checkUps.title).getByRole('button').first().click()
    // One that was begun is gone on with.
    const begin = page.getByRole('button', { name: t.checkUps.begin.button, exact: true })
    const next = page.getByRole('button', { name: t.checkUps.nextPart })
    await begin.or(next).waitFor()
    if (await begin.isVisible()) await begin.click()
    await expect(next).toBeVisible()
    await sweep(page, 'check-up', language)
    await open()
    await press(page, t.papers.button)
    await sweep(page, 'paper', language)
    await press(page, t.ui.close)
    await page.getByRole('tab', { name: t.elders.looks.tabs.consent }).click()
    await press(page, t.erasure.end.archive)
    await page.getByText(t.elders.code.archived.died, { exact: true }).click()
    await expect(page.getByRole('heading', { name: t.erasure.left.title })).toBeVisible()
    await sweep(page, 'record-end', language)
    await close()
    await press(page, t.ui.unsaved.leave)
    await expect(page.locator('dialog[open]')).toHaveCount(0)
    if (language === 'en') await press(page, '中文')
  })
}
