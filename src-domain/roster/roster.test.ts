import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { demoData } from '../demo/demo-data.ts'
import { withdrawConsent } from '../consent/withdraw-consent.ts'
import { isElder } from '../elders/elder.ts'
import { joinRecords, separateRecords } from '../elders/same-person.ts'
import { readingKind } from '../archive/reading.ts'
import { createDocument, type Document } from '../shared/document.ts'
import { advanceService, isService, type ServiceRequest } from '../services/service.ts'
import { serviceState } from '../services/service-rules.ts'
import { changeSettings, settingsOf } from '../settings/station-settings.ts'
import { collectionOfId } from '../shared/ids.ts'
import { actsOf } from '../demo/demo-act.ts'
import { seededRandom } from '../demo/random.ts'
import { type Change, openRoster, type Roster, rosterCollections } from './roster.ts'

const today = '2026-11-24'
const station: readonly Document[] = demoData({ seed: 11, today, elders: 30 }).filter(({ id }) =>
  rosterCollections.some((name) => name === collectionOfId(id)),
)
const act = actsOf(seededRandom('roster'))(today, 'staff:chen', 'kiosk-a')
const elders = station.filter(isElder)
const all = (documents: readonly Document[]): readonly Change[] =>
  documents.map((document) => ({ id: document.id, document }))

function rosterOf(documents: readonly Document[], day = today): Roster {
  const roster = openRoster(day)
  roster.change(all(documents))
  roster.settle()
  return roster
}
/** The same to the pages, whatever way it came about. */
const told = (roster: Roster) => ({
  list: roster.list(),
  counts: roster.counts(),
  pictures: [...roster.pictures()].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([id, { labels }]) => [id, labels]),
})

describe('the roster', () => {
  it('after any changes in any order says what a new one of the same documents says', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ at: fc.nat(station.length - 1), isErased: fc.boolean() }), { maxLength: 25 }),
        fc.nat(station.length),
        (changes, from) => {
          const late = rosterOf([...station.slice(from), ...station.slice(0, from)])
          const standing = new Map(station.map((one) => [one.id, one]))
          for (const { at, isErased } of changes) {
            const one = station[at]!
            if (isErased) standing.delete(one.id)
            else standing.set(one.id, one)
            late.change([{ id: one.id, document: standing.get(one.id) }])
            late.settle()
          }
          expect(told(late)).toEqual(told(rosterOf([...standing.values()])))
        },
      ),
      { numRuns: 12 },
    )
  })

  it('draws one picture again after one new measurement, and leaves all others as they are', () => {
    const roster = rosterOf(station)
    const before = new Map(roster.pictures())
    roster.takeLabels()
    const elder = elders.find(({ id }) => before.get(id)?.isPresent)!.id
    const reading = (minutes: number) =>
      createDocument(
        readingKind,
        { type: 'bloodPressure', systolic: 190, diastolic: 115, source: 'staff' },
        { ...act, now: act.now + minutes * 60_000 },
        { elder },
      ) as Document
    roster.change(all([reading(0), reading(5)]))
    expect(roster.settle()).toBe(0)
    expect([...roster.takeLabels().keys()]).toEqual([elder])
    for (const [id, picture] of roster.pictures()) if (id !== elder) expect(picture).toBe(before.get(id))
    expect(roster.pictures().get(elder)?.labels.groups).toContain('urgentReading')
    expect(roster.list().tasks.filter((task) => task.elder === elder)[0]?.kind).toBe('referralReading')
  })

  it('asks at once about what an elder was not content with', () => {
    const roster = rosterOf(station)
    const isOpen = (one: Document): one is ServiceRequest =>
      isService(one) &&
      roster.pictures().get(one.elder)?.isPresent === true &&
      serviceState(one).state === 'done' &&
      // The newest of its kind: what was asked for last is asked about.
      station.every((other) => !isService(other) || other.elder !== one.elder || other.id === one.id)
    const done = station.find(isOpen)!
    const rated = advanceService(done, 'satisfaction', { answer: 'unsatisfied' }, act)
    if (!rated.ok) throw new Error('refused')
    roster.change(all([rated.value as Document]))
    roster.settle()
    const asked = roster.list().tasks.filter(({ kind, elder }) => kind === 'askAbout' && elder === done.elder)
    expect(asked.map(({ dimension, params }) => [dimension, params['ask']])).toEqual([
      [done.body.dimension, 'unsatisfied'],
    ])
  })

  it('stops when its time is up and goes on where it was', () => {
    const roster = openRoster(today)
    roster.change(all(station))
    let drawn = 0
    const left = roster.settle(() => (drawn += 1) === 10)
    expect(left).toBeGreaterThan(0)
    expect(roster.elders()).toBeLessThan(elders.length)
    expect(roster.settle()).toBe(0)
    expect(told(roster)).toEqual(told(rosterOf(station)))
  })

  it('judges everybody anew when the targets of the station change, and by the day', () => {
    const roster = rosterOf(station)
    const settings = changeSettings(settingsOf(station), 'readingTargets', 'primaryCare2025', act)
    roster.change(all([settings as Document]))
    roster.settle()
    const changed = [...station.filter(({ id }) => id !== settings.id), settings as Document]
    expect(told(roster)).toEqual(told(rosterOf(changed)))
    const later = roster.on('2027-12-01')
    later.settle()
    expect(told(later)).toEqual(told(rosterOf(changed, '2027-12-01')))
    expect(later.counts().assessmentOverdue).toBeGreaterThan(roster.counts().assessmentOverdue)
  })

  it('shows two records that are one person as one, and takes them apart again', () => {
    const roster = rosterOf(station)
    const [one, other] = elders.filter(({ id }) => roster.pictures().get(id)?.isPresent)
    const before = told(roster)
    const joined = joinRecords(one!.id, other!.id, act)
    roster.change(all([joined as unknown as Document]))
    roster.settle()
    expect(roster.pictures().has(other!.id)).toBe(false)
    expect(roster.list().figures.elders).toBe(before.list.figures.elders - 1)
    expect(roster.list().tasks.every((task) => task.elder !== other!.id)).toBe(true)
    roster.change(all([separateRecords(joined, { ...act, now: act.now + 1 }) as unknown as Document]))
    roster.settle()
    expect(told(roster)).toEqual(before)
  })

  it('judges what stands in a joined record by the consents of that record', () => {
    const { pictures } = rosterOf(station)
    const [one, other] = elders.filter(({ id }) => pictures().get(id)?.isPresent)
    const urgent = createDocument(
      readingKind,
      { type: 'bloodPressure', systolic: 190, diastolic: 115, source: 'staff' },
      act,
      { elder: other!.id },
    ) as Document
    const again = { ...urgent, id: urgent.id.slice(0, -1) + (urgent.id.endsWith('1') ? '2' : '1') }
    const joined = joinRecords(one!.id, other!.id, act) as unknown as Document
    const isFetched = (roster: Roster): boolean =>
      roster.list().tasks.some((task) => task.elder === one!.id && task.kind === 'referralReading')
    const roster = rosterOf([...station.filter(({ elder }) => elder !== one!.id), urgent, again, joined])
    expect(isFetched(roster)).toBe(true)
    const [withdrawn] = withdrawConsent(other!, 'measuring', 'zh-CN', { ...act, now: act.now + 1 })
    roster.change(all([withdrawn as unknown as Document]))
    roster.settle()
    expect(isFetched(roster)).toBe(false)
  })

  it('counts nobody whose record is closed or archived, and counts the three ages of 高龄 apart', () => {
    const { pictures, counts } = rosterOf(station)
    const present = [...pictures().values()].filter((one) => one.isPresent)
    expect(counts().aged).toBe(present.filter((one) => one.isHighAge).length)
    expect(counts().aged90).toBeLessThan(counts().aged)
    expect(counts().aged100).toBeLessThanOrEqual(counts().aged90)
    expect([...pictures().values()].filter((one) => !one.isPresent).flatMap((one) => one.labels.groups)).toEqual([])
    for (const { labels } of present)
      expect(labels.groups.includes('disabled') && labels.groups.includes('mildlyDisabled')).toBe(false)
  })
})
