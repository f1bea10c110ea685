/**
 * An assessment being carried out is a log: one event for each answer, saved at once, so that a crash or a reload loses
 * none and two kiosks merge. The form is a fold, the latest event of each item or field wins; answers taken back are
 * events too. When it is finished an 'assessment' (or, for an elder alone, a 'self-assessment') is made from it.
 */
import Type, { type Static } from 'typebox'
import { Value } from 'typebox/value'
import { type Act, createDocument, defineKind, type Document, DocumentId, type LogEvent } from '../shared/document.ts'
import { appendStep, type DraftState, stateOfSteps, stepsInOrder } from '../shared/draft-log.ts'
import { CalendarDate } from '../shared/instant.ts'
import { type Refusal, refusal } from '../shared/result.ts'
import { AssessmentBody } from './assessment.ts'
import type { HealthProblems } from './health-problems.ts'
import { instrumentName, isItemCode, type ItemCode } from './instrument.ts'
import { type Answers, isScoreOf, type RiskEventCounts } from './scoring.ts'

export const AssessmentDraftBody = Type.Object(
  {
    instrument: Type.Literal(instrumentName),
    /** `self`: the elder answers alone at the kiosk; it never becomes an official assessment by itself. */
    mode: Type.Enum(['national', 'self']),
    date: CalendarDate,
    /** A finished assessment that this one is to correct: a crash in between must not forget it. */
    corrects: Type.Optional(DocumentId),
  },
  { additionalProperties: false },
)
export type AssessmentDraftBody = Static<typeof AssessmentDraftBody>
export type AssessmentDraft = Document<AssessmentDraftBody>

export const assessmentDraftKind = defineKind({
  kind: 'assessment-draft',
  collection: 'records',
  merge: 'log',
  version: 2,
  body: AssessmentDraftBody,
  endings: ['discarded'],
  rules: (document, previous) => draftRefusals(document, previous),
  // Version 1 corrected nothing.
  migrations: [(body) => body],
})

const formFields = AssessmentBody.properties
const healthFields = formFields.health.properties
const eventFields = formFields.events.properties

/** Fields of the form besides the 26 answers; `health.*` and `events.*` one by one, so that two kiosks merge them. */
const fieldSchemas = {
  reason: formFields.reason,
  reasonNote: formFields.reasonNote,
  place: formFields.place,
  heightCm: formFields.heightCm,
  weightKg: formFields.weightKg,
  informant: formFields.informant,
  diseases: formFields.diseases,
  diseaseOther: formFields.diseaseOther,
  psychiatristDiagnosed: formFields.psychiatristDiagnosed,
  medicines: formFields.medicines,
} as const

export type DraftField =
  | keyof typeof fieldSchemas
  | `health.${keyof typeof healthFields}`
  | `events.${keyof typeof eventFields}`

export type DraftForm = {
  readonly answers: Answers
  readonly fields: Partial<Pick<AssessmentBody, keyof typeof fieldSchemas>>
  readonly health: Partial<HealthProblems>
  readonly events: Partial<RiskEventCounts>
  readonly state: DraftState
  /** Where to go on after a crash. */
  readonly lastAnswered: ItemCode | undefined
}

export const startDraft = (
  elder: string,
  mode: 'national' | 'self',
  date: string,
  act: Act,
  corrects?: string,
): AssessmentDraft =>
  createDocument(
    assessmentDraftKind,
    { instrument: instrumentName, mode, date, ...(corrects === undefined ? {} : { corrects }) },
    act,
    { elder },
  )

/** `score` undefined takes the answer back. */
export const answerItem = (
  draft: AssessmentDraft,
  item: ItemCode,
  score: number | undefined,
  act: Act,
): AssessmentDraft => appendStep(draft, 'answer', score === undefined ? { item } : { item, score }, act)

/** `value` undefined empties the field. */
export const fillField = (draft: AssessmentDraft, field: DraftField, value: unknown, act: Act): AssessmentDraft =>
  appendStep(draft, 'field', value === undefined ? { field } : { field, value }, act)

export const finishDraft = (draft: AssessmentDraft, assessment: string, act: Act): AssessmentDraft =>
  appendStep(draft, 'finished', { assessment }, act)

export const discardDraft = (draft: AssessmentDraft, act: Act): AssessmentDraft =>
  appendStep(draft, 'discarded', undefined, act)

export function foldDraft(draft: AssessmentDraft): DraftForm {
  const answers: Partial<Record<ItemCode, number>> = {}
  const fields: Record<string, unknown> = {}
  const health: Record<string, unknown> = {}
  const events: Record<string, unknown> = {}
  let lastAnswered: ItemCode | undefined
  const steps = stepsInOrder(draft)
  for (const event of steps) {
    if (event.type === 'answer') {
      const { item, score } = event.data as { item: ItemCode; score?: number }
      if (score === undefined) delete answers[item]
      else answers[item] = score
      lastAnswered = item
    } else if (event.type === 'field') {
      const { field, value } = event.data as { field: string; value?: unknown }
      const [group, name] = field.split('.') as [string, string | undefined]
      const target = group === 'health' ? health : group === 'events' ? events : fields
      const key = name ?? group
      if (value === undefined) delete target[key]
      else target[key] = value
    }
  }
  // The values were checked against the same schemas when each event was saved.
  return { answers, fields, health, events, state: stateOfSteps(steps), lastAnswered } as DraftForm
}

function draftRefusals(document: AssessmentDraft, previous: AssessmentDraft | undefined): readonly Refusal[] {
  const known = new Set((previous?.events ?? []).map((event) => event.id))
  const refusals: Refusal[] = document.elder === '' ? [refusal('assessment.noElder', '/elder')] : []
  for (const event of document.events ?? []) {
    if (known.has(event.id)) continue
    if (!isDraftEvent(event))
      refusals.push(refusal('assessment.badDraftEvent', `/events/${event.id}`, { type: event.type }))
  }
  return refusals
}

function isDraftEvent({ type, data }: LogEvent): boolean {
  switch (type) {
    case 'answer':
      return (
        typeof data?.['item'] === 'string' &&
        isItemCode(data['item']) &&
        (data['score'] === undefined || isScoreOf(data['item'], data['score']))
      )
    case 'field': {
      const schema = typeof data?.['field'] === 'string' ? schemaOfField(data['field']) : undefined
      return schema !== undefined && (data?.['value'] === undefined || Value.Check(schema, data['value']))
    }
    case 'finished':
      return typeof data?.['assessment'] === 'string'
    case 'discarded':
      return true
    default:
      return false
  }
}

function schemaOfField(field: string) {
  const [group, name] = field.split('.') as [string, string | undefined]
  if (name === undefined)
    return Object.hasOwn(fieldSchemas, group) ? fieldSchemas[group as keyof typeof fieldSchemas] : undefined
  const schemas: Readonly<Record<string, unknown>> =
    group === 'health' ? healthFields : group === 'events' ? eventFields : {}
  return Object.hasOwn(schemas, name) ? (schemas[name] as (typeof fieldSchemas)['place']) : undefined
}
