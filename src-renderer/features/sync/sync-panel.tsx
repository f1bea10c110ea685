/** Everything about the connection in plain words: state, age, unsent, refused with their reasons, the machine's health. */
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { may } from '../../../src-domain/staff/permissions.ts'
import { usePerson } from '../../host/host-context.ts'
import { useFormat } from '../../i18n/format.ts'
import { useRefusalText } from '../../i18n/refusal-text.ts'
import type { ReplicaHealth, SyncStatus } from '../../replica/replica.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { NeighbourList } from './neighbour-list.tsx'
import { FirstSyncNotice } from './first-sync-notice.tsx'
import { HealthNotices, hasSomethingToSay } from './health-notices.tsx'
import { RefusedList } from './refused-list.tsx'

// Its form comes with antd; it is needed once in a kiosk's life, if ever.
const RenewLink = lazy(async () => ({ default: (await import('./renew-link.tsx')).RenewLink }))

export function SyncPanel({
  status,
  health,
  now,
  onRetry,
  onOpenElder,
  onClose,
}: {
  readonly status: SyncStatus
  readonly health: ReplicaHealth | undefined
  readonly now: number
  readonly onRetry: ((ids?: readonly string[]) => void) | undefined
  readonly onOpenElder: ((id: string) => void) | undefined
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
        {status.neighbours !== undefined && (
          <section>
            <h3>{t('neighbours.title')}</h3>
            <NeighbourList neighbours={status.neighbours} now={now} />
          </section>
        )}
        {isDisowned(status) && may(role, 'manageStation') && onRetry !== undefined && (
          <Suspense>
            <RenewLink onRenewed={() => onRetry()} />
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
            <RefusedList refused={status.refused} now={now} onRetry={onRetry} onOpenElder={onOpenElder} />
          </section>
        )}
        <section>
          <h3>{t('health.title')}</h3>
          {hasSomethingToSay(health) ? (
            <div className="sync-notices">
              <HealthNotices health={health} all />
            </div>
          ) : (
            <p>{t('health.fine')}</p>
          )}
        </section>
      </div>
    </Dialog>
  )
}

/** Nothing that mends itself: the machine must be enrolled again, or at another address. */
const isDisowned = ({ connection, reason }: SyncStatus): boolean =>
  connection === 'refused' &&
  (reason === 'sync.credentialRefused' || reason === 'sync.copiedKiosk' || reason === 'sync.notCouch')

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
