/** What the schemas of results and follow-ups cannot say; run on the kiosk before saving and by the server on what arrives. */
import { isSame } from '../shared/canonical.ts'
import type { Document } from '../shared/document.ts'
import { isCalendarDate } from '../shared/instant.ts'
import { type Refusal, refusal } from '../shared/result.ts'
import type { Instrument } from './instrument.ts'
import type { InstrumentFollowUpBody, InstrumentResultBody } from './instrument-result.ts'
import { instrumentOf } from './instruments.ts'
import { type Answers, askedQuestions, isAnswerOf, missingQuestions, scoreInstrument } from './scoring.ts'

export function resultRefusals(document: Document<InstrumentResultBody>): readonly Refusal[] {
  const { body } = document
  const instrument = instrumentOf(body)
  if (instrument === undefined) return [refusal('instrument.unknown', '/body/instrument')]
  const refusals = [...answerRefusals(instrument, body.answers)]
  if (document.elder === '') refusals.push(refusal('instrument.noElder', '/elder'))
  if (!isCalendarDate(body.date)) refusals.push(refusal('instrument.badDate', '/body/date'))
  if (!instrument.licence.shipItems) refusals.push(refusal('instrument.notOurs', '/body/instrument'))
  if (body.mode === 'self' && instrument.self === undefined) refusals.push(refusal('instrument.notAlone', '/body/mode'))
  if (body.mode === 'self' ? body.assessor !== undefined : body.assessor?.staff !== document.author)
    refusals.push(refusal('instrument.assessorIsNotAuthor', '/body/assessor'))
  if (refusals.length > 0) return refusals
  return isSame(scoreInstrument(instrument, body.answers), body.result)
    ? []
    : [refusal('instrument.resultDiffers', '/body/result')]
}

/** Missing, not offered, or given to a question that is not asked. */
export function answerRefusals(instrument: Instrument, answers: Answers): readonly Refusal[] {
  const asked = new Map(askedQuestions(instrument, answers).map((question) => [question.id, question]))
  const wrong = Object.entries(answers).flatMap(([id, answer]) => {
    const question = asked.get(id)
    return question !== undefined && isAnswerOf(question, answer)
      ? []
      : [refusal('instrument.badAnswer', `/body/answers/${id}`)]
  })
  const missing = missingQuestions(instrument, answers).map(({ id }) =>
    refusal('instrument.unanswered', `/body/answers/${id}`),
  )
  return [...wrong, ...missing]
}

export function followUpRefusals(document: Document<InstrumentFollowUpBody>): readonly Refusal[] {
  const { body } = document
  return [
    ...(document.elder === '' ? [refusal('instrument.noElder', '/elder')] : []),
    ...(body.by.staff === document.author ? [] : [refusal('instrument.followUpOfSomebodyElse', '/body/by')]),
    // A mistake is a mistake alone, and says how it was made sure of.
    ...(body.done.includes('mistaken') && (body.done.length > 1 || body.note === undefined)
      ? [refusal('instrument.mistakenHow', '/body/note')]
      : []),
  ]
}
