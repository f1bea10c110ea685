/**
 * Stations, kiosks, peers and one-time codes, kept in a database of the same store that no route reaches. All of it is
 * held in memory and follows the database's changes, so that several gateways in front of one CouchDB agree on a
 * revocation within moments.
 */
import { randomUUID } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { err, ok, type Result } from '../../src-domain/shared/result.ts'
import type { DocumentStore, Sequence, StoredDocument } from '../store/document-store.ts'
import { databasesOfStation, isStationId, type Principal, sharedDatabases } from './principals.ts'
import { hashOf, isSecretOf, makeCode, makeSecret, normalizeCode } from './secrets.ts'

const accessDatabase = 'ginkgo-access'
const codeLifetime = 10 * 60_000

export type Enrolment = {
  readonly station: string
  readonly stationName: string
  /** What an elder is told to ring when nobody comes to the call; '' where the station gave none. */
  readonly stationPhone: string
  readonly kiosk: string
  /** Bearer token, also `id:secret` for basic authentication. */
  readonly credential: string
}

export type Holder = {
  readonly id: string
  readonly role: Principal['role']
  readonly name: string
  readonly station?: string
  readonly createdAt: string
  readonly revokedAt?: string
}

export type AccessBook = {
  /** Changes when the server was restored from a backup: kiosks then push again what was acknowledged lately. */
  readonly epoch: () => string
  readonly renewEpoch: () => Promise<string>
  readonly createStation: (name: string, id?: string, phone?: string) => Promise<string>
  readonly stations: () => readonly { readonly id: string; readonly name: string }[]
  readonly createEnrolmentCode: (station: string) => Promise<{ readonly code: string; readonly expiresAt: string }>
  readonly enrol: (code: string, kioskName: string) => Promise<Result<Enrolment, 'code.refused'>>
  readonly createPeer: (
    name: string,
    databases: readonly string[] | 'all',
  ) => Promise<{ readonly peer: string; readonly credential: string }>
  readonly authenticate: (id: string, secret: string) => Principal | undefined
  readonly holders: () => readonly Holder[]
  readonly revoke: (id: string) => Promise<boolean>
  readonly onRevoked: (listener: (id: string) => void) => void
  readonly close: () => Promise<void>
}

type StationEntry = {
  readonly type: 'station'
  readonly name: string
  readonly phone?: string
  readonly createdAt: string
}
type HolderEntry = {
  readonly type: 'holder'
  readonly principal: Principal
  readonly name: string
  readonly hash: string
  readonly createdAt: string
  readonly revokedAt?: string
}
type CodeEntry = {
  readonly type: 'code'
  readonly station: string
  readonly expiresAt: string
  readonly usedAt?: string
}
type EpochEntry = { readonly type: 'epoch'; readonly epoch: string }
type Entry = StationEntry | HolderEntry | CodeEntry | EpochEntry
type StoredEntry = Entry & StoredDocument

const epochId = 'epoch'

export async function openAccessBook(store: DocumentStore, now: () => number): Promise<AccessBook> {
  await store.createDatabase(accessDatabase)
  for (const database of sharedDatabases) await store.createDatabase(database)
  const entries = new Map<string, StoredEntry>()
  const listeners: ((id: string) => void)[] = []
  const closing = new AbortController()
  const instant = (): string => new Date(now()).toISOString()

  const keep = (entry: StoredEntry): void => {
    const known = entries.get(entry._id)
    if (known !== undefined && generationOf(known) > generationOf(entry)) return
    entries.set(entry._id, entry)
    const wasRevoked = known?.type === 'holder' && known.revokedAt !== undefined
    if (entry.type === 'holder' && entry.revokedAt !== undefined && !wasRevoked) {
      for (const listener of listeners) listener(entry.principal.id)
    }
  }
  const catchUp = async (since: Sequence): Promise<Sequence> => {
    const changes = store.readChanges(accessDatabase, { since, includeDocs: true })
    for (;;) {
      const page = await changes.next()
      if (page.done === true) return page.value.lastSeq
      for (const row of page.value)
        if (row.doc !== undefined) keep(JSON.parse(Buffer.from(row.doc).toString('utf8')) as StoredEntry)
    }
  }
  /** False when somebody else changed the entry meanwhile. */
  const write = async (id: string, entry: Entry): Promise<boolean> => {
    const known = entries.get(id)
    const document = { ...entry, _id: id, ...(known?._rev === undefined ? {} : { _rev: known._rev }) }
    const [row] = await store.writeDocuments(accessDatabase, [document], { newEdits: true })
    if (row === undefined || !('ok' in row)) return false
    keep({ ...document, _rev: row.rev })
    return true
  }
  const renewEpoch = async (): Promise<string> => {
    const epoch = randomUUID()
    if (!(await write(epochId, { type: 'epoch', epoch }))) await catchUp(0)
    return epochOf()
  }
  const epochOf = (): string => {
    const entry = entries.get(epochId)
    if (entry?.type !== 'epoch') throw new Error('the access book has no epoch')
    return entry.epoch
  }
  const hold = async (principal: Principal, name: string): Promise<string> => {
    const secret = makeSecret()
    const entry: HolderEntry = { type: 'holder', principal, name, hash: hashOf(secret), createdAt: instant() }
    if (!(await write(`holder:${principal.id}`, entry))) throw new Error('the access book refused a new holder')
    return `${principal.id}.${secret}`
  }

  let lastSeq = await catchUp(0)
  if (!entries.has(epochId)) await renewEpoch()

  const following = (async () => {
    while (!closing.signal.aborted) {
      try {
        await store.waitForChange(accessDatabase, lastSeq, closing.signal)
        if (!closing.signal.aborted) lastSeq = await catchUp(lastSeq)
      } catch {
        // The store is away (CouchDB restarts): what is in memory stays valid, and it is asked again.
        await setTimeout(1_000, undefined, { signal: closing.signal }).catch(() => undefined)
      }
    }
  })()

  return {
    epoch: epochOf,
    renewEpoch,
    createStation: async (name, id = randomUUID().slice(0, 8), phone = '') => {
      if (!isStationId(id)) throw new Error(`not a station id: ${id}`)
      if (entries.has(`station:${id}`)) throw new Error(`there is a station ${id}`)
      for (const database of databasesOfStation(id)) await store.createDatabase(database)
      if (!(await write(`station:${id}`, { type: 'station', name, phone, createdAt: instant() }))) {
        throw new Error(`there is a station ${id}`)
      }
      return id
    },
    stations: () =>
      [...entries.values()].flatMap((entry) =>
        entry.type === 'station' ? [{ id: entry._id.slice('station:'.length), name: entry.name }] : [],
      ),
    createEnrolmentCode: async (station) => {
      if (!entries.has(`station:${station}`)) throw new Error(`no such station: ${station}`)
      const code = makeCode()
      const expiresAt = new Date(now() + codeLifetime).toISOString()
      await write(`code:${hashOf(normalizeCode(code))}`, { type: 'code', station, expiresAt })
      return { code, expiresAt }
    },
    enrol: async (code, kioskName) => {
      const id = `code:${hashOf(normalizeCode(code))}`
      const entry = entries.get(id)
      if (entry?.type !== 'code' || entry.usedAt !== undefined || Date.parse(entry.expiresAt) <= now()) {
        return err('code.refused')
      }
      // Used up before the credential exists: of two that use it at once, one write conflicts.
      const { _id, _rev, ...rest } = entry
      if (!(await write(id, { ...rest, usedAt: instant() }))) return err('code.refused')
      const station = entries.get(`station:${entry.station}`)
      if (station?.type !== 'station') return err('code.refused')
      const kiosk = `kiosk-${randomUUID().slice(0, 13)}`
      const credential = await hold({ role: 'kiosk', id: kiosk, station: entry.station }, kioskName)
      return ok({
        station: entry.station,
        stationName: station.name,
        stationPhone: station.phone ?? '',
        kiosk,
        credential,
      })
    },
    createPeer: async (name, databases) => {
      const peer = `peer-${randomUUID().slice(0, 13)}`
      return { peer, credential: await hold({ role: 'peer', id: peer, databases }, name) }
    },
    authenticate: (id, secret) => {
      const entry = entries.get(`holder:${id}`)
      if (entry?.type !== 'holder' || entry.revokedAt !== undefined || !isSecretOf(secret, entry.hash)) return undefined
      return entry.principal
    },
    holders: () =>
      [...entries.values()].flatMap((entry) =>
        entry.type === 'holder'
          ? [
              {
                id: entry.principal.id,
                role: entry.principal.role,
                name: entry.name,
                ...(entry.principal.role === 'kiosk' ? { station: entry.principal.station } : {}),
                createdAt: entry.createdAt,
                ...(entry.revokedAt === undefined ? {} : { revokedAt: entry.revokedAt }),
              },
            ]
          : [],
      ),
    revoke: async (id) => {
      const entry = entries.get(`holder:${id}`)
      if (entry?.type !== 'holder') return false
      const { _id, _rev, ...rest } = entry
      return entry.revokedAt !== undefined || (await write(_id, { ...rest, revokedAt: instant() }))
    },
    onRevoked: (listener) => {
      listeners.push(listener)
    },
    close: async () => {
      closing.abort()
      await following
    },
  }
}

const generationOf = (entry: StoredEntry): number => Number.parseInt(entry._rev ?? '0', 10)
