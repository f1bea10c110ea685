/** A kiosk in memory around one screen: a replica that keeps what is saved, a host that is asked nothing, somebody signed in. */
import { act, type ReactNode } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { BehaviorSubject, defer, filter, finalize, map, type Observable } from 'rxjs'
import { kindByName } from '../../src-domain/documents.ts'
import { collectionOfId } from '../../src-domain/shared/ids.ts'
import type { Document } from '../../src-domain/shared/document.ts'
import { mergeDocuments } from '../../src-domain/shared/merge.ts'
import { err, ok, type Refusal } from '../../src-domain/shared/result.ts'
import type { Role } from '../../src-domain/staff/staff.ts'
import type { Host } from '../../src-renderer/host/host.ts'
import { HostContext, type HostContextValue } from '../../src-renderer/host/host-context.ts'
import { startTexts } from '../../src-renderer/i18n/i18n.ts'
import type { Media } from '../../src-renderer/media/media.ts'
import { MediaContext } from '../../src-renderer/media/use-media.ts'
import { createAuditChain } from '../../src-renderer/replica/audit-chain.ts'
import { nothingKept } from '../../src-renderer/replica/kept.ts'
import type { DocumentQuery, Replica, ReplicaHealth } from '../../src-renderer/replica/replica.ts'
import { ReplicaContext } from '../../src-renderer/replica/use-replica.ts'
import { CatalogProvider } from '../../src-renderer/search/catalog-provider.tsx'
import { IdleHoldProvider } from '../../src-renderer/ui/idle-hold.tsx'
import { kioskInfo } from './memory-host.ts'

export type MemoryStation = {
  readonly documents: () => readonly Document[]
  readonly ofKind: (kind: string) => readonly Document[]
  /** What another kiosk or the server changed. */
  readonly arrive: (...documents: readonly Document[]) => Promise<void>
  /** While set, saves are refused with this and keep nothing. */
  refuses: Refusal | undefined
  /** What was handed to a save, also to a refused one, oldest first. */
  readonly tried: (readonly Document[])[]
  /** Documents that different queries of a collection were answered with, each query counted once, by its largest answer. */
  readonly handedOut: (collection: string) => number
  /** Ids of the elders whom a page asks about now, or who is one of the documents that it watches. */
  readonly askedOf: () => readonly string[]
  /** Milliseconds of the station's clock. */
  now: number
  readonly host: { call: Host['call']; sync: Host['sync']; print: Host['print'] }
  /** What the machine says of itself from now on. */
  readonly healthIs: (changes: Partial<ReplicaHealth>) => Promise<void>
  readonly draw: (screen: ReactNode) => Promise<void>
  readonly text: () => string
  /** The button with these words, or undefined. */
  readonly button: (words: string) => HTMLButtonElement | undefined
  readonly press: (words: string) => Promise<void>
  /** Ticks the choice with these words. */
  readonly choose: (words: string) => Promise<void>
  /** The text field whose label begins with these words. */
  readonly field: (label: string) => HTMLInputElement | HTMLTextAreaElement
  /** Types into it, and stays in it. */
  readonly type: (label: string, text: string) => Promise<void>
  readonly leave: (label: string) => Promise<void>
  readonly close: () => Promise<void>
}

export type MemoryStationOptions = {
  readonly role?: Role
  /** The elder is at the machine, no staff member. */
  readonly self?: boolean
  /** With `self`: a staff member handed the machine over. */
  readonly isHandedOver?: boolean
  readonly documents?: readonly Document[]
  /** Nothing has been read yet: every query is still without an answer. */
  readonly isReading?: boolean
  /** Audit entries get their places in a chain, which takes a moment. */
  readonly isChained?: boolean
}

export const memoryStaff = 'staff:018f0000-0000-7000-8000-000000000002'

export function memoryStation({
  role = 'staff',
  self = false,
  isHandedOver = false,
  documents = [],
  isReading = false,
  isChained = false,
}: MemoryStationOptions = {}): MemoryStation {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
  startTexts()
  const stored = new BehaviorSubject(documents)
  const reading = new BehaviorSubject(isReading)
  const known = stored.pipe(filter(() => !reading.value))
  const answer = (all: readonly Document[], query: DocumentQuery): readonly Document[] =>
    all
      .filter((one) => collectionOfId(one.id) === query.collection)
      .filter((one) => query.kind === undefined || one.kind === query.kind)
      // As in the replica's index, where what is about nobody has no entry.
      .filter((one) => query.elder === undefined || (query.elder !== '' && one.elder === query.elder))
      .filter((one) => query.since === undefined || one.updatedAt >= query.since)
      .toSorted((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1))
      .slice(0, query.limit)
  const answered = new Map<string, { readonly collection: string; readonly count: number }>()
  const answerCounted = (all: readonly Document[], query: DocumentQuery): readonly Document[] => {
    const found = answer(all, query)
    const key = JSON.stringify(query)
    const count = Math.max(found.length, answered.get(key)?.count ?? 0)
    answered.set(key, { collection: query.collection, count })
    return found
  }
  const keep = (changed: readonly Document[]): void => {
    const ids = new Set(changed.map((one) => one.id))
    stored.next([...stored.value.filter((one) => !ids.has(one.id)), ...changed])
  }
  /** As in the replica: a save is joined with what stands there. */
  const withWhatArrived = (made: Document): Document => {
    const standing = stored.value.find((one) => one.id === made.id)
    const kind = kindByName.get(made.kind)
    return standing === undefined || kind === undefined ? made : mergeDocuments(kind, made, standing)
  }
  const health = new BehaviorSubject<ReplicaHealth>({
    storageFull: false,
    notPersisted: false,
    secondWindow: false,
    clock: { wrong: false },
  })
  const store: Pick<Replica, 'get' | 'find'> = {
    get: async (id) => stored.value.find((one) => one.id === id),
    find: async (query) => answer(stored.value, query),
  }
  const asked = new Map<symbol, string>()
  /** Known as asked for as long as somebody listens. */
  const asking = <T,>(about: string | undefined, answers: Observable<T>): Observable<T> =>
    defer(() => {
      const mine = Symbol(about)
      if (about !== undefined) asked.set(mine, about)
      return answers.pipe(finalize(() => asked.delete(mine)))
    })
  const auditChain = createAuditChain(store)
  const replica = {
    ...store,
    watch: (query) => asking(query.elder, known.pipe(map((all) => answerCounted(all, query)))),
    watchOne: (id) => asking(id, known.pipe(map((all) => all.find((one) => one.id === id)))),
    save: async (made) => {
      station.tried.push(made)
      const save = async (linked: readonly Document[]) => {
        if (station.refuses !== undefined) return err([station.refuses])
        keep(linked.map(withWhatArrived))
        return ok(undefined)
      }
      return isChained ? auditChain.save(made, save) : save(made)
    },
    status: new BehaviorSubject({ connection: 'offline', unsent: 0, refused: [] } as const),
    health,
    checkMachine: async () => undefined,
    now: () => ({ now: station.now, offset: 480 }),
    session: 'session',
    auditChain: auditChain.current,
    backUp: async () => ({ ok: false, error: { code: 'backup.noFolder' } }),
    lookForMissing: async () => ({ ok: true, value: { documents: [], grew: 0, names: new Map() } }),
    leaveRestore: async () => undefined,
    bringBack: async () => ({ ok: true, value: { documents: 0 } }),
    discardRefused: async () => true,
    feed: () => () => undefined,
    kept: nothingKept,
    close: async () => undefined,
  } satisfies Replica
  const host: MemoryStation['host'] & { readonly voice: Host['voice'] } = {
    print: () => undefined,
    call: () => Promise.reject(new Error('not asked')),
    sync: () => Promise.reject(new TypeError('the server cannot be reached')),
    voice: { voices: () => 0, onVoices: () => () => undefined, speak: async () => undefined, stop: () => undefined },
  }
  // No picture has arrived.
  const openMedia = async (): Promise<Media> => ({
    keep: () => Promise.reject(new Error('not asked')),
    read: async () => undefined,
    unsent: new BehaviorSubject(0),
    close: async () => undefined,
  })
  const person = { staff: memoryStaff, name: '陈晓梅', role }
  const value = {
    host,
    info: kioskInfo(),
    session: self ? { phase: 'open', ...(isHandedOver ? { handedOverBy: person } : {}) } : { phase: 'staff', person },
    commands: { described: async () => undefined },
  } as unknown as HostContextValue
  const box = document.createElement('div')
  document.body.append(box)
  const root: Root = createRoot(box)

  const station: MemoryStation = {
    documents: () => stored.value,
    ofKind: (kind) => stored.value.filter((one) => one.kind === kind),
    arrive: (...changed) =>
      act(async () => {
        reading.next(false)
        keep(changed)
      }),
    refuses: undefined,
    tried: [],
    handedOut: (collection) =>
      [...answered.values()].filter((one) => one.collection === collection).reduce((sum, { count }) => sum + count, 0),
    askedOf: () => [...asked.values()],
    now: Date.UTC(2026, 10, 22, 2),
    host,
    healthIs: (changes) => act(async () => health.next({ ...health.value, ...changes })),
    draw: (screen) =>
      act(async () =>
        root.render(
          <HostContext value={value}>
            <ReplicaContext value={replica}>
              <MediaContext value={openMedia}>
                <CatalogProvider>
                  <IdleHoldProvider>{screen}</IdleHoldProvider>
                </CatalogProvider>
              </MediaContext>
            </ReplicaContext>
          </HostContext>,
        ),
      ),
    text: () => document.body.textContent ?? '',
    button: (words) => [...document.querySelectorAll('button')].find((one) => (one.textContent ?? '').trim() === words),
    press: async (words) => {
      const button = station.button(words)
      if (button === undefined) throw new Error(`no button „${words}“ among: ${station.text()}`)
      await act(async () => button.click())
    },
    choose: async (words) => {
      const choice = [...document.querySelectorAll('label.choice')].find((one) => one.textContent === words)
      if (choice === undefined) throw new Error(`no choice „${words}“ among: ${station.text()}`)
      await act(async () => choice.querySelector('input')?.click())
    },
    field: (label) => {
      const found = [...document.querySelectorAll('label')].find((one) => (one.textContent ?? '').startsWith(label))
      const field = document.getElementById(found?.htmlFor ?? '')
      if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement))
        throw new Error(`no field „${label}“ among: ${station.text()}`)
      return field
    },
    type: async (label, text) => {
      const field = station.field(label)
      const kind = field instanceof HTMLInputElement ? HTMLInputElement : HTMLTextAreaElement
      const set = Object.getOwnPropertyDescriptor(kind.prototype, 'value')?.set
      await act(async () => {
        set?.call(field, text)
        field.dispatchEvent(new Event('input', { bubbles: true }))
      })
    },
    leave: (label) =>
      act(async () => void station.field(label).dispatchEvent(new FocusEvent('focusout', { bubbles: true }))),
    close: async () => {
      await act(async () => root.unmount())
      box.remove()
    },
  }
  return station
}
