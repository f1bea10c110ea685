/**
 * What was answered, or why nothing will be. An answer is words, an article that says it, or both; an expert's answer is written by the
 * expert, signed in, or typed in by staff under the expert's name. Several answers to one question all stand. Taken back by who asked, or closed by staff
 * with a reason, a question needs none.
 */
import Type, { type Static } from 'typebox'
import { saidRefusals } from '../articles/article-rules.ts'
import { type Act, createDocument, defineKind, type Document, DocumentId } from '../shared/document.ts'
import type { Expert as OwnPapers } from '../organizations/expert.ts'
import { calendarDateOf } from '../shared/instant.ts'
import { err, ok, type Refusal, refusal, type Result } from '../shared/result.ts'
import { type ExpertAccount, whyNotAnswering } from '../staff/expert-account.ts'
import { requirePermission } from '../staff/permissions.ts'
import type { Role } from '../staff/staff.ts'
import type { AskedQuestion } from './asked-question.ts'

export const Expert = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 40 }),
    /** 主治医师, 营养师 … and where: as the expert said it. */
    title: Type.Optional(Type.String({ minLength: 1, maxLength: 80 })),
  },
  { additionalProperties: false },
)
export type Expert = Static<typeof Expert>

/** `id`: the papers of the expert who signed in and wrote it; absent where staff wrote down what an expert said. */
export const AnsweringExpert = Type.Object(
  { ...Expert.properties, id: Type.Optional(DocumentId) },
  { additionalProperties: false },
)
type AnsweringExpert = Static<typeof AnsweringExpert>

/** Signed in, or by name and what makes one: a reader can ask there. */
const isNamedExpert = (expert: AnsweringExpert | undefined): boolean =>
  expert?.id !== undefined || (expert?.title ?? '').trim() !== ''

export const QuestionAnswerBody = Type.Object(
  {
    question: DocumentId,
    words: Type.Optional(Type.String({ minLength: 1, maxLength: 2_000 })),
    article: Type.Optional(DocumentId),
    /** Of the article, as it was then. */
    title: Type.Optional(Type.String({ minLength: 1, maxLength: 40 })),
    /** Whose answer it is, where it is not that of the staff member who typed it. */
    expert: Type.Optional(AnsweringExpert),
  },
  { additionalProperties: false },
)
export type QuestionAnswerBody = Static<typeof QuestionAnswerBody>
export type QuestionAnswer = Document<QuestionAnswerBody>

export const questionAnswerKind = defineKind({
  kind: 'question-answer',
  collection: 'feedback',
  merge: 'fact',
  version: 2,
  body: QuestionAnswerBody,
  rules: ({ body: { question, words = '', article, title, expert } }): readonly Refusal[] => [
    ...(question.startsWith('feedback:') ? [] : [refusal('asking.noQuestion', '/body/question')]),
    ...(words.trim() === '' && article === undefined ? [refusal('asking.nothingAnswered', '/body/words')] : []),
    ...(article === undefined || article.startsWith('articles:') ? [] : [refusal('article.unknown', '/body/article')]),
    ...((article === undefined) !== (title === undefined) ? [refusal('article.unknown', '/body/title')] : []),
    // Who is no expert gives no doses from the own head (design.md §6); a name alone is nobody's word.
    ...saidRefusals(words, '/body/words', isNamedExpert(expert)),
  ],
  // Version 2 added `expert.id`.
  migrations: [(body) => body],
})

export const closingReasons = ['withdrawn', 'toldInPerson', 'sameAsBefore', 'notForUs'] as const
export type ClosingReason = (typeof closingReasons)[number]

export const QuestionClosedBody = Type.Object(
  {
    question: DocumentId,
    reason: Type.Enum([...closingReasons]),
    words: Type.Optional(Type.String({ minLength: 1, maxLength: 300 })),
  },
  { additionalProperties: false },
)
export type QuestionClosedBody = Static<typeof QuestionClosedBody>
export type QuestionClosed = Document<QuestionClosedBody>

export const questionClosedKind = defineKind({
  kind: 'question-closed',
  collection: 'feedback',
  merge: 'fact',
  version: 1,
  body: QuestionClosedBody,
  rules: ({ body, author }): readonly Refusal[] => [
    ...(body.question.startsWith('feedback:') ? [] : [refusal('asking.noQuestion', '/body/question')]),
    // An elder takes the own question back; whether it was answered otherwise, staff say.
    ...(author === 'self' && body.reason !== 'withdrawn' ? [refusal('asking.noQuestion', '/body/reason')] : []),
  ],
  migrations: [],
})

export const isQuestionAnswer = (document: { readonly kind: string }): document is QuestionAnswer =>
  document.kind === questionAnswerKind.kind
export const isQuestionClosed = (document: { readonly kind: string }): document is QuestionClosed =>
  document.kind === questionClosedKind.kind

export type AnswerGiven = Omit<QuestionAnswerBody, 'question' | 'expert'> & { readonly expert?: Expert }

export function answerQuestion(
  question: Pick<AskedQuestion, 'id' | 'elder'>,
  { words = '', expert, ...answer }: AnswerGiven,
  role: Role,
  act: Act,
): Result<QuestionAnswer, Refusal> {
  const allowed = requirePermission(role, 'answerQuestion')
  if (!allowed.ok) return allowed
  const said = words.trim()
  const name = expert?.name.trim() ?? ''
  const title = expert?.title?.trim() ?? ''
  if (name !== '' && title === '') return err(refusal('asking.expertTitle', '/body/expert/title'))
  if (said === '' && answer.article === undefined) return err(refusal('asking.nothingAnswered', '/body/words'))
  const body: QuestionAnswerBody = {
    question: question.id,
    ...answer,
    ...(said === '' ? {} : { words: said }),
    ...(name === '' ? {} : { expert: { name, ...(title === '' ? {} : { title }) } }),
  }
  return ok(createDocument(questionAnswerKind, body, act, { elder: question.elder }))
}

/** In the own name, by an expert who signed in. */
export function answerAsExpert(
  question: Pick<AskedQuestion, 'id' | 'elder'>,
  words: string,
  account: ExpertAccount,
  papers: OwnPapers | undefined,
  act: Act,
): Result<QuestionAnswer, Refusal> {
  const allowed = requirePermission('expert', 'answerAsExpert')
  if (!allowed.ok) return allowed
  const said = words.trim()
  if (said === '') return err(refusal('asking.nothingAnswered', '/body/words'))
  const today = calendarDateOf(new Date(act.now).toISOString(), act.offset)
  const [reason] = whyNotAnswering(account, papers, today)
  if (papers === undefined || reason !== undefined) return err(reason ?? refusal('expertAccount.noPapers'))
  const { name, title = '', organizationName = '' } = papers.body
  const standing = [title, organizationName].filter(Boolean).join('，').slice(0, 80)
  const expert = { id: papers.id, name, ...(standing === '' ? {} : { title: standing }) }
  return ok(
    createDocument(questionAnswerKind, { question: question.id, words: said, expert }, act, { elder: question.elder }),
  )
}

/** @param role absent: who asked takes it back. */
export function closeQuestion(
  question: Pick<AskedQuestion, 'id' | 'elder'>,
  { reason, words = '' }: { readonly reason: ClosingReason; readonly words?: string },
  role: Role | undefined,
  act: Act,
): Result<QuestionClosed, Refusal> {
  if (role !== undefined) {
    const allowed = requirePermission(role, 'answerQuestion')
    if (!allowed.ok) return allowed
  }
  const said = words.trim()
  const body = { question: question.id, reason, ...(said === '' ? {} : { words: said }) }
  return ok(createDocument(questionClosedKind, body, act, { elder: question.elder }))
}
