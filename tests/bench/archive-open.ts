/**
 * Opening the health archive of ten years of weekly measurements against one of a single measurement: the page itself in the
 * built station, from the press on its tab to the frame that shows timeline and course; and apart its data alone (page/archive-open.ts).
 */
import { rm } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { demoStaff } from '../../src-domain/demo/demo-staff.ts'
import { zhCN } from '../../src-renderer/i18n/resources.ts'
import { enterPin, findElder } from '../e2e/support/staff.ts'
import { measuredElders } from '../support/long-record.ts'
import { aloneStation, buildBenchPage, buildPage, enrolledAt, openKiosk, openPage } from './browser.ts'
import { type Bench, median } from './figure.ts'
import { serveBulk } from './served-bulk.ts'

const weeks = 520
const rounds = 11
const person = demoStaff[1]!

export const archiveOpen: Bench = {
  id: 'archive-open',
  run: async (report) => {
    const page = await pageTimes(report)
    const data = await dataTimes()
    report(`archive-open/data ${JSON.stringify(data)}`)
    const line = (id: string, what: string, long: number, short: number, most?: number) => ({
      id,
      what,
      ours: long,
      peer: short,
      unit: 'ms',
      ratio: long / short,
      target: most === undefined ? '' : `≤ ${most}`,
      ok: most === undefined ? undefined : long / short <= most,
    })
    return [
      line(
        'archive-open',
        'page of the health archive, ten years of weekly measurements against one',
        median(page.long),
        median(page.short),
        2,
      ),
      line('archive-open/data', 'of it the queries alone', median(data.long), median(data.short)),
      {
        id: 'archive-open/read',
        what: 'documents of measurements handed to it, of those stored',
        ours: data.read.long,
        peer: data.read.stored,
        unit: 'docs',
        ratio: data.read.long / data.read.stored,
        target: '',
        ok: undefined,
      },
    ]
  },
}

async function dataTimes() {
  const folder = await buildBenchPage()
  const kiosk = await openKiosk(folder, aloneStation)
  try {
    return await kiosk.call('archiveOpen', weeks, rounds)
  } finally {
    await kiosk.close()
    await rm(folder, { recursive: true, force: true })
  }
}

/** The browser is started anew for each round, since RxDB remembers answers; who comes first takes turns, a third before both. */
async function pageTimes(report: (line: string) => void) {
  const folder = await buildPage('../../src-renderer/')
  const server = await serveBulk(weeks, 'measured')
  const kiosk = await openPage(folder, enrolledAt(server, person))
  const { long, short, warm } = measuredElders('2026-11-22', 1, 'qingshiqiao')
  const times = { long: [] as number[], short: [] as number[] }
  try {
    for (let round = 0; round <= rounds; round += 1) {
      const page = await kiosk.restart(async () => undefined)
      await page.locator('.staff-door').click()
      await enterPin(page, person)
      await page.locator('.staff-rail').waitFor({ timeout: 120_000 })
      await openingTime(page, warm.body.name)
      for (const which of round % 2 === 0 ? (['long', 'short'] as const) : (['short', 'long'] as const)) {
        const time = await openingTime(page, (which === 'long' ? long : short).body.name)
        if (round > 0) times[which].push(time)
        report(`archive-open round ${round} ${which} ${time.toFixed(1)}`)
      }
    }
    return times
  } finally {
    await kiosk.close()
    await server.close()
    await rm(folder, { recursive: true, force: true })
  }
}

async function openingTime(page: Page, name: string): Promise<number> {
  await findElder(page, name, name)
  const tab = page.getByRole('tab', { name: zhCN.elders.looks.tabs.health })
  await tab.waitFor()
  await page.locator('.skeleton').first().waitFor({ state: 'detached' })
  return tab.evaluate(async (button: HTMLElement) => {
    const frame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve))
    const isDrawn = (): boolean =>
      document.querySelector('.archive .timeline-short li') !== null &&
      document.querySelector('.trend-chart canvas, .trend-chart svg') !== null &&
      document.querySelector('.archive .skeleton') === null
    await frame()
    const began = performance.now()
    button.click()
    while (!isDrawn()) await frame()
    return performance.now() - began
  })
}
