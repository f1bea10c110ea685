/** All documents that tell who did what at one elder's record; undefined while they load. */
import { useMemo } from 'react'
import type { Document } from '../../src-domain/shared/document.ts'
import { useDocument, useDocuments } from './use-replica.ts'

export function useRecordDocuments(elder: string): readonly Document[] | undefined {
  const record = useDocument(elder)
  const audits = useDocuments({ collection: 'activity', kind: 'audit', elder })
  const noted = useDocuments({ collection: 'records', elder })
  const services = useDocuments({ collection: 'services', kind: 'service', elder })
  return useMemo(
    () =>
      record === undefined || audits === undefined || noted === undefined || services === undefined
        ? undefined
        : [...(record === null ? [] : [record]), ...audits, ...noted, ...services],
    [record, audits, noted, services],
  )
}
