/**
 * The page of one elder: head, chips, actions and tabs. What stands in the tabs comes from the features that know it; the
 * app puts them together. Each tab that is opened is written down as a look.
 */
import './elders.css'
import { CreditCard, Handshake, PenLine } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { allergiesOf } from '../../../src-domain/archive/allergy.ts'
import { consentPurposes, isAllowed } from '../../../src-domain/consent/consent.ts'
import { type Elder, isElder } from '../../../src-domain/elders/elder.ts'
import { agedUntil, isArchived, isHighAge, isNotedDead, isRecordOpen } from '../../../src-domain/elders/elder-rules.ts'
import { may, type Permission } from '../../../src-domain/staff/permissions.ts'
import type { Role } from '../../../src-domain/staff/staff.ts'
import { usePerson } from '../../host/host-context.ts'
import { useFormat } from '../../i18n/format.ts'
import { useDocument, useDocuments } from '../../replica/use-replica.ts'
import { useToday } from '../../replica/use-today.ts'
import { Button } from '../../ui/button.tsx'
import { Chip, Notice } from '../../ui/chip.tsx'
import { focusLateHeading } from '../../ui/page.tsx'
import { EmptyState, Skeleton } from '../../ui/states.tsx'
import { EndedNotice } from './ended-notice.tsx'
import { NotAllowed } from './not-allowed.tsx'
import { useElderLook } from '../../replica/use-elder-look.ts'
import { initialOf, useElderWords } from './use-elder-words.ts'
import { useHandOver } from './use-hand-over.ts'
import { UndrawnNotice } from '../../ui/undrawn.tsx'
import { WithdrawnNotice } from './withdrawn-notice.tsx'

export type ElderTab = {
  readonly key: string
  readonly label: string
  readonly permission: Permission
  readonly render: (elder: Elder) => ReactNode
}

export type ElderFrameProps = {
  readonly id: string
  readonly tabs: readonly ElderTab[]
  readonly tab: string
  readonly onTab: (key: string) => void
  /** Labels with their reasons, from the needs feature. */
  readonly chips?: (elder: Elder) => ReactNode
  /** At most one primary button; handing over, editing and the card are here already. */
  readonly actions?: (elder: Elder) => ReactNode
  readonly onEdit: () => void
  readonly onPrintCard: () => void
}

export function ElderFrame(props: ElderFrameProps) {
  const { t } = useTranslation('elders')
  const { role } = usePerson()
  const document = useDocument(props.id)
  if (!may(role, 'viewElder')) return <NotAllowed />
  if (document === undefined) {
    return (
      <div className="staff-page">
        <Skeleton rows={8} />
      </div>
    )
  }
  if (document === null || !isElder(document)) {
    return <EmptyState title={t('notFound')} text={t('notFoundHint')} />
  }
  return <OpenedElder {...props} elder={document} />
}

function OpenedElder({
  elder,
  tabs,
  tab,
  onTab,
  chips,
  actions,
  onEdit,
  onPrintCard,
}: ElderFrameProps & { readonly elder: Elder }) {
  const { t } = useTranslation('elders')
  const { role } = usePerson()
  const isOpen = isRecordOpen(elder)
  // Nobody hands the machine to who is gone, and nothing is worked out about them.
  const isAway = isArchived(elder) || isNotedDead(elder)
  const open = tabs.filter((one) => may(role, one.permission) && (isOpen || opensClosed(role, one.key)))
  const current = open.find((one) => one.key === tab) ?? open[0]
  const isWritten = useElderLook(current === undefined ? undefined : elder.id, current?.key ?? '')
  return (
    <div className="staff-page elder-record">
      {isOpen ? (
        <ElderHead elder={elder} chips={isAway ? <></> : chips?.(elder)}>
          {may(role, 'editElder') && (!isAway || !isNotedDead(elder)) && (
            <Button icon={PenLine} onPress={onEdit}>
              {t('edit')}
            </Button>
          )}
          {!isAway && may(role, 'printRecord') && (
            <Button icon={CreditCard} onPress={onPrintCard}>
              {t('printCard')}
            </Button>
          )}
          {!isAway && may(role, 'handOver') && <HandOverButton elder={elder.id} />}
          {!isAway && actions?.(elder)}
        </ElderHead>
      ) : (
        <header className="elder-head-staff">
          <div className="elder-who">
            <h1 ref={focusLateHeading} tabIndex={-1}>
              {elder.body.name}
            </h1>
          </div>
        </header>
      )}
      <UndrawnNotice text={elder.body.name} />
      {!isWritten && <Notice tone="gold" title={t('lookNotWritten')} />}
      {isAway && <EndedNotice elder={elder} />}
      {!isOpen && <WithdrawnNotice />}
      {current !== undefined && (
        <Tabs name={elder.body.name} tabs={open} current={current} onTab={onTab}>
          {current.render(elder)}
        </Tabs>
      )}
    </div>
  )
}

/**
 * A record whose consent was withdrawn is only stored: it opens to ask for consent again, and to tell the elder who looked,
 * which the law has kept.
 */
const opensClosed = (role: Role, tab: string): boolean =>
  (tab === 'consent' && may(role, 'recordConsent')) || tab === 'looks'

function Tabs({
  name,
  tabs,
  current,
  onTab,
  children,
}: {
  readonly name: string
  readonly tabs: readonly ElderTab[]
  readonly current: ElderTab
  readonly onTab: (key: string) => void
  readonly children: ReactNode
}) {
  return (
    <>
      <div className="elder-tabs" role="tablist" aria-label={name}>
        {tabs.map((one) => (
          <button
            key={one.key}
            type="button"
            role="tab"
            id={`elder-tab-${one.key}`}
            aria-selected={one === current}
            aria-controls="elder-panel"
            tabIndex={one === current ? 0 : -1}
            onClick={() => onTab(one.key)}
            onKeyDown={(event) => {
              const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
              const next = step === 0 ? undefined : tabs[(tabs.indexOf(one) + step + tabs.length) % tabs.length]
              if (next === undefined) return
              onTab(next.key)
              window.document.querySelector<HTMLElement>(`#elder-tab-${next.key}`)?.focus()
            }}
          >
            {one.label}
          </button>
        ))}
      </div>
      <div className="elder-panel" id="elder-panel" role="tabpanel" aria-labelledby={`elder-tab-${current.key}`}>
        {children}
      </div>
    </>
  )
}

/** Who it is, in two lines; also for pages of one elder outside the tabs (an assessment, a request). */
function ElderHead({
  elder,
  chips,
  children,
}: {
  readonly elder: Elder
  readonly chips?: ReactNode
  readonly children?: ReactNode
}) {
  const { t } = useTranslation('elders')
  const words = useElderWords()
  const format = useFormat()
  const today = useToday()
  const { body } = elder
  const { role } = usePerson()
  // Allergies are health data: shown to who may see them, while the elder agrees to what is noted about illness.
  const mayShowHealth = may(role, 'viewHealth') && isAllowed(body.consents, 'measuring')
  const records = useDocuments(mayShowHealth ? { collection: 'records', elder: elder.id } : undefined)
  const known = mayShowHealth ? allergiesOf(body, records ?? []) : undefined
  const allergies = [...(known?.standing.map((one) => one.body) ?? []), ...(known?.noted ?? [])]
  const facts = [words.person(body, agedUntil(body, today)), words.living(body.living), words.home(body)].filter(
    (text) => text !== '',
  )
  const shared = consentPurposes.filter((purpose) => isAllowed(body.consents, purpose))
  return (
    <header className="elder-head-staff">
      <span className="elder-initial" aria-hidden>
        {initialOf(body.name)}
      </span>
      <div className="elder-who">
        <h1 ref={focusLateHeading} tabIndex={-1}>
          {body.name}
          <small>{facts.join(' · ')}</small>
        </h1>
        <div className="elder-chips">
          {body.archived !== undefined && (isArchived(elder) || isNotedDead(elder)) && (
            <Chip tone="stone">{t(`code.archived.${body.archived.reason}`)}</Chip>
          )}
          {allergies.length > 0 && (
            <Chip tone="red">{t('facts.allergies', { list: words.list(allergies.map((one) => one.substance)) })}</Chip>
          )}
          {body.guardian !== undefined && (
            <Chip tone="blue">
              {format.labelled(
                t('field.guardian'),
                format.withAside(body.guardian.name, words.guardianRelation(body.guardian.relation)),
              )}
            </Chip>
          )}
          {chips ?? (isHighAge(body, today) && <Chip tone="stone">{t('filter.highAge')}</Chip>)}
          <Chip tone={shared.length === 0 ? 'gold' : 'green'}>
            {shared.length === 0
              ? t('consent.none')
              : t('consent.chip', { list: words.list(shared.map((purpose) => t(`consent.purpose.${purpose}`))) })}
          </Chip>
        </div>
      </div>
      <div className="elder-actions">{children}</div>
    </header>
  )
}

export function HandOverButton({ elder }: { readonly elder: string }) {
  const { t } = useTranslation('elders')
  const { busy, handOver } = useHandOver(elder)
  return (
    <Button icon={Handshake} busy={busy} onPress={() => void handOver()}>
      {t('handOver')}
    </Button>
  )
}
