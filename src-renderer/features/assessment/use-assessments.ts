/**
 * The standing assessments of an elder, newest first, with the records they stand in (signatures, drafts). What the elder does
 * not agree to any more is left out here, so that no screen, no sheet and no sentence can use it.
 */
import { useMemo } from 'react'
import type { Assessment } from '../../../src-domain/assessments/assessment.ts'
import { standingAssessments } from '../../../src-domain/assessments/assessment-history.ts'
import { coveredBy, isCovered } from '../../../src-domain/consent/consent-coverage.ts'
import { isElder } from '../../../src-domain/elders/elder.ts'
import type { Document } from '../../../src-domain/shared/document.ts'
import { useDocument, useDocuments } from '../../replica/use-replica.ts'

export type Assessments = { readonly list: readonly Assessment[]; readonly records: readonly Document[] }
export type AssessmentsState =
  | ({ readonly state: 'open' } & Assessments)
  /** No consent. `keeps`: there are results, only stored. */
  | { readonly state: 'closed'; readonly keeps: boolean }

/** Undefined while loading. */
export function useAssessments(elder: string): AssessmentsState | undefined {
  const person = useDocument(elder)
  const all = useDocuments({ collection: 'records', elder })
  return useMemo(() => {
    if (person === undefined || all === undefined) return undefined
    const covered = coveredBy(person !== null && isElder(person) ? person.body.consents : [])
    if (!covered.assessment) return { state: 'closed', keeps: standingAssessments(all).length > 0 }
    const records = all.filter((document) => isCovered(covered, document))
    return { state: 'open', list: standingAssessments(records), records }
  }, [person, all])
}
