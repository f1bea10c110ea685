import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createBackoff } from './backoff.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const range = { first: 1_000, most: 60_000 }
/** Milliseconds until the next waiting is over. */
async function waited(wait: () => Promise<void>): Promise<number> {
  const from = Date.now()
  const over = wait().then(() => Date.now() - from)
  await vi.advanceTimersByTimeAsync(120_000)
  return over
}

describe('back-off', () => {
  it('waits twice as long after each failure, up to a minute, and begins anew after a success', async () => {
    const backoff = createBackoff(range, new AbortController().signal, () => 1)
    const waits: number[] = []
    for (let n = 0; n < 8; n += 1) waits.push(await waited(backoff.wait))
    expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000])
    backoff.reset()
    expect(await waited(backoff.wait)).toBe(1_000)
  })

  it('waits as long as the server asked for, but not for ever', async () => {
    const backoff = createBackoff(range, new AbortController().signal, () => 1)
    expect(await waited(() => backoff.wait(7_000))).toBe(7_000)
    expect(await waited(() => backoff.wait(0))).toBe(2_000)
    expect(await waited(() => backoff.wait(86_400_000))).toBe(60_000)
  })

  it('spreads kiosks over half of the time', async () => {
    const early = createBackoff(range, new AbortController().signal, () => 0)
    const middle = createBackoff(range, new AbortController().signal, () => 0.5)
    expect([await waited(early.wait), await waited(middle.wait)]).toEqual([500, 750])
  })

  it('ends early when the network is back or everything stops, and leaves no timer behind', async () => {
    const stopping = new AbortController()
    const backoff = createBackoff(range, stopping.signal, () => 1)
    const woken = backoff.wait()
    backoff.wake()
    await woken
    const stopped = backoff.wait()
    stopping.abort()
    await stopped
    await backoff.wait()
    expect(vi.getTimerCount()).toBe(0)
  })
})
