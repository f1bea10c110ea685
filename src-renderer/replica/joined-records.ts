/**
 * The replica as people see it where two records are one person (src-domain/elders/same-person.ts): what stands about the joined record is
 * shown as being about the one that stays, and the joined record is in no list. What is saved goes back under the record it
 * belongs to, so that nothing is rewritten and all can be taken apart again.
 */
import { combineLatest, distinctUntilChanged, firstValueFrom, map, type Observable, shareReplay, switchMap } from 'rxjs'
import { joinedInto } from '../../src-domain/elders/same-person.ts'
import { isSame } from '../../src-domain/shared/canonical.ts'
import type { Document } from '../../src-domain/shared/document.ts'
import type { DocumentStore } from './document-store.ts'
import type { DocumentQuery } from './replica.ts'

type Face = Pick<DocumentStore, 'get' | 'find' | 'watch' | 'watchOne'>
type Joined = ReadonlyMap<string, string>

export function withJoinedRecords(store: Face): Face & {
  /** As it belongs into the store. */
  readonly asStored: (document: Document) => Document
} {
  const joined: Observable<Joined> = store.watch({ collection: 'records', kind: 'same-person' }).pipe(
    map(joinedInto),
    distinctUntilChanged((a, b) => isSame([...a], [...b])),
    shareReplay(1),
  )
  /** The joined record of each document that was shown with another. */
  const belongsTo = new Map<string, string>()

  const shownWith = (into: Joined, document: Document): Document => {
    const stays = into.get(document.elder)
    if (stays === undefined) return document
    belongsTo.set(document.id, document.elder)
    return { ...document, elder: stays }
  }
  const shown = (into: Joined, documents: readonly Document[]): readonly Document[] =>
    into.size === 0
      ? documents
      : documents.filter(({ id }) => !into.has(id)).map((document) => shownWith(into, document))
  /** The records whose documents answer a query about one elder. */
  const recordsOf = (into: Joined, { elder }: DocumentQuery): readonly string[] =>
    elder === undefined ? [] : [...into].flatMap(([other, stays]) => (stays === elder ? [other] : []))
  const together = (query: DocumentQuery, pages: readonly (readonly Document[])[]): readonly Document[] =>
    pages
      .flat()
      .toSorted((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1))
      .slice(0, query.limit)

  return {
    get: async (id) => {
      const [into, document] = await Promise.all([firstValueFrom(joined), store.get(id)])
      return document === undefined ? undefined : shownWith(into, document)
    },
    find: async (query) => {
      const into = await firstValueFrom(joined)
      const others = recordsOf(into, query)
      if (others.length === 0) return shown(into, await store.find(query))
      const pages = await Promise.all([query, ...others.map((elder) => ({ ...query, elder }))].map(store.find))
      return shown(into, together(query, pages))
    },
    watch: (query) =>
      joined.pipe(
        switchMap((into) => {
          const others = recordsOf(into, query)
          if (others.length === 0) return store.watch(query).pipe(map((documents) => shown(into, documents)))
          return combineLatest([query, ...others.map((elder) => ({ ...query, elder }))].map(store.watch)).pipe(
            map((pages) => shown(into, together(query, pages))),
          )
        }),
      ),
    watchOne: (id) =>
      combineLatest([joined, store.watchOne(id)]).pipe(
        map(([into, document]) => (document === undefined ? undefined : shownWith(into, document))),
        // The same object while nothing is joined, which is nearly always.
        distinctUntilChanged(),
      ),
    asStored: (document) => {
      const elder = belongsTo.get(document.id)
      return elder === undefined ? document : { ...document, elder }
    },
  }
}
