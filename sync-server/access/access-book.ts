/**
 * Stations, kiosks, peers and one-time codes, kept in a database of the same store that no route reaches. All of it is
 * held in memory and follows the database's changes, so that several gateways in front of one CouchDB agree on a
 * revocation within moments.
 */
import { randomBytes } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { type Attempts, countAttempt, noAttempts, secretRule } from '../../src-domain/shared/attempts.ts'
import { err, ok, type Result } from '../../src-domain/shared/result.ts'
import type { DocumentStore, Sequence, StoredDocument } from '../store/document-store.ts'
import { databasesOfStation, isStationId, type Principal, sharedDatabases } from './principals.ts'
import { defaultLease, type LeaseTerms } from '../../src-domain/lease/lease.ts'
import { type LeaseFile, leaseMessage } from '../../src-domain/lease/lease-file.ts'
import { hashOf, isSecretOf, makeCode, makeName, makeSecret, normalizeCode, type RandomSource } from './secrets.ts'
import {
  isChallenge,
  isPublicKey,
  isSignatureOf,
  isToken,
  isTokenOf,
  makeChallenge,
  makePairKey,
  makeToken,
  publicKeyOf,
  renewalMessage,
  type RenewalProof,
  signWith,
  tokenLifetime,
} from './tokens.ts'

const accessDatabase = 'ginkgo-access'
const codeLifetime = 10 * 60_000

export type KeyedEnrolment = {
  readonly station: string
  readonly stationName: string
  /** What an elder is told to ring when nobody comes to the call; '' where the station gave none. */
  readonly stationPhone: string
  readonly kiosk: string
}
/** With a long-lived secret: tests and kiosks enrolled before there were keys. */
export type Enrolment = KeyedEnrolment & {
  /** Bearer token, also `id:secret` for basic authentication. */
  readonly credential: string
}

export type Renewed = {
  /** A whole credential, `<kiosk>.<token>`. */
  readonly token: string
  /** Seconds. */
  readonly expiresIn: number
  readonly lease: LeaseTerms
  /** By which renewals carried by hand are signed, and the server's time in milliseconds. */
  readonly leaseKey: string
  readonly now: number
  /** The station's other kiosks, with what only the two of them and the server know (32 bytes in base64url). */
  readonly neighbours: readonly { readonly kiosk: string; readonly name: string; readonly key: string }[]
}
/** `revoked`: the right key of a kiosk that was reported lost. `copied`: the right key, but another machine renewed with it since: this one was made from its image, or put back. */
export type RenewalProblem = 'refused' | 'copied' | 'revoked'

/** Nothing was looked at; milliseconds until it will be. */
export type TooManyGuesses = { readonly waits: number }

export type Holder = {
  readonly id: string
  readonly role: Principal['role']
  readonly name: string
  readonly station?: string
  readonly createdAt: string
  readonly revokedAt?: string
  /** Last renewed, and when a second machine with the same key was last turned away. */
  readonly renewedAt?: string
  readonly copySeenAt?: string
}

/** A code that was handed out for an elder of a station. `usedBy`: the station that brought it. */
export type TransferCode = {
  readonly hash: string
  readonly station: string
  readonly elder: string
  readonly expiresAt: string
  /** The record went: the code opens nothing any more. */
  readonly carried?: true
}

/** `from`: the station whose kiosk wrote it. */
export type AwaitedPart = { readonly part: string; readonly from: string; readonly to: string }

export type AccessBook = {
  readonly offerTransfer: (code: TransferCode) => Promise<void>
  /** Of the same station only; once the code was used nothing is taken back. */
  readonly withdrawTransfer: (station: string, hash: string) => Promise<void>
  /**
   * Uses a code up for a station; the same station may use it again, when it was not answered.
   * @param by who asks: wrong codes are counted for each, in the store.
   */
  readonly useTransfer: (
    code: string,
    to: string,
    by: string,
  ) => Promise<Result<TransferCode, 'code.refused' | TooManyGuesses>>
  readonly carried: (hash: string) => Promise<void>
  /** The station an elder moved to last; undefined for who never moved. */
  readonly movedTo: (elder: string) => string | undefined
  readonly setMoved: (elder: string, to: string) => Promise<void>
  /** Parts of files that a document names which went from a station to another: where they go when a kiosk sends them. */
  readonly awaitParts: (parts: readonly string[], from: string, to: string) => Promise<void>
  readonly awaitedParts: () => readonly AwaitedPart[]
  readonly awaitedPart: (part: string) => AwaitedPart | undefined
  /** Changes when the server was restored from a backup: kiosks then push again what was acknowledged lately. */
  readonly epoch: () => string
  readonly renewEpoch: () => Promise<string>
  readonly createStation: (name: string, id?: string, phone?: string) => Promise<string>
  readonly stations: () => readonly { readonly id: string; readonly name: string }[]
  readonly createEnrolmentCode: (station: string) => Promise<{ readonly code: string; readonly expiresAt: string }>
  readonly enrol: (code: string, kioskName: string) => Promise<Result<Enrolment, 'code.refused'>>
  /**
   * @param publicKey 32 bytes of Ed25519 in base64url; the private key stays on the kiosk.
   * @param from address of who asks: wrong codes are counted for each, in the store, so that no restart forgets them.
   */
  readonly enrolWithKey: (
    code: string,
    kioskName: string,
    publicKey: string,
    from: string,
  ) => Promise<Result<KeyedEnrolment, 'code.refused' | TooManyGuesses>>
  /** A kiosk enrolled with a secret puts a key in its place: the secret is worth nothing from then on. */
  readonly adoptKey: (kiosk: string, publicKey: string) => Promise<boolean>
  /** The same for kiosks that exist and those that do not. */
  readonly challenge: (kiosk: string) => string
  readonly renew: (proof: RenewalProof) => Promise<Result<Renewed, RenewalProblem>>
  /** A signed renewal to be carried by hand; undefined for what is no kiosk of a station, or not any more. */
  readonly leaseFile: (kiosk: string) => LeaseFile | undefined
  /** By the key that renewals carried by hand are signed with: every kiosk has its public half. `packMessage`, base64url. */
  readonly signPack: (message: string) => string
  readonly setLease: (station: string, terms: LeaseTerms) => Promise<boolean>
  readonly createPeer: (
    name: string,
    databases: readonly string[] | 'all',
  ) => Promise<{ readonly peer: string; readonly credential: string }>
  readonly createMonitor: (name: string) => Promise<{ readonly monitor: string; readonly credential: string }>
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
  readonly lease?: LeaseTerms
}
type HolderEntry = {
  readonly type: 'holder'
  readonly principal: Principal
  readonly name: string
  /** One of the two: of a secret that it shows, or the key that it proves. */
  readonly hash?: string
  readonly publicKey?: string
  readonly createdAt: string
  readonly revokedAt?: string
}
type CodeEntry = {
  readonly type: 'code'
  readonly station: string
  readonly expiresAt: string
  readonly usedAt?: string
}
type TransferEntry = Omit<TransferCode, 'hash'> & {
  readonly type: 'transfer'
  readonly usedBy?: string
  readonly withdrawn?: true
}
type MovedEntry = { readonly type: 'moved'; readonly to: string }
type AwaitedEntry = { readonly type: 'awaited' } & Omit<AwaitedPart, 'part'>
type EpochEntry = { readonly type: 'epoch'; readonly epoch: string }
type TokenKeyEntry = { readonly type: 'tokenKey'; readonly key: string }
/** 32 bytes of Ed25519 in base64url. */
type LeaseKeyEntry = { readonly type: 'leaseKey'; readonly key: string }
/**
 * The line of a kiosk's renewals. A machine made from another's image goes on from the same point, and the second of the two to renew
 * is found out. `epoch`: a server put back from a backup knows an older point than its kiosks, and begins anew.
 */
type RenewalEntry = {
  readonly type: 'renewal'
  readonly epoch: string
  readonly current: string
  readonly previous: string
  readonly at: string
  readonly copySeenAt?: string
}
/** Wrong codes by a hash of the address they came from. */
type GuessesEntry = {
  readonly type: 'guesses'
  readonly byAddress: Readonly<Record<string, Attempts & { readonly at: number }>>
}
type Entry =
  | TransferEntry
  | MovedEntry
  | AwaitedEntry
  | GuessesEntry
  | StationEntry
  | HolderEntry
  | CodeEntry
  | EpochEntry
  | TokenKeyEntry
  | LeaseKeyEntry
  | RenewalEntry
type StoredEntry = Entry & StoredDocument

const epochId = 'epoch'
const tokenKeyId = 'token-key'
const guessesId = 'guesses'
const leaseKeyId = 'lease-key'
const attempts = 5
/** What an address did is forgotten so long after its last attempt. */
const guessesLifetime = 24 * 3_600_000
const mostAddresses = 1_000

/**
 * @param random for ids, codes and secrets; the system's own where it is not given.
 * @param longestUnaware milliseconds: a change is looked for at least this often, also where the store's waiting hangs on a dead connection.
 */
export async function openAccessBook(
  store: DocumentStore,
  now: () => number,
  random: RandomSource = randomBytes,
  longestUnaware = 20_000,
): Promise<AccessBook> {
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
    const epoch = makeName(random, 32)
    if (!(await write(epochId, { type: 'epoch', epoch }))) await catchUp(0)
    return epochOf()
  }
  const epochOf = (): string => {
    const entry = entries.get(epochId)
    if (entry?.type !== 'epoch') throw new Error('the access book has no epoch')
    return entry.epoch
  }
  const hold = async (
    principal: Principal,
    name: string,
    proof: { readonly hash: string } | { readonly publicKey: string },
  ): Promise<void> => {
    const entry: HolderEntry = { type: 'holder', principal, name, ...proof, createdAt: instant() }
    if (!(await write(`holder:${principal.id}`, entry))) throw new Error('the access book refused a new holder')
  }
  /** Uses the code up before a holder exists: of two that use it at once, one write conflicts. */
  const useCode = async (code: string): Promise<Result<KeyedEnrolment, 'code.refused'>> => {
    const id = `code:${hashOf(normalizeCode(code))}`
    const entry = entries.get(id)
    if (entry?.type !== 'code' || entry.usedAt !== undefined || Date.parse(entry.expiresAt) <= now()) {
      return err('code.refused')
    }
    const { _id, _rev, ...rest } = entry
    if (!(await write(id, { ...rest, usedAt: instant() }))) return err('code.refused')
    const station = entries.get(`station:${entry.station}`)
    if (station?.type !== 'station') return err('code.refused')
    const kiosk = `kiosk-${makeName(random, 12)}`
    return ok({ station: entry.station, stationName: station.name, stationPhone: station.phone ?? '', kiosk })
  }
  /** Changes an entry as it stands now, also when another gateway changed it meanwhile. False when `change` has nothing to say. */
  const change = async (id: string, next: (known: StoredEntry | undefined) => Entry | undefined): Promise<boolean> => {
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      const entry = next(entries.get(id))
      if (entry === undefined) return false
      if (await write(id, entry)) return true
      await catchUp(lastSeq)
    }
    throw new Error('the access book could not be changed')
  }
  const setGuesses = (from: string, next: (known: Attempts) => Attempts | undefined): Promise<boolean> => {
    const address = hashOf(from).slice(0, 16)
    return change(guessesId, (entry) => {
      const all = entry?.type === 'guesses' ? entry.byAddress : {}
      const { [address]: known = noAttempts, ...rest } = all
      const after = next(known)
      if (after === known) return undefined
      const others = Object.entries(rest)
        .filter(([, { at }]) => at > now() - guessesLifetime)
        .toSorted(([, a], [, b]) => b.at - a.at)
        .slice(0, mostAddresses)
      return {
        type: 'guesses',
        byAddress: {
          ...Object.fromEntries(others),
          ...(after === undefined ? {} : { [address]: { ...after, at: now() } }),
        },
      }
    })
  }
  const awaitedOf = (id: string): AwaitedPart | undefined => {
    const entry = entries.get(id)
    return entry?.type === 'awaited' ? { part: id.slice('awaited:'.length), from: entry.from, to: entry.to } : undefined
  }
  /** Counted before the code is looked at. */
  const countGuess = async (from: string): Promise<TooManyGuesses | undefined> => {
    let waits: number | undefined
    await setGuesses(from, (known) => {
      const { isOpen, after } = countAttempt(known, now(), secretRule)
      waits = isOpen ? undefined : after.lockedUntil - now()
      return isOpen || after.lockedUntil !== known.lockedUntil ? after : known
    })
    return waits === undefined ? undefined : { waits }
  }
  const tokenKey = (): Uint8Array => {
    const entry = entries.get(tokenKeyId)
    if (entry?.type !== 'tokenKey') throw new Error('the access book has no token key')
    return Buffer.from(entry.key, 'base64url')
  }
  const leaseKey = (): string => {
    const entry = entries.get(leaseKeyId)
    if (entry?.type !== 'leaseKey') throw new Error('the access book has no lease key')
    return entry.key
  }
  const termsOf = (station: string): LeaseTerms => {
    const entry = entries.get(`station:${station}`)
    return (entry?.type === 'station' ? entry.lease : undefined) ?? defaultLease
  }
  const holderOf = (id: string): HolderEntry | undefined => {
    const entry = entries.get(`holder:${id}`)
    return entry?.type === 'holder' && entry.revokedAt === undefined ? entry : undefined
  }
  /** Revoked ones and those that have no key yet are left out. */
  const neighboursOf = ({ principal: own, publicKey: ownKey = '' }: HolderEntry): Renewed['neighbours'] =>
    [...entries.values()].flatMap((entry) => {
      if (entry.type !== 'holder' || entry.revokedAt !== undefined || entry.publicKey === undefined) return []
      const { principal, name, publicKey } = entry
      if (own.role !== 'kiosk' || principal.role !== 'kiosk') return []
      if (principal.station !== own.station || principal.id === own.id) return []
      return [{ kiosk: principal.id, name, key: makePairKey(tokenKey(), own.station, [ownKey, publicKey]) }]
    })
  const followLine = async ({ kiosk, renewal, next }: RenewalProof): Promise<boolean> => {
    let isCopy = false
    await change(`renewal:${kiosk}`, (known) => {
      const line = known?.type === 'renewal' ? known : undefined
      const epoch = epochOf()
      isCopy = false
      if (line !== undefined && line.epoch === epoch && line.current !== renewal) {
        // The answer to the same request was lost: it is given once more.
        if (line.current === next && line.previous === renewal) return undefined
        isCopy = true
        const { _id, _rev, ...rest } = line
        return { ...rest, copySeenAt: instant() }
      }
      const seen = line?.copySeenAt === undefined ? {} : { copySeenAt: line.copySeenAt }
      return { type: 'renewal', epoch, current: next, previous: renewal, at: instant(), ...seen }
    })
    return !isCopy
  }

  let lastSeq = await catchUp(0)
  if (!entries.has(epochId)) await renewEpoch()
  if (!entries.has(tokenKeyId)) {
    if (!(await write(tokenKeyId, { type: 'tokenKey', key: makeSecret(random) }))) await catchUp(0)
  }
  if (!entries.has(leaseKeyId)) {
    if (!(await write(leaseKeyId, { type: 'leaseKey', key: makeSecret(random) }))) await catchUp(0)
  }

  const following = (async () => {
    while (!closing.signal.aborted) {
      try {
        const enough = AbortSignal.any([closing.signal, AbortSignal.timeout(longestUnaware)])
        await store.waitForChange(accessDatabase, lastSeq, enough)
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
    offerTransfer: async ({ hash, ...offer }) => {
      await change(`transfer:${hash}`, (known) => (known === undefined ? { type: 'transfer', ...offer } : undefined))
    },
    withdrawTransfer: async (station, hash) => {
      await change(`transfer:${hash}`, (known) => {
        if (known?.type !== 'transfer' || known.station !== station || known.usedBy !== undefined) return undefined
        const { _id, _rev, ...rest } = known
        return { ...rest, withdrawn: true }
      })
    },
    useTransfer: async (code, to, by) => {
      const guesser = `transfer ${by}`
      const tooMany = await countGuess(guesser)
      if (tooMany !== undefined) return err(tooMany)
      const hash = hashOf(normalizeCode(code))
      let found: TransferCode | undefined
      await change(`transfer:${hash}`, (known) => {
        found = undefined
        if (known?.type !== 'transfer' || known.withdrawn === true || known.station === to) return undefined
        if (known.usedBy === undefined ? Date.parse(known.expiresAt) <= now() : known.usedBy !== to) return undefined
        const { _id, _rev, ...rest } = known
        const { station, elder, expiresAt, carried } = rest
        found = { hash, station, elder, expiresAt, ...(carried === true ? { carried } : {}) }
        return known.usedBy === undefined ? { ...rest, usedBy: to } : undefined
      })
      if (found === undefined) return err('code.refused')
      await setGuesses(guesser, () => undefined)
      return ok(found)
    },
    carried: async (hash) => {
      await change(`transfer:${hash}`, (known) => {
        if (known?.type !== 'transfer') return undefined
        const { _id, _rev, ...rest } = known
        return { ...rest, carried: true }
      })
    },
    movedTo: (elder) => {
      const entry = entries.get(`moved:${elder}`)
      return entry?.type === 'moved' ? entry.to : undefined
    },
    setMoved: async (elder, to) => {
      await change(`moved:${elder}`, (known) =>
        known?.type === 'moved' && known.to === to ? undefined : { type: 'moved', to },
      )
    },
    awaitParts: async (parts, from, to) => {
      for (const part of parts) {
        await change(`awaited:${part}`, (known) => {
          if (known?.type !== 'awaited') return { type: 'awaited', from, to }
          return known.to === to ? undefined : { type: 'awaited', from: known.from, to }
        })
      }
    },
    awaitedParts: () => [...entries.keys()].flatMap((id) => awaitedOf(id) ?? []),
    awaitedPart: (part) => awaitedOf(`awaited:${part}`),
    createStation: async (name, id = makeName(random, 8), phone = '') => {
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
      const code = makeCode(random)
      const expiresAt = new Date(now() + codeLifetime).toISOString()
      await write(`code:${hashOf(normalizeCode(code))}`, { type: 'code', station, expiresAt })
      return { code, expiresAt }
    },
    enrol: async (code, kioskName) => {
      const used = await useCode(code)
      if (!used.ok) return used
      const { kiosk, station } = used.value
      const secret = makeSecret(random)
      await hold({ role: 'kiosk', id: kiosk, station }, kioskName, { hash: hashOf(secret) })
      return ok({ ...used.value, credential: `${kiosk}.${secret}` })
    },
    enrolWithKey: async (code, kioskName, publicKey, from) => {
      if (!isPublicKey(publicKey)) return err('code.refused')
      const tooMany = await countGuess(from)
      if (tooMany !== undefined) return err(tooMany)
      const used = await useCode(code)
      if (!used.ok) return used
      await hold({ role: 'kiosk', id: used.value.kiosk, station: used.value.station }, kioskName, { publicKey })
      await setGuesses(from, () => undefined)
      return used
    },
    adoptKey: async (kiosk, publicKey) =>
      isPublicKey(publicKey) &&
      change(`holder:${kiosk}`, (known) => {
        if (known?.type !== 'holder' || known.principal.role !== 'kiosk' || known.revokedAt !== undefined)
          return undefined
        const { _id, _rev, hash, ...rest } = known
        return hash === undefined ? undefined : { ...rest, publicKey }
      }),
    challenge: (kiosk) => makeChallenge(tokenKey(), kiosk, now(), random(16)),
    renew: async (proof) => {
      const { kiosk, challenge, signature } = proof
      const entry = entries.get(`holder:${kiosk}`)
      const holder = entry?.type === 'holder' ? entry : undefined
      if (holder?.publicKey === undefined || holder.principal.role !== 'kiosk') return err('refused')
      if (!isChallenge(tokenKey(), kiosk, challenge, now())) return err('refused')
      if (!isSignatureOf(holder.publicKey, renewalMessage(proof), signature)) return err('refused')
      if (holder.revokedAt !== undefined) return err('revoked')
      if (!(await followLine(proof))) return err('copied')
      return ok({
        token: `${kiosk}.${makeToken(tokenKey(), kiosk, holder.publicKey, now())}`,
        expiresIn: tokenLifetime / 1_000,
        lease: termsOf(holder.principal.station),
        leaseKey: publicKeyOf(leaseKey()),
        now: now(),
        neighbours: neighboursOf(holder),
      })
    },
    leaseFile: (kiosk) => {
      const holder = holderOf(kiosk)
      if (holder?.principal.role !== 'kiosk') return undefined
      const { station } = holder.principal
      const said = { station, kiosk, issuedAt: now(), lease: termsOf(station) }
      return { ginkgo: 'lease v1', ...said, signature: signWith(leaseKey(), leaseMessage(said)) }
    },
    signPack: (message) => signWith(leaseKey(), message),
    setLease: (station, terms) =>
      change(`station:${station}`, (known) => {
        if (known?.type !== 'station') return undefined
        const { _id, _rev, ...rest } = known
        return { ...rest, lease: terms }
      }),
    createPeer: async (name, databases) => {
      const peer = `peer-${makeName(random, 12)}`
      const secret = makeSecret(random)
      await hold({ role: 'peer', id: peer, databases }, name, { hash: hashOf(secret) })
      return { peer, credential: `${peer}.${secret}` }
    },
    createMonitor: async (name) => {
      const monitor = `monitor-${makeName(random, 12)}`
      const secret = makeSecret(random)
      await hold({ role: 'monitor', id: monitor }, name, { hash: hashOf(secret) })
      return { monitor, credential: `${monitor}.${secret}` }
    },
    authenticate: (id, secret) => {
      const holder = holderOf(id)
      if (holder === undefined) return undefined
      const { hash, publicKey } = holder
      const isGood = isToken(secret)
        ? publicKey !== undefined && isTokenOf(tokenKey(), id, publicKey, secret, now())
        : hash !== undefined && isSecretOf(secret, hash)
      return isGood ? holder.principal : undefined
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
                ...renewalOf(entries.get(`renewal:${entry.principal.id}`)),
              },
            ]
          : [],
      ),
    revoke: async (id) => {
      const isHolder = entries.get(`holder:${id}`)?.type === 'holder'
      await change(`holder:${id}`, (known) => {
        if (known?.type !== 'holder' || known.revokedAt !== undefined) return undefined
        const { _id, _rev, ...rest } = known
        return { ...rest, revokedAt: instant() }
      })
      return isHolder
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

const renewalOf = (entry: StoredEntry | undefined): Pick<Holder, 'renewedAt' | 'copySeenAt'> =>
  entry?.type === 'renewal'
    ? { renewedAt: entry.at, ...(entry.copySeenAt === undefined ? {} : { copySeenAt: entry.copySeenAt }) }
    : {}
