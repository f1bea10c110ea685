import { expect, it } from 'vitest'
import { createDocument } from '../../src-domain/shared/document.ts'
import { movedKind } from '../../src-domain/transfer/transfer.ts'
import { memoryDocumentStore } from '../../tests/sync/simulator/memory-document-store.ts'
import type { DocumentStore } from '../store/document-store.ts'
import { actAt, kinds, makePerson, reading, stored } from '../testing/served-station.ts'
import { moveAgain, moveElder } from './move-elder.ts'

const wang = makePerson('jia', '王秀兰')
const readings = Array.from({ length: 3 }, (_, i) =>
  createDocument(reading, { systolic: 120 + i }, actAt('jia'), { elder: wang.id }),
)
const body = { otherName: '', receipt: 'r', documents: 0 }
const options = { elder: wang.id }
const access = { setMoved: async () => undefined, awaitParts: async () => undefined, awaitedParts: () => [] }
const move = {
  left: createDocument(movedKind, { ...body, way: 'left', other: 'yi' }, actAt('jia'), options),
  arrived: createDocument(movedKind, { ...body, way: 'arrived', other: 'jia' }, actAt('yi'), options),
}
const alive = async (store: DocumentStore, database: string): Promise<readonly string[]> => {
  const ids = [wang, ...readings].map(({ id }) => id)
  const winners = await store.readWinners(database, ids)
  return ids.filter((id) => winners.get(id)?.doc !== undefined)
}

it('goes on after a power cut before any of its writes: never none, and in the end one', async () => {
  let cuts = 0
  for (let at = 0; ; at += 1) {
    const { store } = memoryDocumentStore(async () => undefined).power()
    await store.createDatabase('station-jia')
    await store.createDatabase('station-yi')
    await store.writeDocuments(
      'station-jia',
      [wang, ...readings].map((one) => stored(one) as never),
      { newEdits: true },
    )
    let writes = 0
    const failing: DocumentStore = {
      ...store,
      writeDocuments: async (database, documents, how) => {
        if (writes === at) throw new Error('the plug was pulled')
        writes += 1
        return store.writeDocuments(database, documents, how)
      },
    }
    const isWhole = await moveElder(failing, kinds, move, access).then(
      () => true,
      () => false,
    )
    const there = await alive(store, 'station-yi')
    const here = await alive(store, 'station-jia')
    expect(new Set([...there, ...here]).size).toBe(4)
    await moveAgain(store, kinds, access, [{ moved: move }])
    expect(await alive(store, 'station-jia')).toEqual([])
    expect(await alive(store, 'station-yi')).toHaveLength(4)
    const facts = await store.readWinners('station-yi', [move.arrived.id])
    expect(facts.get(move.arrived.id)?.doc).toMatchObject({ body: { documents: 4 } })
    if (isWhole) break
    cuts += 1
  }
  expect(cuts).toBeGreaterThanOrEqual(8)
})
