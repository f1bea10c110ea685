import { describe, expect, it } from 'vitest'
import { entryOf, type ReadingEntry, readingsOf } from './reading-entry.ts'

const codes = (entry: ReadingEntry) => {
  const read = readingsOf(entry)
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

  it('can be filled in again from a reading, to put it right', () => {
    const read = readingsOf({ temperature: 36.6, site: 'armpit', source: 'staff', device: '水银' })
    expect(read.ok && read.value.map(entryOf)).toMatchObject([
      { temperature: 36.6, site: 'armpit', source: 'staff', device: '水银' },
    ])
  })
})
