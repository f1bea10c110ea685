/** The media packs of this kiosk, with the browser's storage, the server behind the host, and what the browser knows of the line. */
import { createSHA256 } from 'hash-wasm'
import { combineLatest, distinctUntilChanged, fromEvent, map, type Observable, of, startWith } from 'rxjs'
import type { Host } from '../host/host.ts'
import type { BackoffRange } from '../replica/backoff.ts'
import type { SyncStatus } from '../replica/replica.ts'
import { lineOf, partFetcher } from './pack-line.ts'
import { openPackStore } from './pack-store.ts'
import { type Packs, startPacks } from './packs.ts'

export type PacksOptions = {
  readonly host: Pick<Host, 'sync'>
  readonly status: Observable<SyncStatus>
  /** Parts of the station's own pictures that the server does not have yet. */
  readonly unsentMedia?: Observable<number>
  /** Milliseconds; shorter in tests. */
  readonly backoff?: BackoffRange
}

export function openPacks({
  host,
  status,
  unsentMedia = of(0),
  backoff = { first: 2_000, most: 5 * 60_000 },
}: PacksOptions): Promise<Packs> {
  return startPacks({
    store: openPackStore(),
    fetchPart: partFetcher(host.sync),
    line: combineLatest([status, unsentMedia]).pipe(
      map(([sync, unsent]) => lineOf(sync, unsent)),
      distinctUntilChanged(),
    ),
    metered: metered(),
    room: async () => {
      const { quota, usage } = await navigator.storage.estimate()
      return quota === undefined || usage === undefined ? undefined : quota - usage
    },
    sha256: async () => {
      const hash = (await createSHA256()).init()
      return { update: (bytes) => void hash.update(bytes), hex: () => hash.digest('hex') }
    },
    backoff,
    clock: () => performance.now(),
  })
}

/** Chromium's own; other browsers say nothing, and then nobody is asked. */
type NetworkInformation = EventTarget & { readonly saveData?: boolean; readonly type?: string }

function metered(): Observable<boolean> {
  const { connection } = navigator as { readonly connection?: NetworkInformation }
  if (connection === undefined) return of(false)
  const read = (): boolean => connection.saveData === true || connection.type === 'cellular'
  return fromEvent(connection, 'change').pipe(startWith(undefined), map(read), distinctUntilChanged())
}
