/** What was done with short instruments for one elder. What the elder does not agree to any more is left out here, for every screen. */
import { useMemo } from 'react'
import { coveredBy, isCovered } from '../../../src-domain/consent/consent-coverage.ts'
import { isElder } from '../../../src-domain/elders/elder.ts'
import { isInstrumentDraft, type InstrumentDraft } from '../../../src-domain/instruments/instrument-draft.ts'
import {
  newestResults,
  openAlerts,
  type OpenAlert,
  standingResults,
} from '../../../src-domain/instruments/instrument-history.ts'
import {
  type InstrumentFollowUp,
  type InstrumentResult,
  isInstrumentFollowUp,
} from '../../../src-domain/instruments/instrument-result.ts'
import { useDocument, useDocuments } from '../../replica/use-replica.ts'

export type KnownInstruments = {
  /** Standing, newest first. */
  readonly results: readonly InstrumentResult[]
  readonly newest: ReadonlyMap<string, InstrumentResult>
  readonly drafts: readonly InstrumentDraft[]
  readonly alerts: readonly OpenAlert[]
  readonly followUps: readonly InstrumentFollowUp[]
}
export type InstrumentsState = ({ readonly state: 'open' } & KnownInstruments) | { readonly state: 'closed' }

/** Undefined while loading. */
export function useInstruments(elder: string): InstrumentsState | undefined {
  const person = useDocument(elder)
  const all = useDocuments({ collection: 'records', elder })
  return useMemo(() => {
    if (person === undefined || all === undefined) return undefined
    const covered = coveredBy(person !== null && isElder(person) ? person.body.consents : [])
    if (!covered.assessment) return { state: 'closed' }
    const records = all.filter((document) => isCovered(covered, document))
    return {
      state: 'open',
      results: standingResults(records),
      newest: newestResults(records),
      drafts: records.filter((document) => isInstrumentDraft(document)),
      alerts: openAlerts(records),
      followUps: records.filter((document) => isInstrumentFollowUp(document)),
    }
  }, [person, all])
}
