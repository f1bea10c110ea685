import { describe, expect, it } from 'vitest'
import { actOf, sampleElder } from '../../tests/support/sample-elder.ts'
import { kindByName } from '../documents.ts'
import { healthRecord } from '../health-record/health-record.ts'
import { observationsOf } from '../fhir/observations.ts'
import { checkDocument } from '../shared/check-document.ts'
import type { Document } from '../shared/document.ts'
import { createLabResult, type LabEntry, type LabResultBody, labResultsFrom, standingLabResults } from './lab-result.ts'
import { voidFact } from './standing.ts'
import { timelineOf } from './timeline.ts'

const elder = sampleElder()
const act = actOf('2026-11-22T02:00:00.000Z', 1)
const about = { today: '2026-11-22', birthDate: elder.body.birthDate }
const entry: LabEntry = { measuredOn: '2026-11-02', source: 'report' }
const check = (document: unknown) => {
  const result = checkDocument(document as Document, undefined, kindByName, {
    scope: 'station',
    station: 'qingshiqiao',
    receivedAt: act.now + 24 * 3_600_000,
  })
  return result.ok ? [] : result.error.map(({ code }) => code)
}
const body: LabResultBody = {
  test: 'cholesterol',
  value: 5.2,
  unit: 'mmol/L',
  measured: '2026-11-02',
  source: 'report',
}
const made = (changes: Partial<LabResultBody> = {}, seed = 1) =>
  createLabResult({ ...body, ...changes }, actOf('2026-11-22T02:00:00.000Z', seed), elder.id)

describe('a laboratory report', () => {
  it('gives one value for each number, each in the unit of its test and with its day', () => {
    const result = labResultsFrom({ ...entry, cholesterol: 5.2, creatinine: 78 }, about)
    expect(result.ok && result.value.map(({ test, value, unit }) => `${test} ${value} ${unit}`)).toEqual([
      'creatinine 78 umol/L',
      'cholesterol 5.2 mmol/L',
    ])
    for (const one of result.ok ? result.value : []) expect(check(createLabResult(one, act, elder.id))).toEqual([])
  })

  it.each([
    ['no number', {}, 'lab.nothing'],
    ['a number that is none', { ldl: '3,1' }, 'lab.implausible'],
    ['a number of another unit', { cholesterol: 201 }, 'lab.implausible'],
    ['nothing where it comes from', { ldl: 3, source: undefined }, 'reading.sourceMissing'],
    ['no day', { ldl: 3, measuredOn: '' }, 'reading.dayMissing'],
    ['a day to come', { ldl: 3, measuredOn: '2026-11-23' }, 'date.notYet'],
    ['a day before birth', { ldl: 3, measuredOn: '1940-01-01' }, 'reading.beforeBirth'],
  ] as const)('is refused with %s', (_what, changes, code) => {
    expect(labResultsFrom({ ...entry, ...changes }, about)).toMatchObject({ ok: false, error: [{ code }] })
  })
})

describe('a laboratory value', () => {
  it('is refused by the server too in another unit, of a day to come, or in the wrong place', () => {
    expect(check(made())).toEqual([])
    expect(check(made({ unit: 'umol/L' }))).toEqual(['lab.otherUnit'])
    expect(check(made({ measured: '2026-11-23' }))).toEqual(['reading.measuredLater'])
    expect(check({ ...made(), updatedAt: act.now })).not.toEqual([])
  })

  it('stands in the timeline at its own day and goes when it is voided', () => {
    const older = made({ value: 6, measured: '2025-11-02' }, 2)
    const wrong = made({ value: 7 }, 3)
    const documents = [made(), older, wrong, voidFact(wrong, '看错了', act)] as unknown as Document[]
    expect(standingLabResults(documents).map((one) => one.body.value)).toEqual([5.2, 6])
    const covered = { record: true, measuring: true, assessment: true, preferences: true, stories: true }
    const { entries } = timelineOf([{ documents, isCut: false }], covered)
    expect(entries.map(({ document, isOver }) => [document.body['value'], isOver])).toEqual([
      [7, true],
      [5.2, false],
      [6, false],
    ])
  })

  it('is printed with its unit, its day and the one before', () => {
    const documents = [made(), made({ value: 6, measured: '2025-11-02' }, 2)] as unknown as Document[]
    const page = healthRecord(elder, documents, '2026-11-22').find(({ id }) => id === 'measurements')
    expect(page?.tables?.[1]?.rows).toContainEqual(['总胆固醇 TC（mmol/L）', '5.2', '2026-11-02', '6', '2025-11-02'])
    expect(page?.tables?.[1]?.rows).toContainEqual(['肌酐（μmol/L）', undefined, undefined, undefined, undefined])
  })

  it('goes out with LOINC and UCUM where the paper has the code, and in words elsewhere', () => {
    const documents = [made(), made({ test: 'urea', value: 6.1 }, 2)] as unknown as Document[]
    const [words, coded] = [...observationsOf(documents, elder.id)]
    expect(coded).toMatchObject({
      code: { coding: [{ system: 'http://loinc.org', code: '14647-2' }], text: '总胆固醇 TC' },
      valueQuantity: { value: 5.2, unit: 'mmol/L', system: 'http://unitsofmeasure.org', code: 'mmol/L' },
      effectiveDateTime: '2026-11-02',
    })
    const inWords = JSON.stringify(words)
    expect(words).toMatchObject({ code: { text: '尿素' }, valueQuantity: { value: 6.1, unit: 'mmol/L' } })
    expect(inWords).not.toMatch(/loinc|unitsofmeasure/)
  })
})
