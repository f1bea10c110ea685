import { expect, it } from 'vitest'
import { countedStorage, ForeignRowsError, newCounts } from './counted-storage.ts'

async function scanOf(...slices: readonly (readonly object[])[]) {
  const counts = newCounts()
  const raw = slices.toReversed()
  const instance = {
    bulkWrite: async () => ({ error: [] }),
    countRaw: async () => 0,
    readRaw: async () => raw.pop() ?? [],
  }
  const storage = countedStorage({ createStorageInstance: async () => instance } as never, () => true, counts)
  await storage.createStorageInstance({ collectionName: 'elders', schema: { version: 0 } } as never)
  return counts.collections()[0]!.scan(async () => undefined)
}

const row = (id: string) => ({ id, _rev: '1-kiosk' })

it('reads a collection through, slice after slice', async () => {
  expect(await scanOf([row('elders:1'), row('elders:2')], [row('elders:3')])).toMatchObject({ rows: 3, writes: 3 })
})

it.each([
  ['without an id', [{ key: 'filled', _rev: '1-kiosk' }]],
  ['of another collection', [row('elders:1'), row('services:1')]],
  ['that come again', [row('elders:2'), row('elders:1')]],
])('does not read on at rows %s, which would never end or be taken for ours', async (_which, rows) => {
  await expect(scanOf([row('elders:1')], rows)).rejects.toBeInstanceOf(ForeignRowsError)
})
