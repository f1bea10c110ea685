/** Documents the server refused, with its reasons: kept over a restart, until the document changes or somebody tries again. */
import { BehaviorSubject, type Observable } from 'rxjs'
import type { Bookkeeping } from './bookkeeping.ts'
import type { RefusedDocument } from './replica.ts'

export type RefusedDocuments = {
  readonly list: Observable<readonly RefusedDocument[]>
  readonly has: (id: string) => boolean
  readonly add: (documents: readonly RefusedDocument[]) => Promise<void>
  /** Takes those with these ids (or all) off the list, so that they are sent again. */
  readonly remove: (gone?: readonly string[]) => Promise<void>
}

const key = 'refused'

export function openRefusedDocuments(bookkeeping: Bookkeeping): RefusedDocuments {
  const list = new BehaviorSubject<readonly RefusedDocument[]>(
    (bookkeeping.read(key) as RefusedDocument[] | undefined) ?? [],
  )
  // Asked for every unsent document before each request.
  let ids = new Set(list.value.map(({ id }) => id))
  const replace = async (documents: readonly RefusedDocument[]): Promise<void> => {
    ids = new Set(documents.map(({ id }) => id))
    list.next(documents)
    await bookkeeping.write(key, documents)
  }
  return {
    list,
    has: (id) => ids.has(id),
    add: (documents) => {
      const again = new Set(documents.map(({ id }) => id))
      return replace([...list.value.filter(({ id }) => !again.has(id)), ...documents])
    },
    remove: async (gone) => {
      const left = gone === undefined ? [] : list.value.filter(({ id }) => !gone.includes(id))
      if (left.length !== list.value.length) await replace(left)
    },
  }
}
