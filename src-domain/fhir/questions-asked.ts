/**
 * What the elder asked and what was answered, one Communication each; an answer names the question it is for. A question taken back was
 * never asked. A recording is not in the file: it says that there is one, and how long it is.
 */
import { type QuestionState, statesOfQuestions } from '../asking/question-state.ts'
import type { Document } from '../shared/document.ts'
import { coded, localTime, ownSystem, referenceTo, uuidOf } from './fhir-elements.ts'
import type { Resource } from './fhir-types.ts'

/** @param documents as far as they may be used. */
export const questionsAsked = (documents: readonly Document[], elder: string): readonly Resource[] =>
  statesOfQuestions(documents)
    .filter(({ status }) => status !== 'withdrawn')
    .flatMap((state) => [questionOf(state, elder), ...answersOf(state, elder)])

const categoryOf = (code: 'question' | 'answer') => [
  coded(code === 'question' ? '老人的提问' : '驿站的回答', { system: ownSystem('communication'), code }),
]

const payloadOf = (texts: readonly (string | undefined)[]) =>
  texts.flatMap((text) => (text === undefined || text === '' ? [] : [{ contentString: text }]))

function questionOf({ question }: QuestionState, elder: string): Resource {
  const { words, media = [], seconds = 0 } = question.body
  return {
    resourceType: 'Communication',
    id: uuidOf(question.id),
    status: 'completed',
    category: categoryOf('question'),
    subject: referenceTo(elder),
    sent: localTime(question),
    sender: referenceTo(elder),
    payload: payloadOf([words, media.length === 0 ? undefined : `录音 ${seconds} 秒，不在这份文件里`]),
  }
}

const answersOf = ({ question, answers }: QuestionState, elder: string): readonly Resource[] =>
  answers.map((answer) => {
    const { words, title, expert } = answer.body
    const by =
      expert === undefined ? undefined : `${expert.name}${expert.title === undefined ? '' : `（${expert.title}）`}回答`
    return {
      resourceType: 'Communication',
      id: uuidOf(answer.id),
      inResponseTo: [referenceTo(question.id)],
      status: 'completed',
      category: categoryOf('answer'),
      subject: referenceTo(elder),
      sent: localTime(answer),
      payload: payloadOf([by, words, title === undefined ? undefined : `文章《${title}》`]),
    }
  })
