/** Levels, items, choices and warnings as words of the language on screen. */
import { useTranslation } from 'react-i18next'
import type { AssessmentWarning } from '../../../src-domain/assessments/assessment-rules.ts'
import {
  diseaseById,
  healthFields,
  informantRelations,
  reasons,
  riskEvents,
} from '../../../src-domain/assessments/form-tables.ts'
import {
  type ItemCode,
  itemOf,
  levels,
  sections,
  type SectionCode,
  type Text,
} from '../../../src-domain/assessments/instrument.ts'
import { selfQuestions } from '../../../src-domain/assessments/self-questions.ts'
import { currentLanguage } from '../../i18n/i18n.ts'

export function useAssessmentWords() {
  const { t } = useTranslation('assessment')
  const say = (text: Text): string => text[currentLanguage()]
  const choice = (list: readonly { readonly id: string; readonly label: Text }[], id: string): string => {
    const found = list.find((one) => one.id === id)
    return found === undefined ? id : say(found.label)
  }
  return {
    say,
    item: (code: ItemCode): string => say(itemOf(code).label),
    section: (code: SectionCode): string =>
      say(sections.find((one) => one.code === code)?.label ?? { 'zh-CN': code, en: code }),
    levelShort: (level: number): string => say(levels[level]?.short ?? { 'zh-CN': '', en: '' }),
    level: (level: number): string =>
      t('result.level', { level: String(level), label: say(levels[level]?.label ?? { 'zh-CN': '', en: '' }) }),
    option: (code: ItemCode, score: number): string => {
      const found = itemOf(code).options.find((one) => one.score === score)
      return found === undefined ? String(score) : say(found.label)
    },
    reason: (id: string): string => choice(reasons, id),
    relation: (id: string): string => choice(informantRelations, id),
    event: (id: string): string => choice(riskEvents, id),
    disease: (id: number): string => {
      const found = diseaseById.get(id)
      return found === undefined ? String(id) : say(found.label)
    },
    healthField: (id: keyof typeof healthFields): string => `${healthFields[id].code} ${say(healthFields[id].label)}`,
    healthOption: (id: keyof typeof healthFields, option: string): string => choice(healthFields[id].options, option),
    /** What an elder chose alone, in the words they saw. */
    selfAnswer: (item: ItemCode, score: number): string => {
      const asked = selfQuestions.find((one) => one.item === item)?.answers.find((answer) => answer.score === score)
      return asked === undefined ? String(score) : say(asked.text)
    },
    warning: ({ code, params }: AssessmentWarning): string =>
      t(`warning.${code}`, { bmi: String(params?.['bmi'] ?? '') }),
  }
}

/** A difference with its sign, and a true minus: "+2", "−3", "0". */
export const signed = (difference: number): string =>
  difference > 0 ? `+${difference}` : difference < 0 ? `−${-difference}` : '0'
