/** What the rules may look at, from the measurements that are judged and all records of one elder. */
import { useMemo } from 'react'
import type { Reading } from '../../../src-domain/archive/reading.ts'
import type { Elder } from '../../../src-domain/elders/elder.ts'
import { type NeedFacts, needFactsOf } from '../../../src-domain/needs/need-facts.ts'
import { judgingOf } from '../../../src-domain/settings/station-settings.ts'
import { useDocuments } from '../../replica/use-replica.ts'
import { useStationSettings } from '../../replica/use-station-settings.ts'
import { useToday } from '../../replica/use-today.ts'
import { judgedQuery } from './archive-queries.ts'
import { mayShowArchive, useRecords } from './use-archive.ts'

/** Undefined while loading. @param saved just now, where the list may not have them yet. */
export function useArchiveFacts(elder: Elder, saved: readonly Reading[] = []): NeedFacts | undefined {
  const today = useToday()
  const records = useRecords(elder)
  const observations = useDocuments(mayShowArchive(elder) ? judgedQuery(elder.id, today) : undefined)
  const settings = useStationSettings()
  return useMemo(() => {
    if (records === undefined || observations === undefined || settings === undefined) return undefined
    const known = new Set(observations.map(({ id }) => id))
    const late = saved.filter(({ id }) => !known.has(id))
    return needFactsOf(elder.body, [...records, ...observations, ...late], today, judgingOf(settings))
  }, [elder, records, observations, settings, saved, today])
}
