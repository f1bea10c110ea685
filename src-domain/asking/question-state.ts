/** What became of each question: the same on every kiosk, in whatever order its answers came in. */
import { type Document, oldestFirst } from '../shared/document.ts'
import { isAnswerTakenBack, standingAnswers } from './answer-taken-back.ts'
import { type AskedQuestion, isAskedQuestion } from './asked-question.ts'
import { isQuestionAnswer, isQuestionClosed, type QuestionAnswer, type QuestionClosed } from './question-answer.ts'

export type QuestionStatus = 'open' | 'answered' | 'closed' | 'withdrawn'

export type QuestionState = {
  readonly question: AskedQuestion
  readonly status: QuestionStatus
  /** Oldest first, without what its writer took back. Two people may have answered without knowing of each other: both stand. */
  readonly answers: readonly QuestionAnswer[]
  readonly closed?: QuestionClosed
}

/**
 * Taken back it is over, whatever else was said. An answer stands before a closing by staff, which another kiosk may have written
 * without knowing of it.
 */
export function stateOfQuestion(question: AskedQuestion, documents: readonly Document[]): QuestionState {
  const given = documents.filter(isQuestionAnswer).filter(({ body }) => body.question === question.id)
  const answers = standingAnswers(documents, given).toSorted(oldestFirst)
  const closings = documents
    .filter(isQuestionClosed)
    .filter(({ body }) => body.question === question.id)
    .toSorted(oldestFirst)
  const withdrawn = closings.find(({ body }) => body.reason === 'withdrawn')
  const closed = withdrawn ?? closings[0]
  const status =
    withdrawn !== undefined
      ? 'withdrawn'
      : answers.length > 0
        ? 'answered'
        : closed === undefined
          ? 'open'
          : ('closed' as const)
  return { question, status, answers, ...(closed === undefined ? {} : { closed }) }
}

/** All there are, the one that waits longest first. */
export function statesOfQuestions(documents: readonly Document[]): readonly QuestionState[] {
  const about = Map.groupBy(
    documents.filter((one) => isQuestionAnswer(one) || isQuestionClosed(one) || isAnswerTakenBack(one)),
    ({ body }) => body.question,
  )
  return documents
    .filter(isAskedQuestion)
    .toSorted(oldestFirst)
    .map((question) => stateOfQuestion(question, (about.get(question.id) ?? []) as readonly Document[]))
}
