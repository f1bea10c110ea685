/**
 * Everything the rules of need may look at, gathered from documents once: rules see no document and no clock. What is not
 * known is `undefined`, never a guess: a rule without its data answers "unknown" (need-rule.ts).
 */
import { type CareVisitBody, careVisitKind, type PhysicianNoteBody, physicianNoteKind } from '../archive/care-visit.ts'
import { type ConditionBody, conditionKind } from '../archive/condition.ts'
import { isTaken, type MedicationBody, medicationKind } from '../archive/medication.ts'
import { type ReadingBody, readingKind } from '../archive/reading.ts'
import { type RiskEventBody, riskEventKind } from '../archive/risk-event.ts'
import type { Assessment } from '../assessments/assessment.ts'
import { signatureState, standingAssessments } from '../assessments/assessment-history.ts'
import type { ElderBody } from '../elders/elder.ts'
import type { Document, DocumentKind } from '../shared/document.ts'
import { ageOn, type CalendarDate, calendarDateOf } from '../shared/instant.ts'
import type { DailyDimension } from './dimensions.ts'

/** Upper limits a reading is held against: a dated rule set of the institution (standards/02 §5), shown beside the judgement. */
export type ReadingTargets = {
  readonly name: string
  readonly since: CalendarDate
  /** A pressure at or above is above target; from `fromAge` the second pair holds. */
  readonly bloodPressure: { readonly systolic: number; readonly diastolic: number }
  readonly bloodPressureAged: { readonly fromAge: number; readonly systolic: number; readonly diastolic: number }
  /** mmol/L fasting, at or above. */
  readonly fastingGlucose: number
}
/** 国家基本公共卫生服务规范（第三版）: below 140/90, from 65 below 150/90; fasting glucose below 7.0. */
export const publicHealthTargets: ReadingTargets = {
  name: '国家基本公共卫生服务规范（第三版）',
  since: '2017-02-28',
  bloodPressure: { systolic: 140, diastolic: 90 },
  bloodPressureAged: { fromAge: 65, systolic: 150, diastolic: 90 },
  fastingGlucose: 7,
}

export type DatedReading = { readonly on: CalendarDate; readonly at: string; readonly body: ReadingBody }

export type NeedFacts = {
  readonly today: CalendarDate
  readonly age: number | undefined
  /** Undefined when the living situation was never asked. */
  readonly livesAlone: boolean | undefined
  readonly livesWithSpouseOnly: boolean | undefined
  readonly livesInInstitution: boolean | undefined
  readonly hasCaregiver: boolean
  /** What the elder asked for in so many words. */
  readonly askedFor: readonly DailyDimension[]
  /** Newest standing assessment; 待复核 counts, and is said. */
  readonly assessment: Assessment | undefined
  readonly assessmentIsSigned: boolean
  readonly conditions: readonly ConditionBody[]
  /** Taken today. */
  readonly medicines: readonly MedicationBody[]
  /** Oldest first. */
  readonly readings: readonly DatedReading[]
  readonly riskEvents: readonly RiskEventBody[]
  readonly visits: readonly CareVisitBody[]
  readonly physicianNotes: readonly PhysicianNoteBody[]
  readonly targets: ReadingTargets
  /** Answers of instruments that come later; undefined means never carried out. */
  readonly fallRisk: 'low' | 'medium' | 'high' | undefined
  readonly poorKnowledge: boolean | undefined
}

const bodiesOf = <Body>(kind: DocumentKind, documents: readonly Document[]): readonly Body[] => {
  const corrected = new Set(documents.flatMap((document) => document.corrects ?? []))
  // Bodies were checked against the kind when they were saved.
  return documents
    .filter((document) => document.kind === kind.kind && !corrected.has(document.id))
    .map((document) => document.body as Body)
}

/** @param documents everything known about this elder, of any kind; @param today the calendar date at the station. */
export function needFactsOf(
  elder: ElderBody,
  documents: readonly Document[],
  today: CalendarDate,
  options: { readonly targets?: ReadingTargets; readonly askedFor?: readonly DailyDimension[] } = {},
): NeedFacts {
  const assessment = standingAssessments(documents)[0]
  const corrected = new Set(documents.flatMap((document) => document.corrects ?? []))
  const asked = elder.living.length > 0
  return {
    today,
    age: ageOn(elder.birthDate, today),
    livesAlone: asked ? elder.living.includes('alone') : undefined,
    livesWithSpouseOnly: asked ? elder.living.every((one) => one === 'spouse') : undefined,
    livesInInstitution: asked ? elder.living.includes('institution') : undefined,
    hasCaregiver: elder.contacts.some((contact) => contact.isCaregiver === true && contact.phone !== undefined),
    askedFor: options.askedFor ?? [],
    assessment,
    assessmentIsSigned: assessment !== undefined && signatureState(assessment, documents).state === 'signed',
    conditions: bodiesOf<ConditionBody>(conditionKind as DocumentKind, documents),
    medicines: bodiesOf<MedicationBody>(medicationKind as DocumentKind, documents).filter((body) =>
      isTaken(body, today),
    ),
    readings: documents
      .filter((document) => document.kind === readingKind.kind && !corrected.has(document.id))
      .map(({ occurredAt, offset, body }) => ({
        on: calendarDateOf(occurredAt, offset),
        at: occurredAt,
        body: body as ReadingBody,
      }))
      .toSorted((a, b) => (a.at < b.at ? -1 : 1)),
    riskEvents: bodiesOf<RiskEventBody>(riskEventKind as DocumentKind, documents),
    visits: bodiesOf<CareVisitBody>(careVisitKind as DocumentKind, documents),
    physicianNotes: bodiesOf<PhysicianNoteBody>(physicianNoteKind as DocumentKind, documents),
    targets: options.targets ?? publicHealthTargets,
    fallRisk: undefined,
    poorKnowledge: undefined,
  }
}
