/** All elders of the station: ten thousand scroll like ten; typing narrows as in the search above. */
import './elders.css'
import { Truck, UserPlus, Users } from 'lucide-react'
import { type ReactNode, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Elder, isElder } from '../../../src-domain/elders/elder.ts'
import { isArchived, isRecordOpen } from '../../../src-domain/elders/elder-rules.ts'
import type { ElderLabels } from '../../../src-domain/roster/elder-picture.ts'
import type { GroupId } from '../../../src-domain/roster/groups.ts'
import { maskPhone } from '../../../src-domain/shared/phone.ts'
import type { CalendarDate } from '../../../src-domain/shared/instant.ts'
import { may } from '../../../src-domain/staff/permissions.ts'
import { usePerson } from '../../host/host-context.ts'
import { useFormat } from '../../i18n/format.ts'
import { useDocuments, useHasAll } from '../../replica/use-replica.ts'
import { useToday } from '../../replica/use-today.ts'
import { useRosterState } from '../../roster/use-roster.ts'
import type { ElderHit } from '../../search/elder-index.ts'
import { useElderSearch, useEldersByName } from '../../search/use-elder-search.ts'
import { AntdTheme } from '../../ui/antd-theme.tsx'
import { Button } from '../../ui/button.tsx'
import { Card, Page } from '../../ui/page.tsx'
import { EmptyState, Skeleton } from '../../ui/states.tsx'
import { VirtualList } from '../../ui/virtual-list.tsx'
import { GroupFilter } from './group-filter.tsx'
import { ReceiveElderDialog } from './receive-elder.tsx'
import { initialOf, useElderWords } from './use-elder-words.ts'

const filters = ['all', 'noNumber', 'archived'] as const
type Filter = (typeof filters)[number]

type Row = Pick<ElderHit, 'elder' | 'covered'>

/** More than any station has: the list itself draws only what is seen. */
const everybody = 100_000

export function ElderList({
  onOpen,
  onRegister,
  renderLabels,
}: {
  readonly onOpen: (id: string) => void
  readonly onRegister: () => void
  readonly renderLabels: (labels: ElderLabels) => ReactNode
}) {
  const { t } = useTranslation('elders')
  const { t: transfer } = useTranslation('transfer')
  const [isReceiving, setReceiving] = useState(false)
  const { role } = usePerson()
  const today = useToday()
  const format = useFormat()
  const [text, setText] = useState('')
  const [filter, setFilter] = useState<Filter>('all')
  const [chosen, setChosen] = useState<readonly GroupId[]>([])
  const roster = useRosterState()
  const groupNames = format.list(chosen.map((id) => t(`group.name.${id}`)))
  const documents = useDocuments({ collection: 'elders', kind: 'elder' })
  const search = useElderSearch(text, everybody)
  const hasAll = useHasAll()
  const isSearching = text.trim() !== ''
  const byName = useEldersByName()
  const everyone = useMemo(
    () => (byName ?? (documents ?? []).filter(isElder)).map((elder): Row => ({ elder })),
    [byName, documents],
  )
  const found: readonly Row[] = isSearching ? search.hits : everyone
  const inGroups = ({ elder }: Row): boolean => {
    const groups = chosen.length === 0 ? undefined : (roster?.labels.get(elder.id)?.groups ?? [])
    return groups === undefined || chosen.every((id) => groups.includes(id))
  }
  const rows = found.filter((row) => passes(row.elder, filter) && inGroups(row))
  const note = [
    t(isSearching ? 'found' : 'count', { count: rows.length }),
    ...(chosen.length === 0 ? [] : [t('group.all', { names: groupNames })]),
    ...(isSearching ? [t('order.fit')] : byName === undefined ? [] : [t('order.name')]),
  ].join(' · ')
  return (
    <Page
      title={t('title')}
      note={documents === undefined ? undefined : note}
      actions={
        <>
          {may(role, 'transferElder') && (
            <Button icon={Truck} onPress={() => setReceiving(true)}>
              {transfer('receive.button')}
            </Button>
          )}
          {may(role, 'registerElder') && (
            <Button kind="primary" icon={UserPlus} onPress={onRegister}>
              {t('register')}
            </Button>
          )}
        </>
      }
    >
      {isReceiving && (
        <AntdTheme face="staff">
          <ReceiveElderDialog onOpen={onOpen} onClose={() => setReceiving(false)} />
        </AntdTheme>
      )}
      <div className="list-tools">
        <input
          type="search"
          className="list-search"
          value={text}
          placeholder={t('find.placeholder')}
          aria-label={t('find.label')}
          autoComplete="off"
          maxLength={60}
          onChange={(event) => setText(event.target.value)}
        />
        <fieldset className="list-filters">
          <legend className="only-heard">{t('filter.label')}</legend>
          {filters.map((one) => (
            <Button
              key={one}
              small
              pressed={one === filter}
              kind={one === filter ? 'primary' : 'plain'}
              onPress={() => setFilter(one)}
            >
              {t(`filter.${one}`)}
            </Button>
          ))}
        </fieldset>
      </div>
      {roster !== undefined && <GroupFilter roster={roster} chosen={chosen} onChoose={setChosen} />}
      {isSearching && !search.ready && (
        <output className="quiet">
          {t('preparing', { done: format.number(search.indexed), total: format.number(search.total) })}
        </output>
      )}
      <Card flush className="elder-list">
        <h2 className="only-heard">{t('looks.tabs.list')}</h2>
        {documents === undefined && (
          <div className="card-body">
            <Skeleton rows={8} />
          </div>
        )}
        {documents !== undefined && rows.length === 0 && (
          <EmptyState
            icon={Users}
            {...(chosen.length > 0
              ? { title: t('group.none'), text: t('group.noneHint') }
              : isSearching
                ? { title: t('noMatch', { query: text.trim() }), text: t('noMatchHint') }
                : { title: t(hasAll ? 'none' : 'noneYet'), text: t('noneHint') })}
          />
        )}
        {rows.length > 0 && (
          <>
            <div className="elder-row elder-row-head" aria-hidden>
              <span />
              {(['name', 'person', 'place', 'living', 'number', 'phone'] as const).map((column) => (
                <span key={column}>{t(`column.${column}`)}</span>
              ))}
            </div>
            <VirtualList
              className="elder-rows"
              label={t('title')}
              items={rows}
              rowHeight={roster === undefined ? 56 : 96}
              measured
              keyOf={({ elder }) => elder.id}
              renderRow={(row) => (
                <ElderRow
                  {...row}
                  labels={roster?.labels.get(row.elder.id)}
                  renderLabels={renderLabels}
                  today={today}
                  onOpen={onOpen}
                />
              )}
            />
          </>
        )}
      </Card>
    </Page>
  )
}

function ElderRow({
  elder,
  covered,
  labels,
  renderLabels,
  today,
  onOpen,
}: Row & {
  readonly labels: ElderLabels | undefined
  readonly renderLabels: (labels: ElderLabels) => ReactNode
  readonly today: CalendarDate
  readonly onOpen: (id: string) => void
}) {
  const { t } = useTranslation('elders')
  const words = useElderWords()
  const { body } = elder
  const initial = (
    <span className="elder-initial is-small" aria-hidden>
      {initialOf(body.name)}
    </span>
  )
  if (!isRecordOpen(elder)) {
    return (
      <button type="button" className="elder-row" onClick={() => onOpen(elder.id)}>
        {initial}
        <b>{body.name}</b>
        <span className="quiet elder-row-closed">{t('withdrawnChip')}</span>
      </button>
    )
  }
  return (
    <button type="button" className="elder-row" onClick={() => onOpen(elder.id)}>
      {initial}
      <span className="elder-row-name">
        <b>{body.name}</b>
        {covered !== undefined && <small>{t(`find.covered.${covered.of}`, { digits: covered.digits })}</small>}
      </span>
      <span>{words.person(body, today)}</span>
      <span>{words.home(body)}</span>
      <span>{words.living(body.living)}</span>
      <span className="quiet">
        {body.identityNumber === undefined ? t('field.noNumber') : t('masked', { last: body.identityNumber.slice(-4) })}
      </span>
      <span className="quiet">{body.phone === undefined ? '' : maskPhone(body.phone)}</span>
      {labels !== undefined && labels.groups.length > 0 && (
        <span className="elder-row-labels">{renderLabels(labels)}</span>
      )}
    </button>
  )
}

function passes(elder: Elder, filter: Filter): boolean {
  const { body } = elder
  if (filter === 'archived') return isArchived(elder)
  if (isArchived(elder)) return false
  // A filter would tell what a closed record says.
  if (!isRecordOpen(elder)) return filter === 'all'
  switch (filter) {
    case 'all':
      return true
    case 'noNumber':
      return body.identityNumber === undefined
    default:
      return filter satisfies never
  }
}
