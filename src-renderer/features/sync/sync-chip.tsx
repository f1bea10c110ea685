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

export function SyncChip({
  onRetry,
  onOpenElder,
}: {
  readonly onRetry?: ((ids?: readonly string[]) => void) | undefined
  readonly onOpenElder?: ((id: string) => void) | undefined
}) {
  const replica = useReplica()
  const status = useSyncStatus()
  const health = useReplicaHealth()
  const [isOpen, setOpen] = useState(false)
  const [now, setNow] = useState(() => replica.now().now)
  useEffect(() => {
    const timer = setInterval(() => setNow(replica.now().now), 30_000)
    return () => clearInterval(timer)
  }, [replica])
  const words = useChipWords(now)
  if (status === undefined) return null
  const Icon = iconOf[status.connection]
  return (
    <>
      <button
        type="button"
        className={classes('sync-chip', toneClass(hasTrouble(health) ? 'red' : toneOf(status)))}
        onClick={() => setOpen(true)}
      >
        <Icon aria-hidden size={20} />
        {words.join(' · ')}
      </button>
      {isOpen && (
        <SyncPanel
          status={status}
          health={health}
          now={now}
          onRetry={onRetry}
          onOpenElder={
            onOpenElder === undefined
              ? undefined
              : (id) => {
                  setOpen(false)
                  onOpenElder(id)
                }
          }
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}

/** A neighbour is there and had just all that this machine has for it, and the other way round. */
const isTogether = ({ neighbours = [] }: SyncStatus, now: number): boolean =>
  neighbours.some(({ isNear, agreedAt }) => isNear && agreedAt !== undefined && now - agreedAt < recently)
const recently = 5 * 60_000

/** How we stand, what is not over there, and what is wrong with the machine: the colour only repeats it. */
function useChipWords(now: number): readonly string[] {
  const { t } = useTranslation('sync')
  const format = useFormat()
  const status = useSyncStatus()
  const health = useReplicaHealth()
  if (status === undefined) return []
  const { connection, lastSyncAt } = status
  const refused = status.refused.length
  const toSend = connection === 'alone' ? 0 : status.unsent - refused
  const remarks = [
    ...(toSend > 0 ? [t('unsent', { count: toSend })] : []),
    ...(refused > 0 ? [t('refusedCount', { count: refused })] : []),
    ...(health?.storageFull === true ? [t('health.storageFull')] : []),
    ...(health?.clock.wrong === true ? [t('health.clock')] : []),
  ]
  if (connection === 'offline' && isTogether(status, now)) return [t('offlineTogether'), ...remarks]
  if (lastSyncAt === undefined) return [t(connection), ...remarks]
  if (connection === 'offline') return [t('offlineFor', { duration: format.duration(now - lastSyncAt) }), ...remarks]
  if (connection === 'upToDate' && remarks.length === 0) return [t('upToDate'), format.ago(lastSyncAt, now)]
  return [t(connection), ...remarks]
}
