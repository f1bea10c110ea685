import { describe, expect, it } from 'vitest'
import { kindByName } from '../documents.ts'
import { checkDocument } from '../shared/check-document.ts'
import type { Act, Document } from '../shared/document.ts'
import { mergeDocuments } from '../shared/merge.ts'
import {
  attractCardsOf,
  changeAllSettings,
  changeSettings,
  followUpRulesOf,
  hidesUnreviewed,
  judgingOf,
  scoringOptionsOf,
  settingsKind,
  settingsOf,
} from './station-settings.ts'

let drawn = 0
const act = (kiosk: string, minutes: number): Act => ({
  station: 'qingshiqiao',
  kiosk,
  author: 'staff:zhou',
  now: Date.parse('2026-11-24T02:00:00Z') + minutes * 60_000,
  offset: 480,
  random: (count) => Uint8Array.from({ length: count }, () => (drawn = (drawn * 31 + 17) % 251)),
})
const merge = (a: Document, b: Document): Document => mergeDocuments(kindByName.get(settingsKind.kind)!, a, b)

describe('what a station decides for itself', () => {
  it('is the default until somebody sets it', () => {
    expect(scoringOptionsOf(settingsOf([]))).toEqual({ stacking: 'once', riskCount: 'sum' })
    const set = changeSettings(settingsOf([]), 'riskCount', 'per-kind', act('kiosk-a', 0))
    expect(scoringOptionsOf(settingsOf([set as Document]))).toEqual({ stacking: 'once', riskCount: 'per-kind' })
    const context = { scope: 'station', station: 'qingshiqiao', receivedAt: act('kiosk-a', 1).now } as const
    expect(checkDocument(set, undefined, kindByName, context).ok).toBe(true)
  })

  it('merges what two kiosks set', () => {
    const first = changeSettings(settingsOf([]), 'riskCount', 'per-kind', act('kiosk-a', 0))
    const here = changeSettings(settingsOf([first as Document]), 'stacking', 'per-rule', act('kiosk-a', 1)) as Document
    const there = changeSettings(settingsOf([first as Document]), 'riskCount', 'sum', act('kiosk-b', 2)) as Document
    expect(scoringOptionsOf(settingsOf([merge(here, there)]))).toEqual({ stacking: 'per-rule', riskCount: 'sum' })
    expect(merge(there, here)).toEqual(merge(here, there))
  })

  it('keeps what each of two kiosks set apart, and of one field the later word, in whatever order they arrive', () => {
    const first = changeSettings(settingsOf([]), 'stacking', 'per-rule', act('kiosk-a', 0)) as Document
    const one = changeSettings(settingsOf([first]), 'riskCount', 'sum', act('kiosk-a', 1)) as Document
    const two = changeSettings(settingsOf([]), 'riskCount', 'per-kind', act('kiosk-b', 2)) as Document
    for (const documents of [
      [one, two],
      [two, one],
    ]) {
      expect(scoringOptionsOf(settingsOf(documents))).toEqual({ stacking: 'per-rule', riskCount: 'per-kind' })
      const later = changeSettings(settingsOf(documents), 'riskCount', 'sum', act('kiosk-a', 3)) as Document
      const others = documents.filter(({ id }) => id !== later.id)
      expect(scoringOptionsOf(settingsOf([...others, later]))).toEqual({ stacking: 'per-rule', riskCount: 'sum' })
    }
  })

  it('changes name and telephone at once, in a new record or in the one that stands', () => {
    const named = { stationName: '青山驿站', stationPhone: '0512-65551234' }
    const made = changeAllSettings(settingsOf([]), named, act('kiosk-a', 0))
    expect(made.map(({ body }) => body)).toEqual([named])
    const first = changeSettings(settingsOf([]), 'stacking', 'per-rule', act('kiosk-a', 0)) as Document
    const context = { scope: 'station', station: 'qingshiqiao', receivedAt: act('kiosk-a', 1).now } as const
    const [later] = changeAllSettings(settingsOf([first]), { ...named, stationPhone: '' }, act('kiosk-a', 1))
    expect(later).toMatchObject({ id: first.id, body: { stacking: 'per-rule', ...named, stationPhone: '' } })
    expect(checkDocument(later, first, kindByName, context).ok).toBe(true)
  })

  it('shows articles that no physician signed until it says otherwise', () => {
    expect(hidesUnreviewed(settingsOf([]))).toBe(false)
    const set = changeSettings(settingsOf([]), 'hidesUnreviewed', true, act('kiosk-a', 0)) as Document
    expect(hidesUnreviewed(settingsOf([set]))).toBe(true)
  })

  it('holds readings against the targets of the national programme until it says which it goes by', () => {
    expect(followUpRulesOf(settingsOf([]))).toMatchObject({
      targets: { bloodPressure: { systolic: 140, diastolic: 90 }, bloodPressureAged: { fromAge: 65, systolic: 150 } },
      routineMonths: 3,
    })
    const set = changeSettings(settingsOf([]), 'readingTargets', 'primaryCare2025', act('kiosk-a', 0)) as Document
    expect(followUpRulesOf(settingsOf([set])).targets).toMatchObject({
      bloodPressure: { systolic: 130, diastolic: 80 },
      bloodPressureAged: { fromAge: 80, systolic: 150, diastolic: 90 },
      fastingGlucose: 7,
    })
  })

  it('shows everything on a machine at rest until it chose, and nothing where it chose nothing', () => {
    expect(attractCardsOf(settingsOf([]))).toEqual(['season', 'services', 'story', 'hours'])
    const set = changeAllSettings(
      settingsOf([]),
      { attractCards: [], openingHours: '周一到周六 8:30–17:00' },
      act('kiosk-a', 0),
    )
    expect(attractCardsOf(settingsOf(set as readonly unknown[] as readonly Document[]))).toEqual([])
  })

  it('judges assessments as a year old until the station says half a year', () => {
    expect(judgingOf(settingsOf([])).reassessMonths).toBe(12)
    const set = changeSettings(settingsOf([]), 'reassessMonths', 6, act('kiosk-a', 0))
    expect(judgingOf(settingsOf([set as unknown as Document])).reassessMonths).toBe(6)
  })

  it('reads a record that was written before a station could be renamed', () => {
    expect(settingsKind.migrations[0]?.({ stacking: 'per-rule' })).toEqual({ stacking: 'per-rule' })
    const named = { stacking: 'per-rule', stationName: '青山驿站', stationPhone: '' }
    expect(settingsKind.migrations[1]?.(named)).toEqual(named)
    const routine = { ...named, followUpMonths: 2 }
    expect(settingsKind.migrations[2]?.(routine)).toEqual(routine)
    const told = { ...routine, openingHours: '周一到周六' }
    expect(settingsKind.migrations[3]?.(told)).toEqual(told)
    const chosen = { ...told, attractCards: ['season', 'services', 'hours'] }
    expect(settingsKind.migrations[4]?.(chosen)).toEqual(chosen)
    expect(settingsKind.migrations[5]?.(chosen)).toEqual(chosen)
    expect(settingsKind.migrations[7]?.(chosen)).toEqual(chosen)
  })
})
