/**
 * The neighbours of this kiosk on the local network: while the day is open, the lease holds and the page asks, it says hello, hears
 * theirs, and carries messages between the pages. What the messages say is the pages' business (src-renderer/replica/neighbours.ts).
 */
import { randomUUID } from 'node:crypto'
import { makeHello, type Neighbour, readHello } from './hello.ts'
import { type HelloChannel, isLocalAddress, type LocalNetwork } from './local-network.ts'
import { type NeighbourDoor, openDoor, tellNeighbour } from './neighbour-link.ts'

export type Parcel = { readonly id: string; readonly from: string; readonly body: string }

export type Lan = {
  /**
   * What there is for the page, each message once. Asked again and again; when it stops asking, the kiosk falls silent.
   * @param lost kiosks that were reported lost, also before the server heard of it.
   */
  readonly look: (lost: readonly string[]) => {
    /** False where nobody is or may be talked with. */
    readonly isOn: boolean
    readonly neighbours: readonly { readonly kiosk: string; readonly name: string }[]
    readonly parcels: readonly Parcel[]
  }
  /** @returns the answer of the other page; undefined when there was none. */
  readonly send: (to: string, body: string) => Promise<string | undefined>
  readonly answer: (parcel: string, body: string) => void
  readonly close: () => Promise<void>
}

export type LanOptions = {
  readonly network: LocalNetwork
  readonly self: () => string | undefined
  readonly neighbours: () => readonly Neighbour[]
  /** Open for the day, not reported lost, lease not run out, not switched off. */
  readonly mayTalk: () => boolean
  readonly timing?: Partial<LanTiming>
}

/** Milliseconds. */
export type LanTiming = {
  readonly hello: number
  /** Not heard for so long, a neighbour is away. */
  readonly away: number
  /** Since the page last looked. */
  readonly attention: number
  /** How long the page may take to answer. */
  readonly answer: number
}
const usualTiming: LanTiming = { hello: 10_000, away: 45_000, attention: 90_000, answer: 25_000 }
/** Messages of one neighbour that wait for the page. */
const mostWaiting = 2
/** Hellos of a neighbour that were heard, so that none counts twice. */
const rememberedHellos = 64
/** A neighbour that is new is greeted at once, but no more often than this. */
const leastBetweenHellos = 1_000

type Near = { readonly address: string; readonly port: number; readonly at: number }
type Waiting = Parcel & { isHanded: boolean; readonly resolve: (answer: string | undefined) => void }

export function openLan(options: LanOptions): Lan {
  const { network, self } = options
  const timing = { ...usualTiming, ...options.timing }
  const elapsed = (): number => performance.now()
  const near = new Map<string, Near>()
  const heard = new Map<string, string[]>()
  const waiting = new Map<string, Waiting>()
  let lost: ReadonlySet<string> = new Set()
  let lookedAt = Number.NEGATIVE_INFINITY
  let saidAt = Number.NEGATIVE_INFINITY
  let open: { readonly door: NeighbourDoor; readonly channel: HelloChannel } | undefined
  let settling: Promise<void> = Promise.resolve()
  let isClosed = false

  const trusted = (): readonly Neighbour[] =>
    options.mayTalk() ? options.neighbours().filter(({ kiosk }) => !lost.has(kiosk)) : []
  const isWanted = (): boolean => !isClosed && elapsed() - lookedAt < timing.attention && trusted().length > 0

  async function settle(): Promise<void> {
    if (isWanted() === (open !== undefined)) return
    if (open !== undefined) {
      const { door, channel } = open
      open = undefined
      near.clear()
      channel.close()
      for (const { resolve } of waiting.values()) resolve(undefined)
      await door.close()
      return
    }
    const door = await openDoor({
      address: network.address,
      port: network.port,
      neighbours: trusted,
      onMessage: receive,
    })
    try {
      open = { door, channel: await network.join(hear) }
    } catch (error) {
      await door.close()
      throw error
    }
    sayHello()
  }
  const tick = (): void => {
    // No network, or no right to it: tried again at the next tick.
    settling = settling.then(settle).catch(() => undefined)
    if (elapsed() - saidAt >= timing.hello) sayHello()
  }
  const timer = setInterval(tick, Math.min(timing.hello, 5_000))
  timer.unref()

  function sayHello(): void {
    const kiosk = self()
    const neighbours = trusted()
    if (open === undefined || kiosk === undefined || neighbours.length === 0) return
    saidAt = elapsed()
    open.channel.say(makeHello(kiosk, open.door.port, neighbours))
  }

  function hear(packet: Buffer, address: string): void {
    const hello = readHello(packet, trusted())
    if (hello === undefined || !isLocalAddress(address)) return
    const nonces = heard.get(hello.kiosk) ?? []
    if (nonces.includes(hello.nonce)) return
    heard.set(hello.kiosk, [...nonces, hello.nonce].slice(-rememberedHellos))
    const isNew = !isNear(hello.kiosk)
    near.set(hello.kiosk, { address, port: hello.port, at: elapsed() })
    if (isNew && elapsed() - saidAt >= leastBetweenHellos) sayHello()
  }

  const isNear = (kiosk: string): boolean => {
    const at = near.get(kiosk)?.at
    return at !== undefined && elapsed() - at < timing.away
  }

  function receive(from: string, body: string): Promise<string | undefined> {
    const others = [...waiting.values()].filter((parcel) => parcel.from === from)
    if (others.length >= mostWaiting || !isWanted()) return Promise.resolve(undefined)
    const id = randomUUID()
    return new Promise((resolve) => {
      const end = (answer: string | undefined): void => {
        clearTimeout(timeout)
        waiting.delete(id)
        resolve(answer)
      }
      const timeout = setTimeout(() => end(undefined), timing.answer)
      waiting.set(id, { id, from, body, isHanded: false, resolve: end })
    })
  }

  return {
    look: (reported) => {
      lost = new Set(reported)
      lookedAt = elapsed()
      const neighbours = trusted()
      if ((open === undefined) !== (neighbours.length === 0)) tick()
      const isTrusted = new Set(neighbours.map(({ kiosk }) => kiosk))
      return {
        isOn: neighbours.length > 0,
        neighbours: neighbours
          .filter(({ kiosk }) => open !== undefined && isNear(kiosk))
          .map(({ kiosk, name }) => ({ kiosk, name })),
        parcels: [...waiting.values()].flatMap((parcel) => {
          if (parcel.isHanded || !isTrusted.has(parcel.from)) return []
          parcel.isHanded = true
          return [{ id: parcel.id, from: parcel.from, body: parcel.body }]
        }),
      }
    },
    send: async (to, body) => {
      const neighbour = trusted().find(({ kiosk }) => kiosk === to)
      const place = near.get(to)
      const kiosk = self()
      if (neighbour === undefined || place === undefined || kiosk === undefined || open === undefined) return undefined
      return tellNeighbour(kiosk, neighbour, place, body)
    },
    answer: (parcel, body) => waiting.get(parcel)?.resolve(body),
    close: async () => {
      isClosed = true
      clearInterval(timer)
      await settling
      await settle()
    },
  }
}
