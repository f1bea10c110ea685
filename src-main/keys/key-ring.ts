/**
 * Who can open this kiosk. One random data key seals everything the page stores; each person holds a copy of it,
 * wrapped by a key made of the device key and the person's PIN together. All six-digit PINs can be tried in hours
 * (facts.md), so a PIN alone never opens anything; and at the kiosk itself attempts are counted on disk before they
 * are answered, slowed, and locked, so that pulling the plug gives nobody another try.
 */
import { randomBytes } from 'node:crypto'
import { argon2id } from 'hash-wasm'
import Type from 'typebox'
import { Value } from 'typebox/value'
import { type Attempts, countAttempt, noAttempts, secretRule } from '../../src-domain/shared/attempts.ts'
import { type Refusal, type Result, err, ok, refusal } from '../../src-domain/shared/result.ts'
import { KeyHolder } from '../bridge/contract.ts'
import { codeOf } from '../files/atomic-file.ts'
import { oneAtATime } from '../files/one-at-a-time.ts'
import { deriveKey, openBytes, openForDevice, sealBytes, sealForDevice } from './device-seal.ts'
import { type KeyRingFile, type Wrap, readKeyRing, writeKeyRing } from './key-ring-file.ts'
import { isWeakPin } from '../../src-domain/staff/weak-pin.ts'

export type KeyRing = {
  readonly people: () => readonly KeyHolder[]
  /** Who last proved a PIN here, as the station knows the person now. */
  readonly opener: () => KeyHolder | undefined
  /** Refusals: pin.unknown, pin.wrong {attemptsLeft}, pin.locked {until}. */
  readonly unlock: (
    staff: string,
    pin: string,
  ) => Promise<Result<{ readonly dataKey: Uint8Array; readonly holder: KeyHolder }, Refusal>>
  /** The data key while open. While nobody holds a PIN yet (set-up), one is made on first asking. */
  readonly session: () => Uint8Array | undefined
  /** Also a new PIN for somebody known. Refusals: keys.sealed, pin.weak. */
  readonly add: (holder: KeyHolder, pin: string) => Promise<Result<void, Refusal>>
  /** Refusals: keys.sealed, pin.unknown, keys.last (nobody could open the kiosk any more). */
  readonly remove: (staff: string) => Promise<Result<void, Refusal>>
  /**
   * A new PIN for a person who forgot it, by the data key that the recovery code opened (recover-pin.ts). The old one opens nothing any more, whatever
   * the person's document says of it still. Refusals: pin.unknown, pin.weak.
   */
  readonly recover: (staff: string, key: Uint8Array, pin: string) => Promise<Result<void, Refusal>>
  /** Whose PIN was set by the recovery code, and whose document does not say so yet. */
  readonly isRecovered: (staff: string) => boolean
  /** What Argon2id makes of a new PIN, for the person's document. Refusals: pin.weak, pin.same. */
  readonly verifierOf: (staff: string, pin: string) => Promise<Result<string, Refusal>>
  /** Of the PINs that were right since the day was opened here, by person. */
  readonly verifiers: () => ReadonlyMap<string, string>
  /**
   * Makes this kiosk follow the station's people: new ones and new PINs get their copy of the data key, made of the device key and the
   * verifier; who left loses it. One administrator always keeps it. Refusals: keys.sealed.
   */
  readonly learn: (people: readonly KnownPerson[]) => Promise<Result<void, Refusal>>
  /** On a machine that nobody opens yet: the key of a station that is put back from a backup. Refusals: setup.already. */
  readonly adopt: (key: Uint8Array) => Result<void, Refusal>
  readonly seal: () => void
}

export type KnownPerson = {
  readonly holder: KeyHolder
  readonly active: boolean
  readonly verifier?: string | undefined
}

export type KeyRingOptions = {
  readonly path: string
  readonly deviceKey: Uint8Array
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Holds back the answer to a wrong PIN. */
  readonly wait: (milliseconds: number) => Promise<void>
  readonly writeRing?: typeof writeKeyRing
}

const longestSlowing = 2_000
const Holders = Type.Array(KeyHolder)

export async function openKeyRing(options: KeyRingOptions): Promise<KeyRing> {
  const { path, deviceKey, now, wait, writeRing = writeKeyRing } = options
  const stored = await readKeyRing(path)
  let people: Readonly<Record<string, Wrap>> = stored?.people ?? {}
  let holders: readonly KeyHolder[] = stored === undefined ? [] : readHolders(deviceKey, stored)
  let dataKey: Uint8Array | undefined
  let opener: string | undefined
  const verifiers = new Map<string, string>()
  const inTurn = oneAtATime()

  async function write(nextPeople: typeof people, nextHolders = holders): Promise<void> {
    const sealed = sealForDevice(deviceKey, JSON.stringify(nextHolders), 'holders')
    await writeRing(path, { version: 1, holders: sealed, people: nextPeople }, nextHolders !== holders)
    people = nextPeople
    holders = nextHolders
  }

  /** On a full disk staff must still get in to make room: then the count lives in memory and every answer is slow. */
  async function setAttempts(staff: string, wrap: Wrap, attempts: Attempts): Promise<void> {
    const next = { ...people, [staff]: { ...wrap, ...attempts } }
    try {
      await write(next)
    } catch (error) {
      if (codeOf(error) !== 'ENOSPC' && codeOf(error) !== 'EDQUOT') throw error
      people = next
      await wait(longestSlowing)
    }
  }

  async function unlock(staff: string, pin: string): ReturnType<KeyRing['unlock']> {
    const wrap = people[staff]
    const holder = holders.find((one) => one.staff === staff)
    if (wrap === undefined || holder === undefined) return err(refusal('pin.unknown'))
    const { isOpen, after } = countAttempt(wrap, now(), secretRule)
    const { wrong, lockedUntil } = after
    if (!isOpen) {
      if (lockedUntil !== wrap.lockedUntil) await setAttempts(staff, wrap, after)
      return err(refusal('pin.locked', undefined, { until: lockedUntil }))
    }
    await setAttempts(staff, wrap, after)
    const fromPin = await hashPin(pin, wrap.salt)
    const opened = unwrap(deviceKey, staff, wrap, fromPin)
    if (opened === undefined) {
      await wait(Math.min(longestSlowing, 125 * 2 ** wrong))
      if (lockedUntil > 0) return err(refusal('pin.locked', undefined, { until: lockedUntil }))
      return err(refusal('pin.wrong', undefined, { attemptsLeft: secretRule.most - wrong }))
    }
    await setAttempts(staff, wrap, noAttempts)
    dataKey = new Uint8Array(opened)
    opener = staff
    verifiers.set(staff, verifierText(wrap.salt, fromPin))
    return ok({ dataKey: Uint8Array.from(dataKey), holder })
  }

  function session(): Uint8Array | undefined {
    if (dataKey === undefined && holders.length === 0) dataKey = new Uint8Array(randomBytes(32))
    return dataKey
  }

  async function add(holder: KeyHolder, pin: string): Promise<Result<void, Refusal>> {
    const open = session()
    if (open === undefined) return err(refusal('keys.sealed'))
    // A copy: `seal` overwrites the key, and would do so between here and the wrapping.
    const key = Uint8Array.from(open)
    if (isWeakPin(pin)) return err(refusal('pin.weak'))
    const salt = randomBytes(16).toString('base64')
    const fromPin = await hashPin(pin, salt)
    await write({ ...people, [holder.staff]: wrapFor(deviceKey, holder.staff, salt, fromPin, key) }, [
      ...holders.filter((one) => one.staff !== holder.staff),
      holder,
    ])
    // Who sets a machine up has just chosen the PIN.
    if (holders.length === 1) opener = holder.staff
    return ok(undefined)
  }

  async function remove(staff: string): Promise<Result<void, Refusal>> {
    if (dataKey === undefined) return err(refusal('keys.sealed'))
    if (people[staff] === undefined) return err(refusal('pin.unknown'))
    if (holders.length === 1) return err(refusal('keys.last'))
    const { [staff]: _gone, ...rest } = people
    await write(
      rest,
      holders.filter((one) => one.staff !== staff),
    )
    return ok(undefined)
  }

  async function recover(staff: string, key: Uint8Array, pin: string): Promise<Result<void, Refusal>> {
    const before = people[staff]
    if (before === undefined) return err(refusal('pin.unknown'))
    if (isWeakPin(pin)) return err(refusal('pin.weak'))
    const salt = randomBytes(16).toString('base64')
    const wrap = wrapFor(deviceKey, staff, salt, await hashPin(pin, salt), key)
    await write({ ...people, [staff]: { ...wrap, replaces: before.replaces ?? before.salt } })
    return ok(undefined)
  }

  async function verifierOf(staff: string, pin: string): Promise<Result<string, Refusal>> {
    if (isWeakPin(pin)) return err(refusal('pin.weak'))
    const wrap = people[staff]
    if (wrap !== undefined && unwrap(deviceKey, staff, wrap, await hashPin(pin, wrap.salt)) !== undefined) {
      return err(refusal('pin.same'))
    }
    const salt = randomBytes(16).toString('base64')
    return ok(verifierText(salt, await hashPin(pin, salt)))
  }

  async function learn(known: readonly KnownPerson[]): Promise<Result<void, Refusal>> {
    if (dataKey === undefined) return err(refusal('keys.sealed'))
    const next = { ...people }
    let nextHolders = holders
    for (const { holder, active, verifier } of known) {
      const { staff } = holder
      const others = nextHolders.filter((one) => one.staff !== staff)
      if (!active) {
        delete next[staff]
        nextHolders = others
        continue
      }
      const read = readVerifier(verifier)
      const mine = next[staff]
      if (read !== undefined && mine?.salt !== read.salt && mine?.replaces !== read.salt) {
        next[staff] = wrapFor(deviceKey, staff, read.salt, read.fromPin, dataKey)
      } else if (read !== undefined && mine?.replaces !== undefined && mine.salt === read.salt) {
        const { replaces: _forgotten, ...said } = mine
        next[staff] = said
      }
      const before = nextHolders.find((one) => one.staff === staff)
      if (next[staff] === undefined || (before?.name === holder.name && before.role === holder.role)) continue
      nextHolders =
        before === undefined ? [...others, holder] : nextHolders.map((one) => (one === before ? holder : one))
    }
    const isChanged = nextHolders !== holders || Object.keys(next).some((staff) => next[staff] !== people[staff])
    if (isChanged && nextHolders.some(({ role }) => role === 'administrator')) await write(next, nextHolders)
    return ok(undefined)
  }

  return {
    people: () => holders,
    opener: () => holders.find(({ staff }) => staff === opener),
    unlock: (staff, pin) => inTurn(() => unlock(staff, pin)),
    session,
    add: (holder, pin) => inTurn(() => add(holder, pin)),
    remove: (staff) => inTurn(() => remove(staff)),
    recover: (staff, key, pin) => inTurn(() => recover(staff, key, pin)),
    isRecovered: (staff) => people[staff]?.replaces !== undefined,
    verifierOf: (staff, pin) => inTurn(() => verifierOf(staff, pin)),
    verifiers: () => verifiers,
    learn: (known) => inTurn(() => learn(known)),
    adopt: (key) => {
      if (holders.length > 0) return err(refusal('setup.already'))
      dataKey = Uint8Array.from(key)
      return ok(undefined)
    },
    seal: () => {
      verifiers.clear()
      opener = undefined
      dataKey?.fill(0)
      dataKey = undefined
    },
  }
}

const memory = 19 * 1024

/** Argon2id at 19 MiB, t = 2, p = 1 (OWASP's first choice). @param salt base64. */
const hashPin = (pin: string, salt: string): Promise<Uint8Array> =>
  argon2id({
    password: pin,
    salt: Buffer.from(salt, 'base64'),
    memorySize: memory,
    iterations: 2,
    parallelism: 1,
    hashLength: 32,
    outputType: 'binary',
  })

/** HKDF over device key and PIN together. */
const wrappingKey = (deviceKey: Uint8Array, staff: string, salt: string, fromPin: Uint8Array): Uint8Array =>
  deriveKey(Buffer.concat([deviceKey, fromPin]), Buffer.from(salt, 'base64'), `data key of ${staff}`)

const wrapFor = (deviceKey: Uint8Array, staff: string, salt: string, fromPin: Uint8Array, key: Uint8Array): Wrap => ({
  salt,
  wrapped: sealBytes(wrappingKey(deviceKey, staff, salt, fromPin), key, staff).toString('base64'),
  ...noAttempts,
})

const unwrap = (deviceKey: Uint8Array, staff: string, { salt, wrapped }: Wrap, fromPin: Uint8Array) =>
  openBytes(wrappingKey(deviceKey, staff, salt, fromPin), Buffer.from(wrapped, 'base64'), staff)

/** PHC text; its base64 has no padding. */
const verifierText = (salt: string, fromPin: Uint8Array): string =>
  `${verifierStart}${salt.replaceAll('=', '')}$${Buffer.from(fromPin).toString('base64').replaceAll('=', '')}`
const verifierStart = `$argon2id$v=19$m=${memory},t=2,p=1$`

/** Undefined for other costs than ours: the PIN would be hashed differently here and never open anything. */
function readVerifier(text: string | undefined): { readonly salt: string; readonly fromPin: Uint8Array } | undefined {
  if (text?.startsWith(verifierStart) !== true) return undefined
  const [salt = '', hash = ''] = text
    .slice(verifierStart.length)
    .split('$')
    .map((part) => Buffer.from(part, 'base64'))
  if (salt.length !== 16 || hash.length !== 32) return undefined
  return { salt: Buffer.from(salt).toString('base64'), fromPin: Buffer.from(hash) }
}

function readHolders(deviceKey: Uint8Array, stored: KeyRingFile): readonly KeyHolder[] {
  const text = openForDevice(deviceKey, stored.holders, 'holders')
  // The wrong device key: nobody could be unlocked either.
  if (text === undefined) throw new Error('device.keyUnreadable')
  const value: unknown = JSON.parse(text)
  if (!Value.Check(Holders, value)) throw new Error('keys.damaged')
  return value
}
