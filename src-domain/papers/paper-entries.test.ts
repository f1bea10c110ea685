import { describe, expect, it } from 'vitest'
import { paperBodies } from './paper-entries.ts'

const today = { today: '2026-11-29', birthDate: '1948-03-01' }
const note = '照纸上抄的，纸上日期 2026-11-02'
const medicine = {
  name: '阿司匹林肠溶片',
  method: '口服',
  dose: '100mg',
  frequency: '每日一次',
  longTerm: false,
  startedOn: '',
  stoppedOn: '',
  note: '',
}

describe('what was confirmed of a paper', () => {
  it('becomes a medicine, a measurement or an illness with where it was copied from', () => {
    expect(paperBodies({ what: 'medicine', entry: medicine }, note, today)).toMatchObject({
      ok: true,
      value: [{ what: 'medicine', body: { name: '阿司匹林肠溶片', dose: '100mg', note } }],
    })
    expect(
      paperBodies({ what: 'reading', entry: { systolic: 138, diastolic: 82, measuredOn: '2026-11-02' } }, note, today),
    ).toEqual({
      ok: true,
      value: [
        {
          what: 'reading',
          body: {
            type: 'bloodPressure',
            systolic: 138,
            diastolic: 82,
            source: 'import',
            measured: '2026-11-02',
            note,
          },
        },
      ],
    })
  })

  it('is refused by the rules of the archive: no name, a glucose without its time, a measurement of no day, an illness nobody stands for', () => {
    const code = (result: ReturnType<typeof paperBodies>) => (result.ok ? '' : result.error[0]?.code)
    expect(code(paperBodies({ what: 'medicine', entry: { ...medicine, name: ' ' } }, note, today))).toBe(
      'medication.nameMissing',
    )
    expect(code(paperBodies({ what: 'reading', entry: { glucose: 7.8 } }, note, today))).toBe('reading.timingMissing')
    expect(code(paperBodies({ what: 'reading', entry: { weight: 56 } }, note, today))).toBe('reading.dayMissing')
    const illness = {
      code: 1,
      name: '',
      confirmed: undefined,
      since: '',
      status: 'active',
      controlled: undefined,
      note: '',
    }
    expect(code(paperBodies({ what: 'condition', entry: illness as never }, note, today))).toBe(
      'condition.confirmedMissing',
    )
  })
})
