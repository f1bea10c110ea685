import { getRxStorageMemory } from 'rxdb/plugins/storage-memory'
import { firstValueFrom } from 'rxjs'
import { afterEach, expect, it } from 'vitest'
import type { Elder } from '../../src-domain/elders/elder.ts'
import { eraseElder } from '../../src-domain/erasure/erasure.ts'
import { createDocument, type Document, type DocumentKind, editDocument } from '../../src-domain/shared/document.ts'
import { staffKind } from '../../src-domain/staff/staff.ts'
import type { BackupRow } from '../../src-main/bridge/contract.ts'
import { kioskInfo, memoryHost } from '../../tests/support/memory-host.ts'
import { actsOf, trialElder, trialKinds, trialReading } from '../../tests/support/trial-kinds.ts'
import type { Host } from '../host/host.ts'
import type { AnyStorage } from './open-database.ts'
import { openReplica, type OpenedReplica, type ReplicaOptions } from './open-replica.ts'

const start = Date.UTC(2026, 5, 1)
const opened: OpenedReplica[] = []
afterEach(async () => {
  for (const replica of opened.splice(0)) await replica.close()
})
let names = 0

/** A file in memory, in parts of a few rows, and a machine that has it: `fails` says what becomes of reading a part. */
function stick() {
  const parts: (readonly BackupRow[])[] = []
  const file = {
    parts,
    restoring: undefined as string | undefined,
    read: [] as number[],
    fails: undefined as ((part: number) => string | undefined) | undefined,
    key: new Uint8Array(32).fill(7),
  }
  const answers: { readonly [name: string]: (params: never) => unknown } = {
    'backup.begin': () => ({ ok: true, value: {} }),
    'backup.add': ({ rows }: { readonly rows: readonly BackupRow[] }) => {
      for (let at = 0; at < rows.length; at += 5) parts.push(rows.slice(at, at + 5))
      return { ok: true, value: {} }
    },
    'backup.finish': () => ({ ok: true, value: { name: 'one', documents: parts.flat().length } }),
    'backup.state': () => ({ hasCode: true, ...(file.restoring === undefined ? {} : { restoring: file.restoring }) }),
    'backup.key': () => ({ ok: true, value: { dataKey: btoa(String.fromCharCode(...file.key)) } }),
    'backup.pictures': () => ({ ok: true, value: {} }),
    'backup.read': ({ part }: { readonly part: number }) => {
      const code = file.fails?.(part)
      if (code !== undefined) return { ok: false, error: { code } }
      file.read.push(part)
      const rows = parts[part]
      const share = Math.min(1, (part + 1) / (parts.length + 1))
      return { ok: true, value: { rows: rows ?? [], share, done: rows === undefined } }
    },
    'backup.restored': () => {
      file.restoring = undefined
      return {}
    },
  }
  const machine = (): Host => {
    const host = memoryHost(kioskInfo({ link: 'alone' }))
    const call = ((name: string, params: never) =>
      name in answers
        ? Promise.resolve(answers[name]!(params))
        : host.call(name as 'kiosk.info', params)) as Host['call']
    return { ...host, call }
  }
  return { file, machine }
}

/** One at a time: a realm has room for the collections of one. */
async function open(host: Host, options: Partial<ReplicaOptions> & { readonly dataKey?: Uint8Array } = {}) {
  await opened.pop()?.close()
  const replica = await openReplica({
    host,
    info: kioskInfo({ link: 'alone' }),
    dataKey: new Uint8Array(32).fill(7),
    name: `backup-${(names += 1)}`,
    kinds: trialKinds,
    storage: getRxStorageMemory() as AnyStorage,
    clock: { wall: () => start + 3_600_000, zone: () => 480, builtAt: start },
    ...options,
  })
  opened.push(replica)
  return replica
}

const act = actsOf('kiosk-a', 1)
const elders = (count: number): Document[] =>
  Array.from({ length: count }, (_, i) => createDocument(trialElder, { name: `老人${i}`, phone: '1' }, act()))
const countIn = async (replica: OpenedReplica): Promise<number> => (await replica.find({ collection: 'elders' })).length

/** A machine with 30 elders, backed up. */
async function backedUp() {
  const { file, machine } = stick()
  const replica = await open(machine())
  const all = elders(30)
  await replica.save(all)
  expect((await replica.backUp()).ok).toBe(true)
  return { file, machine, replica, all }
}

it('lists exactly what a backup has and this machine has not, and counts what grew in it; brings it back; then nothing is missing', async () => {
  const { machine, all } = await backedUp()
  const other = await open(machine())
  const [first, second] = all as [Document, Document]
  await other.save(all.slice(1, 28))
  await other.save([editDocument(second, { phone: '9' } as never, act()) as Document])
  const looked = await other.lookForMissing({ path: 'one' })
  if (!looked.ok) throw new Error(looked.error.code)
  expect(looked.value.documents.map(({ id }) => id).toSorted()).toEqual([first.id, all[28]!.id, all[29]!.id].toSorted())
  expect(looked.value.grew).toBe(0)
  expect(await countIn(other)).toBe(27)
  expect(await other.bringBack({ path: 'one' })).toEqual({ ok: true, value: { documents: 3 } })
  expect(await other.get(first.id)).toEqual(first)
  expect(await other.get(second.id)).toMatchObject({ body: { phone: '9' } })
  expect(await other.lookForMissing({ path: 'one' })).toMatchObject({ ok: true, value: { documents: [], grew: 0 } })
})

it('tells how far it is, stops where it is told, and goes on from the beginning without doing harm', async () => {
  const { file, machine } = await backedUp()
  const other = await open(machine())
  const stopping = new AbortController()
  const shares: number[] = []
  const onProgress = (share: number): void => {
    shares.push(share)
    if (share > 0.7) stopping.abort()
  }
  const stopped = await other.bringBack({ path: 'one' }, { onProgress, signal: stopping.signal })
  expect(stopped).toMatchObject({ ok: false, error: { code: 'backup.stopped' } })
  const some = await countIn(other)
  expect(some).toBeGreaterThan(0)
  expect(some).toBeLessThan(30)
  expect(shares).toEqual(shares.toSorted((a, b) => a - b))
  file.read = []
  expect(await other.bringBack({ path: 'one' })).toEqual({ ok: true, value: { documents: 30 - some } })
})

it('says so when the stick is pulled out in the middle, keeps what came, and has the rest when it is back in', async () => {
  const { file, machine } = await backedUp()
  file.restoring = 'one'
  let reads = 0
  file.fails = () => ((reads += 1) > 10 ? 'backup.gone' : undefined)
  const health: unknown[] = []
  const other = await open(machine())
  other.health.subscribe(({ restoreLeft }) => health.push(restoreLeft))
  expect(health.at(-1)).toEqual({ path: 'one', code: 'backup.gone' })
  expect(file.restoring).toBe('one')
  const some = await countIn(other)
  expect(some).toBeLessThan(30)
  file.fails = undefined
  expect((await other.bringBack({ path: 'one' })).ok).toBe(true)
  expect(await countIn(other)).toBe(30)
  expect(health.at(-1)).toBeUndefined()
  expect(file.restoring).toBeUndefined()
})

it('reads in a backup that the machine was set up from before anything else, may be stopped, and goes on at the next start', async () => {
  const { file, machine } = await backedUp()
  file.restoring = 'one'
  const host = machine()
  const stopping = new AbortController()
  stopping.abort()
  const name = 'backup-stopped'
  const storage = getRxStorageMemory() as AnyStorage
  const stopped = await open(host, { name, storage, restoring: { signal: stopping.signal } })
  expect(await countIn(stopped)).toBe(0)
  expect((await firstValueFrom(stopped.health)).restoreLeft).toEqual({ path: 'one', code: 'backup.stopped' })
  const shares: number[] = []
  const again = await open(host, { name, storage, restoring: { onProgress: (share) => shares.push(share) } })
  expect(await countIn(again)).toBe(30)
  expect(shares.at(-1)).toBe(1)
  expect((await firstValueFrom(again.health)).restoreLeft).toBeUndefined()
  expect(file.restoring).toBeUndefined()
})

it('leaves a restore that nobody wants any more', async () => {
  const { file, machine } = await backedUp()
  file.restoring = 'one'
  file.fails = () => 'backup.notThere'
  const other = await open(machine())
  await other.leaveRestore()
  expect((await firstValueFrom(other.health)).restoreLeft).toBeUndefined()
  expect(file.restoring).toBeUndefined()
})

it('says that the disk of the machine is full, and has the rest when there is room', async () => {
  const { machine } = await backedUp()
  let isFull = true
  const memory = getRxStorageMemory() as AnyStorage
  const storage = {
    ...memory,
    createStorageInstance: async (params: never) => {
      const instance = await memory.createStorageInstance(params)
      const write = instance.bulkWrite.bind(instance)
      instance.bulkWrite = async (rows, context) => {
        if (isFull && instance.collectionName.startsWith('elders')) throw new DOMException('full', 'QuotaExceededError')
        return write(rows, context)
      }
      return instance
    },
  } as unknown as AnyStorage
  const other = await open(machine(), { storage })
  expect(await other.bringBack({ path: 'one' })).toMatchObject({ ok: false, error: { code: 'backup.machineFull' } })
  isFull = false
  expect(await other.bringBack({ path: 'one' })).toEqual({ ok: true, value: { documents: 30 } })
})

it('brings no elder back who was erased, here or by a fact in the file, nor anything about them', async () => {
  const { file, machine, replica, all } = await backedUp()
  const [wang, zhao] = all as [Document, Document]
  const boss = createDocument(staffKind, { name: '李梅', role: 'administrator', active: true }, act()) as Document
  const erasureOf = ({ id }: Document): Document =>
    eraseElder({ id, body: { consents: [] } } as unknown as Elder, [], 'elder', {
      ...act(),
      author: boss.id,
    }) as Document
  await replica.save([boss, createDocument(trialReading, { value: 1 }, act(), { elder: wang.id })])
  // Erased in the first file’s machine after an older file had held her.
  const older = [...file.parts]
  await replica.save([erasureOf(wang)])
  file.parts.splice(0)
  await replica.backUp()
  file.parts.push(...older)
  const other = await open(machine())
  await other.save([boss, zhao])
  await other.save([erasureOf(zhao)])
  const looked = await other.lookForMissing({ path: 'one' })
  const missing = looked.ok ? looked.value.documents.map(({ id }) => id) : []
  expect(missing).not.toContain(wang.id)
  expect(missing).not.toContain(zhao.id)
  expect((await other.bringBack({ path: 'one' })).ok).toBe(true)
  expect(await other.get(wang.id)).toBeUndefined()
  expect(await other.get(zhao.id)).toBeUndefined()
  expect(await other.find({ collection: 'observations' })).toEqual([])
  expect(await countIn(other)).toBe(28)
})

it('reads the file of another machine with its recovery code only', async () => {
  const { file, machine } = await backedUp()
  const other = await open(machine(), { dataKey: new Uint8Array(32).fill(9) })
  expect(await other.bringBack({ path: 'one' })).toEqual({ ok: true, value: { documents: 0 } })
  expect(await other.bringBack({ path: 'one', code: 'any' })).toEqual({ ok: true, value: { documents: 30 } })
  file.key = new Uint8Array(32).fill(1)
  expect(await countIn(other)).toBe(30)
})

it('lifts what an older program wrote', async () => {
  const { machine, all } = await backedUp()
  const lifted: DocumentKind = {
    ...(trialElder as DocumentKind),
    version: 2,
    migrations: [(body) => ({ ...(body as object), phone: '2' })],
  }
  const other = await open(machine(), { kinds: new Map([...trialKinds, ['trialElder', lifted]]) })
  await other.bringBack({ path: 'one' })
  expect(await other.get(all[0]!.id)).toMatchObject({ body: { name: '老人0', phone: '2' } })
})
