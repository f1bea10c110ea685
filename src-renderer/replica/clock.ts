/**
 * The station's clock: the machine's, corrected by the offset measured against the server. It is judged wrong when it
 * lies before the last write, before the day the program was built, or more than five minutes off the server
 * (`standards/09` §4).
 */
import { BehaviorSubject, type Observable } from 'rxjs'
import { aheadLimit } from '../../src-domain/shared/check-document.ts'

export type ClockState = { readonly wrong: boolean; readonly offsetMilliseconds?: number }

export type Clock = {
  readonly now: () => { readonly now: number; readonly offset: number }
  readonly state: Observable<ClockState>
  /** The server said `serverTime` in an answer that began to arrive at `wallTime` of this machine, `took` milliseconds after it was asked. */
  readonly measured: (serverTime: number, wallTime: number, took?: number) => void
  /** Something was certainly written at this moment, so that the present cannot lie before it. */
  readonly seen: (moment: number) => void
}

export type ClockSource = {
  /** Milliseconds of the machine's clock. */
  readonly wall: () => number
  /** Minutes east of UTC. */
  readonly zone: (at: number) => number
  readonly builtAt: number
}

/** The server's Date header has whole seconds: a smaller difference means nothing. */
const noise = 2_000
/** Within so much, what somebody did later is never dated earlier: a correction waits until the time has come up to it. */
const standsStill = 60_000

export const machineClock = (builtAt: number): ClockSource => ({
  wall: () => Date.now(),
  zone: (at) => -new Date(at).getTimezoneOffset(),
  builtAt,
})

export function createClock(source: ClockSource): Clock {
  let offset: number | undefined
  let lastSeen = 0
  let lastTold = 0
  const correction = (): number => offset ?? 0
  const judge = (): ClockState => {
    const wall = source.wall()
    // Another kiosk may run ahead of us by what its server lets pass; only more than that is a sign.
    const behind = wall < source.builtAt || wall + correction() < lastSeen - aheadLimit
    const wrong = behind || Math.abs(offset ?? 0) > aheadLimit
    return { wrong, ...(offset === undefined ? {} : { offsetMilliseconds: offset }) }
  }
  const state = new BehaviorSubject<ClockState>(judge())
  const tell = (): void => {
    const next = judge()
    const known = state.value
    const moved = Math.abs((next.offsetMilliseconds ?? 0) - (known.offsetMilliseconds ?? 0)) > noise
    const first = (next.offsetMilliseconds === undefined) !== (known.offsetMilliseconds === undefined)
    if (next.wrong !== known.wrong || moved || first) state.next(next)
  }
  return {
    now: () => {
      const corrected = source.wall() + correction()
      const now = lastTold - corrected < standsStill ? Math.max(corrected, lastTold) : corrected
      lastTold = now
      return { now, offset: source.zone(now) }
    },
    state,
    measured: (serverTime, wallTime, took = 0) => {
      const found = serverTime - (wallTime - took / 2)
      // What a slow answer cannot tell from what is known changes nothing.
      const unsure = Math.max(noise, took / 2 + 1_000)
      if (offset !== undefined && Math.abs(found - offset) <= unsure) return
      offset = Math.abs(found) <= unsure ? 0 : found
      tell()
    },
    seen: (moment) => {
      if (moment <= lastSeen) return
      lastSeen = moment
      tell()
    },
  }
}
