import { cpSync, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { adminSocketOf, askRunningServer } from './access/admin-socket.ts'
import { makeLog } from './http/log.ts'
import { readOptions } from './options.ts'
import { startServer } from './start-server.ts'
import { callerOf, kinds, makePerson, makeReading, noon, stored } from './testing/served-station.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ginkgo-start-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const start = (options: object = {}) =>
  startServer({ dataFolder: join(folder, 'data'), kinds, now: () => noon, ...options })

describe('a server that is started again', () => {
  it('has its stations, credentials, documents and epoch', async () => {
    const first = await start()
    const station = await first.createStation('驿站')
    const { code } = await first.createEnrolmentCode(station)
    const enrolled = await first.access.enrol(code, 'k')
    const credential = enrolled.ok ? enrolled.value.credential : ''
    const wang = makePerson(station, '王秀英')
    await first.importDocuments(station, [wang])
    const epoch = first.access.epoch()
    await first.close()
    const second = await start()
    const found = await callerOf(second, credential).call(`/station-${station}/${encodeURIComponent(wang.id)}`)
    expect(await found.json()).toMatchObject({ _id: wang.id, body: { name: '王秀英' } })
    expect(second.access.epoch()).toBe(epoch)
    expect((await second.access.enrol(code, 'k')).ok).toBe(false)
    await second.close()
  })

  it('has a new epoch when its data folder was put back from a backup', async () => {
    const data = join(folder, 'data')
    const first = await start()
    const epoch = first.access.epoch()
    await first.close()
    cpSync(data, join(folder, 'backup'), { recursive: true })
    await (await start()).close()
    rmSync(data, { recursive: true })
    renameSync(join(folder, 'backup'), data)
    const restored = await start()
    expect(restored.access.epoch()).not.toBe(epoch)
    const renewed = restored.access.epoch()
    await restored.close()
    const again = await start()
    expect(again.access.epoch()).toBe(renewed)
    await again.close()
  })
})

describe('a server that cannot start', () => {
  it('says in one sentence that the port is taken, the folder in use, the key missing or wrong', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => other.once('listening', resolve))
    await expect(start({ port: (other.address() as AddressInfo).port })).rejects.toThrow(/^Port \d+ is taken/)
    other.close()
    const running = await start()
    await running.close()
    await expect(start({ keyFile: join(folder, 'elsewhere', 'data.key') })).rejects.toThrow(
      'the key of the data is missing',
    )
    expect(existsSync(join(folder, 'elsewhere'))).toBe(false)
    await expect(start({ dataKey: Buffer.alloc(32).toString('base64') })).rejects.toThrow('does not belong')
  })

  it('reads its settings and refuses what makes no sense', () => {
    const read = readOptions(['--data', '/d', '--port', '0', 'code', 'x'], { GINKGO_ORIGINS: 'https://a, https://b' })
    expect(read).toEqual({
      ok: true,
      value: {
        words: ['code', 'x'],
        dataFolder: '/d',
        host: '127.0.0.1',
        port: 0,
        origins: ['https://a', 'https://b'],
      },
    })
    expect(readOptions(['--port', 'x'], {}).ok).toBe(false)
    expect(readOptions(['--wrong'], {}).ok).toBe(false)
  })
})

describe('a running server', () => {
  it('takes the commands of the operator through its socket', async () => {
    const server = await start()
    const socket = adminSocketOf(join(folder, 'data'))
    expect(await askRunningServer(socket, ['station', '驿站', 'demo'])).toEqual({
      ok: true,
      value: { station: 'demo' },
    })
    expect(await askRunningServer(socket, ['station', '驿站', 'demo'])).toMatchObject({ ok: false })
    const code = (await askRunningServer(socket, ['code', 'demo'])) as { value: { code: string } }
    const enrolled = await server.access.enrol(code.value.code, 'front')
    expect(enrolled.ok).toBe(true)
    const list = (await askRunningServer(socket, ['list'])) as { value: { id: string; name: string }[] }
    expect(list.value).toMatchObject([{ name: 'front', station: 'demo' }])
    expect(await askRunningServer(socket, ['revoke', list.value[0]?.id ?? ''])).toMatchObject({ ok: true })
    expect(await askRunningServer(socket, ['peer', 'x', 'ginkgo-access'])).toMatchObject({ ok: false })
    expect(await askRunningServer(socket, ['what'])).toMatchObject({ ok: false })
    await server.close()
    expect(await askRunningServer(socket, ['list'])).toBeUndefined()
  })

  it('ends waiting answers and finishes running writes when it is stopped', async () => {
    const server = await start()
    const station = await server.createStation('驿站')
    const { credential } = await server.access.createPeer('p', 'all')
    const { call, bulk } = callerOf(server, credential)
    const database = `station-${station}`
    const feed = await call(`/${database}/_changes?feed=longpoll&since=now&heartbeat=60000`)
    const writes = Array.from({ length: 8 }, () =>
      bulk(
        database,
        Array.from({ length: 25 }, () => stored(makeReading(station, 120))),
      ),
    )
    await Promise.race(writes)
    await server.close()
    expect(await feed.json()).toMatchObject({ results: expect.any(Array) as unknown[] })
    // What came too late was answered 503 or found no connection; everything else was stored and acknowledged.
    const answers = await Promise.allSettled(writes)
    const rows = answers.flatMap((answer) =>
      answer.status === 'fulfilled' && Array.isArray(answer.value) ? answer.value : [],
    )
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.every(({ ok }) => ok === true)).toBe(true)
    const again = await start()
    expect((await again.store.info(database)).documentCount).toBe(rows.length)
    await again.close()
  })

  it('writes no personal data, no id of a document and no credential into its log', async () => {
    const lines: string[] = []
    const sink = new Writable({
      write: (chunk, _encoding, done) => {
        lines.push(String(chunk))
        done()
      },
    })
    const server = await start({ log: makeLog('trace', sink) })
    const station = await server.createStation('银杏驿站')
    const { credential } = await server.access.createPeer('p', 'all')
    const { call, bulk } = callerOf(server, credential)
    const wang = makePerson(station, '王秀英')
    await bulk(`station-${station}`, [stored(wang), { ...stored(wang), body: { name: 7, phone: '13800138000' } }])
    await call(`/station-${station}/${encodeURIComponent(wang.id)}?rev=1-13800138000`)
    await call('/nowhere/13800138000/x/y/z')
    await call(`/station-${station}/_bulk_docs`, {
      method: 'POST',
      body: '{"docs":[{"王秀英"',
      headers: { 'content-type': 'application/json' },
    })
    await server.close()
    const log = lines.join('')
    expect(log).toContain('/:database/_bulk_docs')
    for (const secret of [
      '王秀英',
      '13800138000',
      wang.id.slice(7),
      encodeURIComponent(wang.id),
      credential.split('.')[1] ?? '',
      '银杏驿站',
    ]) {
      expect(log).not.toContain(secret)
    }
  })
})
