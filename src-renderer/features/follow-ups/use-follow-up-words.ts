/** The judgement of a follow-up as one plain sentence, and its choices as words. */
import { useTranslation } from 'react-i18next'
import type { Text } from '../../../src-domain/assessments/instrument.ts'
import type {
  FollowUpAnswers,
  FollowUpBasis,
  FollowUpReason,
  FollowUpResult,
} from '../../../src-domain/follow-ups/follow-up-form.ts'
import {
  choiceIds,
  type ChoiceId,
  dangersOf,
  type FollowUpChoice,
  followUpChoices,
} from '../../../src-domain/follow-ups/follow-up-lists.ts'
import { useFormat } from '../../i18n/format.ts'
import { currentLanguage } from '../../i18n/i18n.ts'
import { useToday } from '../../replica/use-today.ts'

export function useFollowUpWords() {
  const { t } = useTranslation('followUps')
  const format = useFormat()
  const today = useToday()
  const say = (text: Text): string => text[currentLanguage()]
  const because = (reason: FollowUpReason, answers: FollowUpAnswers, basis: FollowUpBasis): string => {
    const pressure = `${answers.systolic ?? ''}/${answers.diastolic ?? ''}`
    const glucose = String(
      answers.glucose ?? (answers.glucoseFlag === undefined ? '' : answers.glucoseFlag === 'low' ? 'Lo' : 'Hi'),
    )
    const isPressure = answers.programme === 'hypertension'
    const target = isPressure ? `${basis.systolic}/${basis.diastolic}` : basis.fastingGlucose.toFixed(1)
    const signs = dangersOf[answers.programme].filter(({ id }) => answers.dangers.includes(id))
    return t(`because.${reason}`, {
      pressure,
      glucose,
      target,
      value: isPressure ? pressure : glucose,
      signs: format.list(signs.map(({ label }) => say(label))),
      previous: basis.previous === undefined ? '' : format.date(basis.previous.on, today),
    })
  }
  return {
    say,
    choices: <Field extends FollowUpChoice>(
      field: Field,
    ): readonly { readonly value: ChoiceId<Field>; readonly label: string }[] => {
      const labels: Readonly<Record<string, Text>> = followUpChoices[field]
      return choiceIds(field).map((value) => {
        const label = labels[value]
        return { value, label: label === undefined ? value : say(label) }
      })
    },
    category: ({ category }: Pick<FollowUpResult, 'category'>): string => t(`category.${category ?? 'none'}`),
    /** What to do. */
    step: ({ step, due }: FollowUpResult): string =>
      t(`step.${step}`, { due: due === undefined ? '' : format.date(due, today) }),
    /** Why, what weighs most first. */
    why: (result: FollowUpResult, answers: FollowUpAnswers, basis: FollowUpBasis): string =>
      format.clauses(result.reasons.map((reason) => because(reason, answers, basis))),
  }
}
