import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { secretRule } from '../../src-domain/shared/attempts.ts'
import { err, refusal } from '../../src-domain/shared/result.ts'
import { expectLocks } from '../../tests/support/guesses.ts'
import { guessCount, seed } from '../../tests/support/how-many.ts'
import { seededRandom } from '../../tests/support/seeded-random.ts'
import { openCodeAttempts } from '../kiosk/code-attempts.ts'
import { openKeyRing } from './key-ring.ts'
import { writeKeyRing } from './key-ring-file.ts'
import { recoverPin } from './recover-pin.ts'
import { noteFigures } from '../../tests/support/note-figures.ts'

let root = ''
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'guesses-'))
})
afterAll(async () => rm(root, { recursive: true, force: true }))

it(
  `looks at no more than five of ${guessCount} guesses at a PIN before each lock, however often the plug is pulled`,
  { timeout: 1_200_000 },
  async () => {
    const random = seededRandom(seed)
    const deviceKey = random.bytes(32)
    let now = Date.UTC(2026, 0, 1)
    const people = ['staff:li', 'staff:wang'] as const
    let staff: (typeof people)[number] = people[0]
    const lookedAt = new Map<string, number[]>(people.map((one) => [one, []]))
    let pulled: 'before the count' | 'after the count' | 'before the answer' | 'never' = 'never'
    const pullIf = (when: typeof pulled): void => {
      if (pulled === when) throw new Error('the plug was pulled')
    }
    const open = () =>
      openKeyRing({
        path: join(root, 'keys.json'),
        deviceKey,
        now: () => now,
        // Called for each PIN that was looked at and found wrong, and for no other.
        wait: async () => {
          lookedAt.get(staff)?.push(now)
          pullIf('before the answer')
        },
        writeRing: async (path, ring, peopleChanged) => {
          pullIf('before the count')
          await writeKeyRing(path, ring, peopleChanged)
          pullIf('after the count')
        },
      })
    let ring = await open()
    for (const one of people) await ring.add({ staff: one, name: one, role: 'administrator' }, '284917')
    let restarts = 0
    for (let n = 0; n < guessCount; n += 1) {
      if (random.chance(0.3)) now += random.whole(1, 20_000)
      if (random.chance(0.02)) now += random.whole(1, 3_600_000)
      staff = random.pick(people)
      pulled = random.chance(0.2) ? random.pick(['before the count', 'after the count', 'before the answer']) : 'never'
      const outcome = await ring.unlock(staff, String(random.integer(280_000)).padStart(6, '0')).catch(() => undefined)
      if (outcome !== undefined) expect(!outcome.ok && outcome.error.code).toMatch(/^pin\.(wrong|locked)$/)
      pulled = 'never'
      if (outcome === undefined || random.chance(0.2)) {
        ring = await open()
        restarts += 1
      }
    }
    expect(restarts).toBeGreaterThan(guessCount / 10)
    const evaluated = [...lookedAt.values()].reduce((sum, times) => sum + times.length, 0)
    noteFigures({ test: 'PIN', tried: guessCount, found: { evaluated, restarts } })
    for (const times of lookedAt.values()) {
      expect(times.length).toBeGreaterThan(secretRule.most)
      expectLocks(times)
    }
  },
)

it(
  `looks at no more than five of ${guessCount} guesses at the recovery code before each lock, however often the plug is pulled`,
  { timeout: 1_200_000 },
  async () => {
    const random = seededRandom(seed)
    const administrators = ['staff:li', 'staff:wang'] as const
    const lookedAt: number[] = []
    let now = Date.UTC(2026, 0, 1)
    let pulled: 'before the count' | 'after the count' | 'before the answer' | 'never' = 'never'
    const pullIf = (when: typeof pulled): void => {
      if (pulled === when) throw new Error('the plug was pulled')
    }
    const open = async () => {
      const attempts = await openCodeAttempts(join(root, 'recovery-codes.json'), () => now, secretRule)
      return recoverPin({
        keys: {
          people: () => administrators.map((staff) => ({ staff, name: staff, role: 'administrator' as const })),
          recover: () => Promise.reject(new Error('a wrong code opened it')),
        },
        attempts: {
          ...attempts,
          count: async () => {
            pullIf('before the count')
            const isOpen = await attempts.count()
            pullIf('after the count')
            return isOpen
          },
        },
        openWith: () => {
          lookedAt.push(now)
          return err(refusal('recover.wrongCode'))
        },
        wait: async () => pullIf('before the answer'),
      })
    }
    let recover = await open()
    let restarts = 0
    for (let n = 0; n < guessCount; n += 1) {
      if (random.chance(0.3)) now += random.whole(1, 20_000)
      if (random.chance(0.02)) now += random.whole(1, 3_600_000)
      pulled = random.chance(0.2) ? random.pick(['before the count', 'after the count', 'before the answer']) : 'never'
      const code = Array.from({ length: 26 }, () => random.pick([...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'])).join('')
      const asked = { staff: random.pick(administrators), code, pin: '730682' }
      const outcome = await recover(asked).catch(() => undefined)
      if (outcome !== undefined) expect(!outcome.ok && outcome.error.code).toMatch(/^(recover\.wrongCode|pin\.locked)$/)
      pulled = 'never'
      if (outcome === undefined || random.chance(0.2)) {
        recover = await open()
        restarts += 1
      }
    }
    noteFigures({ test: 'recovery code', tried: guessCount, found: { evaluated: lookedAt.length, restarts } })
    expect(lookedAt.length).toBeGreaterThan(secretRule.most)
    expectLocks(lookedAt)
  },
)
