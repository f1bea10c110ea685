import { expect, it } from 'vitest'
import type { Document } from '../../src-domain/shared/document.ts'
import type { Host } from '../host/host.ts'
import { backUpIfDue } from './hourly-backup.ts'

const hour = 3_600_000
const now = Date.UTC(2026, 10, 1)

async function made(state: object, erasedAt: readonly number[] = []): Promise<number> {
  let count = 0
  const call = (async () => state) as unknown as Host['call']
  await backUpIfDue(
    { call },
    {
      now: () => ({ now, offset: 480 }),
      find: async () => erasedAt.map((at) => ({ occurredAt: new Date(at).toISOString() })) as unknown as Document[],
      backUp: async () => {
        count += 1
        return { ok: true, value: { name: '', documents: 0 } }
      },
    },
  )
  return count
}

it('makes a backup when a folder and a code are there and the last is an hour old', async () => {
  const ready = { folder: '/stick', hasCode: true }
  expect(await made(ready)).toBe(1)
  expect(await made({ ...ready, last: { at: now - hour, documents: 1, name: '' } })).toBe(1)
  expect(await made({ ...ready, last: { at: now - hour / 2, documents: 1, name: '' } })).toBe(0)
  expect(await made({ hasCode: true })).toBe(0)
  expect(await made({ folder: '/stick', hasCode: false })).toBe(0)
})

it('makes one at the next look when an elder was erased since the last', async () => {
  const last = { at: now - hour / 2, documents: 1, name: '' }
  expect(await made({ folder: '/stick', hasCode: true, last }, [now - hour, now - 60_000])).toBe(1)
  expect(await made({ folder: '/stick', hasCode: true, last }, [now - hour])).toBe(0)
  expect(await made({ hasCode: true, last }, [now - 60_000])).toBe(0)
})
