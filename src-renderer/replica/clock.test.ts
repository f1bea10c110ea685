import { firstValueFrom } from 'rxjs'
import { describe, expect, it } from 'vitest'
import { createClock } from './clock.ts'

const built = Date.UTC(2026, 0, 1)
const day = 86_400_000
const clockAt = (wall: number) => createClock({ wall: () => wall, zone: () => 480, builtAt: built })

describe('the station’s clock', () => {
  it('is the machine’s while nothing contradicts it', async () => {
    const clock = clockAt(built + day)
    expect(clock.now()).toEqual({ now: built + day, offset: 480 })
    expect(await firstValueFrom(clock.state)).toEqual({ wrong: false })
  })

  it('is wrong before the day the program was built', async () => {
    expect(await firstValueFrom(clockAt(built - 1).state)).toEqual({ wrong: true })
  })

  it('is wrong when it lies before the last write, by more than a kiosk may run ahead', async () => {
    const clock = clockAt(built + day)
    clock.seen(built + day + 4 * 60_000)
    expect((await firstValueFrom(clock.state)).wrong).toBe(false)
    clock.seen(built + day + 6 * 60_000)
    expect((await firstValueFrom(clock.state)).wrong).toBe(true)
  })

  it('follows the server, and is wrong when it was more than five minutes off', async () => {
    const clock = clockAt(built + day)
    clock.measured(built + day + 4 * 60_000, built + day)
    expect(clock.now().now).toBe(built + day + 4 * 60_000)
    expect(await firstValueFrom(clock.state)).toEqual({ wrong: false, offsetMilliseconds: 240_000 })
    clock.measured(built - day, built + day)
    expect(clock.now().now).toBe(built - day)
    expect((await firstValueFrom(clock.state)).wrong).toBe(true)
  })

  it('does not follow differences that the header’s whole seconds make', () => {
    const clock = clockAt(built + day)
    clock.measured(built + day - 1_500, built + day)
    expect(clock.now().now).toBe(built + day)
  })

  it('is not moved by an answer that was so slow that it proves nothing', () => {
    const clock = clockAt(built + day)
    clock.measured(built + day - 30_000, built + day)
    expect(clock.now().now).toBe(built + day - 30_000)
    // Asked 20 s before it began to arrive: somewhere in between the server said the time.
    const later = clockAt(built + day)
    later.measured(built + day - 9_000, built + day, 20_000)
    expect(later.now().now).toBe(built + day)
    clock.measured(built + day - 38_000, built + day, 20_000)
    expect(clock.now().now).toBe(built + day - 30_000)
  })

  it('never dates what is done later earlier, unless the clock was far off', () => {
    const time = { wall: built + day }
    const clock = createClock({ wall: () => time.wall, zone: () => 480, builtAt: built })
    expect(clock.now().now).toBe(built + day)
    clock.measured(built + day - 5_000, built + day)
    time.wall += 1_000
    expect(clock.now().now).toBe(built + day)
    time.wall += 5_000
    expect(clock.now().now).toBe(built + day + 1_000)
    clock.measured(built - day, time.wall)
    expect(clock.now().now).toBe(built - day)
  })
})
