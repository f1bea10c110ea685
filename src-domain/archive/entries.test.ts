import { describe, expect, it } from 'vitest'
import { actOf, sampleElder } from '../../tests/support/sample-elder.ts'
import { createDocument, type Document, editDocument } from '../shared/document.ts'
import { allergiesOf, allergyKind, noKnownAllergyKind } from './allergy.ts'
import {
  allergyFrom,
  conditionFrom,
  eventFrom,
  medicationFrom,
  type NoteEntry,
  physicianNoteFrom,
  type VisitEntry,
  visitFrom,
} from './entries.ts'

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

const visit: VisitEntry = {
  type: 'outpatient',
  on: '2026-11-20',
  condition: 1,
  vaccine: '流感疫苗',
  nextDue: '2027-02-20',
  place: '',
  note: '',
  isAfterReading: undefined,
}
const note: NoteEntry = {
  isSeen: true,
  physician: '林知远',
  institution: '县人民医院',
  on: '2026-11-20',
  uncontrolledPain: 'yes',
  text: '',
}

describe('a visit that is written down', () => {
  const made = (changes: Partial<VisitEntry>, isWaiting = false) =>
    visitFrom({ ...visit, ...changes }, today, isWaiting)

  it('keeps what belongs to its sort and nothing that was typed for another', () => {
    expect(made({})).toEqual({ ok: true, value: { type: 'outpatient', on: '2026-11-20', condition: 1 } })
    expect(made({ type: 'vaccination' })).toMatchObject({ value: { vaccine: '流感疫苗', nextDue: '2027-02-20' } })
    expect(made({ type: 'vaccination' })).not.toHaveProperty('value.condition')
    expect(made({ type: 'checkUp' })).toEqual({ ok: true, value: { type: 'checkUp', on: '2026-11-20' } })
  })

  it('says what is missing at its field: a vaccine its name, a follow-up its condition and next date', () => {
    expect(codes(made({ type: undefined, on: '' }))).toEqual(['visit.typeMissing /type', 'date.notRead /on'])
    expect(codes(made({ type: 'vaccination', vaccine: ' ' }))).toEqual(['visit.vaccineMissing /vaccine'])
    expect(codes(made({ type: 'followUp', condition: undefined, nextDue: '' }))).toEqual([
      'visit.conditionMissing /condition',
      'visit.nextDueMissing /nextDue',
    ])
    expect(codes(made({ type: 'followUp', nextDue: '2026-11-20' }))).toEqual(['visit.nextBeforeVisit /nextDue'])
    expect(codes(made({ type: 'followUp', nextDue: '明年春天' }))).toEqual(['date.notRead /nextDue'])
    expect(codes(made({ on: '2026-11-23' }))).toEqual(['date.notYet /on'])
  })

  it('of today says whether it came after an urgent reading of today, where there is one', () => {
    expect(codes(made({ on: today }, true))).toEqual(['visit.orderMissing /isAfterReading'])
    expect(made({ on: today, isAfterReading: 'no' }, true)).toMatchObject({ value: { isBeforeReadings: true } })
    expect(made({ on: today, isAfterReading: 'yes' }, true)).not.toHaveProperty('value.isBeforeReadings')
    expect(codes(made({ on: today }))).toEqual([])
    expect(codes(made({}, true))).toEqual([])
    expect(codes(made({ type: 'vaccination', on: today }, true))).toEqual([])
  })
})

describe('a physician’s note', () => {
  it('is kept only from the paper, with who wrote it, where and when', () => {
    expect(physicianNoteFrom(note, 'terminalStage', today)).toEqual({
      ok: true,
      value: {
        subject: 'terminalStage',
        on: '2026-11-20',
        physician: '林知远',
        institution: '县人民医院',
        uncontrolledPain: true,
      },
    })
    const nothing = { ...note, isSeen: false, physician: ' ', institution: '', on: '' }
    expect(codes(physicianNoteFrom(nothing, 'terminalStage', today))).toEqual([
      'physicianNote.notSeen /isSeen',
      'physicianNote.physicianMissing /physician',
      'physicianNote.institutionMissing /institution',
      'date.notRead /on',
    ])
  })

  it('that ends an earlier one is not older than that, and says nothing of pain', () => {
    expect(codes(physicianNoteFrom(note, 'noLongerTerminal', today, '2026-11-21'))).toEqual([
      'physicianNote.beforeLast /on',
    ])
    expect(physicianNoteFrom(note, 'noLongerTerminal', today, '2026-11-20')).not.toHaveProperty(
      'value.uncontrolledPain',
    )
  })
})

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
