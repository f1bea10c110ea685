/** Acts of demo people on days gone by, in opening hours. The last day with acts is yesterday: nothing lies in the future. */
import type { Act } from '../shared/document.ts'
import type { CalendarDate } from '../shared/instant.ts'
import { demoStation } from './demo-places.ts'
import type { Random } from './random.ts'

export type ActOn = (day: CalendarDate, author?: string, kiosk?: string) => Act

const chinaOffset = 480

/** Each act falls between nine and half past four at a minute of its own, at one of the station's two kiosks. */
export const actsOf =
  (random: Random): ActOn =>
  (day, author = 'system', kiosk) => ({
    station: demoStation.id,
    kiosk: kiosk ?? (random.chance(0.8) ? 'demo-kiosk-1' : 'demo-kiosk-2'),
    author,
    now: Date.parse(`${day}T01:00:00Z`) + random.integer(0, 450) * 60_000 + random.integer(0, 59_999),
    offset: chinaOffset,
    random: random.bytes,
  })

/** The same person a moment later. */
export const later = (act: Act, minutes: number): Act => ({ ...act, now: act.now + Math.round(minutes * 60_000) })
