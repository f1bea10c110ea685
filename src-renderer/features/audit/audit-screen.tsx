/** The audit trail for the administrator: who did what, whether all of it fits together, and the file to carry away. */
import './audit.css'
import { Download, ScrollText, ShieldCheck } from 'lucide-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Audit, isAudit, recordAudit } from '../../../src-domain/activity/audit.ts'
import type { Document } from '../../../src-domain/shared/document.ts'
import { instantOf } from '../../../src-domain/shared/instant.ts'
import { useFormat } from '../../i18n/format.ts'
import { usePartName } from '../../i18n/part-words.ts'
import { audit as words } from '../../i18n/zh-CN/audit.ts'
import { useAct } from '../../replica/use-act.ts'
import { useDocuments, useReplica } from '../../replica/use-replica.ts'
import { useStaffNames } from '../../replica/use-staff-names.ts'
import { Button } from '../../ui/button.tsx'
import { FieldGrid, SelectField, TextField } from '../../ui/fields.tsx'
import { Card, Page } from '../../ui/page.tsx'
import { EmptyState, Skeleton } from '../../ui/states.tsx'
import { VirtualList } from '../../ui/virtual-list.tsx'
import { type AuditFilter, auditKinds, filterAudits } from './audit-filter.ts'
import { TrailNotices } from './trail-notices.tsx'
import { useTrailCheck } from './use-trail-check.ts'

const periods = ['today', 'week', 'month', 'all'] as const
type Period = (typeof periods)[number]
const daysOf: Readonly<Record<Period, number | undefined>> = { today: 1, week: 7, month: 30, all: undefined }

export function AuditScreen({ nameOfElder }: { readonly nameOfElder: (id: string) => string | undefined }) {
  const { t } = useTranslation('audit')
  const names = useStaffNames()
  const work = useTrailCheck()
  const [period, setPeriod] = useState<Period>('week')
  const [filter, setFilter] = useState<AuditFilter>({ person: '', kind: '', elder: '' })
  const change = (changes: Partial<AuditFilter>) => setFilter({ ...filter, ...changes })
  useLookAtTrail()
  const since = useSince(period)
  const documents = useDocuments({ collection: 'activity', kind: 'audit', ...(since === undefined ? {} : { since }) })
  const shown = useMemo(
    () => documents && filterAudits(documents.filter(isAudit), filter, nameOfElder),
    [documents, filter, nameOfElder],
  )
  return (
    <Page
      title={t('title')}
      note={t('note')}
      actions={
        <>
          <Button
            icon={Download}
            disabled={work.busy !== undefined || names === undefined}
            onPress={() => void work.exportAll(Object.fromEntries(names ?? []))}
          >
            {t('export')}
          </Button>
          <Button
            kind="primary"
            icon={ShieldCheck}
            disabled={work.busy !== undefined}
            onPress={() => void work.check()}
          >
            {t('check')}
          </Button>
        </>
      }
    >
      <TrailNotices work={work} />
      <FieldGrid>
        <SelectField
          label={t('filter.period')}
          value={period}
          onChange={setPeriod}
          choices={periods.map((value) => ({ value, label: t(`period.${value}`) }))}
        />
        <SelectField
          label={t('filter.kind')}
          value={filter.kind}
          onChange={(kind) => change({ kind })}
          choices={[
            { value: '', label: t('filter.everything') },
            ...auditKinds.map((value) => ({ value, label: t(`kinds.${value}`) })),
          ]}
        />
        <SelectField
          search
          label={t('filter.person')}
          value={filter.person}
          onChange={(person) => change({ person })}
          choices={[
            { value: '', label: t('filter.everybody') },
            ...[...(names ?? [])].map(([value, label]) => ({ value, label })),
            { value: 'self', label: t('self') },
          ]}
        />
        <TextField label={t('filter.elder')} value={filter.elder} onChange={(elder) => change({ elder })} />
      </FieldGrid>
      <Card
        flush
        icon={ScrollText}
        title={t('title')}
        note={shown === undefined ? undefined : t('count', { count: shown.length })}
        className="audit-list"
      >
        {shown === undefined && <Skeleton rows={8} />}
        {shown?.length === 0 && <EmptyState title={t('none')} />}
        {shown !== undefined && shown.length > 0 && (
          <>
            <div className="audit-row audit-head" aria-hidden>
              {(['when', 'who', 'what', 'whom'] as const).map((column) => (
                <span key={column}>{t(column)}</span>
              ))}
            </div>
            <VirtualList
              className="audit-rows"
              label={t(`period.${period}`)}
              items={shown}
              rowHeight={64}
              keyOf={({ id }) => id}
              renderRow={(audit) => <AuditRow audit={audit} nameOfElder={nameOfElder} />}
            />
          </>
        )}
      </Card>
    </Page>
  )
}

/** Who looks at the trail stands in it too: once an opening. */
function useLookAtTrail(): void {
  const replica = useReplica()
  const act = useAct()
  const isWritten = useRef(false)
  useEffect(() => {
    if (isWritten.current) return
    isWritten.current = true
    // Storage trouble shows in the health notices; looking is not prevented.
    void replica.save([recordAudit({ action: 'auditView', subject: '' }, act()) as Document])
  }, [replica, act])
}

/** Fixed while the period stays, so that the query does. */
function useSince(period: Period): string | undefined {
  const replica = useReplica()
  return useMemo(() => {
    const days = daysOf[period]
    if (days === undefined) return undefined
    const { now, offset } = replica.now()
    const shift = offset * 60_000
    const today = Math.floor((now + shift) / 86_400_000) * 86_400_000 - shift
    return instantOf(today - (days - 1) * 86_400_000)
  }, [replica, period])
}

function AuditRow({
  audit: { occurredAt, offset, author, elder, body },
  nameOfElder,
}: {
  readonly audit: Audit
  readonly nameOfElder: (id: string) => string | undefined
}) {
  const { t } = useTranslation('audit')
  const format = useFormat()
  const names = useStaffNames()
  const partName = usePartName()
  const named = (part: string): string => (isPart(part) ? t(`part.${part}`) : partName(part))
  const parts = format.list([...(body.parts ?? []).map(named), ...(body.reason === undefined ? [] : [body.reason])])
  const action = t(`action.${body.action}`)
  const whom = elder === '' ? names?.get(body.subject) : (nameOfElder(elder) ?? t('unknownElder'))
  return (
    <div className="audit-row">
      <time dateTime={occurredAt}>{format.dateTime(occurredAt, offset)}</time>
      <b>{isNamed(author) ? t(author) : names === undefined ? '…' : (names.get(author) ?? t('unknownPerson'))}</b>
      <span>{parts === '' ? action : format.labelled(action, parts)}</span>
      <span>{body.subject === author ? '' : whom}</span>
    </div>
  )
}

const isPart = (part: string): part is keyof typeof words.part => part in words.part
const isNamed = (author: string): author is 'self' | 'system' => author === 'self' || author === 'system'
