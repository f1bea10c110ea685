/** Who looked at and changed this record, newest first. The elder may ask to see it. */
import './elders.css'
import { Eye } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type RecordAct, recordActs } from '../../../src-domain/activity/record-acts.ts'
import { useFormat } from '../../i18n/format.ts'
import { usePartName } from '../../i18n/part-words.ts'
import { useServiceWords } from '../../i18n/service-words.ts'
import { useRecordDocuments } from '../../replica/use-record-documents.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/page.tsx'
import { EmptyState, Skeleton } from '../../ui/states.tsx'
import { useAuthorName } from './use-author-name.ts'

const step = 40

export function LooksTab({ elder }: { readonly elder: string }) {
  const { t } = useTranslation('elders')
  const documents = useRecordDocuments(elder)
  const authorName = useAuthorName()
  const [most, setMost] = useState(step)
  const acts = useMemo(() => documents && recordActs(documents), [documents])
  const shown = acts?.slice(0, most) ?? []
  const hasReasons = shown.some(({ reason }) => reason !== undefined)
  const left = (acts?.length ?? 0) - shown.length
  return (
    <Card icon={Eye} title={t('looks.title')} note={t('looks.note')} flush className="looks">
      {acts === undefined && <Skeleton />}
      {acts?.length === 0 && <EmptyState title={t('looks.none')} />}
      {shown.length > 0 && (
        <div className={hasReasons ? 'has-reasons' : undefined}>
          <div className="looks-row looks-head" aria-hidden>
            <span>{t('looks.when')}</span>
            <span>{t('looks.who')}</span>
            <span>{t('looks.what')}</span>
            {hasReasons && <span>{t('looks.why')}</span>}
          </div>
          <ul aria-label={t('looks.tabs.list')}>
            {shown.map((act) => (
              <LookRow key={act.key} act={act} author={authorName(act.author)} />
            ))}
          </ul>
          {left > 0 && (
            <div className="looks-more">
              <Button onPress={() => setMost(most + step)}>{t('looks.more', { count: Math.min(left, step) })}</Button>
            </div>
          )}
        </div>
      )}
    </Card>
  )
}

function LookRow({ act, author }: { readonly act: RecordAct; readonly author: string }) {
  const { t } = useTranslation('elders')
  const format = useFormat()
  const serviceWords = useServiceWords()
  const partName = usePartName()
  const parts = act.service === undefined ? format.list(act.parts.map(partName)) : serviceWords.service(act.service)
  const deed = t(`looks.action.${act.deed}`)
  return (
    <li className="looks-row">
      <time dateTime={act.at}>{format.dateTime(act.at, act.offset)}</time>
      <b>{author}</b>
      <span>{parts === '' ? deed : format.labelled(deed, parts)}</span>
      {act.reason !== undefined && <span className="quiet">{act.reason}</span>}
    </li>
  )
}
