/** Whose answer it is and how it came: of staff, of an expert who signed in, or what an expert said and staff wrote down. */
import { useTranslation } from 'react-i18next'
import type { QuestionAnswer } from '../../../src-domain/asking/question-answer.ts'
import { useFormat } from '../../i18n/format.ts'
import { useStaffNames } from '../../replica/use-staff-names.ts'

export function useAnswerBy(): (answer: QuestionAnswer) => string {
  const { t } = useTranslation('asking')
  const format = useFormat()
  const names = useStaffNames()
  return ({ author, occurredAt, offset, body: { expert } }) => {
    const staff = names?.get(author) ?? ''
    const on = format.dateTime(occurredAt, offset)
    if (expert === undefined) return t('question.answered', { by: staff, on })
    const name = expert.title === undefined ? expert.name : format.withAside(expert.name, expert.title)
    return expert.id === undefined
      ? t('question.typedBy', { expert: name, staff, on })
      : t('question.answeredByExpert', { expert: name, on })
  }
}
