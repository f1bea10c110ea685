/** What of the knowledge cycle waits for somebody here: questions without an answer, and drafts that another person than the writer reads. */
import { useMemo } from 'react'
import { articleStories } from '../../../src-domain/asking/station-articles.ts'
import { calendarDateOf, daysBetween } from '../../../src-domain/shared/instant.ts'
import { usePerson } from '../../host/host-context.ts'
import { useArticleFacts } from '../../replica/use-articles.ts'
import { useToday } from '../../replica/use-today.ts'
import { useQuestions } from './use-questions.ts'

export type AskingWaiting = {
  readonly questions: number
  /** Days that the oldest of them waits. */
  readonly days: number
  readonly drafts: number
}

const nothing: AskingWaiting = { questions: 0, days: 0, drafts: 0 }

/** Nothing while it loads. */
export function useAskingWaiting(): AskingWaiting {
  const { staff } = usePerson()
  const today = useToday()
  const questions = useQuestions()
  const facts = useArticleFacts()
  return useMemo(() => {
    if (questions === undefined || facts === undefined) return nothing
    const open = questions.filter(({ status }) => status === 'open')
    const [oldest] = open
    const asked = oldest && calendarDateOf(oldest.question.occurredAt, oldest.question.offset)
    const drafts = articleStories(facts).filter(({ versions }) => {
      const last = versions.at(-1)
      return last?.status === 'waiting' && last.draft.author !== staff
    })
    return {
      questions: open.length,
      days: asked === undefined ? 0 : Math.max(0, daysBetween(asked, today)),
      drafts: drafts.length,
    }
  }, [questions, facts, staff, today])
}
