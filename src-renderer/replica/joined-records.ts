/**
 * The replica as people see it where two records are one person (src-domain/elders/same-person.ts): what stands about the joined record is
 * shown as being about the one that stays, as far as the joined record's own consents cover it, and the joined record is in no list.
 * What is saved goes back under the record it belongs to, so that all can be taken apart again.
 */
import {
  combineLatest,
  distinctUntilChanged,
  firstValueFrom,
  map,
  type Observable,
  of,
  shareReplay,
  switchMap,
} from 'rxjs'
import { isElder } from '../../src-domain/elders/elder.ts'
import { isShownWith, withNotesOf, withoutNotesOf } from '../../src-domain/elders/join-elders.ts'
import { isSamePerson, joinedInto } from '../../src-domain/elders/same-person.ts'
import { isSame } from '../../src-domain/shared/canonical.ts'
import type { Document } from '../../src-domain/shared/document.ts'
import type { DocumentStore } from './document-store.ts'
import type { DocumentQuery } from './replica.ts'

type Face = Pick<DocumentStore, 'get' | 'find' | 'watch' | 'watchOne'>
type Joined = {
  readonly into: ReadonlyMap<string, string>
  /** The joined records themselves: their consents judge what is shown of them. */
  readonly records: ReadonlyMap<string, Document>
}
const nobody: Joined = { into: new Map(), records: new Map() }

export function withJoinedRecords(store: Face): Face & {
  /** As it belongs into the store. */
  readonly asStored: (document: Document) => Document
} {
  const joined: Observable<Joined> = store.watch({ collection: 'records', kind: 'same-person' }).pipe(
    map(joinedInto),
    distinctUntilChanged((a, b) => isSame([...a], [...b])),
    switchMap((into) =>
      into.size === 0
        ? of(nobody)
        : combineLatest([...into.keys()].map(store.watchOne)).pipe(
            map((found): Joined => ({
              into,
              records: new Map(found.flatMap((one) => (one === undefined ? [] : [[one.id, one]]))),
            })),
            distinctUntilChanged((a, b) => isSame([...a.records], [...b.records])),
          ),
    ),
    shareReplay(1),
  )
  /** The joined record of each document that was shown with another. */
  const belongsTo = new Map<string, string>()
  /** The joined records whose notes were shown with each that stays. */
  const notesOf = new Map<string, readonly Document[]>()

  const showStaying = ({ into, records }: Joined, document: Document): Document => {
    if (!isElder(document)) return document
    const others = [...into].flatMap(([other, stays]) => (stays === document.id ? (records.get(other) ?? []) : []))
    if (others.length === 0) return document
    notesOf.set(document.id, others)
    return withNotesOf(document, others) as unknown as Document
  }
  /** Undefined: not agreed to. */
  const show = (all: Joined, document: Document): Document | undefined => {
    // What joins records says which ones they are.
    const stays = isSamePerson(document) ? undefined : all.into.get(document.elder)
    if (stays === undefined) return all.into.size === 0 ? document : showStaying(all, document)
    if (!isShownWith(all.records.get(document.elder), document)) return undefined
    belongsTo.set(document.id, document.elder)
    return { ...document, elder: stays }
  }
  const shown = (all: Joined, documents: readonly Document[]): readonly Document[] =>
    all.into.size === 0
      ? documents
      : documents.filter(({ id }) => !all.into.has(id)).flatMap((document) => show(all, document) ?? [])
  /** The records whose documents answer a query about one elder. */
  const recordsOf = ({ into }: Joined, { elder }: DocumentQuery): readonly string[] =>
    elder === undefined ? [] : [...into].flatMap(([other, stays]) => (stays === elder ? [other] : []))
  const together = (query: DocumentQuery, pages: readonly (readonly Document[])[]): readonly Document[] =>
    pages
      .flat()
      .toSorted((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1))
      .slice(0, query.limit)

  return {
    get: async (id) => {
      const [all, document] = await Promise.all([firstValueFrom(joined), store.get(id)])
      return document === undefined ? undefined : show(all, document)
    },
    find: async (query) => {
      const all = await firstValueFrom(joined)
      const others = recordsOf(all, query)
      if (others.length === 0) return shown(all, await store.find(query))
      const pages = await Promise.all([query, ...others.map((elder) => ({ ...query, elder }))].map(store.find))
      return shown(all, together(query, pages))
    },
    watch: (query) =>
      joined.pipe(
        switchMap((all) => {
          const others = recordsOf(all, query)
          if (others.length === 0) return store.watch(query).pipe(map((documents) => shown(all, documents)))
          return combineLatest([query, ...others.map((elder) => ({ ...query, elder }))].map(store.watch)).pipe(
            map((pages) => shown(all, together(query, pages))),
          )
        }),
      ),
    watchOne: (id) =>
      combineLatest([joined, store.watchOne(id)]).pipe(
        map(([all, document]) => (document === undefined ? undefined : show(all, document))),
        // The same object while nothing is joined, which is nearly always.
        distinctUntilChanged(),
      ),
    asStored: (document) => {
      const notes = notesOf.get(document.id)
      if (notes !== undefined && isElder(document)) return withoutNotesOf(document, notes) as unknown as Document
      const elder = belongsTo.get(document.id)
      return elder === undefined ? document : { ...document, elder }
    },
  }
}
