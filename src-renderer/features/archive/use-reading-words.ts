/** A measurement as people read it: what it is, the figure with its unit, and how it was taken. */
import { useTranslation } from 'react-i18next'
import type { LabResult } from '../../../src-domain/archive/lab-result.ts'
import { measuredTime } from '../../../src-domain/archive/measured.ts'
import type { Reading, ReadingBody } from '../../../src-domain/archive/reading.ts'
import { useFormat } from '../../i18n/format.ts'
import { useToday } from '../../replica/use-today.ts'

export function useReadingWords() {
  const { t } = useTranslation('archive')
  const format = useFormat()
  const name = (body: ReadingBody): string =>
    body.type === 'glucose'
      ? format.withAside(t('reading.type.glucose'), t(`reading.timing.${body.timing}`))
      : t(`reading.type.${body.type}`)
  const value = (body: ReadingBody): string => {
    switch (body.type) {
      case 'bloodPressure': {
        const { systolic, diastolic, pulse } = body
        const words = { systolic: String(systolic), diastolic: String(diastolic) }
        return pulse === undefined
          ? t('reading.value.bloodPressure', words)
          : t('reading.value.withPulse', { ...words, pulse: String(pulse) })
      }
      case 'glucose':
        return body.flag === undefined
          ? `${body.value ?? ''} ${t('reading.unit.glucose')}`
          : t(`reading.flagShort.${body.flag}`)
      default:
        return `${body.value} ${t(`reading.unit.${body.type}`)}`
    }
  }
  const how = (body: ReadingBody): readonly string[] => [
    t(`reading.source.${body.source}`),
    ...(body.type === 'bloodPressure' && body.arm !== undefined
      ? [format.labelled(t('reading.field.arm'), t(`reading.arm.${body.arm}`))]
      : []),
    ...(body.type === 'bloodPressure' ? (body.signs ?? []).map((sign) => t(`reading.sign.${sign}`)) : []),
    ...(body.type === 'glucose' && body.hoursSinceMeal !== undefined
      ? [`${t('reading.field.hoursSinceMeal')} ${body.hoursSinceMeal}`]
      : []),
    ...(body.type === 'glucose' && body.sample !== undefined ? [t(`reading.sample.${body.sample}`)] : []),
    ...(body.type === 'temperature' && body.site !== undefined ? [t(`reading.site.${body.site}`)] : []),
    ...(body.device === undefined ? [] : [body.device]),
    ...(body.note === undefined ? [] : [body.note]),
  ]
  return { name, value, how }
}

/** When it was measured: the day alone where no more is known, with its year where that is another one. */
export function useMeasuredWords(): (reading: Reading | LabResult) => string {
  const format = useFormat()
  const today = useToday()
  return (reading) => {
    const { at, on, hasTime } = measuredTime(reading)
    const day = format.date(on, today)
    return hasTime ? `${day} ${format.time(at, reading.offset)}` : day
  }
}
