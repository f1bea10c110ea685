/** Everything about the connection in plain words: state, age, unsent, refused with their reasons, the machine's health. */
import { RefreshCw, Trash2 } from 'lucide-react'
import { lazy, Suspense, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { recordAudit } from '../../../src-domain/activity/audit.ts'
import { isElder } from '../../../src-domain/elders/elder.ts'
import type { Document } from '../../../src-domain/shared/document.ts'
import { may } from '../../../src-domain/staff/permissions.ts'
import { usePerson } from '../../host/host-context.ts'
import { useFormat } from '../../i18n/format.ts'
import { useRefusalText } from '../../i18n/refusal-text.ts'
import { zhCN } from '../../i18n/resources.ts'
import type { RefusedDocument, ReplicaHealth, SyncStatus } from '../../replica/replica.ts'
import { useAct } from '../../replica/use-act.ts'
import { useDocument, useReplica } from '../../replica/use-replica.ts'
import { useSave } from '../../replica/use-save.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/chip.tsx'
import { ConfirmDialog, Dialog } from '../../ui/dialog.tsx'
import { FirstSyncNotice } from './first-sync-notice.tsx'
import { plainRefusal } from './plain-refusal.ts'
import { HealthNotices, hasSomethingToSay } from './health-notices.tsx'

// Its form comes with antd; it is needed once in a kiosk's life, if ever.
const RenewLink = lazy(async () => ({ default: (await import('./renew-link.tsx')).RenewLink }))

export function SyncPanel({
  status,
  health,
  now,
  onRetry,
  onClose,
}: {
  readonly status: SyncStatus
  readonly health: ReplicaHealth | undefined
  readonly now: number
  readonly onRetry: ((id?: string) => void) | undefined
  readonly onClose: () => void
}) {
  const { t } = useTranslation('sync')
  const format = useFormat()
  const { role } = usePerson()
  return (
    <Dialog title={t('panel')} onClose={onClose} wide>
      <div className="stack sync-panel">
        <section>
          <p>{useStateText(status, now)}</p>
          <FirstSyncNotice />
        </section>
        {isDisowned(status) && may(role, 'manageStation') && onRetry !== undefined && (
          <Suspense>
            <RenewLink onRenewed={onRetry} />
          </Suspense>
        )}
        {status.connection !== 'alone' && (
          <section>
            <h3>{t('unsentTitle')}</h3>
            <p>
              {status.unsent === 0
                ? t('unsentNone')
                : t('unsentText', {
                    count: status.unsent,
                    duration: format.duration(now - (status.oldestUnsentAt ?? now)),
                  })}
            </p>
          </section>
        )}
        {status.connection !== 'alone' && (
          <section>
            <h3>{t('refusedTitle')}</h3>
            <p>{status.refused.length === 0 ? t('refusedNone') : t('refusedText')}</p>
            <ul>
              {status.refused.map((one) => (
                <Refused key={one.id} refused={one} now={now} onRetry={onRetry} />
              ))}
            </ul>
          </section>
        )}
        <section>
          <h3>{t('health.title')}</h3>
          {hasSomethingToSay(health) ? <HealthNotices health={health} all /> : <p>{t('health.fine')}</p>}
        </section>
      </div>
    </Dialog>
  )
}

/** Nothing that mends itself: the machine must be enrolled again, or at another address. */
const isDisowned = ({ connection, reason }: SyncStatus): boolean =>
  connection === 'refused' &&
  (reason === 'sync.credentialRefused' || reason === 'sync.copiedKiosk' || reason === 'sync.notCouch')

/** What it is and whom it is about, then why: a number of a record helps nobody at the counter. */
function Refused({
  refused,
  now,
  onRetry,
}: {
  readonly refused: RefusedDocument
  readonly now: number
  readonly onRetry: ((id?: string) => void) | undefined
}) {
  const { t } = useTranslation('sync')
  const format = useFormat()
  const refusalText = useRefusalText()
  useEffect(() => console.error('refused by the server:', refused.id, JSON.stringify(refused.refusals)), [refused])
  const document = useDocument(refused.id)
  const elder = useDocument(document?.kind === 'elder' ? document.id : document?.elder || undefined)
  const { role } = usePerson()
  // That there is a measurement or a diagnosis, and what was wrong with it, is health data.
  const seesHealth = may(role, 'viewHealth')
  const kind = t(seesHealth && isNamedKind(refused.kind) ? `kind.${refused.kind}` : 'kind.other')
  const refusals = seesHealth ? refused.refusals.map(plainRefusal) : [{ code: 'sync.documentRefused' }]
  const name = elder !== undefined && elder !== null && isElder(elder) ? elder.body.name : undefined
  return (
    <li className="sync-refused">
      <div>
        <b>{name === undefined ? kind : t('about', { kind, name })}</b>
        {refusals.map((refusal) => (
          <span key={`${refusal.code}${refusal.field ?? ''}`}>{refusalText(refusal)}</span>
        ))}
        <span className="quiet">{format.ago(refused.at, now)}</span>
      </div>
      {onRetry !== undefined && (
        <Button small icon={RefreshCw} onPress={() => onRetry(refused.id)}>
          {t('retry')}
        </Button>
      )}
      {document !== null && document !== undefined && isNotAgreed(refused) && may(role, 'editElder') && (
        <Discard document={document} about={name === undefined ? kind : t('about', { kind, name })} />
      )}
    </li>
  )
}

const isNotAgreed = ({ refusals }: RefusedDocument): boolean =>
  refusals.some(({ code }) => code === 'consent.notCovered')

/** What was written against the elder's word need not stay on the machine; that it was removed is written down. */
function Discard({ document, about }: { readonly document: Document; readonly about: string }) {
  const { t } = useTranslation('sync')
  const replica = useReplica()
  const act = useAct()
  const [isAsking, setAsking] = useState(false)
  const { busy, refusals, save } = useSave()
  const refusalText = useRefusalText()
  const discard = async () => {
    const audit = recordAudit({ action: 'change', subject: document.id, parts: ['discarded'] }, act(), document.elder)
    if (await save([audit])) await replica.discardRefused(document.id)
  }
  return (
    <>
      <Button small kind="danger" icon={Trash2} onPress={() => setAsking(true)}>
        {t('discard')}
      </Button>
      {isAsking && (
        <ConfirmDialog
          title={t('discardTitle', { about })}
          confirm={t('discard')}
          danger
          busy={busy}
          onConfirm={() => void discard()}
          onClose={() => setAsking(false)}
        >
          <p>{t('discardText')}</p>
          {refusals.map((refusal) => (
            <Notice key={refusal.code} tone="red" title={refusalText(refusal)} />
          ))}
        </ConfirmDialog>
      )}
    </>
  )
}

const isNamedKind = (kind: string): kind is keyof typeof zhCN.sync.kind => kind in zhCN.sync.kind

function useStateText(status: SyncStatus, now: number): string {
  const { t } = useTranslation('sync')
  const format = useFormat()
  const refusalText = useRefusalText()
  const ago = status.lastSyncAt === undefined ? undefined : format.ago(status.lastSyncAt, now)
  switch (status.connection) {
    case 'alone':
      return t('state.alone')
    case 'upToDate':
      return t(status.refused.length === 0 ? 'state.upToDate' : 'state.upToDateBut', { ago: ago ?? '' })
    case 'syncing':
      return t('state.syncing')
    case 'offline':
      return `${t('state.offline')} ${ago === undefined ? t('state.never') : t('state.lastSync', { ago })}`
    case 'refused':
      return t('state.refused', { reason: refusalText({ code: status.reason ?? '' }) })
    default:
      return status.connection satisfies never
  }
}
