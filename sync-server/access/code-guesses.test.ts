import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { secretRule } from '../../src-domain/shared/attempts.ts'
import { expectLocks } from '../../tests/support/guesses.ts'
import { guessCount, seed } from '../../tests/support/how-many.ts'
import { seededRandom } from '../../tests/support/seeded-random.ts'
import { openStore } from '../open-store.ts'
import { makeKey } from '../testing/kiosk-key.ts'
import { openAccessBook } from './access-book.ts'
import { noteFigures } from '../../tests/support/note-figures.ts'

let root = ''
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'codes-'))
})
afterAll(async () => rm(root, { recursive: true, force: true }))

const { publicKey } = makeKey()

async function openServer(now: () => number, dataFolder = join(root, 'data')) {
  const { store } = openStore({ dataFolder })
  const access = await openAccessBook(store, now)
  const close = async (): Promise<void> => {
    await access.close()
    await store.close()
  }
  return { access, close }
}

describe('guesses at a code that lets a kiosk in', () => {
  it(
    `are looked at five times and then once after each lock, of ${guessCount} from two addresses, also after restarts`,
    { timeout: 1_200_000 },
    async () => {
      const random = seededRandom(seed)
      let now = Date.UTC(2026, 0, 1)
      let server = await openServer(() => now)
      const lookedAt = new Map<string, number[]>([
        ['192.0.2.7', []],
        ['2001:db8::7', []],
      ])
      for (let n = 0; n < guessCount; n += 1) {
        if (random.chance(0.3)) now += random.whole(1, 20_000)
        if (random.chance(0.02)) now += random.whole(1, 3_600_000)
        const from = random.pick([...lookedAt.keys()])
        const outcome = await server.access.enrolWithKey(random.bytes(13).toString('hex'), 'k', publicKey, from)
        expect(outcome.ok).toBe(false)
        if (!outcome.ok && outcome.error === 'code.refused') lookedAt.get(from)?.push(now)
        if (random.chance(0.02)) {
          await server.close()
          server = await openServer(() => now)
        }
      }
      await server.close()
      const evaluated = [...lookedAt.values()].reduce((sum, times) => sum + times.length, 0)
      noteFigures({ test: 'code that lets a kiosk in', tried: guessCount, found: { evaluated } })
      for (const times of lookedAt.values()) {
        expect(times.length).toBeGreaterThan(secretRule.most)
        expectLocks(times)
      }
    },
  )

  it('keep nobody else out, and are forgotten when a right code comes', async () => {
    let now = Date.UTC(2026, 0, 1)
    const { access, close } = await openServer(() => now, join(root, 'second'))
    const station = await access.createStation('青石桥')
    const tryCode = (code: string, from: string) => access.enrolWithKey(code, 'k', publicKey, from)
    for (let n = 0; n < 5; n += 1)
      expect(await tryCode('wrong', '192.0.2.7')).toEqual({ ok: false, error: 'code.refused' })
    const { code } = await access.createEnrolmentCode(station)
    expect(await tryCode(code, '192.0.2.7')).toEqual({ ok: false, error: { waits: 30_000 } })
    expect((await tryCode(code, '192.0.2.8')).ok).toBe(true)
    now += 30_000
    const next = await access.createEnrolmentCode(station)
    expect((await tryCode(next.code, '192.0.2.7')).ok).toBe(true)
    for (let n = 0; n < 4; n += 1)
      expect(await tryCode('wrong', '192.0.2.7')).toEqual({ ok: false, error: 'code.refused' })
    await close()
  })
})
