/** What was changed on another machine of the station is told to this machine's host, which shows it while nothing is open. */
import { useEffect } from 'react'
import { useHost, useKiosk, useSessionCommands } from '../../host/host-context.ts'
import { useStationSettings } from '../../replica/use-station-settings.ts'

export function useFollowStation(): void {
  const host = useHost()
  const { described } = useSessionCommands()
  const known = useKiosk()
  const body = useStationSettings()?.body
  const stationName = body?.stationName ?? known.stationName
  const stationPhone = body?.stationPhone ?? known.stationPhone
  const isOther = stationName !== known.stationName || stationPhone !== known.stationPhone
  useEffect(() => {
    if (!isOther) return
    host
      .call('kiosk.describe', { stationName, stationPhone })
      .then((told) => (told.ok ? described() : undefined))
      .catch((error: unknown) => console.error('the host did not take over the names', error))
  }, [host, described, isOther, stationName, stationPhone])
}
