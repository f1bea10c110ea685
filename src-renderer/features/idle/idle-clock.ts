/** When nobody touches the machine (`standards/09` §4): warned at 60 s, reset at 90 s; slow screens give more, holds stop it. */
export type IdleLimits = { readonly warnAfter: number; readonly resetAfter: number }

export const elderLimits: IdleLimits = { warnAfter: 60_000, resetAfter: 90_000 }
/** The staff face locks by itself. */
export const staffLimits: IdleLimits = { warnAfter: 270_000, resetAfter: 300_000 }

/** The first page with nobody at it rests: nothing is put away, so nobody is warned. */
export const restLimits: IdleLimits = { warnAfter: 60_000, resetAfter: 60_000 }

/** A slow screen (questionnaire: 180 s) warns as long before its end as the usual one. */
export const stretched = (limits: IdleLimits, resetAfter: number | undefined): IdleLimits =>
  resetAfter === undefined || resetAfter <= limits.resetAfter
    ? limits
    : { warnAfter: resetAfter - (limits.resetAfter - limits.warnAfter), resetAfter }

export type IdleState =
  | { readonly phase: 'here' }
  | { readonly phase: 'warning'; readonly secondsLeft: number }
  | { readonly phase: 'over' }

export function idleState(quietFor: number, limits: IdleLimits): IdleState {
  if (quietFor >= limits.resetAfter) return { phase: 'over' }
  if (quietFor >= limits.warnAfter) {
    return { phase: 'warning', secondsLeft: Math.ceil((limits.resetAfter - quietFor) / 1_000) }
  }
  return { phase: 'here' }
}
