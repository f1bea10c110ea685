/** All questions of the station as they stand, without those of elders who did not agree to health data being used, or not any more. */
import { useMemo } from 'react'
import { coveredBy } from '../../../src-domain/consent/consent-coverage.ts'
import type { QuestionState } from '../../../src-domain/asking/question-state.ts'
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
  return useMemo(
    () =>
      questions === undefined || answers === undefined || closed === undefined
        ? undefined
        : [...questions, ...answers, ...closed],
    [questions, answers, closed],
  )
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
