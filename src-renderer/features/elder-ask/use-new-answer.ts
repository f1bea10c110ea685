/** Whether a question of this elder was answered lately, so that the own home can say it: an answer that nobody hears of is none. */
import { useMemo } from 'react'
import { statesOfQuestions } from '../../../src-domain/asking/question-state.ts'
import { addDays, calendarDateOf } from '../../../src-domain/shared/instant.ts'
import { useDocuments } from '../../replica/use-replica.ts'
import { useToday } from '../../replica/use-today.ts'

/** Days for which it is told; nobody notes whether the elder has read it. */
const toldFor = 14

export function useHasNewAnswer(elder: string): boolean {
  const today = useToday()
  const questions = useDocuments({ collection: 'feedback', kind: 'asked-question', elder })
  const answers = useDocuments({ collection: 'feedback', kind: 'question-answer', elder })
  const closed = useDocuments({ collection: 'feedback', kind: 'question-closed', elder })
  const takenBack = useDocuments({ collection: 'feedback', kind: 'answer-taken-back', elder })
  return useMemo(() => {
    if (questions === undefined || answers === undefined || closed === undefined || takenBack === undefined)
      return false
    const since = addDays(today, -toldFor)
    return statesOfQuestions([...questions, ...answers, ...closed, ...takenBack]).some(
      (state) =>
        state.status === 'answered' &&
        state.answers.some(({ occurredAt, offset }) => calendarDateOf(occurredAt, offset) >= since),
    )
  }, [questions, answers, closed, takenBack, today])
}
