/**
 * Sync with the station's other kiosks on the local network, with or without a server: what the server lacks is offered to every
 * neighbour until it has taken it, and to one that is cut off from the server also what the server has and it has not. Finding
 * them, and keeping strangers out, is the host's (src-main/lan). Nothing here is written down: after a start both sides offer
 * again, and what is there already changes nothing.
 */
import { BehaviorSubject, type Observable } from 'rxjs'
import { isSame } from '../../src-domain/shared/canonical.ts'
import { partHashesOf } from '../../src-domain/media/media-file.ts'
import { isKioskLoss } from '../../src-domain/kiosks/kiosk-loss.ts'
import { collectionsOfScope } from '../../src-domain/shared/collections.ts'
import type { Host } from '../host/host.ts'
import { createBackoff } from './backoff.ts'
import type { DocumentStore } from './document-store.ts'
import {
  readAnswer,
  readMessage,
  readPartQuestion,
  type ServerVersion,
  writeMessage,
  writePartAnswer,
} from './neighbour-messages.ts'
import { type NeighbourParts, openNeighbourParts } from './neighbour-parts.ts'
import type { RefusedDocuments } from './refused-documents.ts'
import type { SyncStatus } from './replica.ts'
import { takeDocuments, type TakeContext } from './take-documents.ts'
import type { Unsent } from './unsent.ts'
import { generationOf, isIdOfScope, toWire } from './wire.ts'

export type NeighbourStatus = {
  readonly kiosk: string
  /** What staff call the machine. */
  readonly name: string
  /** Found on the local network now. */
  readonly isNear: boolean
  /** Milliseconds; when both last had all that the other had for it. */
  readonly agreedAt?: number
}

export type Neighbours = {
  readonly status: Observable<readonly NeighbourStatus[]>
  readonly parts: NeighbourParts
  readonly stop: () => Promise<void>
}

export type NeighboursOptions = TakeContext & {
  readonly host: Pick<Host, 'call'>
  readonly store: DocumentStore
  readonly unsent: Unsent
  readonly refused: RefusedDocuments
  readonly session: string
  /** How this kiosk stands with its server. */
  readonly server: Observable<Pick<SyncStatus, 'connection'>>
  readonly timing?: Partial<NeighbourTiming>
}

/** Milliseconds. */
export type NeighbourTiming = {
  /** Between two looks at the host, with and without somebody to look for. */
  readonly look: number
  readonly idle: number
  /** Where there is nothing new, the neighbour is still asked how it is. */
  readonly greet: number
  /** What it did not take is offered again after so long: it may have learned meanwhile what was missing. */
  readonly again: number
}
const usualTiming: NeighbourTiming = { look: 2_000, idle: 30_000, greet: 30_000, again: 10 * 60_000 }
const documentsAtOnce = 100
/** Of what the server has, a neighbour that is cut off is told the newest of each collection, and again after so long. */
const toldOfCollection = 500
const tellAgain = 60_000
/** Characters of a message; the host takes no more. */
const longest = 3_500_000

/** What a neighbour was seen to have, since its and our start. */
type Peer = {
  session: string | undefined
  /** By id: how often it had been written here when it was taken. */
  readonly taken: Map<string, number>
  readonly declined: Map<string, { readonly writes: number; readonly at: number }>
  /** Documents that it lacks and the server has. */
  readonly wanted: Set<string>
  toldAt: number
  isCutOff: boolean
  /** When it was last talked with, … */
  greetedAt: number
  /** … and whether it answered: one that does not is left alone for a while. */
  isAnswering: boolean
  isBusy: boolean
}

export function startNeighbours(options: NeighboursOptions): Neighbours {
  const { host, store, unsent, refused, session, now } = options
  const timing = { ...usualTiming, ...options.timing }
  const peers = new Map<string, Peer>()
  const status = new BehaviorSubject<readonly NeighbourStatus[]>([])
  const stopping = new AbortController()
  let taking: Promise<unknown> = Promise.resolve()
  let lost: readonly string[] = []
  let connection: SyncStatus['connection'] = 'syncing'
  const parts = openNeighbourParts(host, () => status.value.filter(({ isNear }) => isNear).map(({ kiosk }) => kiosk))

  const peerOf = (kiosk: string): Peer => {
    const known = peers.get(kiosk)
    if (known !== undefined) return known
    const peer: Peer = {
      session: undefined,
      taken: new Map(),
      declined: new Map(),
      wanted: new Set(),
      toldAt: Number.NEGATIVE_INFINITY,
      isCutOff: false,
      greetedAt: Number.NEGATIVE_INFINITY,
      isAnswering: true,
      isBusy: false,
    }
    peers.set(kiosk, peer)
    return peer
  }
  /** Meets it as it is now: after another start it may know less. */
  const meet = (peer: Peer, theirs: string): void => {
    if (peer.session === theirs) return
    peer.session = theirs
    peer.taken.clear()
    peer.declined.clear()
    peer.wanted.clear()
    peer.toldAt = Number.NEGATIVE_INFINITY
  }
  const writesOf = (id: string): number => unsent.momentOf(id).writes
  const offersFor = (peer: Peer): readonly string[] =>
    unsent.ids().filter((id) => {
      if (refused.has(id) || peer.taken.get(id) === writesOf(id)) return false
      const declined = peer.declined.get(id)
      return declined === undefined || declined.writes !== writesOf(id) || now() - declined.at >= timing.again
    })
  const tell = (next: readonly NeighbourStatus[]): void => {
    if (!isSame(next, status.value)) status.next(next)
  }
  const agreed = (kiosk: string): void =>
    tell(status.value.map((known) => (known.kiosk === kiosk ? { ...known, agreedAt: now() } : known)))

  const isCutOff = (): boolean => connection === 'offline' || connection === 'refused'
  /** What is told once to a neighbour that is cut off, and again while the server tells us more. */
  async function toldNow(peer: Peer): Promise<readonly ServerVersion[]> {
    const isDue =
      peer.toldAt === Number.NEGATIVE_INFINITY || (!isCutOff() && Math.abs(now() - peer.toldAt) >= tellAgain)
    if (!peer.isCutOff || !isDue) return []
    peer.toldAt = now()
    const versions: ServerVersion[] = []
    for (const collection of collectionsOfScope('station')) {
      const newest = await store.find({ collection, limit: toldOfCollection })
      for (const [id, { rev, unsentSince }] of await store.rows(newest.map((document) => document.id)))
        if (rev !== '' && unsentSince === undefined) versions.push([id, rev])
    }
    return versions
  }

  async function talk(kiosk: string, peer: Peer): Promise<void> {
    for (;;) {
      const has = await toldNow(peer)
      const ids = [...new Set([...offersFor(peer), ...peer.wanted])].slice(0, documentsAtOnce)
      // The moment first, the rows after it: they then contain every write that it counts.
      const writes = new Map(ids.map((id) => [id, writesOf(id)]))
      const { text, sent } = await messageOf(ids, has)
      const answer = (await host.call('lan.send', { to: kiosk, body: text })).answer
      const read = answer === undefined ? undefined : readAnswer(answer)
      peer.greetedAt = now()
      peer.isAnswering = read !== undefined
      if (read === undefined || stopping.signal.aborted) return
      meet(peer, read.session)
      const taken = new Set(read.taken)
      peer.isCutOff = read.isCutOff
      for (const id of sent) {
        if (peer.wanted.delete(id) && !unsent.has(id)) continue
        if (taken.has(id)) peer.taken.set(id, writes.get(id) ?? 0)
        else peer.declined.set(id, { writes: writes.get(id) ?? 0, at: now() })
      }
      for (const id of read.wants) peer.wanted.add(id)
      const isToTell = peer.isCutOff && peer.toldAt === Number.NEGATIVE_INFINITY
      if (offersFor(peer).length > 0 || peer.wanted.size > 0 || isToTell) continue
      if (read.left === 0) agreed(kiosk)
      return
    }
  }

  /** As many as fit into one message. */
  async function messageOf(
    ids: readonly string[],
    has: readonly ServerVersion[],
  ): Promise<{ readonly text: string; readonly sent: readonly string[] }> {
    const rows = await store.rows(ids)
    let sent = ids
    for (;;) {
      const documents = sent.flatMap((id) => {
        const row = rows.get(id)
        if (row === undefined || row.document === null) return []
        return [toWire(row.document, row.unsentSince === undefined ? row.rev : '')]
      })
      const text = writeMessage({ session, documents, has })
      if (text.length <= longest) return { text, sent }
      // What is too long alone goes to the server only.
      if (sent.length === 1) return { text: writeMessage({ session, documents: [], has }), sent }
      sent = sent.slice(0, Math.ceil(sent.length / 2))
    }
  }

  /** One after the other: two messages may hold the same documents. */
  const receive = (parcel: { readonly id: string; readonly from: string; readonly body: string }): void => {
    taking = taking.then(() => answerParcel(parcel)).catch(() => undefined)
  }
  async function answerParcel({ id, from, body }: Parameters<typeof receive>[0]): Promise<void> {
    if (stopping.signal.aborted) return
    const part = readPartQuestion(body)
    if (part !== undefined) {
      await host.call('lan.answer', { parcel: id, body: writePartAnswer(await parts.here(part)) })
      return
    }
    const message = readMessage(body)
    if (message === undefined) return
    const peer = peerOf(from)
    meet(peer, message.session)
    // A full disk: nothing was taken, and the neighbour offers it again.
    const taken = await takeDocuments(message.documents, options).catch(() => new Map<string, undefined>())
    for (const [document, writes] of taken) if (writes !== undefined) peer.taken.set(document, writes)
    const left = offersFor(peer).length
    const wants = await lackedOf(message.has)
    const answer = { session, taken: [...taken.keys()], left, wants, isCutOff: isCutOff() }
    await host.call('lan.answer', { parcel: id, body: writeMessage(answer) })
    for (const row of (await store.rows([...taken.keys()])).values())
      if (row.document !== null) parts.found(partHashesOf(row.document))
  }

  /** What the server has in a later revision than this kiosk. */
  async function lackedOf(versions: readonly ServerVersion[]): Promise<readonly string[]> {
    const named = new Map(versions.filter(([id]) => isIdOfScope(id, 'station')))
    const rows = await store.rows([...named.keys()])
    return [...named].flatMap(([id, rev]) => {
      const row = rows.get(id)
      if (row?._deleted === true) return []
      return row === undefined || generationOf(row.rev) < generationOf(rev) ? [id] : []
    })
  }

  async function look(): Promise<number> {
    const { isOn, neighbours, parcels } = await host.call('lan.look', { lost: lost.slice(0, 1_000) })
    if (stopping.signal.aborted) return 0
    parcels.forEach(receive)
    const near = new Set(neighbours.map(({ kiosk }) => kiosk))
    const agreedAt = new Map(status.value.map((known) => [known.kiosk, known.agreedAt]))
    const away = status.value.filter((known) => !near.has(known.kiosk) && known.agreedAt !== undefined)
    tell([
      ...neighbours.map((found) => {
        const at = agreedAt.get(found.kiosk)
        return { ...found, isNear: true, ...(at === undefined ? {} : { agreedAt: at }) }
      }),
      ...away.filter(({ kiosk }) => !lost.includes(kiosk)).map((known) => ({ ...known, isNear: false })),
    ])
    for (const { kiosk } of neighbours) {
      const peer = peerOf(kiosk)
      const isNew = peer.isAnswering && offersFor(peer).length > 0
      // A clock that was put back does not hold it up.
      if (peer.isBusy || (!isNew && Math.abs(now() - peer.greetedAt) < timing.greet)) continue
      peer.isBusy = true
      // Stopped in the middle, it ends with its next step, and changes nothing here.
      void talk(kiosk, peer)
        .catch(() => undefined)
        .finally(() => {
          peer.isBusy = false
        })
    }
    return isOn ? timing.look : timing.idle
  }

  async function run(): Promise<void> {
    const backoff = createBackoff({ first: timing.look, most: timing.idle }, stopping.signal)
    while (!stopping.signal.aborted) {
      // A host that does not answer shows itself at the first save.
      const rest = await look().catch(() => timing.idle)
      await backoff.rest(rest)
    }
  }
  const losses = store.watch({ collection: 'activity', kind: 'kiosk-loss' })
  const subscription = losses.subscribe((documents) => {
    lost = documents.filter(isKioskLoss).map(({ body }) => body.kiosk)
  })
  subscription.add(
    options.server.subscribe((next) => {
      connection = next.connection
    }),
  )
  const running = run()
  return {
    status,
    parts,
    stop: async () => {
      stopping.abort()
      subscription.unsubscribe()
      await running
      await taking
    },
  }
}
