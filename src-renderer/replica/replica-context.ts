/**
 * The replica for React: documents that keep themselves fresh, and the act (who, where, when) that every new document
 * needs. The app provides the replica once the day is open.
 */
import { createContext, useCallback, useContext, useMemo, useRef, useSyncExternalStore } from 'react'
import { map, type Observable } from 'rxjs'
import type { Act, Document } from '../../src-domain/shared/document.ts'
import { useKiosk, useSession } from '../host/host-context.ts'
import type { DocumentQuery, Replica, ReplicaHealth, SyncStatus } from './replica.ts'

export const ReplicaContext = createContext<Replica | undefined>(undefined)

export function useReplica(): Replica {
  const replica = useContext(ReplicaContext)
  if (replica === undefined) throw new Error('no replica: the day is not open')
  return replica
}

/** Undefined while the kiosk is sealed. */
export const useReplicaIfOpen = (): Replica | undefined => useContext(ReplicaContext)

/** The latest value of an observable; undefined until its first one. The observable must keep its identity (useMemo). */
export function useLatest<T>(observable: Observable<T> | undefined): T | undefined {
  const latest = useRef<{ of: Observable<T> | undefined; value: T | undefined }>({ of: observable, value: undefined })
  if (latest.current.of !== observable) latest.current = { of: observable, value: undefined }
  const subscribe = useCallback(
    (changed: () => void) => {
      const subscription = observable?.subscribe((value) => {
        latest.current = { of: observable, value }
        changed()
      })
      return () => subscription?.unsubscribe()
    },
    [observable],
  )
  return useSyncExternalStore(subscribe, () => latest.current.value)
}

/** Documents of the query, newest first, kept fresh; undefined while loading. Fields of the query may change. */
export function useDocuments(query: DocumentQuery): readonly Document[] | undefined {
  const replica = useReplica()
  const { collection, kind, elder, since, limit } = query
  const observable = useMemo(
    () =>
      replica.watch({
        collection,
        ...(kind === undefined ? {} : { kind }),
        ...(elder === undefined ? {} : { elder }),
        ...(since === undefined ? {} : { since }),
        ...(limit === undefined ? {} : { limit }),
      }),
    [replica, collection, kind, elder, since, limit],
  )
  return useLatest(observable)
}

/** One document kept fresh; `loading` until known. */
export function useDocument(id: string): { readonly loading: boolean; readonly document: Document | undefined } {
  const replica = useReplica()
  const observable = useMemo(() => replica.watchOne(id).pipe(map((document) => ({ document }))), [replica, id])
  const latest = useLatest(observable)
  return { loading: latest === undefined, document: latest?.document }
}

export function useSyncStatus(): SyncStatus | undefined {
  return useLatest(useContext(ReplicaContext)?.status)
}

export function useReplicaHealth(): ReplicaHealth | undefined {
  return useLatest(useContext(ReplicaContext)?.health)
}

const randomBytes = (count: number): Uint8Array => crypto.getRandomValues(new Uint8Array(count))

/** Who does it, where and when, at the moment it is called: `createDocument(kind, body, act(), {elder})`. */
export function useAct(): () => Act {
  const replica = useReplica()
  const kiosk = useKiosk()
  const session = useSession()
  const author = session.phase === 'staff' ? session.person.staff : 'self'
  return useCallback(
    () => ({ station: kiosk.station, kiosk: kiosk.kiosk, author, ...replica.now(), random: randomBytes }),
    [replica, kiosk, author],
  )
}
