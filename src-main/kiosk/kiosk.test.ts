import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { lookAtServer, serverAddress } from './enrol.ts'
import { lockFolder } from './folder-lock.ts'
import { type KioskConfig, readKioskConfig, writeKioskConfig } from './kiosk-config.ts'
import { readMachineHealth } from './machine-health.ts'

let root = ''
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'kiosk-'))
})
afterAll(async () => rm(root, { recursive: true, force: true }))

const deviceKey = new Uint8Array(32).fill(3)
const linked: KioskConfig = {
  link: 'server',
  station: 'yinxing',
  stationName: '银杏里',
  stationPhone: '010-55550000',
  kiosk: 'front',
  kioskName: '前台',
  serverUrl: 'https://station.example',
  credential: 'credential-0123456789',
  privateKey: 'private-key-0123456789',
}

describe('kiosk configuration', () => {
  it('comes back as written, with both secrets sealed on disk and the file for its owner only', async () => {
    const path = join(root, 'kiosk.json')
    expect(await readKioskConfig(path, deviceKey)).toBeUndefined()
    await writeKioskConfig(path, deviceKey, linked)
    expect(await readKioskConfig(path, deviceKey)).toEqual(linked)
    expect(await readFile(path, 'utf8')).not.toMatch(/credential-0123456789|private-key-0123456789/)
    expect((await stat(path)).mode & 0o777).toBe(0o600)
    await expect(readKioskConfig(path, new Uint8Array(32))).rejects.toThrow('device.keyUnreadable')
    await writeFile(path, '{"link":"alone"}')
    await expect(readKioskConfig(path, deviceKey)).rejects.toThrow('kiosk.configDamaged')
  })
})

describe('a server address', () => {
  it.each([
    ['https://station.example', 'https://station.example'],
    ['  https://station.example:8443/base/ ', 'https://station.example:8443/base'],
    ['http://127.0.0.1:5984/', 'http://127.0.0.1:5984'],
    ['http://localhost:80', 'http://localhost'],
    ['http://[::1]:5984', 'http://[::1]:5984'],
  ])('%s is taken', (typed, address) => expect(serverAddress(typed)).toEqual({ ok: true, value: address }))

  it.each([
    'station.example',
    'ftp://station.example',
    'https://u:p@station.example',
    'https://station.example/?a',
    'https://station.example/#a',
    '',
  ])('%s is none', (typed) => expect(serverAddress(typed)).toEqual({ ok: false, error: { code: 'enrol.badAddress' } }))

  it.each(['http://station.example', 'http://192.168.1.5', 'http://127.0.0.1.example'])(
    '%s would send the credential in clear',
    (typed) => expect(serverAddress(typed)).toEqual({ ok: false, error: { code: 'enrol.insecureAddress' } }),
  )
})

describe('a look at a server before enrolling', () => {
  const code = 'AAAAA-AAAAA-AAAAA-AAAAA-AAAAAA'
  const greeting = JSON.stringify({ couchdb: 'Welcome', vendor: { name: 'Ginkgo Station' }, epoch: 'e' })
  const look = async (
    request: { serverUrl?: string; code?: string },
    answer: () => Response = () => new Response(greeting),
  ) => {
    const asked: string[] = []
    const result = await lookAtServer({ serverUrl: 'https://station.example/', code, ...request }, async (url) => {
      asked.push(String(url))
      return answer()
    })
    return [result.ok ? 'ok' : result.error.code, asked.length]
  }

  it('asks nobody while address or code have no possible form', async () => {
    expect(await look({ serverUrl: 'sync' })).toEqual(['enrol.badAddress', 0])
    expect(await look({ serverUrl: 'http://station.example' })).toEqual(['enrol.insecureAddress', 0])
    expect(await look({ code: 'x' })).toEqual(['enrol.badCode', 0])
  })

  it('knows a server of ours, and tells a stranger from silence', async () => {
    expect(await look({ code: code.toLowerCase().replaceAll('-', ' ') })).toEqual(['ok', 1])
    expect(await look({}, () => new Response('<p>请登录</p>'))).toEqual(['enrol.notOurServer', 1])
    expect(await look({}, () => new Response(greeting, { status: 503 }))).toEqual(['enrol.notOurServer', 1])
    const silent = () => {
      throw new TypeError('fetch failed')
    }
    expect(await look({}, silent)).toEqual(['enrol.unreachable', 1])
  })
})

describe('the lock on a data folder', () => {
  it('is held by one, however the folder is named, and free again once released', async () => {
    const lock = await lockFolder(root)
    expect(lock).toBeDefined()
    await symlink(root, `${root}-link`)
    expect(await lockFolder(`${root}-link`)).toBeUndefined()
    await rm(`${root}-link`)
    await lock?.release()
    const again = await lockFolder(root)
    expect(again).toBeDefined()
    await again?.release()
  })

  it('is free again when its owner was killed', async () => {
    const program = `import { lockFolder } from ${JSON.stringify(join(import.meta.dirname, 'folder-lock.ts'))}
      console.log((await lockFolder(process.argv[1])) !== undefined)
      setInterval(() => undefined, 1000)`
    const child = spawn(process.execPath, ['--input-type=module', '-e', program, root])
    const said = await new Promise<string>((resolve) =>
      child.stdout.once('data', (bytes: Buffer) => resolve(bytes.toString().trim())),
    )
    expect(said).toBe('true')
    expect(await lockFolder(root)).toBeUndefined()
    child.kill('SIGKILL')
    await new Promise((resolve) => child.once('close', resolve))
    const lock = await lockFolder(root)
    expect(lock).toBeDefined()
    await lock?.release()
  })
})

describe('machine health', () => {
  const known = { now: 2, lastSeen: 1, keyStore: 'file' } as const

  it('sees free space and tries whether the folder can be written', async () => {
    const health = await readMachineHealth(root, known)
    expect(health).toMatchObject({ ...known, dataWritable: true })
    expect(health.freeBytes).toBeGreaterThan(0)
  })

  it('says so when nothing can be written', async () => {
    expect(await readMachineHealth(join(root, 'gone'), known)).toMatchObject({ dataWritable: false, freeBytes: 0 })
  })
})
