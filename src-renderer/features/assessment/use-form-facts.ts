/** Tables A of a finished assessment as pairs of name and words, for the screen and the sheet. */
import { useTranslation } from 'react-i18next'
import type { Assessment } from '../../../src-domain/assessments/assessment.ts'
import { bodyMassIndex } from '../../../src-domain/assessments/assessment-rules.ts'
import { diseaseCode, healthFieldIds, riskEventIds } from '../../../src-domain/assessments/form-tables.ts'
import { assessmentEn } from '../../i18n/en/assessment.ts'
import { useFormat } from '../../i18n/format.ts'
import { assessment as texts } from '../../i18n/zh-CN/assessment.ts'
import { useAssessmentWords } from './use-assessment-words.ts'

export type Fact = readonly [name: string, words: string]

export type FormFacts = {
  /** A.1 and A.3: why, where, who told us. */
  readonly about: readonly Fact[]
  /** A.2.4 and A.2.5. */
  readonly body: readonly Fact[]
  /** A.2.14, one for each kind. */
  readonly events: readonly Fact[]
  /** A.4.1, one for each; empty when there are none. */
  readonly diseases: readonly string[]
  /** A.4.2, empty when there are none, undefined when nobody asked. */
  readonly medicines: readonly Fact[] | undefined
  /** A.5.1–A.5.12 */
  readonly health: readonly Fact[]
}

/** Offered as a button and stored as it stood there: told in the language on screen. */
const atHome: readonly string[] = [texts.about.atHome, assessmentEn.about.atHome]

export function useFormFacts({ body }: Assessment): FormFacts {
  const { t } = useTranslation('assessment')
  const format = useFormat()
  const words = useAssessmentWords()
  const { health, informant, heightCm, weightKg } = body
  const bmi = bodyMassIndex(heightCm, weightKg)
  const measured = (value: number | undefined, unit: string): string =>
    value === undefined ? t('facts.notMeasured') : `${value} ${unit}`
  const times = [t('health.times0'), t('health.times1'), t('health.times2'), t('health.times3')]
  const contact = [informant.contactName, informant.contactPhone].filter((one) => (one ?? '') !== '').join(' ')
  const healthAnswer = (id: (typeof healthFieldIds)[number]): string => {
    const value = health[id]
    const said = format.list([value].flat().map((option) => words.healthOption(id, option)))
    return id === 'jointMobility' && value === 'limited' && (health.jointPart ?? '') !== ''
      ? format.withAside(said, health.jointPart ?? '')
      : said
  }
  return {
    about: [
      [t('sheet.reason'), body.reasonNote ?? words.reason(body.reason)],
      [t('sheet.place'), atHome.includes(body.place) ? t('about.atHome') : body.place],
      [t('sheet.informant'), format.withAside(informant.name, words.relation(informant.relation))],
      ...(contact === '' ? [] : [[t('facts.contact'), contact] as const]),
    ],
    body: [
      [t('health.heightCm'), measured(heightCm, t('health.centimetres'))],
      [t('health.weightKg'), measured(weightKg, t('health.kilograms'))],
      ...(bmi === undefined ? [] : [['BMI', bmi.toFixed(1)] as const]),
    ],
    events: riskEventIds.map((id) => [words.event(id), times[body.events[id]] ?? String(body.events[id])]),
    diseases: body.diseases.map((id) => {
      if (id === diseaseCode.other && (body.diseaseOther ?? '') !== '') return body.diseaseOther ?? ''
      return id === diseaseCode.psychiatric && body.psychiatristDiagnosed
        ? format.withAside(words.disease(id), t('facts.byPsychiatrist'))
        : words.disease(id)
    }),
    medicines: body.medicines?.map(({ name, method, dose, frequency }) => [
      name,
      format.list([method, dose, frequency].filter((part) => part.trim() !== '')),
    ]),
    health: [
      ...healthFieldIds.map((id): Fact => [words.healthField(id), healthAnswer(id)]),
      ...((health.other ?? '') === '' ? [] : [[t('health.other'), health.other ?? ''] as const]),
    ],
  }
}
