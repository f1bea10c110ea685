import { describe, expect, it } from 'vitest'
import { actOf, sampleElder } from '../../tests/support/sample-elder.ts'
import { createDocument, type Document, editDocument } from '../shared/document.ts'
import { allergiesOf, allergyKind, noKnownAllergyKind } from './allergy.ts'
import { allergyFrom, conditionFrom, eventFrom, medicationFrom } from './entries.ts'

const today = '2026-11-22'
const codes = (made: { readonly ok: boolean; readonly error?: readonly { code: string; field?: string }[] }) =>
  made.ok ? [] : made.error?.map(({ code, field }) => `${code} ${field}`)

const condition = {
  code: 1,
  name: '',
  confirmed: 'yes' as const,
  since: '2019-03-01',
  status: 'active' as const,
  controlled: undefined,
  note: '',
}
const medicine = {
  name: '氨氯地平',
  method: '口服',
  dose: '',
  frequency: '每天早上',
  longTerm: true,
  startedOn: '',
  stoppedOn: '',
  note: '',
}

describe('a form of the archive', () => {
  it('leaves out what nobody said', () => {
    expect(conditionFrom(condition, today)).toEqual({
      ok: true,
      value: { code: 1, status: 'active', confirmed: true, since: '2019-03-01' },
    })
    expect(medicationFrom(medicine, today)).toEqual({
      ok: true,
      value: { name: '氨氯地平', method: '口服', frequency: '每天早上', longTerm: true },
    })
  })

  it('refuses what is missing, and days that are none or still to come, at their field', () => {
    expect(codes(conditionFrom({ ...condition, code: 23, confirmed: undefined, since: '去年' }, today))).toEqual([
      'condition.nameMissing /name',
      'condition.confirmedMissing /confirmed',
      'date.notRead /since',
    ])
    expect(codes(medicationFrom({ ...medicine, name: ' ', startedOn: '2026-11-23' }, today))).toEqual([
      'medication.nameMissing /name',
      'date.notYet /startedOn',
    ])
    expect(codes(medicationFrom({ ...medicine, startedOn: '2026-11-02', stoppedOn: '2026-11-01' }, today))).toEqual([
      'medication.stoppedBeforeStart /stoppedOn',
    ])
    expect(
      codes(eventFrom({ type: undefined, on: '2026-02-30', place: '', injured: undefined, note: '' }, today)),
    ).toEqual(['event.typeMissing /type', 'date.impossible /on'])
    expect(codes(allergyFrom({ substance: '', reaction: '', severity: undefined, certainty: undefined }))).toHaveLength(
      3,
    )
  })
})

describe('allergies', () => {
  const elder = sampleElder()
  const of = { elder: elder.id }
  const none = createDocument(noKnownAllergyKind, { toldBy: 'self' }, actOf('2026-11-02T02:00:00.000Z', 1), of)
  const penicillin = createDocument(
    allergyKind,
    { substance: '青霉素', severity: 'severe', certainty: 'told' },
    actOf('2026-11-03T02:00:00.000Z', 2),
    of,
  )

  it('that nobody asked about are not the same as none known', () => {
    expect(allergiesOf(elder.body, []).noneKnown).toBeUndefined()
    expect(allergiesOf(elder.body, [none as Document]).noneKnown).toBe(none)
  })

  it('outweigh an answer that there are none, until they are refuted', () => {
    expect(allergiesOf(elder.body, [none as Document, penicillin as Document])).toMatchObject({
      standing: [penicillin],
      noneKnown: undefined,
    })
    const refuted = editDocument(penicillin, { refuted: '皮试阴性' }, actOf('2026-11-04T02:00:00.000Z', 3))
    expect(allergiesOf(elder.body, [none as Document, refuted as Document])).toMatchObject({
      standing: [],
      refuted: [refuted],
      noneKnown: none,
    })
  })
})
