/**
 * An instrument being filled in, kept as a log like an assessment's draft: one event an answer, saved at once, so that a crash loses
 * none and it goes on where it stopped. Finished, an 'instrument-result' is made from it.
 */
import Type, { type Static } from 'typebox'
import { Value } from 'typebox/value'
import { type Act, createDocument, defineKind, type Document, DocumentId, type LogEvent } from '../shared/document.ts'
import { appendStep, type DraftState, stateOfSteps, stepsInOrder } from '../shared/draft-log.ts'
import { CalendarDate } from '../shared/instant.ts'
import { err, ok, type Refusal, refusal, type Result } from '../shared/result.ts'
import { type Instrument, questionOf } from './instrument.ts'
import { answerModes, type InstrumentResult, instrumentResultKind } from './instrument-result.ts'
import { answerRefusals, resultRefusals } from './instrument-rules.ts'
import { instrumentOf } from './instruments.ts'
import { type Answer, type Answers, isAnswerOf, scoreInstrument, standingAnswers } from './scoring.ts'

export const InstrumentDraftBody = Type.Object(
  {
    instrument: Type.String({ minLength: 1, maxLength: 40 }),
    edition: Type.String({ minLength: 1, maxLength: 20 }),
    mode: Type.Enum([...answerModes]),
    date: CalendarDate,
    /** A finished one that this is to correct. */
    corrects: Type.Optional(DocumentId),
  },
  { additionalProperties: false },
)
export type InstrumentDraftBody = Static<typeof InstrumentDraftBody>
export type InstrumentDraft = Document<InstrumentDraftBody>

export const instrumentDraftKind = defineKind({
  kind: 'instrument-draft',
  collection: 'records',
  merge: 'log',
  version: 1,
  body: InstrumentDraftBody,
  endings: ['discarded'],
  rules: (document, previous) => draftRefusals(document, previous),
  migrations: [],
})

export const isInstrumentDraft = (document: { readonly kind: string }): document is InstrumentDraft =>
  document.kind === instrumentDraftKind.kind

export const startInstrument = (
  instrument: Instrument,
  about: Pick<InstrumentDraftBody, 'mode' | 'date' | 'corrects'> & { readonly elder: string },
  act: Act,
): InstrumentDraft => {
  const { elder, ...rest } = about
  return createDocument(instrumentDraftKind, { instrument: instrument.id, edition: instrument.edition, ...rest }, act, {
    elder,
  })
}

/** `answer` undefined takes it back. */
export const answerQuestion = (
  draft: InstrumentDraft,
  question: string,
  answer: Answer | undefined,
  act: Act,
): InstrumentDraft => appendStep(draft, 'answer', answer === undefined ? { question } : { question, answer }, act)

export const discardInstrument = (draft: InstrumentDraft, act: Act): InstrumentDraft =>
  appendStep(draft, 'discarded', undefined, act)

export type InstrumentForm = { readonly answers: Answers; readonly state: DraftState }

export function foldInstrument(draft: InstrumentDraft): InstrumentForm {
  const steps = stepsInOrder(draft)
  const answers: Record<string, Answer> = {}
  for (const { type, data } of steps) {
    if (type !== 'answer') continue
    // Checked against the question when the event was saved.
    const { question, answer } = data as { question: string; answer?: Answer }
    if (answer === undefined) delete answers[question]
    else answers[question] = answer
  }
  return { answers, state: stateOfSteps(steps) }
}

/** The result, and the draft that is over: to be saved together. `act.author` is who asked, or `self`. */
export function finishInstrument(
  draft: InstrumentDraft,
  about: { readonly date: string; readonly assessorName: string },
  act: Act,
): Result<{ readonly result: InstrumentResult; readonly over: InstrumentDraft }, readonly Refusal[]> {
  const { instrument: id, edition, mode, corrects } = draft.body
  const instrument = instrumentOf(draft.body)
  if (instrument === undefined) return err([refusal('instrument.unknown', '/body/instrument')])
  const answers = standingAnswers(instrument, foldInstrument(draft).answers)
  const refusals = answerRefusals(instrument, answers)
  if (refusals.length > 0) return err(refusals)
  const { scores, bands, alerts } = scoreInstrument(instrument, answers)
  const body = {
    instrument: id,
    edition,
    date: about.date,
    mode,
    answers,
    result: { scores, bands, alerts },
    ...(mode === 'self' ? {} : { assessor: { staff: act.author, name: about.assessorName } }),
    draft: draft.id,
  } as InstrumentResult['body']
  const result = createDocument(instrumentResultKind, body, act, {
    elder: draft.elder,
    ...(corrects === undefined ? {} : { corrects }),
  })
  const wrong = resultRefusals(result)
  return wrong.length > 0 ? err(wrong) : ok({ result, over: appendStep(draft, 'finished', { result: result.id }, act) })
}

function draftRefusals(document: InstrumentDraft, previous: InstrumentDraft | undefined): readonly Refusal[] {
  const instrument = instrumentOf(document.body)
  if (instrument === undefined) return [refusal('instrument.unknown', '/body/instrument')]
  const known = new Set((previous?.events ?? []).map((event) => event.id))
  return [
    ...(document.elder === '' ? [refusal('instrument.noElder', '/elder')] : []),
    ...(document.events ?? [])
      .filter((event) => !known.has(event.id) && !isStep(event, instrument))
      .map((event) => refusal('instrument.badStep', `/events/${event.id}`)),
  ]
}

function isStep({ type, data }: LogEvent, instrument: Instrument): boolean {
  switch (type) {
    case 'answer': {
      const { question: id, answer } = data ?? {}
      const question = typeof id === 'string' ? questionOf(instrument, id) : undefined
      return question !== undefined && (answer === undefined || isAnswerOf(question, answer))
    }
    case 'finished':
      return Value.Check(DocumentId, data?.['result'])
    case 'discarded':
      return true
    default:
      return false
  }
}
