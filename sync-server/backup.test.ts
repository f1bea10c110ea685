import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { adminSocketOf, askForBackup } from './access/admin-socket.ts'
import { restoreBackup } from './backup/restore-backup.ts'
import { writeWholeFile } from './backup/whole-file.ts'
import { keyFileOf } from './open-store.ts'
import { type RunningServer, startServer } from './start-server.ts'
import { readDataKey } from './store/data-key.ts'
import { keptOutsideFile } from './store/kept-outside.ts'
import { callerOf, kinds, makePerson, makeReading, noon, stored } from './testing/served-station.ts'

let folder: string
let data: string
let file: string
const running: RunningServer[] = []
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ginkgo-backup-'))
  data = join(folder, 'data')
  file = join(folder, 'a.backup')
})
afterEach(async () => {
  for (const server of running.splice(0)) await server.close()
  rmSync(folder, { recursive: true, force: true })
})

async function start(dataFolder = data, keyFile = keyFileOf({ dataFolder: data })): Promise<RunningServer> {
  const server = await startServer({ dataFolder, keyFile, kinds, now: () => noon })
  running.push(server)
  return server
}
async function stop(server: RunningServer): Promise<void> {
  running.splice(running.indexOf(server), 1)
  await server.close()
}

type Ended = { readonly code: number; readonly out: string; readonly said: string }
const run = (program: 'backup' | 'restore', ...args: readonly string[]): Promise<Ended> =>
  new Promise((done) => {
    const environment = { PATH: process.env['PATH'] }
    execFile(
      process.execPath,
      [join(import.meta.dirname, `${program}.ts`), ...args],
      { env: environment },
      (error, out, said) => done({ code: error === null ? 0 : Number(error.code), out, said }),
    )
  })
const withKey = (): readonly string[] => ['--key-file', keyFileOf({ dataFolder: data })]
const allIds = async (server: RunningServer, database: string): Promise<readonly string[]> => {
  const ids: string[] = []
  const pages = server.store.readChanges(database, { since: 0 })
  for (let page = await pages.next(); page.done !== true; page = await pages.next())
    for (const { id, deleted } of page.value) if (!deleted) ids.push(id)
  return ids
}

describe('a backup of a running server', () => {
  it('holds everything acknowledged before it, while others write on, and is restored into a server with a new epoch', async () => {
    const server = await start()
    const station = await server.createStation('驿站')
    const database = `station-${station}`
    const { credential } = await server.access.createPeer('p', 'all')
    const { bulk } = callerOf(server, credential)
    const photo = randomBytes(900_000)
    const part = { content_type: 'image/png', data: photo.toString('base64') }
    await bulk(`${database}-media`, [{ _id: 'media:photo', _attachments: { part } }])
    const acknowledged: string[] = []
    const over = new AbortController()
    const writer = async (): Promise<void> => {
      while (!over.signal.aborted) {
        const rows = await bulk(database, [stored(makeReading(station, 120)), stored(makeReading(station, 121))])
        acknowledged.push(...rows.map(({ id }) => id))
      }
    }
    const writers = [writer(), writer()]
    await expect.poll(() => acknowledged.length).toBeGreaterThan(40)
    const before = [...acknowledged]
    const made = await run('backup', data, file)
    over.abort()
    await Promise.all(writers)
    expect(made).toMatchObject({ code: 0, said: '' })
    expect(JSON.parse(made.out)).toMatchObject({ whileRunning: true })
    expect(acknowledged.length).toBeGreaterThan(before.length)
    const epoch = server.access.epoch()
    await stop(server)

    const restored = await run('restore', ...withKey(), file, join(folder, 'new'))
    expect(restored).toMatchObject({ code: 0, said: '' })
    expect(JSON.parse(restored.out)).toMatchObject({ databases: 7, carriedOver: false })
    const again = await start(join(folder, 'new'))
    expect(again.access.epoch()).not.toBe(epoch)
    const there = new Set(await allIds(again, database))
    expect(before.filter((id) => !there.has(id))).toEqual([])
    expect((await again.store.info(database)).documentCount).toBe(there.size)
    const caller = callerOf(again, credential)
    const found = await caller.call(`/${database}-media/media:photo/part`)
    expect(Buffer.compare(Buffer.from(await found.arrayBuffer()), photo)).toBe(0)
    const [more] = await caller.bulk(database, [stored(makeReading(station, 122))])
    expect(more).toMatchObject({ ok: true })
    const renewed = again.access.epoch()
    await stop(again)
    expect((await start(join(folder, 'new'))).access.epoch()).toBe(renewed)
  })

  it('leaves no file when the server stops in the middle', async () => {
    const server = await start()
    const station = await server.createStation('驿站')
    const people = Array.from({ length: 3_000 }, () => makeReading(station, 1, randomBytes(1_500).toString('base64')))
    await server.importDocuments(station, people)
    const bytes = await askForBackup(adminSocketOf(data))
    await stop(server)
    expect(bytes).toBeDefined()
    if (bytes !== undefined) await expect(writeWholeFile(file, bytes)).rejects.toThrow()
    expect(readdirSync(folder).toSorted()).toEqual(['data', 'data-key'])
  })

  it('does not bring back who was revoked and what was erased since, when that is carried over', async () => {
    const server = await start()
    const station = await server.createStation('驿站')
    const database = `station-${station}`
    const { credential } = await server.access.createPeer('p', 'all')
    const lost = await server.access.createPeer('lost', 'all')
    const [kept, gone, after] = [
      makePerson(station, '王秀英'),
      makePerson(station, '李桂兰'),
      makePerson(station, '赵素珍'),
    ]
    const { bulk } = callerOf(server, credential)
    const rows = await bulk(database, [stored(kept), stored(gone)])
    expect((await run('backup', data, file)).code).toBe(0)
    await bulk(database, [{ _id: gone.id, _rev: rows[1]?.rev, _deleted: true }])
    const [written] = await bulk(database, [stored(after)])
    await bulk(database, [{ _id: after.id, _rev: written?.rev, _deleted: true }])
    await server.access.revoke(lost.peer)
    await stop(server)
    // As a crash in the middle of a line would leave it.
    appendFileSync(keptOutsideFile(data), '{"erased":"eld')

    const dataKey = readDataKey(keyFileOf({ dataFolder: data }), undefined, false)
    const [forgetful, careful] = [join(folder, 'forgetful'), join(folder, 'careful')]
    await restoreBackup({ file, dataKey, dataFolder: forgetful })
    const without = await start(forgetful)
    expect(await allIds(without, database)).toContain(gone.id)
    expect((await callerOf(without, lost.credential).call(`/${database}`)).status).toBe(200)

    expect(await restoreBackup({ file, dataKey, dataFolder: careful, carryOver: data })).toMatchObject({
      carriedOver: true,
    })
    const again = await start(careful)
    const { call } = callerOf(again, credential)
    expect((await call(`/${database}/${encodeURIComponent(kept.id)}`)).status).toBe(200)
    expect((await call(`/${database}/${encodeURIComponent(gone.id)}`)).status).toBe(404)
    expect((await callerOf(again, lost.credential).call(`/${database}`)).status).toBe(401)
    // A kiosk that was away has what the backup has not.
    expect(await callerOf(again, credential).bulk(database, [stored(after)])).toMatchObject([{ error: 'forbidden' }])
    // Also after the next restore, which carries over from this folder.
    const { rev } = (await again.store.readWinners(database, [kept.id])).get(kept.id) ?? {}
    await callerOf(again, credential).bulk(database, [{ _id: kept.id, _rev: rev, _deleted: true }])
    await stop(again)
    const third = join(folder, 'third')
    await restoreBackup({ file, dataKey, dataFolder: third, carryOver: careful })
    expect(await allIds(await start(third), database)).toEqual([])
  })
})

describe('a backup of a server that is stopped', () => {
  it('is made from its folder, looked through, and restored with the key typed in', async () => {
    const server = await start()
    const station = await server.createStation('驿站')
    await server.importDocuments(station, [makePerson(station, '王秀英')])
    await stop(server)
    expect(await run('backup', data, file)).toMatchObject({ code: 0, said: '' })
    expect(JSON.parse((await run('restore', '--check', ...withKey(), file)).out)).toMatchObject({ databases: 7 })
    const restored = await run('restore', ...withKey(), file, join(folder, 'new'))
    expect(restored.code).toBe(0)
    const dataKey = readDataKey(keyFileOf({ dataFolder: data }), undefined, false).toString('base64')
    const again = await startServer({ dataFolder: join(folder, 'new'), dataKey, kinds, now: () => noon })
    running.push(again)
    expect(await allIds(again, `station-${station}`)).toHaveLength(1)
    expect(again.access.epoch()).not.toBe(server.access.epoch())
  })

  it('is refused in one sentence, and nothing is left behind', async () => {
    const server = await start()
    await stop(server)
    expect((await run('backup', data, file)).code).toBe(0)
    const other = join(folder, 'other.key')
    writeFileSync(other, Buffer.alloc(32).toString('base64'), { mode: 0o600 })
    const torn = join(folder, 'torn.backup')
    copyFileSync(file, torn)
    appendFileSync(torn, 'x')
    const full = join(folder, 'full')
    mkdirSync(full)
    writeFileSync(join(full, 'mine'), '')
    const target = join(folder, 'new')
    const before = readdirSync(folder).toSorted()
    const cases: readonly (readonly [RegExp, 'backup' | 'restore', ...string[]])[] = [
      [/There is a file .*a\.backup already/, 'backup', data, file],
      [/There is no data folder/, 'backup', join(folder, 'none'), join(folder, 'b.backup')],
      [/cannot be opened or written|ENOENT/, 'backup', data, join(folder, 'none', 'b.backup')],
      [/full is not empty/, 'restore', ...withKey(), file, full],
      [/There is no file/, 'restore', ...withKey(), join(folder, 'none.backup'), target],
      [/was made with the key/, 'restore', '--key-file', other, file, target],
      [/the key of the data is missing/, 'restore', '--key-file', join(folder, 'none.key'), file, target],
      [/torn\.backup was altered or is damaged/, 'restore', ...withKey(), torn, target],
      [/is no backup of this server/, 'restore', ...withKey(), other, target],
      [/There is no folder/, 'restore', ...withKey(), '--carry-over', join(folder, 'none'), file, target],
    ]
    for (const [sentence, program, ...args] of cases) {
      const { code, said } = await run(program, ...args)
      expect(said).toMatch(sentence)
      expect(said.trim().split('\n')).toHaveLength(1)
      expect(code).toBe(1)
    }
    expect((await run('restore', file)).code).toBe(2)
    expect((await run('backup', data)).code).toBe(2)
    expect(readdirSync(folder).toSorted()).toEqual(before)
    expect(existsSync(join(full, 'mine'))).toBe(true)
  })
})
