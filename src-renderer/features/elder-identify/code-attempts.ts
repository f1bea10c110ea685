/**
 * Wrong codes typed on this kiosk, whoever typed them: after five of them none is taken for a minute. A code lives ten minutes,
 * so that nobody tries more than fifty of a million.
 */
const most = 5
const pause = 60_000

let wrong = 0
let closedUntil = 0

export const mayTryCode = (now: number): boolean => now >= closedUntil

export function countWrongCode(now: number): void {
  wrong += 1
  if (wrong < most) return
  wrong = 0
  closedUntil = now + pause
}

export function startCodesAnew(): void {
  wrong = 0
}
