import { getRxStorageMemory } from 'rxdb/plugins/storage-memory'
import { afterEach, describe, expect, it } from 'vitest'
import { createDocument, type DocumentKind } from '../../src-domain/shared/document.ts'
import { actsOf, trialElder, trialKinds } from '../../tests/support/trial-kinds.ts'
import { createDocumentStore } from './document-store.ts'
import { type AnyStorage, openDatabase, type ReplicaDatabase } from './open-database.ts'
import { rowOf } from './rows.ts'
import { deriveSealKeys, seal, unseal } from './seal.ts'

const keysOf = (fill: number) => deriveSealKeys(new Uint8Array(32).fill(fill))
const storage = getRxStorageMemory() as AnyStorage
const opened: ReplicaDatabase[] = []
afterEach(async () => {
  for (const database of opened.splice(0)) await database.close()
})
let names = 0
async function open(
  name = `sealed-${(names += 1)}`,
  rows?: Parameters<typeof openDatabase>[0]['rows'],
): Promise<ReplicaDatabase> {
  const { replica } = await keysOf(7)
  const database = await openDatabase({
    name,
    storage,
    collections: ['elders', 'articles'],
    key: replica,
    ...(rows === undefined ? {} : { rows }),
  })
  opened.push(database)
  return database
}
const elder = createDocument(trialElder, { name: '王秀兰', phone: '1' }, actsOf('kiosk-a', 1)())

describe('sealing', () => {
  it('opens what it sealed, and only in its place, with its key, unaltered', async () => {
    const [mine, other] = [await keysOf(1), await keysOf(2)]
    const sealed = await seal(mine.replica, '王秀兰', 'elders/1')
    expect(await unseal(mine.replica, sealed, 'elders/1')).toBe('王秀兰')
    await expect(unseal(mine.replica, sealed, 'elders/2')).rejects.toThrow()
    await expect(unseal(other.replica, sealed, 'elders/1')).rejects.toThrow()
    await expect(unseal(mine.journal, sealed, 'elders/1')).rejects.toThrow()
    const altered = `${sealed.slice(0, -6)}${sealed.at(-6) === 'A' ? 'B' : 'A'}${sealed.slice(-5)}`
    await expect(unseal(mine.replica, altered, 'elders/1')).rejects.toThrow()
  })

  it('never seals the same text twice alike', async () => {
    const { replica } = await keysOf(1)
    expect(await seal(replica, '王秀兰', 'elders/1')).not.toBe(await seal(replica, '王秀兰', 'elders/1'))
  })

  it('keeps keys that cannot be taken out', async () => {
    const { replica, journal } = await keysOf(1)
    expect([replica.extractable, journal.extractable]).toEqual([false, false])
  })
})

describe('the sealed storage', () => {
  it('stores documents of the station as one sealed text, shared ones as they are', async () => {
    const database = await open()
    const store = createDocumentStore(database.collections, trialKinds)
    await store.write([{ previous: undefined, next: rowOf(elder, '', undefined) }])
    const inner = (database.collections.get('elders')!.storageInstance as unknown as { originalStorageInstance: Inner })
      .originalStorageInstance.originalStorageInstance
    const [row] = await inner.findDocumentsById([elder.id], false)
    expect(typeof row?.document).toBe('string')
    expect(JSON.stringify(row)).not.toContain('王秀兰')
    expect(atob(String(row?.document))).not.toContain('trialElder')
  })

  it('throws when a sealed field is asked for, instead of finding nothing', async () => {
    const database = await open()
    const elders = database.collections.get('elders')!
    for (const selector of [
      { 'document.body.name': '王秀兰' },
      { $or: [{ kind: 'x' }, { document: { $exists: true } }] },
    ]) {
      await expect(elders.find({ selector: selector as object }).exec()).rejects.toThrow('sealed field')
    }
    await expect(elders.find({ selector: { name: '王秀兰' } as object }).exec()).rejects.toThrow('sealed field')
  })

  it('cannot open the station’s collections without the key', async () => {
    const collections = ['elders'] as const
    await expect(openDatabase({ name: 'sealed-none', storage, collections, key: undefined })).rejects.toThrow(
      'data key',
    )
  })
})

describe('an older database', () => {
  it('is lifted to newer rows, document by document, still sealed', async () => {
    const older = await open('older')
    await createDocumentStore(older.collections, trialKinds).write([
      { previous: undefined, next: rowOf(elder, '3-abc', 5) },
    ])
    opened.pop()
    await older.close()
    const newer = await open('older', {
      version: 1,
      upgrades: [(row) => ({ ...row, rev: `${String(row['rev'])}-lifted` })],
    })
    const store = createDocumentStore(newer.collections, trialKinds)
    expect(await store.get(elder.id)).toEqual(elder)
    const row = (await store.rows([elder.id])).get(elder.id)
    expect(row).toMatchObject({ rev: '3-abc-lifted', unsentSince: 5 })
    expect((await store.unsent('elders')).map(({ id }) => id)).toEqual([elder.id])
  })

  it('gives documents of an older program with today’s body', async () => {
    const database = await open()
    const newerKind: DocumentKind = {
      ...trialElder,
      version: 2,
      migrations: [({ phone, ...body }) => ({ ...body, phones: [phone] })],
    }
    const store = createDocumentStore(database.collections, new Map([[newerKind.kind, newerKind]]))
    await store.write([{ previous: undefined, next: rowOf(elder, '', undefined) }])
    expect(await store.get(elder.id)).toMatchObject({ version: 2, body: { name: '王秀兰', phones: ['1'] } })
    // What is stored, and sent, stays as it was written until somebody edits it.
    expect((await store.rows([elder.id])).get(elder.id)?.document).toEqual(elder)
  })
})

type Inner = {
  readonly originalStorageInstance: {
    findDocumentsById: (ids: string[], deleted: boolean) => Promise<{ readonly document: unknown }[]>
  }
}
