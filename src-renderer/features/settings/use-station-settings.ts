/** The station's settings as they stand on this kiosk. */
import { useMemo } from 'react'
import type { ScoringOptions } from '../../../src-domain/assessments/scoring.ts'
import { scoringOptionsOf, settingsOf, type StationSettings } from '../../../src-domain/settings/station-settings.ts'
import { useDocuments } from '../../replica/use-replica.ts'

/** Undefined while loading; no settings while nobody has set any. */
export function useStationSettings(): { readonly settings: StationSettings | undefined } | undefined {
  const documents = useDocuments({ collection: 'staff', kind: 'station-settings' })
  return useMemo(() => (documents === undefined ? undefined : { settings: settingsOf(documents) }), [documents])
}

/** Undefined while loading: nothing may be scored by a default that the station has changed. */
export function useScoringOptions(): ScoringOptions | undefined {
  const found = useStationSettings()
  return useMemo(() => (found === undefined ? undefined : scoringOptionsOf(found.settings)), [found])
}
