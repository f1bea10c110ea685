/** All that is known of one elder's illness and measurements, and the rules the station goes by; undefined while loading. */
import { useMemo } from 'react'
import type { Elder } from '../../../src-domain/elders/elder.ts'
import { type FollowUpRules, standingFollowUps } from '../../../src-domain/follow-ups/follow-up-history.ts'
import type { FollowUp } from '../../../src-domain/follow-ups/follow-up.ts'
import { judgedSince, type NeedFacts, needFactsOf } from '../../../src-domain/needs/need-facts.ts'
import { followUpRulesOf, judgingOf, settingsOf } from '../../../src-domain/settings/station-settings.ts'
import type { Document } from '../../../src-domain/shared/document.ts'
import { useDocuments } from '../../replica/use-replica.ts'
import { useToday } from '../../replica/use-today.ts'

export type KnownFollowUps = {
  readonly documents: readonly Document[]
  readonly facts: NeedFacts
  readonly followUps: readonly FollowUp[]
  readonly rules: FollowUpRules
}

export function useFollowUps(elder: Elder): KnownFollowUps | undefined {
  const records = useDocuments({ collection: 'records', elder: elder.id })
  const settings = useDocuments({ collection: 'staff', kind: 'station-settings' })
  const today = useToday()
  const observations = useDocuments({ collection: 'observations', elder: elder.id, since: judgedSince(today) })
  return useMemo(() => {
    if (records === undefined || observations === undefined || settings === undefined) return undefined
    const documents = [...records, ...observations]
    const standing = settingsOf(settings)
    const rules = followUpRulesOf(standing)
    const facts = needFactsOf(elder.body, documents, today, judgingOf(standing))
    return { documents, facts, followUps: standingFollowUps(records), rules }
  }, [elder, records, observations, settings, today])
}
