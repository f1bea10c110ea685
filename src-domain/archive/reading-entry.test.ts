import { describe, expect, it } from 'vitest'
import { entryOf, type ReadingEntry, readingsOf } from './reading-entry.ts'

const day = { today: '2026-11-22', birthDate: '1948-03-01' }
const codes = (entry: ReadingEntry) => {
  const read = readingsOf(entry, day)
  return read.ok ? read.value : read.error.map(({ code, field }) => `${code} ${field}`)
}

describe('a form of measurements', () => {
  it('becomes one reading for each thing that was measured', () => {
    expect(
      codes({
        systolic: 138,
        diastolic: 82,
        pulse: 74,
        glucose: 6.1,
        timing: 'fasting',
        weight: 56.5,
        source: 'staff',
      }),
    ).toEqual([
      { type: 'bloodPressure', systolic: 138, diastolic: 82, pulse: 74, source: 'staff' },
      { type: 'glucose', value: 6.1, timing: 'fasting', source: 'staff' },
      { type: 'weight', value: 56.5, source: 'staff' },
    ])
  })

  it('keeps a pulse that was taken alone, and the meter’s Lo and Hi as flags', () => {
    expect(codes({ pulse: 74, flag: 'high', timing: 'random', source: 'self', device: ' 血糖仪 ' })).toEqual([
      { type: 'pulse', value: 74, source: 'self', device: '血糖仪' },
      { type: 'glucose', flag: 'high', timing: 'random', source: 'self', device: '血糖仪' },
    ])
  })

  it.each<[ReadingEntry, string[]]>([
    [{ source: 'staff' }, ['reading.nothing ']],
    [{ systolic: 138, source: 'staff' }, ['reading.otherPressure /diastolic']],
    [{ systolic: 90, diastolic: 85, source: 'staff' }, ['reading.pressuresTooClose /diastolic']],
    [{ systolic: '1388', diastolic: 82, source: 'staff' }, ['reading.outOfBounds /systolic']],
    [{ systolic: 138.5, diastolic: 82, source: 'staff' }, ['reading.outOfBounds /systolic']],
    [{ glucose: 6.1, source: 'staff' }, ['reading.timingMissing /timing']],
    [{ glucose: 6.1, flag: 'low', timing: 'random', source: 'staff' }, ['reading.valueOrFlag /glucose']],
    [{ weight: 56 }, ['reading.sourceMissing /source']],
    [
      { glucose: 6.1, timing: 'afterMeal', hoursSinceMeal: '三', source: 'told' },
      ['reading.outOfBounds /hoursSinceMeal'],
    ],
  ])('refuses %j', (entry, expected) => {
    expect(codes(entry)).toEqual(expected)
  })

  it('keeps the day and the time it was taken, and none where it is written down at once', () => {
    const of = (more: ReadingEntry) => codes({ weight: 56, source: 'staff', ...more })
    expect(of({ measuredOn: '2026-11-22' })).toEqual([{ type: 'weight', value: 56, source: 'staff' }])
    expect(of({ measuredOn: '2026-11-22', measuredAt: '8点半' })).toMatchObject([{ measured: '2026-11-22T08:30' }])
    expect(of({ measuredOn: '2026-03-02' })).toMatchObject([{ measured: '2026-03-02' }])
    expect(of({ measuredOn: '2026-11-22', source: 'import' })).toMatchObject([{ measured: '2026-11-22' }])
    expect(of({ measuredOn: '2026-11-23' })).toEqual(['date.notYet /measuredOn'])
    expect(of({ measuredOn: '2026-02-30' })).toEqual(['date.impossible /measuredOn'])
    expect(of({ measuredOn: '去年', measuredAt: '半夜' })).toEqual([
      'date.notRead /measuredOn',
      'reading.timeNotRead /measuredAt',
    ])
    expect(of({ measuredOn: '1940-03-02' })).toEqual(['reading.beforeBirth /measuredOn'])
    expect(of({ source: 'import' })).toEqual(['reading.dayMissing /measuredOn'])
  })

  it('can be filled in again from a reading, to put it right', () => {
    const read = readingsOf({ temperature: 36.6, site: 'armpit', source: 'staff', device: '水银' }, day)
    expect(
      read.ok && read.value.map((body) => entryOf({ body, occurredAt: '2026-11-22T02:00:00.000Z', offset: 480 })),
    ).toMatchObject([{ temperature: 36.6, site: 'armpit', source: 'staff', device: '水银' }])
  })
})
