/**
 * The network between kiosks and server: late, lost on the way there or back, doubled, or answered by something in between.
 */
import type { Gateway } from './gateway.ts'
import type { Kiosk } from './kiosk.ts'
import type { FromKiosk } from './messages.ts'
import type { SeededRandom } from '../../support/seeded-random.ts'
import type { VirtualWorld } from './virtual-world.ts'

/** A kiosk as the network sees it. */
export type Connected = {
  readonly kiosk: Kiosk
  readonly name: string
  /** The name that the server has for it. */
  readonly id: string
  /** What it shows where it renews nothing; else the token that it showed last. */
  credential: string
  readonly cutUntil: number
  readonly revoked: boolean
}

export type NetworkParts = {
  readonly world: VirtualWorld
  readonly random: SeededRandom
  /** What came later to the network draws from this one, so that the stories of the seeds stay what they were. */
  readonly later: SeededRandom
  /** And what renewals draw. */
  readonly renewals: SeededRandom
  readonly gateway: Gateway
  readonly say: (line: string) => void
  readonly isTroubled: () => boolean
  /** A kiosk that was revoked got an answer. */
  readonly tooMuch: (line: string) => void
}

type Request = { readonly member: Connected; alive: boolean; hangUp: () => void }

export class Network {
  readonly #parts: NetworkParts
  readonly #requests = new Map<string, Request>()
  readonly #unanswered = new Set<Connected>()
  #count = 0

  constructor(parts: NetworkParts) {
    this.#parts = parts
  }

  count(): number {
    return this.#count
  }

  /** Its power is gone: nobody is there to be told. */
  drop(member: Connected): void {
    for (const [key, request] of this.#requests) if (request.member === member) this.#forget(key, request)
  }

  /** The connections break: of one, or of everybody. */
  cut(member?: Connected): void {
    for (const [key, request] of this.#requests) {
      if (member !== undefined && request.member !== member) continue
      this.#forget(key, request)
      request.member.kiosk.post({ do: 'cut', request: Number(key.split(' ')[1]) })
    }
  }

  abort(member: Connected, number: number): void {
    const key = `${member.name} ${number}`
    const request = this.#requests.get(key)
    if (request !== undefined) this.#forget(key, request)
  }

  /** @returns whether one of the requests that are open now of the machines of this name still is. */
  watch(id: string): () => boolean {
    const open = [...this.#requests].filter(([, { member }]) => member.id === id)
    return () => open.some(([key, request]) => this.#requests.get(key) === request)
  }

  /** What it sends next arrives, and it does not hear so. */
  loseAnswer(member: Connected): void {
    this.#unanswered.add(member)
  }

  carry(member: Connected, { request, path, method, body, token }: Extract<FromKiosk, { say: 'request' }>): void {
    this.#count += 1
    if (token !== undefined) member.credential = token
    const isRenewal = path.startsWith('/token')
    const random = isRenewal ? this.#parts.renewals : this.#parts.random
    const credential = isRenewal ? '' : member.credential
    const key = `${member.name} ${request}`
    const state: Request = { member, alive: true, hangUp: () => undefined }
    this.#requests.set(key, state)
    const unsteady = this.#parts.isTroubled()
    const delay = (): number => random.pick(unsteady ? [5, 20, 80, 400, 3_000, 45_000] : [5, 20])
    const luck = unsteady ? random.next() : 1
    const cut = (): void => {
      if (!state.alive) return
      this.#forget(key, state)
      member.kiosk.post({ do: 'cut', request })
    }
    this.#parts.say(
      // The names that the gateway gives to kiosks are drawn by the machine, and not always of one length.
      `${member.name} ${method} ${path.replace('/sync/', '')} ${isRenewal ? '' : (body?.length ?? 0)} ${luck < 0.12 ? luck.toFixed(3) : ''}`,
    )
    if (this.#parts.world.now() < member.cutUntil || !this.#parts.gateway.isUp()) return void setTimeout(cut, delay())
    if (luck < 0.02) return void setTimeout(cut, delay())
    if (luck < 0.05) {
      const drawn = random.pick([401, 403, 413, 429, 500, 502, 503, 504])
      const later = isRenewal ? random : this.#parts.later
      const status = later.chance(1 / 9) ? 409 : drawn
      const isPatient = (status === 429 || status === 503) && later.chance(0.5)
      const headers = isPatient ? { 'retry-after': String(later.pick([1, 5, 30, 120])) } : {}
      this.#parts.say(`${member.name} is answered ${status} ${headers['retry-after'] ?? ''}`)
      return void setTimeout(
        () => this.#deliver(member, request, state, key, { status, headers, text: '{"error":"by the way"}' }),
        delay(),
      )
    }
    const there = delay()
    const back = delay()
    const loseAnswer = luck < 0.08 || (path.endsWith('/_bulk_docs') && this.#unanswered.delete(member))
    const twice = luck >= 0.08 && luck < 0.11
    if (twice) {
      setTimeout(() => {
        void this.#askServer(credential, path, method, body)
          .then((answer) => answer.hangUp())
          .catch(() => undefined)
      }, there + delay())
    }
    setTimeout(() => {
      void (async () => {
        try {
          const answer = await this.#askServer(credential, path, method, body)
          if (answer.status < 400 && member.revoked && path !== '/sync/' && path !== '/token/challenge')
            this.#parts.tooMuch(`${key} was answered ${answer.status}`)
          if (answer.status >= 300)
            this.#parts.say(`${member.name} ${method} ${path.replace('/sync/', '')} answered ${answer.status}`)
          state.hangUp = answer.hangUp
          if (loseAnswer) return void setTimeout(cut, back)
          setTimeout(() => {
            if (state.alive)
              member.kiosk.post({ do: 'response', request, status: answer.status, headers: answer.headers })
          }, back)
          for await (const piece of answer.body) {
            const text = Buffer.from(piece).toString('utf8')
            setTimeout(() => {
              if (state.alive) member.kiosk.post({ do: 'chunk', request, text })
            }, back)
          }
          setTimeout(() => {
            if (!state.alive) return
            this.#requests.delete(key)
            member.kiosk.post({ do: 'end', request })
          }, back)
        } catch {
          setTimeout(cut, back)
        }
      })()
    }, there)
  }

  #askServer(credential: string, path: string, method: string, body: string | undefined): ReturnType<Gateway['ask']> {
    return this.#parts.gateway.ask({
      method,
      path: path.replace('/sync', '') || '/',
      credential,
      body,
    })
  }

  #deliver(
    member: Connected,
    request: number,
    state: { alive: boolean },
    key: string,
    { status, headers, text }: { readonly status: number; readonly headers: object; readonly text: string },
  ): void {
    if (!state.alive) return
    this.#requests.delete(key)
    member.kiosk.post({ do: 'response', request, status, headers: { 'content-type': 'application/json', ...headers } })
    member.kiosk.post({ do: 'chunk', request, text })
    member.kiosk.post({ do: 'end', request })
  }

  #forget(key: string, request: Request): void {
    request.alive = false
    this.#requests.delete(key)
    request.hangUp()
  }
}
