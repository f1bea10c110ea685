/** All questions of the station as they stand, without those of elders who did not agree to health data being used, or not any more. */
import { useMemo } from 'react'
import { coveredBy } from '../../../src-domain/consent/consent-coverage.ts'
import type { QuestionState } from '../../../src-domain/asking/question-state.ts'
import { putQuestions, type PutQuestion } from '../../../src-domain/asking/question-put.ts'
import { statesOfQuestions } from '../../../src-domain/asking/question-state.ts'
import type { Document } from '../../../src-domain/shared/document.ts'
import { useElders } from '../../replica/use-elders.ts'
import { useDocuments } from '../../replica/use-replica.ts'

export type ShownQuestion = QuestionState & {
  /** Absent: asked without a name. `name` is absent where the record is not on this machine. */
  readonly elder?: { readonly id: string; readonly name?: string }
}

export function useQuestionFacts(): readonly Document[] | undefined {
  const questions = useDocuments({ collection: 'feedback', kind: 'asked-question' })
  const answers = useDocuments({ collection: 'feedback', kind: 'question-answer' })
  const closed = useDocuments({ collection: 'feedback', kind: 'question-closed' })
  const takenBack = useDocuments({ collection: 'feedback', kind: 'answer-taken-back' })
  return useMemo(
    () =>
      questions === undefined || answers === undefined || closed === undefined || takenBack === undefined
        ? undefined
        : [...questions, ...answers, ...closed, ...takenBack],
    [questions, answers, closed, takenBack],
  )
}

/** What staff put to the experts. */
export function usePutQuestions(): readonly PutQuestion[] | undefined {
  const questions = useQuestions()
  const puts = useDocuments({ collection: 'feedback', kind: 'question-put' })
  return useMemo(() => questions && puts && putQuestions(questions, puts), [questions, puts])
}

/** The one that waits longest first. */
export function useQuestions(): readonly ShownQuestion[] | undefined {
  const facts = useQuestionFacts()
  const states = useMemo(() => facts && statesOfQuestions(facts), [facts])
  const elders = useElders(states?.map(({ question }) => question.elder) ?? [])
  return useMemo(
    () =>
      elders &&
      states?.flatMap((state): ShownQuestion | readonly never[] => {
        const { elder: id } = state.question
        if (id === '') return state
        const elder = elders.get(id)
        // Whose record is not here, nobody can tell what was agreed to: as little is shown as of one who did not agree.
        if (elder === undefined || !coveredBy(elder.body.consents).measuring) return []
        return { ...state, elder: { id, name: elder.body.name } }
      }),
    [states, elders],
  )
}
