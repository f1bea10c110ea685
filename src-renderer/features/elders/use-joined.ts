import { useMemo } from 'react'
import { isJoined, isSamePerson, joinedInto, type SamePerson } from '../../../src-domain/elders/same-person.ts'
import { useDocuments } from '../../replica/use-replica.ts'

export type Joined = {
  /** The record that this one is shown with. */
  readonly into: string | undefined
  /** What says so, of this record or of those that are shown with it. */
  readonly by: readonly SamePerson[]
}

/** Undefined while it is read. */
export function useJoined(elder: string): Joined | undefined {
  const documents = useDocuments({ collection: 'records', kind: 'same-person' })
  return useMemo(() => {
    if (documents === undefined) return undefined
    const into = joinedInto(documents)
    const standing = documents.filter(isSamePerson).filter(isJoined)
    return {
      into: into.get(elder),
      by: standing.filter(({ body }) => body.other === elder || into.get(body.other) === elder),
    }
  }, [documents, elder])
}
