/** Who answered takes the own answer back, and nobody else: checked where it is saved, where it arrives and where it is counted. */
import Type, { type Static } from 'typebox'
import { type Act, createDocument, defineKind, type Document, DocumentId } from '../shared/document.ts'
import { err, ok, type Refusal, refusal, type Result } from '../shared/result.ts'
import type { QuestionAnswer } from './question-answer.ts'

export const AnswerTakenBackBody = Type.Object(
  {
    answer: DocumentId,
    question: DocumentId,
    /** Author of the answer. */
    writer: Type.String({ minLength: 1, maxLength: 63 }),
  },
  { additionalProperties: false },
)
export type AnswerTakenBackBody = Static<typeof AnswerTakenBackBody>
export type AnswerTakenBack = Document<AnswerTakenBackBody>

export const answerTakenBackKind = defineKind({
  kind: 'answer-taken-back',
  collection: 'feedback',
  merge: 'fact',
  version: 1,
  body: AnswerTakenBackBody,
  rules: ({ body, author }): readonly Refusal[] => [
    ...([body.question, body.answer].every((id) => id.startsWith('feedback:'))
      ? []
      : [refusal('asking.noQuestion', '/body/question')]),
    ...(body.writer === author ? [] : [refusal('asking.notOwnAnswer', '/author')]),
  ],
  migrations: [],
})

export const isAnswerTakenBack = (document: { readonly kind: string }): document is AnswerTakenBack =>
  document.kind === answerTakenBackKind.kind

export function takeBackAnswer(answer: QuestionAnswer, act: Act): Result<AnswerTakenBack, Refusal> {
  if (answer.author !== act.author) return err(refusal('asking.notOwnAnswer', '/author'))
  const body = { answer: answer.id, question: answer.body.question, writer: answer.author }
  return ok(createDocument(answerTakenBackKind, body, act, { elder: answer.elder }))
}

/** Those that stand. */
export function standingAnswers(
  documents: readonly Document[],
  answers: readonly QuestionAnswer[],
): readonly QuestionAnswer[] {
  const gone = new Map(
    documents.filter(isAnswerTakenBack).map(({ body, author }) => [`${body.answer} ${author}`, true] as const),
  )
  return gone.size === 0 ? answers : answers.filter(({ id, author }) => !gone.has(`${id} ${author}`))
}
