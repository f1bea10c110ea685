/**
 * Values of the laboratory besides glucose: those the yearly check-up of elders names (standards/02 §4, with HbA1c since 2025), each with its
 * unit and the day the blood was taken. Nothing judges them: the paper has no reference bands for them. A wrong one is voided like a
 * measurement (standing.ts). Limits only keep out what is no such value.
 */
import Type, { type Static } from 'typebox'
import type { Text } from '../assessments/instrument.ts'
import { type Act, createDocument, defineKind, type Document } from '../shared/document.ts'
import { type CalendarDate, isCalendarDate } from '../shared/instant.ts'
import { err, ok, type Refusal, refusal, type Result } from '../shared/result.ts'
import { byMeasured, isPossible, measuredTime } from './measured.ts'
import { standingFacts } from './standing.ts'

export const labTestIds = [
  'hba1c',
  'ast',
  'alt',
  'bilirubin',
  'creatinine',
  'urea',
  'cholesterol',
  'triglycerides',
  'ldl',
  'hdl',
] as const
export type LabTestId = (typeof labTestIds)[number]

export const labUnits = ['%', 'U/L', 'umol/L', 'mmol/L'] as const
export type LabUnit = (typeof labUnits)[number]

export type LabTest = {
  readonly id: LabTestId
  readonly label: Text
  readonly unit: LabUnit
  readonly max: number
  /** Where standards/04 §5 gives one that is not from memory; the unit is its UCUM code then. */
  readonly loinc?: string
}

const test = (
  id: LabTestId,
  chinese: string,
  english: string,
  unit: LabUnit,
  max: number,
  loinc?: string,
): LabTest => ({
  id,
  label: { 'zh-CN': chinese, en: english },
  unit,
  max,
  ...(loinc === undefined ? {} : { loinc }),
})

export const labTests: readonly LabTest[] = [
  test('hba1c', '糖化血红蛋白', 'HbA1c', '%', 30, '4548-4'),
  test('ast', '谷草转氨酶 AST', 'AST', 'U/L', 10_000),
  test('alt', '谷丙转氨酶 ALT', 'ALT', 'U/L', 10_000),
  test('bilirubin', '总胆红素', 'Total bilirubin', 'umol/L', 2_000),
  test('creatinine', '肌酐', 'Creatinine', 'umol/L', 5_000),
  test('urea', '尿素', 'Urea', 'mmol/L', 200),
  test('cholesterol', '总胆固醇 TC', 'Total cholesterol', 'mmol/L', 100, '14647-2'),
  test('triglycerides', '甘油三酯 TG', 'Triglycerides', 'mmol/L', 200),
  test('ldl', '低密度脂蛋白 LDL-C', 'LDL cholesterol', 'mmol/L', 100, '22748-8'),
  test('hdl', '高密度脂蛋白 HDL-C', 'HDL cholesterol', 'mmol/L', 100),
]
export const labTestById: ReadonlyMap<LabTestId, LabTest> = new Map(labTests.map((one) => [one.id, one]))

export const LabResultBody = Type.Object(
  {
    test: Type.Enum([...labTestIds]),
    value: Type.Number({ exclusiveMinimum: 0, maximum: 10_000 }),
    /** That of the test: a value of another unit is another number. */
    unit: Type.Enum([...labUnits]),
    /** The day the sample was taken or reported. */
    measured: Type.String({ pattern: '^(19|20)\\d{2}-\\d{2}-\\d{2}$', maxLength: 10 }),
    /** Read from a report, told, or part of a check-up here. */
    source: Type.Enum(['report', 'told', 'checkUp']),
    note: Type.Optional(Type.String({ maxLength: 200 })),
  },
  { additionalProperties: false },
)
export type LabResultBody = Static<typeof LabResultBody>
export type LabResult = Document<LabResultBody>

export const labResultKind = defineKind({
  kind: 'lab-result',
  collection: 'observations',
  merge: 'fact',
  version: 1,
  body: LabResultBody,
  rules: (result): readonly Refusal[] => {
    const { elder, body, updatedAt } = result
    const known = labTestById.get(body.test)
    return [
      ...(elder === '' ? [refusal('archive.noElder', '/elder')] : []),
      ...(known === undefined || body.unit !== known.unit ? [refusal('lab.otherUnit', '/body/unit')] : []),
      ...(known !== undefined && body.value > known.max ? [refusal('lab.implausible', '/body/value')] : []),
      ...(!isCalendarDate(body.measured)
        ? [refusal('date.impossible', '/body/measured')]
        : !isPossible(result)
          ? [refusal('reading.measuredLater', '/body/measured')]
          : updatedAt === measuredTime(result).at
            ? []
            : [refusal('document.shape', '/updatedAt')]),
    ]
  },
  migrations: [],
})

export const isLabResult = (document: { readonly kind: string }): document is LabResult =>
  document.kind === labResultKind.kind

/** It lies where it was measured among the others, as a reading does. */
export function createLabResult(body: LabResultBody, act: Act, elder: string): LabResult {
  const made = createDocument(labResultKind, body, act, { elder })
  return { ...made, updatedAt: measuredTime(made).at }
}

/** Standing ones, newest first. @param documents with what voids them. */
export const standingLabResults = (documents: readonly Document[]): readonly LabResult[] =>
  standingFacts(documents.filter(isLabResult), documents).toSorted(byMeasured)

/** As it is typed: of each test a number within its limits, a text that is none, or nothing. */
export type LabEntry = Readonly<Partial<Record<LabTestId, number | string | undefined>>> & {
  readonly measuredOn: string
  readonly source: LabResultBody['source'] | undefined
  readonly note?: string
}

export function labResultsFrom(
  entry: LabEntry,
  { today, birthDate }: { readonly today: CalendarDate; readonly birthDate: CalendarDate },
): Result<readonly LabResultBody[], readonly Refusal[]> {
  const { measuredOn, source, note = '' } = entry
  const given = labTests.flatMap((one) => (entry[one.id] === undefined ? [] : [{ one, value: entry[one.id] }]))
  const refusals = [
    ...(given.length === 0 ? [refusal('lab.nothing')] : []),
    ...given
      .filter(({ one, value }) => typeof value !== 'number' || value <= 0 || value > one.max)
      .map(({ one }) => refusal('lab.implausible', `/${one.id}`)),
    ...dayRefusals(measuredOn, birthDate, today),
    ...(source === undefined ? [refusal('reading.sourceMissing', '/source')] : []),
  ]
  if (source === undefined || refusals.length > 0) return err(refusals)
  return ok(
    given.map(({ one, value }) => ({
      test: one.id,
      value: Number(value),
      unit: one.unit,
      measured: measuredOn,
      source,
      ...(note.trim() === '' ? {} : { note: note.trim() }),
    })),
  )
}

function dayRefusals(text: string, birthDate: CalendarDate, today: CalendarDate): readonly Refusal[] {
  if (text.trim() === '') return [refusal('reading.dayMissing', '/measuredOn')]
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return [refusal('date.notRead', '/measuredOn')]
  if (!isCalendarDate(text)) return [refusal('date.impossible', '/measuredOn')]
  if (text > today) return [refusal('date.notYet', '/measuredOn')]
  return text < birthDate ? [refusal('reading.beforeBirth', '/measuredOn')] : []
}
