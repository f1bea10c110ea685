/**
 * What the archive's cards show. Conditions, medicines and allergies come whole; measurements only the newest of, because ten
 * years of them must not make anybody wait. What the elder does not agree to is not even asked for.
 */
import { useMemo } from 'react'
import { byMeasured } from '../../../src-domain/archive/measured.ts'
import { isReading, type Reading } from '../../../src-domain/archive/reading.ts'
import { correctionsIn, standingFacts } from '../../../src-domain/archive/standing.ts'
import { isAllowed } from '../../../src-domain/consent/consent.ts'
import type { Elder } from '../../../src-domain/elders/elder.ts'
import type { Document } from '../../../src-domain/shared/document.ts'
import { useDocuments } from '../../replica/use-replica.ts'
import { newestQuery, newestReadings, recordsQuery } from './archive-queries.ts'

export const mayShowArchive = (elder: Elder): boolean => isAllowed(elder.body.consents, 'measuring')

export type Readings = {
  /** Newest measured first, corrected and voided ones too. */
  readonly all: readonly Reading[]
  readonly standing: readonly Reading[]
  readonly corrections: ReadonlyMap<string, Document>
  /** There may be earlier ones. */
  readonly isCut: boolean
}

/** Undefined while loading. @param limit how many documents at most. */
export function useReadings(elder: Elder, limit: number = newestReadings): Readings | undefined {
  const documents = useDocuments(mayShowArchive(elder) ? newestQuery('observations', elder.id, limit) : undefined)
  return useMemo(() => {
    if (documents === undefined) return undefined
    const all = documents.filter(isReading).toSorted(byMeasured)
    return {
      all,
      standing: standingFacts(all, documents),
      corrections: correctionsIn(documents),
      isCut: documents.length >= limit,
    }
  }, [documents, limit])
}

/** Conditions, medicines, allergies, events, visits. Undefined while loading. */
export const useRecords = (elder: Elder): readonly Document[] | undefined =>
  useDocuments(mayShowArchive(elder) ? recordsQuery(elder.id) : undefined)
