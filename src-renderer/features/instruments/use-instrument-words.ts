/** Instruments, answers and bands as words of the language on screen. */
import { useTranslation } from 'react-i18next'
import type { Text } from '../../../src-domain/assessments/instrument.ts'
import { bodyMassIndex } from '../../../src-domain/assessments/assessment-rules.ts'
import { type Band, type Instrument, type Question, type Scale } from '../../../src-domain/instruments/instrument.ts'
import type { InstrumentResult } from '../../../src-domain/instruments/instrument-result.ts'
import { instrumentOf, instruments } from '../../../src-domain/instruments/instruments.ts'
import { type Answer, greatestScore } from '../../../src-domain/instruments/scoring.ts'
import { useFormat } from '../../i18n/format.ts'
import { currentLanguage } from '../../i18n/i18n.ts'
import type { Tone } from '../../ui/tone.ts'

export const bandTone = (weight: Band['weight']): Tone => (weight === 0 ? 'green' : weight === 1 ? 'gold' : 'red')

export const bandIn = (scale: Scale, { body }: InstrumentResult): Band | undefined =>
  scale.bands.find(({ id }) => id === body.result.bands[scale.id])

/** The scales that say something: of several that count apart those that were found, else the last one. */
export function tellingScales(instrument: Instrument, result: InstrumentResult): readonly Scale[] {
  const found = instrument.scales.filter((scale) => bandIn(scale, result) !== scale.bands.at(-1))
  return found.length > 0 ? found : instrument.scales.slice(-1)
}

export function useInstrumentWords() {
  const { t } = useTranslation('instruments')
  const format = useFormat()
  const say = (text: Text): string => text[currentLanguage()]
  const score = (instrument: Instrument, scale: Scale, result: InstrumentResult): string | undefined =>
    scale.isFinding === true
      ? undefined
      : `${result.body.result.scores[scale.id] ?? 0} ${t('result.of', { most: String(greatestScore(instrument, scale)) })}`
  const bandText = (scale: Scale, result: InstrumentResult): string => {
    const band = bandIn(scale, result)
    return band === undefined ? '' : say(band.label)
  }
  return {
    say,
    score,
    name: (id: string): string => {
      const found = instruments.find((one) => one.id === id)
      return found === undefined ? id : say(found.name)
    },
    /** In one line: "6 / 27 轻度", or each constitution that was found. */
    brief: (result: InstrumentResult): string => {
      const instrument = instrumentOf(result.body)
      if (instrument === undefined) return Object.values(result.body.result.scores).join(' / ')
      const [only, ...more] = instrument.scales
      if (only !== undefined && more.length === 0)
        return [score(instrument, only, result), bandText(only, result)].filter((part) => part !== undefined).join(' ')
      return format.list(
        tellingScales(instrument, result).map((scale) => format.labelled(say(scale.label), bandText(scale, result))),
      )
    },
    answer: (question: Question, answer: Answer | undefined): string => {
      if (answer === undefined) return t('result.notAnswered')
      switch (question.type) {
        case 'one':
          return say(question.options.find(({ id }) => id === answer)?.label ?? { 'zh-CN': '', en: '' })
        case 'any': {
          const chosen = question.options.filter(({ id }) => Array.isArray(answer) && answer.includes(id))
          return chosen.length === 0 ? t('result.none0') : format.list(chosen.map(({ label }) => say(label)))
        }
        case 'number':
          return t('result.number', { value: String(answer), unit: say(question.unit) })
        case 'bodyMass': {
          if (typeof answer !== 'object' || !('heightCm' in answer)) return ''
          const bmi = bodyMassIndex(answer.heightCm, answer.weightKg) ?? 0
          return t('result.body', {
            height: String(answer.heightCm),
            weight: String(answer.weightKg),
            bmi: bmi.toFixed(1),
          })
        }
        default:
          return question satisfies never
      }
    },
  }
}
