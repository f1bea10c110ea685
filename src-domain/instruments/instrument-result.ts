/**
 * A finished short instrument is a fact: every answer, what it came to, and who asked. It names the edition it was done with, so
 * that a newer one leaves it readable. A mistake is corrected by a new one that names it. That an answer needed a person at once
 * is settled by a fact of its own, so that any kiosk of the station can write down what was done.
 */
import Type, { type Static } from 'typebox'
import { Assessor } from '../assessments/assessment.ts'
import { type Act, createDocument, defineKind, type Document, DocumentId } from '../shared/document.ts'
import { CalendarDate } from '../shared/instant.ts'
import { err, ok, type Refusal, refusal, type Result } from '../shared/result.ts'
import { followUpRefusals, resultRefusals } from './instrument-rules.ts'

const closed = { additionalProperties: false } as const
const Id = Type.String({ minLength: 1, maxLength: 40 })
const byId = '^[A-Za-z0-9-]{1,40}$'

export const StoredAnswer = Type.Union([
  Id,
  Type.Array(Id, { maxItems: 40, uniqueItems: true }),
  Type.Number(),
  Type.Object({ heightCm: Type.Number(), weightKg: Type.Number() }, closed),
])

export const answerModes = ['staff', 'self'] as const
export type AnswerMode = (typeof answerModes)[number]

export const InstrumentResultBody = Type.Object(
  {
    instrument: Id,
    edition: Type.String({ minLength: 1, maxLength: 20 }),
    date: CalendarDate,
    mode: Type.Enum([...answerModes]),
    answers: Type.Record(Type.String({ pattern: byId }), StoredAnswer, closed),
    result: Type.Object(
      {
        scores: Type.Record(Type.String({ pattern: byId }), Type.Integer({ minimum: 0, maximum: 1_000 }), closed),
        bands: Type.Record(Type.String({ pattern: byId }), Id, closed),
        alerts: Type.Array(Type.Enum(['selfHarm']), { maxItems: 4 }),
      },
      closed,
    ),
    /** The one who asked; absent where the elder answered alone. */
    assessor: Type.Optional(Assessor),
    draft: Type.Optional(DocumentId),
  },
  closed,
)
export type InstrumentResultBody = Static<typeof InstrumentResultBody>
export type InstrumentResult = Document<InstrumentResultBody>

export const instrumentResultKind = defineKind({
  kind: 'instrument-result',
  collection: 'records',
  merge: 'fact',
  version: 1,
  body: InstrumentResultBody,
  rules: (document) => resultRefusals(document),
  migrations: [],
})

export const isInstrumentResult = (document: { readonly kind: string }): document is InstrumentResult =>
  document.kind === instrumentResultKind.kind

export const followUpDeeds = ['stayed', 'toldLead', 'toldFamily', 'toldDoctor', 'emergency', 'mistaken'] as const
export type FollowUpDeed = (typeof followUpDeeds)[number]

export const InstrumentFollowUpBody = Type.Object(
  {
    alert: Type.Enum(['selfHarm']),
    /** The result, or the draft that was not finished. */
    about: DocumentId,
    done: Type.Array(Type.Enum([...followUpDeeds]), { minItems: 1, maxItems: followUpDeeds.length, uniqueItems: true }),
    note: Type.Optional(Type.String({ minLength: 1, maxLength: 500 })),
    by: Assessor,
  },
  closed,
)
export type InstrumentFollowUpBody = Static<typeof InstrumentFollowUpBody>
export type InstrumentFollowUp = Document<InstrumentFollowUpBody>

export const instrumentFollowUpKind = defineKind({
  kind: 'instrument-follow-up',
  collection: 'records',
  merge: 'fact',
  version: 1,
  body: InstrumentFollowUpBody,
  rules: (document) => followUpRefusals(document),
  migrations: [],
})

export const isInstrumentFollowUp = (document: { readonly kind: string }): document is InstrumentFollowUp =>
  document.kind === instrumentFollowUpKind.kind

export function recordFollowUp(
  said: Pick<InstrumentFollowUpBody, 'about' | 'done'> & { readonly note: string },
  person: { readonly staff: string; readonly name: string },
  elder: string,
  act: Act,
): Result<InstrumentFollowUp, readonly Refusal[]> {
  const note = said.note.trim()
  if (said.done.length === 0) return err([refusal('instrument.nothingDone', '/body/done')])
  const body: InstrumentFollowUpBody = {
    alert: 'selfHarm',
    about: said.about,
    done: said.done,
    ...(note === '' ? {} : { note }),
    by: person,
  }
  const made = createDocument(instrumentFollowUpKind, body, act, { elder })
  const refusals = followUpRefusals(made)
  return refusals.length > 0 ? err(refusals) : ok(made)
}
