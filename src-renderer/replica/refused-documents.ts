/** Documents the server refused, with its reasons: kept over a restart, until the document changes or somebody tries again. */
import { BehaviorSubject, type Observable } from 'rxjs'
import type { Bookkeeping } from './bookkeeping.ts'
import type { RefusedDocument } from './replica.ts'

export type RefusedDocuments = {
  readonly list: Observable<readonly RefusedDocument[]>
  readonly has: (id: string) => boolean
  readonly add: (document: RefusedDocument) => Promise<void>
  /** Takes it (or all) off the list, so that it is sent again. */
  readonly remove: (id?: string) => Promise<void>
  readonly removeAll: (ids: readonly string[]) => Promise<void>
}

const key = 'refused'

export function openRefusedDocuments(bookkeeping: Bookkeeping): RefusedDocuments {
  const list = new BehaviorSubject<readonly RefusedDocument[]>(
    (bookkeeping.read(key) as RefusedDocument[] | undefined) ?? [],
  )
  const replace = async (documents: readonly RefusedDocument[]): Promise<void> => {
    list.next(documents)
    await bookkeeping.write(key, documents)
  }
  return {
    list,
    has: (id) => list.value.some((document) => document.id === id),
    add: (document) => replace([...list.value.filter(({ id }) => id !== document.id), document]),
    remove: async (id) => {
      const left = id === undefined ? [] : list.value.filter((document) => document.id !== id)
      if (left.length !== list.value.length) await replace(left)
    },
    removeAll: async (ids) => {
      const left = list.value.filter(({ id }) => !ids.includes(id))
      if (left.length !== list.value.length) await replace(left)
    },
  }
}
