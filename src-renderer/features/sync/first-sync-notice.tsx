/** While a new machine receives the station's records: what can be done already, what is missing, how long it takes. */
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/format.ts'
import type { FillProgress } from '../../replica/first-fill.ts'
import { useSyncStatus } from '../../replica/use-replica.ts'
import { Notice } from '../../ui/chip.tsx'

export function FirstSyncNotice() {
  const receiving = useSyncStatus()?.receiving
  const { t } = useTranslation('sync')
  const text = useReceivingText(receiving)
  if (receiving === undefined) return null
  return (
    <Notice tone="blue" title={t('firstSync.title')}>
      {text}
      <progress
        className="first-sync-progress"
        value={receiving.received}
        max={Math.max(1, receiving.total)}
        aria-label={t('firstSync.title')}
      />
    </Notice>
  )
}

function useReceivingText(receiving: FillProgress | undefined): string {
  const { t } = useTranslation('sync')
  const format = useFormat()
  if (receiving === undefined) return ''
  const { received, total, eldersReady, remaining } = receiving
  const counts = { received: format.number(received), total: format.number(Math.max(received, total)) }
  const said = t(eldersReady ? 'firstSync.history' : 'firstSync.names', counts)
  if (remaining === undefined) return said
  const until =
    remaining < 60_000 ? t('firstSync.little') : t('firstSync.remaining', { duration: format.duration(remaining) })
  return t('firstSync.both', { said, remaining: until })
}
