/** The station's settings as they stand on this kiosk. */
import { useMemo } from 'react'
import type { ScoringOptions } from '../../src-domain/assessments/scoring.ts'
import { scoringOptionsOf, settingsOf, type StandingSettings } from '../../src-domain/settings/station-settings.ts'
import { useDocuments } from './use-replica.ts'

/** Undefined while loading. */
export function useStationSettings(): StandingSettings | undefined {
  const documents = useDocuments({ collection: 'staff', kind: 'station-settings' })
  return useMemo(() => (documents === undefined ? undefined : settingsOf(documents)), [documents])
}

/** Undefined while loading: nothing may be scored by a default that the station has changed. */
export function useScoringOptions(): ScoringOptions | undefined {
  const settings = useStationSettings()
  return useMemo(() => (settings === undefined ? undefined : scoringOptionsOf(settings)), [settings])
}
