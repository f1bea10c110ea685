/** Who looked at and changed this record, newest first. The elder may ask to see it. */
import './elders.css'
import { Eye } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { type Audit, isAudit } from '../../../src-domain/activity/audit.ts'
import { useFormat } from '../../i18n/format.ts'
import { elders as words } from '../../i18n/zh-CN/elders.ts'
import { useDocuments } from '../../replica/use-replica.ts'
import { Card } from '../../ui/page.tsx'
import { EmptyState, Skeleton } from '../../ui/states.tsx'
import { VirtualList } from '../../ui/virtual-list.tsx'
import { useAuthorName } from './use-author-name.ts'

export function LooksTab({ elder }: { readonly elder: string }) {
  const { t } = useTranslation('elders')
  const documents = useDocuments({ collection: 'activity', kind: 'audit', elder })
  const authorName = useAuthorName()
  const looks = documents?.filter(isAudit)
  return (
    <Card icon={Eye} title={t('looks.title')} note={t('looks.note')} flush className="looks">
      {looks === undefined && <Skeleton />}
      {looks?.length === 0 && <EmptyState title={t('looks.none')} />}
      {looks !== undefined && looks.length > 0 && (
        <>
          <div className="looks-row looks-head" aria-hidden>
            <span>{t('looks.when')}</span>
            <span>{t('looks.who')}</span>
            <span>{t('looks.what')}</span>
            <span>{t('looks.why')}</span>
          </div>
          <VirtualList
            className="looks-list"
            label={t('looks.tabs.list')}
            items={looks}
            rowHeight={52}
            keyOf={(look) => look.id}
            renderRow={(look) => <LookRow look={look} author={authorName(look.author)} />}
          />
        </>
      )}
    </Card>
  )
}

function LookRow({ look, author }: { readonly look: Audit; readonly author: string }) {
  const { t } = useTranslation('elders')
  const format = useFormat()
  const partName = usePartName()
  const parts = format.list((look.body.parts ?? []).map(partName))
  const action = t(`looks.action.${look.body.action}`)
  return (
    <div className="looks-row">
      <time dateTime={look.occurredAt}>{format.dateTime(look.occurredAt, look.offset)}</time>
      <b>{author}</b>
      <span>{parts === '' ? action : format.labelled(action, parts)}</span>
      <span className="quiet">{look.body.reason ?? ''}</span>
    </div>
  )
}

const isTab = (part: string): part is keyof typeof words.looks.tabs => part in words.looks.tabs
const isField = (part: string): part is keyof typeof words.field => part in words.field
const isPurpose = (part: string): part is keyof typeof words.consent.purpose => part in words.consent.purpose

/** A tab, a field or a purpose of consent by its name; what a newer program wrote stays as it is. */
function usePartName(): (part: string) => string {
  const { t } = useTranslation('elders')
  return (part) => {
    if (isTab(part)) return t(`looks.tabs.${part}`)
    if (isPurpose(part)) return t(`consent.purpose.${part}`)
    return isField(part) ? t(`field.${part}`) : part
  }
}
