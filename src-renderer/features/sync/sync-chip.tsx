/** Always in the staff face's bar: how we stand with the server, and what it does not have yet. */
import './sync.css'
import { CloudAlert, CloudCheck, CloudOff, type LucideIcon, MonitorCheck, RefreshCw } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/format.ts'
import type { SyncStatus } from '../../replica/replica.ts'
import { useReplica, useReplicaHealth, useSyncStatus } from '../../replica/use-replica.ts'
import { classes, type Tone, toneClass } from '../../ui/tone.ts'
import { hasTrouble } from './health-notices.tsx'
import { SyncPanel } from './sync-panel.tsx'

const iconOf: Readonly<Record<SyncStatus['connection'], LucideIcon>> = {
  alone: MonitorCheck,
  offline: CloudOff,
  syncing: RefreshCw,
  upToDate: CloudCheck,
  refused: CloudAlert,
}

const toneOf = (status: SyncStatus): Tone =>
  status.connection === 'refused' || status.refused.length > 0
    ? 'red'
    : status.connection === 'offline'
      ? 'gold'
      : status.connection === 'syncing'
        ? 'blue'
        : 'green'

export function SyncChip({ onRetry }: { readonly onRetry?: ((id?: string) => void) | undefined }) {
  const { t } = useTranslation('sync')
  const format = useFormat()
  const replica = useReplica()
  const status = useSyncStatus()
  const health = useReplicaHealth()
  const [isOpen, setOpen] = useState(false)
  const [now, setNow] = useState(() => replica.now().now)
  useEffect(() => {
    const timer = setInterval(() => setNow(replica.now().now), 30_000)
    return () => clearInterval(timer)
  }, [replica])
  if (status === undefined) return null
  const Icon = iconOf[status.connection]
  const age =
    status.connection === 'offline' && status.lastSyncAt !== undefined
      ? t('offlineFor', { duration: format.duration(now - status.lastSyncAt) })
      : t(status.connection)
  const parts = [
    age,
    ...(status.unsent > 0 && status.connection !== 'alone' ? [t('unsent', { count: status.unsent })] : []),
    ...(status.unsent === 0 && status.connection === 'upToDate' && status.lastSyncAt !== undefined
      ? [format.ago(status.lastSyncAt, now)]
      : []),
  ]
  return (
    <>
      <button
        type="button"
        className={classes('sync-chip', toneClass(hasTrouble(health) ? 'red' : toneOf(status)))}
        onClick={() => setOpen(true)}
      >
        <Icon aria-hidden size={20} />
        {parts.join(' · ')}
      </button>
      {isOpen && (
        <SyncPanel status={status} health={health} now={now} onRetry={onRetry} onClose={() => setOpen(false)} />
      )}
    </>
  )
}
