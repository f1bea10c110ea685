import { describe, expect, it } from 'vitest'
import { kindByName } from '../documents.ts'
import { checkDocument, upgradeDocument } from '../shared/check-document.ts'
import type { Act, Document, DocumentKind } from '../shared/document.ts'
import { mergeDocuments } from '../shared/merge.ts'
import { appendStep } from '../shared/draft-log.ts'
import {
  type ClinicDay,
  clinicDayKind,
  finishClinic,
  foldClinic,
  joinClinic,
  leaveClinic,
  measuredAtClinic,
  reopenClinic,
  startClinic,
  withDevice,
} from './clinic-day.ts'

let drawn = 0
const at = (minutes: number): Act => ({
  station: 'qingshiqiao',
  kiosk: 'kiosk-a',
  author: 'staff:018f0000-0000-7000-8000-000000000002',
  now: Date.parse('2026-11-22T00:00:00.000Z') + minutes * 60_000,
  offset: 480,
  random: (count) => Uint8Array.from({ length: count }, () => (drawn = (drawn * 31 + 17) % 251)),
})
const id = (collection: string, n: number) => `${collection}:018f0000-0000-7000-8000-${String(n).padStart(12, '0')}`
const [wang, li, zhao] = [1, 2, 3].map((n) => id('elders', n)) as [string, string, string]
const joined = (day: ClinicDay, elder: string, minutes: number, again = false): ClinicDay => {
  const done = joinClinic(day, elder, at(minutes), again)
  if (!done.ok) throw new Error(done.error.code)
  return done.value
}
const day = startClinic('2026-11-22', ['bloodPressure', 'glucose'], {}, at(0))
const queue = (of: ClinicDay) => foldClinic(of).entries.map(({ elder, state }) => `${elder.slice(-1)} ${state}`)
const check = (document: unknown, previous?: unknown) => {
  const result = checkDocument(document, previous as Document | undefined, kindByName, {
    scope: 'station',
    station: 'qingshiqiao',
    receivedAt: at(600).now,
  })
  return result.ok ? [] : result.error.map(({ code }) => code)
}

describe('the queue of a clinic day', () => {
  const two = joined(joined(day, wang, 1), li, 2)

  it('stands in the order in which they came', () => {
    expect(queue(two)).toEqual(['1 waiting', '2 waiting'])
    expect(check(two)).toEqual([])
  })

  it('takes nobody twice, and who was measured only again when somebody says so', () => {
    expect(joinClinic(two, wang, at(3))).toMatchObject({ error: { code: 'clinic.alreadyWaiting' } })
    const measured = measuredAtClinic(two, wang, [id('observations', 1)], at(3))
    expect(joinClinic(measured, wang, at(4))).toMatchObject({ error: { code: 'clinic.alreadyMeasured' } })
    const again = joined(measured, wang, 5, true)
    expect(queue(again)).toEqual(['2 waiting', '1 waiting'])
    const twice = measuredAtClinic(again, wang, [id('observations', 2)], at(6))
    expect(foldClinic(twice).entries.find(({ elder }) => elder === wang)?.readings).toHaveLength(2)
  })

  it('lets somebody leave, who may come back, and forgets nothing that was measured', () => {
    const left = leaveClinic(two, wang, at(3))
    expect(queue(left)).toEqual(['1 left', '2 waiting'])
    expect(queue(joined(left, wang, 4))).toEqual(['2 waiting', '1 waiting'])
    const measured = joined(measuredAtClinic(two, wang, [id('observations', 1)], at(3)), wang, 4, true)
    expect(queue(leaveClinic(measured, wang, at(5)))).toEqual(['2 waiting', '1 measured'])
  })

  it('is finished, and can be gone on with', () => {
    const over = finishClinic(two, at(9))
    expect(foldClinic(over).isFinished).toBe(true)
    expect(foldClinic(reopenClinic(over, at(10))).isFinished).toBe(false)
  })

  it('joins what was done to one day in two windows', () => {
    const [here, there] = [joined(two, zhao, 3), leaveClinic(two, li, at(4))]
    const kind = kindByName.get(clinicDayKind.kind)!
    const both = mergeDocuments(kind, here as unknown as Document, there as unknown as Document)
    expect(queue(both as unknown as ClinicDay)).toEqual(['1 waiting', '2 left', '3 waiting'])
  })

  it('holds forty elders, each step a legal one', () => {
    let full = day
    for (let n = 10; n < 50; n += 1) full = joined(full, id('elders', n), n)
    for (let n = 10; n < 50; n += 1)
      full = measuredAtClinic(full, id('elders', n), [id('observations', n), id('observations', n + 100)], at(n + 60))
    expect(foldClinic(full).entries.filter(({ state }) => state === 'measured')).toHaveLength(40)
    expect(check(full)).toEqual([])
  })

  it('notes what was measured with in each reading of the morning, where somebody said it', () => {
    const begun = startClinic(
      '2026-11-22',
      ['bloodPressure', 'weight'],
      { bloodPressure: ' 上臂式电子血压计 ', weight: '', glucose: '血糖仪' },
      at(0),
    )
    expect(begun.body.devices).toEqual([{ measure: 'bloodPressure', device: '上臂式电子血压计' }])
    expect(check(begun)).toEqual([])
    const pressure = { type: 'bloodPressure', systolic: 138, diastolic: 82, source: 'staff' } as const
    expect(withDevice(begun, pressure)).toEqual({ ...pressure, device: '上臂式电子血压计' })
    expect(withDevice(begun, { ...pressure, device: '水银血压计' }).device).toBe('水银血压计')
    expect(withDevice(begun, { type: 'weight', value: 56, source: 'staff' })).not.toHaveProperty('device')
  })

  it('reads days of before devices were noted', () => {
    const old = { ...day, version: 1 } as unknown as Document
    expect(upgradeDocument(clinicDayKind as unknown as DocumentKind, old)).toMatchObject({ version: 2, body: day.body })
  })

  it('refuses steps that are none, and ids that name nothing', () => {
    const step = (type: string, data?: Record<string, unknown>) => check(appendStep(day, type, data, at(1)))
    expect(step('danced', { elder: wang })).toEqual(['clinic.badStep'])
    expect(step('joined', { elder: '王秀兰' })).toEqual(['clinic.badStep'])
    expect(step('measured', { elder: wang, readings: ['138/82'] })).toEqual(['clinic.badStep'])
    expect(step('joined', { elder: wang, name: '王秀兰' })).toEqual(['clinic.badStep'])
  })
})
