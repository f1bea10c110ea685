import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  findVisitCode,
  giveVisitCode,
  type VisitCode,
  visitCodeLife,
  visitPictureLength,
  visitPictures,
} from '../../src-domain/activity/visit-code.ts'
import { visitCodeRule } from '../../src-domain/shared/attempts.ts'
import { documentId } from '../../src-domain/shared/ids.ts'
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

it(
  `counts four pictures and six digits alike: of ${guessCount} guesses while somebody has a code no more than five a minute`,
  { timeout: 1_200_000 },
  async () => {
    const random = seededRandom(seed)
    let now = Date.UTC(2026, 0, 1)
    const act = () => ({
      station: 'qingshiqiao',
      kiosk: 'kiosk-a',
      author: 'staff:li',
      now,
      offset: 480,
      random: random.bytes,
    })
    const elder = documentId('elders', now, random.bytes)
    const open = () => openCodeAttempts(join(root, 'pictures.json'), () => now)
    let attempts = await open()
    let code: VisitCode = giveVisitCode(elder, [], act())
    let [evaluated, opened, given] = [0, 0, 1]
    let lookedAt: number[] = []
    for (let n = 0; n < guessCount; n += 1) {
      if (random.chance(0.3)) now += random.whole(1, 30_000)
      if (now >= Date.parse(code.occurredAt) + visitCodeLife) {
        code = giveVisitCode(elder, [], act())
        given += 1
      }
      const guess = random.chance(0.8)
        ? Array.from({ length: visitPictureLength }, () => random.pick(visitPictures))
        : String(random.integer(1_000_000)).padStart(6, '0')
      if (await attempts.count()) {
        evaluated += 1
        lookedAt.push(now)
        const { most, firstLock } = visitCodeRule
        const earlier = lookedAt.at(-1 - most)
        if (earlier !== undefined) expect(now - earlier).toBeGreaterThanOrEqual(firstLock)
        if (findVisitCode([code], guess, now) !== undefined) {
          // As the screen does it: the count begins anew after a right one.
          await attempts.forget()
          lookedAt = []
          opened += 1
          code = giveVisitCode(elder, [], act())
        }
      }
      if (random.chance(0.2)) attempts = await open()
    }
    noteFigures({ test: 'four pictures', tried: guessCount, found: { evaluated, opened, codes: given } })
    expect(evaluated).toBeGreaterThan(visitCodeRule.most)
    // 1 in 20,736 for each that was looked at: more than a few would mean that the pictures are easier than they are said to be.
    expect(opened).toBeLessThanOrEqual(2 + evaluated / 2_000)
  },
)

it('begins anew after a right one', async () => {
  const attempts = await openCodeAttempts(join(root, 'right.json'), () => 1e12)
  for (let round = 0; round < 3; round += 1) {
    for (let n = 0; n < 4; n += 1) expect(await attempts.count()).toBe(true)
    await attempts.forget()
  }
})
