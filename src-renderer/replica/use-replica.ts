/** React's view of the replica. Queries are compared by what they ask, so that a query written in the render is stable. */
import { createContext, useCallback, useContext, useMemo, useRef, useSyncExternalStore } from 'react'
import type { Observable } from 'rxjs'
import type { Document } from '../../src-domain/shared/document.ts'
import type { DocumentQuery, Replica, ReplicaHealth, SyncStatus } from './replica.ts'

/** The app puts the opened replica here: `<ReplicaContext value={replica}>`. */
export const ReplicaContext = createContext<Replica | undefined>(undefined)

export function useReplica(): Replica {
  const replica = useContext(ReplicaContext)
  if (replica === undefined) throw new Error('useReplica: no replica is open here')
  return replica
}

/** Newest first; undefined until the first answer. No query: nothing is asked. */
export function useDocuments(query: DocumentQuery | undefined): readonly Document[] | undefined {
  const replica = useReplica()
  const asked = query === undefined ? undefined : JSON.stringify(query)
  const observable = useMemo(
    () => (asked === undefined ? undefined : replica.watch(JSON.parse(asked) as DocumentQuery)),
    [replica, asked],
  )
  return useLatest(observable)?.value
}

/** `undefined` while loading, `null` when there is none. Narrow it with the kind's own guard (`isElder`). */
export function useDocument(id: string | undefined): Document | null | undefined {
  const replica = useReplica()
  const observable = useMemo(() => (id === undefined ? undefined : replica.watchOne(id)), [replica, id])
  const latest = useLatest(observable)
  return latest === undefined ? undefined : (latest.value ?? null)
}

export function useSyncStatus(): SyncStatus | undefined {
  return useLatest(useReplica().status)?.value
}

/** False as long as the server may have something that this machine has not: that nothing is here then says little. */
export function useHasAll(): boolean {
  const connection = useSyncStatus()?.connection
  return connection === 'alone' || connection === 'upToDate'
}

export function useReplicaHealth(): ReplicaHealth | undefined {
  return useLatest(useReplica().health)?.value
}

type Latest<T> = { readonly source: Observable<T>; readonly value: T }
/** What could not be read is no answer: it ends where what nobody expected ends, and not as a screen that loads for ever. */
type Failed<T> = { readonly source: Observable<T>; readonly error: unknown }

/** The newest value of an observable in a box, so that an answer "there is none" differs from no answer yet. */
export function useLatest<T>(source: Observable<T> | undefined): Latest<T> | undefined {
  const latest = useRef<Latest<T> | Failed<T> | undefined>(undefined)
  const subscribe = useCallback(
    (changed: () => void) => {
      const tell = (next: Latest<T> | Failed<T>): void => {
        latest.current = next
        changed()
      }
      const subscription = source?.subscribe({
        next: (value) => tell({ source, value }),
        error: (error) => tell({ source, error }),
      })
      return () => subscription?.unsubscribe()
    },
    [source],
  )
  const found = useSyncExternalStore(subscribe, () => (latest.current?.source === source ? latest.current : undefined))
  if (found !== undefined && 'error' in found) throw found.error
  return found
}
