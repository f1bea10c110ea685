/**
 * A question that staff put to the station's experts, in words of their own that name nobody: an expert sees these words and what it is
 * about, never whose it is (`elder` stands in the envelope only, so that consent and erasing reach it). A recording is never put:
 * a voice names its speaker.
 */
import Type, { type Static } from 'typebox'
import { articleCategories } from '../articles/article.ts'
import { type Act, createDocument, defineKind, type Document, DocumentId } from '../shared/document.ts'
import { err, ok, type Refusal, refusal, type Result } from '../shared/result.ts'
import { requirePermission } from '../staff/permissions.ts'
import type { Role } from '../staff/staff.ts'
import type { AskedQuestion } from './asked-question.ts'
import type { QuestionState } from './question-state.ts'

export const QuestionPutBody = Type.Object(
  {
    question: DocumentId,
    topic: Type.Enum([...articleCategories]),
    words: Type.String({ minLength: 1, maxLength: 500 }),
  },
  { additionalProperties: false },
)
export type QuestionPutBody = Static<typeof QuestionPutBody>
export type QuestionPut = Document<QuestionPutBody>

/** Telephone, identity and card numbers. */
const longNumber = /\d[\d -]{5,}\d/

export const questionPutKind = defineKind({
  kind: 'question-put',
  collection: 'feedback',
  merge: 'fact',
  version: 1,
  body: QuestionPutBody,
  rules: ({ body }): readonly Refusal[] => [
    ...(body.question.startsWith('feedback:') ? [] : [refusal('asking.noQuestion', '/body/question')]),
    ...(body.words.trim() === '' ? [refusal('asking.nothingAsked', '/body/words')] : []),
    ...(longNumber.test(body.words) ? [refusal('asking.namesSomebody', '/body/words')] : []),
  ],
  migrations: [],
})

export const isQuestionPut = (document: { readonly kind: string }): document is QuestionPut =>
  document.kind === questionPutKind.kind

/** @param name of the elder whose question it is, where it is somebody's. */
export function putToExperts(
  question: Pick<AskedQuestion, 'id' | 'elder' | 'body'>,
  words: string,
  name: string | undefined,
  role: Role,
  act: Act,
): Result<QuestionPut, Refusal> {
  const allowed = requirePermission(role, 'askExperts')
  if (!allowed.ok) return allowed
  const said = words.trim()
  if (said === '') return err(refusal('asking.nothingAsked', '/body/words'))
  if (longNumber.test(said) || (name !== undefined && said.includes(name))) {
    return err(refusal('asking.namesSomebody', '/body/words'))
  }
  const body = { question: question.id, topic: question.body.topic, words: said }
  return ok(createDocument(questionPutKind, body, act, { elder: question.elder }))
}

export type PutQuestion = Pick<QuestionState, 'question' | 'status' | 'answers'> & { readonly put: QuestionPut }

/** What experts see: each question once, in the words it was last put in, without what is over. The one that waits longest first. */
export function putQuestions(states: readonly QuestionState[], documents: readonly Document[]): readonly PutQuestion[] {
  const last = new Map<string, QuestionPut>()
  for (const put of documents.filter(isQuestionPut)) {
    const known = last.get(put.body.question)
    if (known === undefined || known.occurredAt < put.occurredAt) last.set(put.body.question, put)
  }
  return states.flatMap(({ question, status, answers }) => {
    const put = last.get(question.id)
    return put === undefined || status === 'closed' || status === 'withdrawn' ? [] : { question, status, answers, put }
  })
}
