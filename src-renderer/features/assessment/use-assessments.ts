/** The standing assessments of an elder, newest first, with the records they stand in (signatures, drafts). */
import { useMemo } from 'react'
import type { Assessment } from '../../../src-domain/assessments/assessment.ts'
import { standingAssessments } from '../../../src-domain/assessments/assessment-history.ts'
import type { Document } from '../../../src-domain/shared/document.ts'
import { useDocuments } from '../../replica/use-replica.ts'

export type Assessments = { readonly list: readonly Assessment[]; readonly records: readonly Document[] }

export function useAssessments(elder: string): Assessments | undefined {
  const records = useDocuments({ collection: 'records', elder })
  return useMemo(() => (records === undefined ? undefined : { list: standingAssessments(records), records }), [records])
}
