/** The elder takes an own question back. */
import type { AskedQuestion } from '../../../src-domain/asking/asked-question.ts'
import { closeQuestion } from '../../../src-domain/asking/question-answer.ts'
import type { Document } from '../../../src-domain/shared/document.ts'
import { useRefusalText } from '../../i18n/refusal-text.ts'
import { useAct } from '../../replica/use-act.ts'
import { useSave } from '../../replica/use-save.ts'
import { Notice } from '../../ui/chip.tsx'

export function useTakeBack() {
  const act = useAct()
  const refusalText = useRefusalText()
  const { busy, refusals, save } = useSave()
  const takeBack = async (question: AskedQuestion): Promise<boolean> => {
    const made = closeQuestion(question, { reason: 'withdrawn' }, undefined, act())
    return save(made.ok ? [made.value as Document] : made.error)
  }
  const problems = refusals.map((refusal) => (
    <Notice key={refusal.code} tone="red" urgent title={refusalText(refusal)} />
  ))
  return { busy, takeBack, problems }
}
