import { getRxStorageMemory } from 'rxdb/plugins/storage-memory'
import { afterEach, describe, expect, it } from 'vitest'
import { openBookkeeping } from './bookkeeping.ts'
import { type AnyStorage, openDatabase, type ReplicaDatabase } from './open-database.ts'

let database: ReplicaDatabase | undefined
afterEach(() => database?.close())

describe('the bookkeeping of the replica', () => {
  it('writes again what a full disk refused for a while', async () => {
    let isFull = false
    const memory = getRxStorageMemory()
    const storage = {
      ...memory,
      async createStorageInstance(parameters: never) {
        const instance = await memory.createStorageInstance(parameters)
        const write = instance.bulkWrite.bind(instance)
        instance.bulkWrite = (rows, context) => (isFull ? Promise.reject(new Error('full')) : write(rows, context))
        return instance
      },
    } as unknown as AnyStorage
    database = await openDatabase({ name: 'bookkeeping', storage, collections: [], key: undefined })
    const bookkeeping = await openBookkeeping(database.bookkeeping)
    await bookkeeping.write('since:station', 1)
    isFull = true
    await expect(bookkeeping.write('since:station', 2)).rejects.toThrow()
    isFull = false
    await bookkeeping.write('since:station', 3)
    expect((await openBookkeeping(database.bookkeeping)).read('since:station')).toBe(3)
  })
})
