/**
 * Time, timers and randomness of one machine: nothing happens by itself, everything when its moment comes. The server's are
 * those of the process, a kiosk's program is loaded with its own. What the platform still does on its own (WebCrypto's threads, promises,
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

/** The names that a program reads its world by. */
export const worldNames = [
  'Date',
  'setTimeout',
  'setInterval',
  'clearTimeout',
  'clearInterval',
  'performance',
  'navigator',
  'Math',
  'crypto',
  'globalThis',
] as const
export type WorldGlobals = Readonly<Record<(typeof worldNames)[number], unknown>>

const RealDate = Date
const turn = setImmediate
const { subtle } = crypto

/** The process's own world from now on: before the code under test is loaded. */
export function takeOverWorld(random: SeededRandom, start: number): VirtualWorld {
  const { world, globals } = virtualWorld(random, start)
  for (const name of worldNames) {
    if (name === 'globalThis') continue
    Object.defineProperty(globalThis, name, { value: globals[name], configurable: true, writable: true })
  }
  return world
}

/** @param skew what the machine's clock is wrong by, in milliseconds; asked at every look. */
export function virtualWorld(
  random: SeededRandom,
  start: number,
  skew: () => number = () => 0,
): { readonly world: VirtualWorld; readonly globals: WorldGlobals } {
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
  const own = {
    Date: VirtualDate,
    setTimeout: (run: (...p: unknown[]) => void, delay = 0, ...p: unknown[]) => set(() => run(...p), delay, undefined),
    setInterval: (run: (...p: unknown[]) => void, delay = 0, ...p: unknown[]) =>
      set(() => run(...p), delay, Math.max(1, delay)),
    clearTimeout: clear,
    clearInterval: clear,
    performance: { now: () => time, timeOrigin: 0, mark: () => undefined, measure: () => undefined },
    // Its locks are shared by everything in a process: here each is a machine of its own.
    navigator: undefined,
    Math: Object.create(Math, { random: { value: random.next } }) as unknown,
    crypto: {
      subtle: subtleInTurn,
      getRandomValues: (into: Uint8Array) => {
        into.set(random.bytes(into.length))
        return into
      },
      randomUUID: () => {
        const hex = [...random.bytes(16)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
        return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`
      },
    },
  }
  const properties = Object.entries(own).map(([name, value]) => [name, { value, configurable: true, writable: true }])
  const global: unknown = Object.create(globalThis, Object.fromEntries(properties) as PropertyDescriptorMap)

  const world: VirtualWorld = {
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
  return { world, globals: { ...own, globalThis: global } }
}
