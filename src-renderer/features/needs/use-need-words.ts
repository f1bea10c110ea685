/** Needs, reasons, labels and matches as sentences. The ids come from rules of the domain; a test finds one without words. */
import { useTranslation } from 'react-i18next'
import { diseaseById } from '../../../src-domain/assessments/form-tables.ts'
import { isItemCode, itemOf, levels } from '../../../src-domain/assessments/instrument.ts'
import type { Reason } from '../../../src-domain/recommendation/part.ts'
import type { NeedDimension } from '../../../src-domain/needs/dimensions.ts'
import type { NeedReason } from '../../../src-domain/needs/needs.ts'
import type { NeedAsk } from '../../../src-domain/needs/ask-rules.ts'
import type { Segment, SegmentId } from '../../../src-domain/needs/segments.ts'
import type { CalendarDate } from '../../../src-domain/shared/instant.ts'
import { useFormat } from '../../i18n/format.ts'
import { currentLanguage } from '../../i18n/i18n.ts'
import { useServiceWords } from '../../i18n/service-words.ts'
import { useToday } from '../../replica/use-today.ts'

/** Labels that hold from a day on; the sentences of the others name theirs. */
const sinceThen: readonly SegmentId[] = ['aged', 'ill', 'multimorbid', 'noCaregiver']

/** Labels that hold as far as it was written down. */
const notedThen: readonly SegmentId[] = ['alone', 'emptyNest']

type Params = Readonly<Record<string, string | number>>

export function useNeedWords() {
  const { t } = useTranslation('needs')
  // Keys are built from ids of rules, which the compiler cannot follow; need-words.test.ts does.
  const say = t as unknown as (key: string, params?: Params) => string
  const format = useFormat()
  const { service, unit } = useServiceWords()
  const today = useToday()
  const language = currentLanguage()
  const words = (params: Params): Params =>
    Object.fromEntries(
      Object.entries(params).flatMap(([name, value]) => {
        const told = value === '' ? '' : inWords(name, value)
        if (name === 'metres') return [['distance', distance(Number(value))]]
        return name === 'fen' ? [['price', told]] : [[name, told]]
      }),
    )
  const inWords = (name: string, value: string | number): string | number => {
    if (name === 'condition') return diseaseById.get(Number(value))?.label[language] ?? ''
    if (name === 'item' && typeof value === 'string' && isItemCode(value)) return itemOf(value).label[language]
    if (name === 'on' && typeof value === 'string') return format.date(value, today)
    if (name === 'type') return say(`reading.${value}`)
    if (name === 'dimension') return say(`dimension.${value}`)
    if (name === 'level') return levels[Number(value)]?.short[language] ?? ''
    if (name === 'fen') return format.money(Number(value))
    if (name === 'ownership') return say(`match.ownership.${value}`)
    if (name === 'service') return service(String(value))
    if (name === 'unit') return unit(String(value))
    if (name === 'shelf') return say(`shelf.${value}`)
    if (name === 'pastime') return say(`pastime.${value}`)
    if (name === 'category') return say(`category.${value}`)
    return value
  }
  const distance = (metres: number): string =>
    metres >= 1_000
      ? t('match.kilometres', { km: (metres / 1_000).toFixed(1) })
      : t('match.metres', { m: String(metres) })
  return {
    day: (on: CalendarDate): string => format.date(on, today),
    dimension: (id: NeedDimension): string => t(`dimension.${id}`),
    reason: ({ rule, params }: NeedReason): string => say(`reason.${rule}`, words(params)),
    ask: ({ id, params }: NeedAsk): string => say(`ask.${id}`, words(params)),
    segment: ({ id, params }: Segment): string => say(`segment.${id}`, words(params)),
    segmentWhy: ({ id, params, on }: Segment): string => {
      const dated = on === undefined ? params : { ...params, on }
      if (id === 'assessmentOverdue') return say(`overdueWhy.${params['why'] ?? 'year'}`, words(dated))
      const why = say(`segmentWhy.${id}`, words(dated))
      if (on === undefined) return why
      if (notedThen.includes(id)) return t('segmentNoted', { why, on: format.date(on, today) })
      return sinceThen.includes(id) ? t('segmentSince', { why, on: format.date(on, today) }) : why
    },
    match: ({ key, params }: Reason): string => say(`match.reason.${key}`, words(params)),
    /** What a sentence of this feature or a refusal says of its parameters. */
    params: words,
  }
}
