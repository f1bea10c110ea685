/** The network in one line an elder understands. */
import { MonitorCheck, Wifi, WifiOff } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useKiosk } from '../../host/host-context.ts'
import { useSyncStatus } from '../../replica/use-replica.ts'

export function NetworkLine() {
  const { t } = useTranslation('elderHome')
  const status = useSyncStatus()
  const { link } = useKiosk()
  const connection = link === 'alone' ? 'alone' : status?.connection
  const [Icon, words] =
    connection === 'alone'
      ? ([MonitorCheck, t('networkAlone')] as const)
      : connection === 'upToDate' || connection === 'syncing'
        ? ([Wifi, t('networkOn')] as const)
        : connection === 'refused'
          ? ([WifiOff, t('networkTrouble')] as const)
          : ([WifiOff, t('networkOff')] as const)
  return (
    <output className="elder-net">
      <Icon aria-hidden />
      {words}
    </output>
  )
}
