/**
 * The local network between the kiosks of one station, which does not know whether the server can be reached. What a message says is the pages'
 * own business; that strangers get none is proven on the real hosts (tests/replica/neighbours.test.ts).
 */
import type { SeededRandom } from '../../support/seeded-random.ts'
import type { Kiosk } from './kiosk.ts'
import type { FromKiosk } from './messages.ts'

/** A kiosk as its neighbours see it. */
export type Standing = {
  readonly kiosk: Kiosk
  readonly name: string
  readonly station: string
  readonly on: boolean
  readonly revoked: boolean
}

export type LocalNetworkParts<Member> = {
  readonly random: SeededRandom
  readonly members: () => readonly Member[]
  readonly isTroubled: () => boolean
  readonly say: (line: string) => void
}

/** Milliseconds until nobody waits for an answer any more: as at the host (src-main/lan) longer than the other looks for messages. */
const patience = 150_000

export class LocalNetwork<Member extends Standing> {
  readonly #parts: LocalNetworkParts<Member>
  #parcels = 0
  readonly #waiting = new Map<number, { readonly from: Member; readonly number: number }>()
  #count = 0

  constructor(parts: LocalNetworkParts<Member>) {
    this.#parts = parts
  }

  /** Messages that were answered. */
  count(): number {
    return this.#count
  }

  /** By name: who stands beside this one now. */
  near(member: Member): readonly string[] {
    return this.#parts
      .members()
      .filter((other) => other !== member && other.station === member.station && other.on && !other.revoked)
      .map(({ name }) => name)
  }

  tell(from: Member, { number, to, body }: Extract<FromKiosk, { say: 'tell' }>): void {
    const { random, isTroubled, say } = this.#parts
    const parcel = (this.#parcels += 1)
    const isLost = isTroubled() && random.chance(0.1)
    say(`${from.name} tells ${to}${isLost ? ' and is not heard' : ''}`)
    this.#waiting.set(parcel, { from, number })
    setTimeout(() => this.#end(parcel, undefined), patience)
    if (isLost) return
    setTimeout(() => {
      const there = this.#parts.members().find(({ name, station }) => name === to && station === from.station)
      if (there?.on === true && !there.revoked && !from.revoked)
        there.kiosk.post({ do: 'parcel', parcel, from: from.name, body })
    }, this.#delay())
  }

  answer({ parcel, body }: Extract<FromKiosk, { say: 'answered' }>): void {
    if (this.#parts.isTroubled() && this.#parts.random.chance(0.1)) return
    setTimeout(() => this.#end(parcel, body), this.#delay())
  }

  #delay(): number {
    return this.#parts.random.pick(this.#parts.isTroubled() ? [5, 20, 400, 8_000] : [5, 20])
  }

  #end(parcel: number, answer: string | undefined): void {
    const waiting = this.#waiting.get(parcel)
    if (waiting === undefined) return
    this.#waiting.delete(parcel)
    if (answer !== undefined) this.#count += 1
    if (waiting.from.on)
      waiting.from.kiosk.post({ do: 'told', number: waiting.number, ...(answer === undefined ? {} : { answer }) })
  }
}
