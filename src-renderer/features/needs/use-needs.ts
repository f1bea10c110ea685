/** Facts and needs of one elder, recomputed whenever a document about the elder changes. */
import { useMemo } from 'react'
import type { Elder } from '../../../src-domain/elders/elder.ts'
import { judgedSince, type NeedFacts, needFactsOf } from '../../../src-domain/needs/need-facts.ts'
import { type DegreeChange, degreeChanges } from '../../../src-domain/needs/need-history.ts'
import { type Need, needsOf } from '../../../src-domain/needs/needs.ts'
import { judgingOf, settingsOf } from '../../../src-domain/settings/station-settings.ts'
import { useDocuments } from '../../replica/use-replica.ts'
import { useToday } from '../../replica/use-today.ts'

export type NeedPicture = {
  readonly facts: NeedFacts
  readonly needs: readonly Need[]
  /** Against what was known some time ago (need-history.ts). */
  readonly changes: () => readonly DegreeChange[]
}

/** Undefined while loading. */
export function useNeeds(elder: Elder): NeedPicture | undefined {
  const records = useDocuments({ collection: 'records', elder: elder.id })
  const services = useDocuments({ collection: 'services', elder: elder.id })
  const feedback = useDocuments({ collection: 'feedback', elder: elder.id })
  const settings = useDocuments({ collection: 'staff', kind: 'station-settings' })
  const today = useToday()
  const observations = useDocuments({ collection: 'observations', elder: elder.id, since: judgedSince(today) })
  return useMemo(() => {
    if (
      records === undefined ||
      observations === undefined ||
      services === undefined ||
      feedback === undefined ||
      settings === undefined
    )
      return undefined
    const documents = [...records, ...observations, ...services, ...feedback]
    const facts = needFactsOf(elder.body, documents, today, judgingOf(settingsOf(settings)))
    const needs = needsOf(facts, documents)
    return {
      facts,
      needs,
      changes: () => degreeChanges(elder.body, documents, needs, today, facts),
    }
  }, [elder, records, observations, services, feedback, settings, today])
}
