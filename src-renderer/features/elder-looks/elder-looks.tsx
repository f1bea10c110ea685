/** Every look at an elder's record and everything done at it, told to the elder (mission C5), in large plain words. */
import './elder-looks.css'
import { ChevronsDown, Eye } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { recordActsForElder } from '../../../src-domain/activity/record-acts.ts'
import { useFormat } from '../../i18n/format.ts'
import { elderLooks as words } from '../../i18n/zh-CN/elder-looks.ts'
import { useServiceWords } from '../../i18n/service-words.ts'
import { useRecordDocuments } from '../../replica/use-record-documents.ts'
import { useStaffNames } from '../../replica/use-staff-names.ts'
import { BigButton } from '../../ui/button.tsx'
import { ElderPage } from '../../ui/elder-page.tsx'
import { EmptyState, Skeleton } from '../../ui/states.tsx'
import { lookLines } from './looks.ts'

const step = 40

const isOwn = (deed: string): deed is keyof typeof words.own => deed in words.own

function useLooks(elder: string) {
  const documents = useRecordDocuments(elder)
  return documents === undefined ? undefined : lookLines(recordActsForElder(documents))
}

export function ElderLooks({ elder, onBack }: { readonly elder: string; readonly onBack: () => void }) {
  const { t } = useTranslation('elderLooks')
  const format = useFormat()
  const serviceWords = useServiceWords()
  const lines = useLooks(elder)
  const names = useStaffNames()
  const [most, setMost] = useState(step)
  const left = (lines?.length ?? 0) - most
  const nameOf = (author: string) => (author === 'self' ? t('self') : (names?.get(author) ?? t('someone')))
  return (
    <ElderPage title={t('title')} subtitle={t('note')} onBack={onBack}>
      {lines === undefined && <Skeleton rows={4} />}
      {lines?.length === 0 && <EmptyState icon={Eye} title={t('none')} />}
      {lines !== undefined && lines.length > 0 && (
        <ul className="looks-lines">
          {lines.slice(0, most).map((line) => (
            <li key={line.key}>
              <span className="looks-when">{format.date(line.date, lines[0]?.date)}</span>
              <span className="looks-words">
                <b>{nameOf(line.author)}</b>{' '}
                {line.author === 'self' && isOwn(line.deed)
                  ? t(`own.${line.deed}`)
                  : t(`did.${line.deed}`, { service: serviceWords.service(line.service ?? '') })}
              </span>
              <span className="looks-count">
                {line.count > 1 ? t('times', { count: line.count }) : format.time(line.at, line.offset)}
              </span>
            </li>
          ))}
        </ul>
      )}
      {left > 0 && (
        <BigButton icon={ChevronsDown} onPress={() => setMost(most + step)}>
          {t('more', { count: Math.min(left, step) })}
        </BigButton>
      )}
      <p className="looks-question">{t('question')}</p>
    </ElderPage>
  )
}
