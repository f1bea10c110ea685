/**
 * The token by which this kiosk speaks with its server: asked for when it is needed, kept in memory for a quarter of an hour. Each
 * renewal has an id that is on disk before it is asked for, so that a lost answer can be asked for again and a second machine with a copy of this
 * disk is found out. A kiosk that still has a secret puts a key in its place here.
 */
import Type, { type Static } from 'typebox'
import { Value } from 'typebox/value'
import { randomBytes } from 'node:crypto'
import { type Lease, LeaseTerms } from '../../src-domain/lease/lease.ts'
import { readLeaseFile } from '../../src-domain/lease/lease-file.ts'
import { err, ok, type Refusal, refusal, type Result } from '../../src-domain/shared/result.ts'
import { readWhole, writeWhole } from '../files/atomic-file.ts'
import type { Neighbour } from '../lan/hello.ts'
import { Name } from '../../src-domain/shared/document.ts'
import { type LinkedKiosk, parseJson } from './kiosk-config.ts'
import { isSignedBy, makePrivateKey, publicKeyOf, signWith } from './kiosk-key.ts'

export type TokenProblem = 'unreachable' | 'credentialRefused' | 'copiedKiosk' | 'revokedKiosk'

export type ServerToken = {
  /** What to show the server now. */
  readonly read: () => Promise<Result<string, TokenProblem>>
  /** The server did not take it: the next reading asks for another. */
  readonly forget: (token: string) => void
  /** Since when the server has not renewed this kiosk, and what that means. Undefined without a server. */
  readonly lease: () => Lease | undefined
  /** The station's other kiosks, as the server last named them. */
  readonly neighbours: () => readonly Neighbour[]
  /** The server said that this kiosk was reported lost; true until it is enrolled again, also without a network. */
  readonly isRevoked: () => boolean
  /** A renewal carried by hand. Refusals: lease.noServer, lease.noKey (it never met its server), and those of readLeaseFile. */
  readonly renewByFile: (text: string) => Promise<Result<void, Refusal>>
  /** Whether this kiosk's own server signed it. Refusals: pack.noServer, pack.noKey (it never met its server). */
  readonly isOfServer: (message: string, signature: string) => Result<boolean, Refusal>
}

/** Where the line of renewals stands. */
export type LineFile = {
  readonly read: () => Promise<Uint8Array | undefined>
  /** Durable when resolved. */
  readonly write: (text: string) => Promise<void>
}
export const lineFileAt = (path: string): LineFile => ({
  read: () => readWhole(path),
  write: (text) => writeWhole(path, text),
})

export type ServerTokenOptions = {
  readonly file: LineFile
  /** For the keys of the neighbours, which lie in the same file. */
  readonly seal: (text: string) => string
  readonly unseal: (sealed: string) => string | undefined
  readonly kiosk: () => LinkedKiosk | undefined
  readonly replace: (next: LinkedKiosk) => Promise<void>
  readonly onRevoked?: () => void
  /** Wall clock, for the lease where the server does not say its own. */
  readonly now: () => number
  /** The server renewed this kiosk; what time it was there. */
  readonly onRenewed?: (at: number) => Promise<void>
  /** Milliseconds that only go forward, for the life of a token. */
  readonly elapsed?: () => number
  readonly fetchFrom?: typeof fetch
}

const Line = Type.Object(
  {
    kiosk: Type.String(),
    renewal: Type.String(),
    next: Type.Optional(Type.String()),
    renewedAt: Type.Optional(Type.Number()),
    lease: Type.Optional(LeaseTerms),
    revoked: Type.Optional(Type.Literal(true)),
    /** By which the server signs what is carried by hand: renewals and media packs. */
    leaseKey: Type.Optional(Type.String()),
    /** Sealed: a list of `Neighbour`. */
    neighbours: Type.Optional(Type.String()),
  },
  { additionalProperties: false },
)
type Line = Static<typeof Line>

const Key = Type.String({ pattern: '^[A-Za-z0-9_-]{43}$', maxLength: 43 })
const Neighbours = Type.Array(
  Type.Object({ kiosk: Name, name: Type.String({ maxLength: 200 }), key: Key }, { additionalProperties: false }),
  { maxItems: 200 },
)
const Challenge = Type.Object({ challenge: Type.String({ maxLength: 200 }) })
const Renewed = Type.Object({
  token: Type.String({ minLength: 1, maxLength: 500, pattern: '^[\\x21-\\x7e]+$' }),
  expiresIn: Type.Number({ minimum: 1 }),
  lease: LeaseTerms,
  leaseKey: Type.Optional(Key),
  now: Type.Optional(Type.Integer({ minimum: 1 })),
  neighbours: Type.Optional(Neighbours),
})

const timeout = 15_000
/** Renewed this much before it ends, so that no request meets an old one on the way. */
const margin = 120_000
/** A refusal is not asked for again with every request of the page. */
const refusalStands = 10_000

export async function openServerToken(options: ServerTokenOptions): Promise<ServerToken> {
  const { file, now, elapsed = () => performance.now(), fetchFrom = fetch } = options
  let line = await readLine(file)
  let neighbours = readNeighbours(line, options)
  let held:
    | { readonly kiosk: string; readonly answer: Result<string, TokenProblem>; readonly until: number }
    | undefined
  let asking: Promise<Result<string, TokenProblem>> | undefined

  const keep = async (next: Line): Promise<void> => {
    await file.write(JSON.stringify(next))
    line = next
    neighbours = readNeighbours(next, options)
  }
  const lineOf = (kiosk: string): Line => (line?.kiosk === kiosk ? line : { kiosk, renewal: '' })

  async function ask(): Promise<Result<string, TokenProblem>> {
    const kiosk = options.kiosk()
    if (kiosk === undefined) return err('unreachable')
    try {
      const key = kiosk.credential === undefined ? kiosk.privateKey : await exchangeSecret(kiosk, kiosk.credential)
      // A server from before there were keys.
      if (key === undefined) return ok(kiosk.credential ?? '')
      return await renew(kiosk, key)
    } catch {
      return err('unreachable')
    }
  }

  async function renew(kiosk: LinkedKiosk, privateKey: string): Promise<Result<string, TokenProblem>> {
    const known = lineOf(kiosk.kiosk)
    const next = known.next ?? randomBytes(16).toString('base64url')
    if (known.next === undefined) await keep({ ...known, next })
    const asked = await post(kiosk, '/token/challenge', { kiosk: kiosk.kiosk })
    if (!Value.Check(Challenge, asked.body)) return err('unreachable')
    const claims = { kiosk: kiosk.kiosk, challenge: asked.body.challenge, renewal: known.renewal, next }
    const message = ['ginkgo-token v1', ...Object.values(claims)].join('\n')
    const { status, body } = await post(kiosk, '/token', { ...claims, signature: signWith(privateKey, message) })
    if (status === 403 && JSON.stringify(body).includes('sync.copiedKiosk'))
      return holdRefusal(kiosk.kiosk, 'copiedKiosk')
    if (status === 403 && JSON.stringify(body).includes('sync.revokedKiosk')) {
      await keep({ ...lineOf(kiosk.kiosk), revoked: true })
      options.onRevoked?.()
      return holdRefusal(kiosk.kiosk, 'revokedKiosk')
    }
    if (status === 401) return holdRefusal(kiosk.kiosk, 'credentialRefused')
    if (status !== 200 || !Value.Check(Renewed, body)) return err('unreachable')
    const { lease, leaseKey = known.leaseKey } = body
    const renewedAt = body.now ?? now()
    await keep({
      kiosk: kiosk.kiosk,
      renewal: next,
      renewedAt,
      lease,
      ...(leaseKey === undefined ? {} : { leaseKey }),
      ...(body.neighbours?.length ? { neighbours: options.seal(JSON.stringify(body.neighbours)) } : {}),
    })
    await options.onRenewed?.(renewedAt)
    if (kiosk.credential !== undefined) {
      const { credential: _exchanged, ...rest } = kiosk
      await options.replace({ ...rest, privateKey })
    }
    held = { kiosk: kiosk.kiosk, answer: ok(body.token), until: elapsed() + body.expiresIn * 1_000 - margin }
    return held.answer
  }

  function holdRefusal(kiosk: string, problem: TokenProblem): Result<string, TokenProblem> {
    held = { kiosk, answer: err(problem), until: elapsed() + refusalStands }
    return held.answer
  }

  /** The key is written down before the server hears of it; asking twice is harmless. Undefined where the server knows no keys. */
  async function exchangeSecret(kiosk: LinkedKiosk, credential: string): Promise<string | undefined> {
    const privateKey = kiosk.privateKey ?? makePrivateKey()
    if (kiosk.privateKey === undefined) await options.replace({ ...kiosk, privateKey })
    const { status } = await post(kiosk, '/token/key', { publicKey: publicKeyOf(privateKey) }, credential)
    if (status === 404) return undefined
    // 401: done already, and the answer was lost; or revoked, which the renewal will say.
    if (status !== 200 && status !== 401) throw new Error(`status ${status}`)
    return privateKey
  }

  async function post(
    { serverUrl }: LinkedKiosk,
    address: string,
    body: object,
    credential?: string,
  ): Promise<{ readonly status: number; readonly body: unknown }> {
    const response = await fetchFrom(`${serverUrl}${address}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(credential === undefined ? {} : { authorization: `Bearer ${credential}` }),
      },
      body: JSON.stringify(body),
      redirect: 'manual',
      signal: AbortSignal.timeout(timeout),
    })
    return { status: response.status, body: parseJson(await response.text()) }
  }

  return {
    read: async () => {
      if (held !== undefined && held.kiosk === options.kiosk()?.kiosk && elapsed() < held.until) return held.answer
      asking ??= ask().finally(() => (asking = undefined))
      return asking
    },
    forget: (token) => {
      if (held?.answer.ok === true && held.answer.value === token) held = undefined
    },
    neighbours: () => (line !== undefined && line.kiosk === options.kiosk()?.kiosk ? neighbours : []),
    isRevoked: () => {
      const kiosk = options.kiosk()
      return kiosk !== undefined && lineOf(kiosk.kiosk).revoked === true
    },
    lease: () => {
      const kiosk = options.kiosk()
      if (kiosk === undefined) return undefined
      const { renewedAt, lease } = lineOf(kiosk.kiosk)
      return renewedAt === undefined || lease === undefined ? undefined : { ...lease, renewedAt }
    },
    renewByFile: async (text) => {
      const kiosk = options.kiosk()
      if (kiosk === undefined) return err(refusal('lease.noServer'))
      const { leaseKey, renewedAt = 0 } = lineOf(kiosk.kiosk)
      if (leaseKey === undefined) return err(refusal('lease.noKey'))
      const isSigned = (message: string, signature: string): boolean => isSignedBy(leaseKey, message, signature)
      const signed = readLeaseFile(text, { station: kiosk.station, kiosk: kiosk.kiosk, renewedAt, isSigned })
      if (!signed.ok) return signed
      await keep({ ...lineOf(kiosk.kiosk), renewedAt: signed.value.issuedAt, lease: signed.value.lease })
      await options.onRenewed?.(signed.value.issuedAt)
      return ok(undefined)
    },
    isOfServer: (message, signature) => {
      const kiosk = options.kiosk()
      if (kiosk === undefined) return err(refusal('pack.noServer'))
      const { leaseKey } = lineOf(kiosk.kiosk)
      return leaseKey === undefined ? err(refusal('pack.noKey')) : ok(isSignedBy(leaseKey, message, signature))
    },
  }
}

async function readLine(file: LineFile): Promise<Line | undefined> {
  const bytes = await file.read()
  const value = bytes === undefined ? undefined : parseJson(Buffer.from(bytes).toString('utf8'))
  return Value.Check(Line, value) ? value : undefined
}

/** None when they cannot be read: the server names them again at the next renewal. */
function readNeighbours(line: Line | undefined, { unseal }: Pick<ServerTokenOptions, 'unseal'>): readonly Neighbour[] {
  const text = line?.neighbours === undefined ? undefined : unseal(line.neighbours)
  const value = text === undefined ? undefined : parseJson(text)
  return Value.Check(Neighbours, value) ? value : []
}
