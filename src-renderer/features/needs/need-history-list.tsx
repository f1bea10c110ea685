/** What changed in one need, newest first, and why; worked out when it is opened. */
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Elder } from '../../../src-domain/elders/elder.ts'
import type { NeedDimension } from '../../../src-domain/needs/dimensions.ts'
import { isJudgedByReadings, needHistory, readingsOfHistorySince } from '../../../src-domain/needs/need-history.ts'
import type { Document } from '../../../src-domain/shared/document.ts'
import { useFormat } from '../../i18n/format.ts'
import { useDocuments } from '../../replica/use-replica.ts'
import { useToday } from '../../replica/use-today.ts'
import type { NeedPicture } from './use-needs.ts'
import { useNeedWords } from './use-need-words.ts'

const none: readonly Document[] = []

export function NeedHistoryList({
  elder,
  dimension,
  picture,
}: {
  readonly elder: Elder
  readonly dimension: NeedDimension
  readonly picture: NeedPicture
}) {
  const { t } = useTranslation('needs')
  const words = useNeedWords()
  const format = useFormat()
  const today = useToday()
  const records = useDocuments({ collection: 'records', elder: elder.id })
  const isMeasured = isJudgedByReadings(dimension)
  const since = readingsOfHistorySince(today)
  const measured = useDocuments(isMeasured ? { collection: 'observations', elder: elder.id, since } : undefined)
  const observations = isMeasured ? measured : none
  const services = useDocuments({ collection: 'services', elder: elder.id })
  const feedback = useDocuments({ collection: 'feedback', elder: elder.id })
  const changes = useMemo(
    () =>
      records === undefined || observations === undefined || services === undefined || feedback === undefined
        ? undefined
        : needHistory(
            elder.body,
            [...records, ...observations, ...services, ...feedback],
            dimension,
            today,
            picture.facts,
          ),
    [elder, records, observations, services, feedback, dimension, today, picture],
  )
  if (changes === undefined) return null
  if (changes.length === 0) return <span className="quiet">{t('history.none')}</span>
  return (
    <ul className="need-history">
      {changes.map(({ on, from, to, came, went, corrected }) => (
        <li key={on}>
          <b>{t('history.step', { on: format.date(on, today), from: String(from), to: String(to) })}</b>
          {came.map((reason) => (
            <span key={`came ${reason.rule}`}>{t('history.came', { reason: words.reason(reason) })}</span>
          ))}
          {went.map((reason) => (
            <span key={`went ${reason.rule}`} className="quiet">
              {t('history.went', { reason: words.reason(reason) })}
            </span>
          ))}
          {corrected !== undefined && <span>{t('history.corrected', { reason: corrected.body.reason })}</span>}
        </li>
      ))}
    </ul>
  )
}
