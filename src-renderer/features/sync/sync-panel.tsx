/** Everything about the connection in plain words: state, age, unsent, refused with their reasons, the machine's health. */
import { RefreshCw } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/format.ts'
import { useRefusalText } from '../../i18n/refusal-text.ts'
import type { ReplicaHealth, SyncStatus } from '../../replica/replica.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { HealthNotices, hasTrouble } from './health-notices.tsx'

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
  const refusalText = useRefusalText()
  return (
    <Dialog title={t('panel')} onClose={onClose} wide>
      <div className="stack sync-panel">
        <section>
          <p>{useStateText(status, now)}</p>
        </section>
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
                <li key={one.id} className="sync-refused">
                  <div>
                    {one.refusals.map((refusal) => (
                      <b key={`${refusal.code}${refusal.field ?? ''}`}>{refusalText(refusal)}</b>
                    ))}
                    <span className="quiet">
                      {t('kind', { kind: one.kind })} · {format.ago(one.at, now)}
                    </span>
                  </div>
                  {onRetry !== undefined && (
                    <Button small icon={RefreshCw} onPress={() => onRetry(one.id)}>
                      {t('retry')}
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          </section>
        )}
        <section>
          <h3>{t('health.title')}</h3>
          {hasTrouble(health) || health?.notPersisted === true || health?.rebuilt !== undefined ? (
            <HealthNotices health={health} all />
          ) : (
            <p>{t('health.fine')}</p>
          )}
        </section>
      </div>
    </Dialog>
  )
}

function useStateText(status: SyncStatus, now: number): string {
  const { t } = useTranslation('sync')
  const format = useFormat()
  const refusalText = useRefusalText()
  const ago = status.lastSyncAt === undefined ? undefined : format.ago(status.lastSyncAt, now)
  switch (status.connection) {
    case 'alone':
      return t('state.alone')
    case 'upToDate':
      return t('state.upToDate', { ago: ago ?? '' })
    case 'syncing':
      return status.receiving === undefined
        ? t('state.syncing')
        : t('state.receiving', { count: status.receiving.received })
    case 'offline':
      return `${t('state.offline')} ${ago === undefined ? t('state.never') : t('state.lastSync', { ago })}`
    case 'refused':
      return t('state.refused', { reason: refusalText({ code: status.reason ?? '' }) })
    default:
      return status.connection satisfies never
  }
}
