/**
 * Time, timers and randomness of one JavaScript realm, taken over: nothing happens by itself, everything when its moment
 * comes. Installed before the code under test is loaded. What the platform still does on its own (WebCrypto's threads, promises,
 * streams) is waited for by `settle`, so that every run of a seed does the same things in the same order.
 */
import type { SeededRandom } from '../../support/seeded-random.ts'

export type VirtualWorld = {
  /** Milliseconds since 1970, as the machine's clock shows them. */
  readonly now: () => number
  readonly advance: (to: number) => void
  /** When the earliest timer is due. */
  readonly nextTimer: () => number | undefined
  /** Runs the earliest timer that is due by now, if there is one. */
  readonly runTimer: () => boolean
  /** Resolves when everything has been done that needs no timer. */
  readonly settle: () => Promise<void>
}

/** Turns of the event loop without any work under way, after which nothing is expected to come. */
const quietTurns = 4

/** @param skew what the machine's clock is wrong by, in milliseconds; asked at every look. */
export function takeOverWorld(random: SeededRandom, start: number, skew: () => number = () => 0): VirtualWorld {
  const turn = setImmediate
  let time = start
  let order = 0
  const timers = new Map<
    number,
    { readonly at: number; readonly every: number | undefined; readonly run: () => void }
  >()
  const set = (run: () => void, delay: number, every: number | undefined): object => {
    const id = (order += 1)
    timers.set(id, { at: time + Math.max(0, delay), every, run })
    const handle = { id, unref: () => handle, ref: () => handle, hasRef: () => true, [Symbol.toPrimitive]: () => id }
    return handle
  }
  const clear = (handle: unknown): void => {
    if (handle !== null && typeof handle === 'object' && 'id' in handle) timers.delete((handle as { id: number }).id)
  }
  const earliest = (): number | undefined => {
    let found: number | undefined
    for (const [id, { at }] of timers) if (found === undefined || at < timers.get(found)!.at) found = id
    return found
  }

  const RealDate = Date
  class VirtualDate extends RealDate {
    constructor(...parts: readonly unknown[]) {
      if (parts.length === 0) super(time + skew())
      else super(...(parts as [number]))
    }
    static override now(): number {
      return time + skew()
    }
  }
  let underWay = 0
  let last: Promise<unknown> = Promise.resolve()
  const { subtle } = crypto
  /** One after the other: their threads would end in an order of their own. */
  const inTurn =
    (method: (...parts: unknown[]) => Promise<unknown>) =>
    (...parts: unknown[]): Promise<unknown> => {
      underWay += 1
      const result = last.then(() => method.apply(subtle, parts))
      last = result.catch(() => undefined).finally(() => (underWay -= 1))
      return result
    }
  const subtleInTurn = Object.fromEntries(
    (
      ['encrypt', 'decrypt', 'importKey', 'deriveKey', 'digest', 'sign', 'verify', 'generateKey', 'exportKey'] as const
    ).map((name) => [name, inTurn(subtle[name] as (...parts: unknown[]) => Promise<unknown>)]),
  )
  const replace = (name: string, value: unknown): void => {
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true })
  }
  replace('Date', VirtualDate)
  replace('setTimeout', (run: (...p: unknown[]) => void, delay = 0, ...p: unknown[]) =>
    set(() => run(...p), delay, undefined),
  )
  replace('setInterval', (run: (...p: unknown[]) => void, delay = 0, ...p: unknown[]) =>
    set(() => run(...p), delay, Math.max(1, delay)),
  )
  replace('clearTimeout', clear)
  replace('clearInterval', clear)
  replace('performance', { now: () => time, timeOrigin: 0, mark: () => undefined, measure: () => undefined })
  // Its locks are shared by all realms of a process: here each is a machine of its own.
  replace('navigator', undefined)
  Math.random = random.next
  replace('crypto', {
    subtle: subtleInTurn,
    getRandomValues: (into: Uint8Array) => {
      into.set(random.bytes(into.length))
      return into
    },
    randomUUID: () => {
      const hex = [...random.bytes(16)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`
    },
  })

  return {
    now: () => time,
    advance: (to) => {
      time = Math.max(time, to)
    },
    nextTimer: () => {
      const id = earliest()
      return id === undefined ? undefined : timers.get(id)!.at
    },
    runTimer: () => {
      const id = earliest()
      const timer = id === undefined ? undefined : timers.get(id)!
      if (id === undefined || timer === undefined || timer.at > time) return false
      if (timer.every === undefined) timers.delete(id)
      else timers.set(id, { ...timer, at: time + timer.every })
      timer.run()
      return true
    },
    settle: async () => {
      for (let quiet = 0; quiet < quietTurns; quiet += 1) {
        await new Promise<void>((go) => turn(go))
        if (underWay > 0) quiet = 0
      }
    },
  }
}
