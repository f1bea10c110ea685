import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { visitCodeRule } from '../../src-domain/shared/attempts.ts'
import { guessCount, seed } from '../../tests/support/how-many.ts'
import { seededRandom } from '../../tests/support/seeded-random.ts'
import { openCodeAttempts } from './code-attempts.ts'
import { noteFigures } from '../../tests/support/note-figures.ts'

let root = ''
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'visit-codes-'))
})
afterAll(async () => rm(root, { recursive: true, force: true }))

it(
  `looks at no more than five of ${guessCount} guesses at a visit code in any minute, also after restarts`,
  { timeout: 1_200_000 },
  async () => {
    const random = seededRandom(seed)
    let now = Date.UTC(2026, 0, 1)
    const open = () => openCodeAttempts(join(root, 'codes.json'), () => now)
    let attempts = await open()
    const lookedAt: number[] = []
    for (let n = 0; n < guessCount; n += 1) {
      if (random.chance(0.3)) now += random.whole(1, 30_000)
      if (await attempts.count()) lookedAt.push(now)
      if (random.chance(0.2)) attempts = await open()
    }
    noteFigures({ test: 'visit code', tried: guessCount, found: { evaluated: lookedAt.length } })
    // Five, and not one of the next five before the lock is over.
    for (let n = visitCodeRule.most; n < lookedAt.length; n += visitCodeRule.most) {
      expect(lookedAt[n]! - lookedAt[n - 1]!).toBeGreaterThanOrEqual(visitCodeRule.firstLock)
    }
    expect(lookedAt.length).toBeGreaterThan(visitCodeRule.most)
  },
)

it('begins anew after a right one', async () => {
  const attempts = await openCodeAttempts(join(root, 'right.json'), () => 1e12)
  for (let round = 0; round < 3; round += 1) {
    for (let n = 0; n < 4; n += 1) expect(await attempts.count()).toBe(true)
    await attempts.forget()
  }
})
