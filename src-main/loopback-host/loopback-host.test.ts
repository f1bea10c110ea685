import { mkdir, mkdtemp, readFile, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { type IncomingHttpHeaders, type Server, createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { HostCallName, HostParams, HostResult } from '../bridge/contract.ts'
import { startProblemOf } from '../start-problem.ts'
import { type LoopbackHost, startLoopbackHost } from './loopback-host.ts'

let root = ''
let page = ''
const running: (() => Promise<unknown>)[] = []
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'loopback-'))
  page = join(root, 'page')
  await mkdir(join(page, 'assets'), { recursive: true })
  await writeFile(join(page, 'index.html'), '<!doctype html><title>银杏驿站</title>')
  await writeFile(join(page, 'assets', 'app.js'), 'export {}')
  await writeFile(join(page, 'build.json'), JSON.stringify({ version: '9.9.9', builtAt: 1_700_000_000_000 }))
  await writeFile(join(root, 'secret.json'), '{"secret":true}')
  await symlink(join(root, 'secret.json'), join(page, 'link.json'))
})
afterEach(async () => {
  for (const close of running.splice(0).toReversed()) await close()
})
afterAll(async () => rm(root, { recursive: true, force: true }))

let folders = 0
const newFolder = (): string => join(root, `data${(folders += 1)}`)

async function start(dataFolder = newFolder(), options: { port?: number } = {}): Promise<LoopbackHost> {
  const host = await startLoopbackHost({ dataFolder, rendererFolder: page, ...options })
  running.push(host.close)
  return host
}

type Answer = { status: number; headers: IncomingHttpHeaders; body: Buffer }

/** Plain HTTP, so that the path and every header go out exactly as written. */
function ask(
  port: number,
  path: string,
  options: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const outgoing = request({
      host: '127.0.0.1',
      port,
      path,
      method: options.method ?? 'GET',
      headers: options.headers ?? {},
    })
    outgoing.on('error', reject)
    outgoing.on('response', (incoming) => {
      const parts: Buffer[] = []
      incoming.on('data', (part: Buffer) => parts.push(part))
      incoming.on('error', reject)
      incoming.on('end', () =>
        resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, body: Buffer.concat(parts) }),
      )
    })
    outgoing.end(options.body)
  })
}

async function cookieOf(host: LoopbackHost): Promise<string> {
  const url = new URL(host.url)
  const answer = await ask(host.port, url.pathname + url.search)
  return answer.headers['set-cookie']?.[0]?.split(';')[0] ?? ''
}

const pageHeadersOf = async (host: LoopbackHost): Promise<Record<string, string>> => ({
  cookie: await cookieOf(host),
  origin: `http://127.0.0.1:${host.port}`,
  'content-type': 'application/json',
})

/** What the page's host interface sends (src-renderer/host/open-host.ts), over real HTTP. */
async function pageOf(host: LoopbackHost) {
  const headers = await pageHeadersOf(host)
  const origin = `http://127.0.0.1:${host.port}`
  return {
    call: async <K extends HostCallName>(name: K, params: HostParams<K>): Promise<HostResult<K>> => {
      const response = await fetch(`${origin}/host/${name}`, { method: 'POST', headers, body: JSON.stringify(params) })
      expect(response.status).toBe(200)
      return (await response.json()) as HostResult<K>
    },
    sync: (path: string) => fetch(`${origin}/sync/${path}`, { headers }),
  }
}

async function serve(handler: Parameters<typeof createServer>[1]): Promise<{ url: string; server: Server }> {
  const server = createServer(handler)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  running.push(
    () =>
      new Promise((resolve) => {
        server.close(resolve)
        server.closeAllConnections()
      }),
  )
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server }
}

const holder = { staff: 'staff:li', name: '李敏', role: 'administrator' } as const

describe('loopback host', () => {
  it('lets nobody but an administrator add and remove people, name the machine, and switch its neighbours off', async () => {
    const host = await pageOf(await start(newFolder()))
    const named = { stationName: '银杏里驿站', stationPhone: '', kioskName: '前台' }
    expect(await host.call('setup.alone', named)).toMatchObject({ ok: true })
    expect(await host.call('keys.add', { holder, pin: '284917' })).toMatchObject({ ok: true })
    const nurse = { staff: 'staff:sun', name: '孙燕', role: 'staff' } as const
    expect(await host.call('keys.add', { holder: nurse, pin: '730682' })).toMatchObject({ ok: true })
    await host.call('keys.seal', {})
    const sealed = { ok: false, error: { code: 'keys.sealed' } }
    expect(await host.call('keys.remove', { staff: nurse.staff })).toEqual(sealed)
    expect(await host.call('lan.allow', { isAllowed: false })).toEqual(sealed)

    expect(await host.call('keys.unlock', { staff: nurse.staff, pin: '730682' })).toMatchObject({ ok: true })
    const notAllowed = { ok: false, error: { code: 'staff.notAllowed' } }
    const other = { staff: 'staff:x', name: '某人', role: 'administrator' } as const
    expect(await host.call('keys.add', { holder: other, pin: '905173' })).toMatchObject(notAllowed)
    expect(await host.call('keys.remove', { staff: holder.staff })).toMatchObject(notAllowed)
    expect(await host.call('kiosk.describe', { kioskName: '大厅' })).toMatchObject(notAllowed)
    expect(await host.call('lan.allow', { isAllowed: false })).toMatchObject(notAllowed)
    expect(await host.call('lan.allowed', {})).toEqual({ isAllowed: true })
    // What follows the station's own documents is anybody's day.
    expect(await host.call('kiosk.describe', { stationName: '青山驿站' })).toMatchObject({ ok: true })
    expect(await host.call('keys.learn', { people: [{ holder, active: true }] })).toMatchObject({ ok: true })
    expect(await host.call('keys.people', {})).toEqual([holder, nurse])

    expect(await host.call('keys.unlock', { staff: holder.staff, pin: '284917' })).toMatchObject({ ok: true })
    expect(await host.call('keys.remove', { staff: nurse.staff })).toMatchObject({ ok: true })
    expect(await host.call('lan.allow', { isAllowed: false })).toMatchObject({ ok: true })
  })

  it('takes a new kiosk from set-up through the first PIN, a journal entry and a restart to unlocking it again', async () => {
    const folder = newFolder()
    const first = await startLoopbackHost({ dataFolder: folder, rendererFolder: page })
    const host = await pageOf(first)
    expect(await host.call('kiosk.info', {})).toMatchObject({
      phase: 'setup',
      version: '9.9.9',
      builtAt: 1_700_000_000_000,
    })
    expect(await host.call('keys.session', {})).toEqual({})
    expect(await host.call('keys.add', { holder, pin: '284917' })).toEqual({
      ok: false,
      error: { code: 'setup.first' },
    })
    const alone = await host.call('setup.alone', {
      stationName: '银杏里驿站',
      stationPhone: '010-55550000',
      kioskName: '前台',
    })
    expect(alone.ok).toBe(true)
    // A name that was mistyped is put right before there is a first person; the station stays the same one.
    const renamed = await host.call('setup.alone', {
      stationName: '银杏里驿站',
      stationPhone: '010-55550000',
      kioskName: '前厅',
    })
    expect(renamed).toEqual(alone)
    const { dataKey } = await host.call('keys.session', {})
    expect(await host.call('keys.add', { holder, pin: '111111' })).toEqual({ ok: false, error: { code: 'pin.weak' } })
    expect(await host.call('keys.add', { holder, pin: '284917' })).toEqual({ ok: true, value: {} })
    expect(await host.call('kiosk.info', {})).toMatchObject({
      phase: 'ready',
      stationName: '银杏里驿站',
      link: 'alone',
    })
    expect(await host.call('kiosk.describe', { kioskName: '大厅一号机', stationPhone: '' })).toEqual({
      ok: true,
      value: {},
    })
    const entries = [{ document: 'records:1', sealed: Buffer.from('密').toString('base64') }]
    expect(await host.call('journal.append', { entries })).toEqual({ ok: true, value: { first: 1 } })
    await first.close()

    const second = await start(folder)
    expect(second.port).toBe(first.port)
    const again = await pageOf(second)
    expect(await again.call('keys.people', {})).toEqual([holder])
    expect(await again.call('keys.session', {})).toEqual({})
    expect(await again.call('kiosk.info', {})).toMatchObject({
      stationName: '银杏里驿站',
      stationPhone: '',
      kioskName: '大厅一号机',
    })
    expect(await again.call('kiosk.describe', { kioskName: 'x' })).toEqual({
      ok: false,
      error: { code: 'keys.sealed' },
    })
    expect(await again.call('keys.unlock', { staff: holder.staff, pin: '111112' })).toEqual({
      ok: false,
      error: { code: 'pin.wrong', params: { attemptsLeft: 4 } },
    })
    expect(await again.call('keys.unlock', { staff: holder.staff, pin: '284917' })).toEqual({
      ok: true,
      value: { dataKey, holder },
    })
    expect(await again.call('journal.read', { after: 0, limit: 10 })).toEqual({
      entries: [{ sequence: 1, ...entries[0], acknowledged: false }],
      done: true,
      unacknowledged: 1,
      torn: false,
    })
    expect(await again.call('setup.alone', { stationName: 'x', stationPhone: '', kioskName: 'x' })).toEqual({
      ok: false,
      error: { code: 'setup.already' },
    })
    const health = await again.call('health.read', {})
    expect(health).toMatchObject({ dataWritable: true, keyStore: 'file' })
    expect(health.freeBytes).toBeGreaterThan(0)
    expect(health.lastSeen).toBeGreaterThan(0)
    expect(await again.call('keys.seal', {})).toEqual({})
    expect(await again.call('keys.session', {})).toEqual({})
  })

  it('writes a copy of a record nowhere but into its own folder or onto a stick, and keeps none beyond the day or a restart', async () => {
    const folder = newFolder()
    const first = await startLoopbackHost({ dataFolder: folder, rendererFolder: page })
    const host = await pageOf(first)
    const copy = { file: 'record-20261122-1.json', text: '{}', isFirst: true, isLast: true } as const
    const names = () => readdir(join(folder, 'exports'))
    expect(await host.call('export.write', { ...copy, folder: root })).toEqual({
      ok: false,
      error: { code: 'export.noStick' },
    })
    expect(await host.call('export.discard', { file: copy.file, folder: root })).toMatchObject({ ok: false })
    expect(await host.call('export.write', copy)).toEqual({
      ok: true,
      value: { path: join(folder, 'exports', copy.file) },
    })
    await host.call('export.write', { ...copy, file: 'audit-1.jsonl' })
    await host.call('keys.seal', {})
    expect(await names()).toEqual(['audit-1.jsonl'])
    await host.call('export.write', { ...copy, isLast: false })
    expect(await names()).toHaveLength(2)
    await first.close()
    await start(folder)
    expect(await names()).toEqual(['audit-1.jsonl'])
  })

  it('answers no host call and forwards nothing without the cookie of this launch, our Host and our own page', async () => {
    const host = await start()
    const good = await pageHeadersOf(host)
    const call = (headers: Record<string, string>) =>
      ask(host.port, '/host/kiosk.info', { method: 'POST', headers, body: '{}' })
    expect((await call(good)).status).toBe(200)
    const { cookie: _cookie, ...withoutCookie } = good
    const { origin: _origin, ...withoutOrigin } = good
    const bad: Record<string, Record<string, string>> = {
      'no cookie': withoutCookie,
      'a guessed cookie': { ...good, cookie: `ginkgo-${host.port}=AAAA` },
      'the token as cookie': { ...good, cookie: `ginkgo-${host.port}=${new URL(host.url).searchParams.get('token')}` },
      'another origin': { ...good, origin: 'http://127.0.0.1:1' },
      'a page from elsewhere': { ...good, origin: 'https://example.org' },
      'neither origin nor fetch site': withoutOrigin,
      'cross-site': { ...good, 'sec-fetch-site': 'cross-site' },
      'same-site, another port': { ...withoutOrigin, 'sec-fetch-site': 'same-site' },
    }
    for (const [name, headers] of Object.entries(bad)) expect([name, (await call(headers)).status]).toEqual([name, 403])
    expect((await call({ ...good, host: `localhost:${host.port}` })).status).toBe(421)
    expect((await call({ ...good, host: 'attacker.example' })).status).toBe(421)
    expect((await call({ ...withoutOrigin, 'sec-fetch-site': 'same-origin' })).status).toBe(200)
    expect((await ask(host.port, '/sync/catalog/_changes', { headers: withoutCookie })).status).toBe(403)
    expect((await ask(host.port, '/launch?token=wrong')).headers['set-cookie']).toBeUndefined()
  })

  it('gives the launch cookie to the browser alone', async () => {
    const host = await start()
    const url = new URL(host.url)
    const answer = await ask(host.port, url.pathname + url.search)
    expect(answer.status).toBe(303)
    expect(answer.headers.location).toBe('/')
    expect(answer.headers['set-cookie']?.[0]).toMatch(
      new RegExp(`^ginkgo-${host.port}=[\\w-]{43}; Path=/; HttpOnly; SameSite=Strict$`),
    )
  })

  it('refuses what is no call of the contract before doing anything', async () => {
    const host = await start()
    const headers = await pageHeadersOf(host)
    const post = async (name: string, body: string) =>
      (await ask(host.port, `/host/${name}`, { method: 'POST', headers, body })).status
    expect(await post('kiosk.info', '{"extra":1}')).toBe(400)
    expect(await post('kiosk.info', 'not json')).toBe(400)
    expect(await post('kiosk.info', 'null')).toBe(400)
    expect(await post('toString', '{}')).toBe(400)
    expect(await post('__proto__', '{}')).toBe(400)
    expect(await post('files.delete', '{}')).toBe(400)
    expect(await post('keys.unlock', JSON.stringify({ staff: 'staff:li', pin: '1' }))).toBe(400)
    expect((await ask(host.port, '/host/kiosk.info', { headers })).status).toBe(405)
    expect(
      (
        await ask(host.port, '/host/kiosk.info', {
          method: 'POST',
          headers: { ...headers, 'content-type': 'text/plain' },
          body: '{}',
        })
      ).status,
    ).toBe(405)
  })

  it('serves the page and its routes with a strict policy, and nothing outside its folder', async () => {
    const host = await start()
    const index = await ask(host.port, '/')
    expect(index.body.toString()).toContain('银杏驿站')
    expect(index.headers['content-security-policy']).toContain(
      "script-src 'self' 'wasm-unsafe-eval'; connect-src 'self';",
    )
    expect(index.headers['x-content-type-options']).toBe('nosniff')
    expect(index.headers['cache-control']).toBe('no-cache')
    expect((await ask(host.port, '/staff/elders')).body).toEqual(index.body)
    const script = await ask(host.port, '/assets/app.js')
    expect(script.headers['content-type']).toBe('text/javascript; charset=utf-8')
    expect(script.headers['cache-control']).toContain('immutable')
    const outside = [
      '/../secret.json',
      '/%2e%2e/secret.json',
      '/..%2fsecret.json',
      '/assets/..%5c..%5csecret.json',
      '/link.json',
      '/%00.json',
      '/%ff.js',
    ]
    for (const path of [...outside, '/assets/missing.js']) {
      expect([path, (await ask(host.port, path)).status]).toEqual([path, 404])
    }
    expect((await ask(host.port, '/', { method: 'POST' })).status).toBe(405)
  })

  it('keeps its port, and says so in one sentence when another program took it', async () => {
    const folder = newFolder()
    const first = await startLoopbackHost({ dataFolder: folder, rendererFolder: page })
    await first.close()
    const squatter = createServer()
    await new Promise<void>((resolve) => squatter.listen(first.port, '127.0.0.1', resolve))
    const error: unknown = await startLoopbackHost({ dataFolder: folder, rendererFolder: page }).catch(
      (caught: unknown) => caught,
    )
    expect(startProblemOf(error)).toMatchObject({ exitCode: 3 })
    await new Promise((resolve) => squatter.close(resolve))
    expect((await start(folder)).port).toBe(first.port)
  })

  it('starts once for a data folder, and not at all without a built page or on an unusable folder', async () => {
    const folder = newFolder()
    await start(folder)
    const tried = (dataFolder: string, rendererFolder: string) =>
      startLoopbackHost({ dataFolder, rendererFolder }).then(
        () => undefined,
        (caught: unknown) => startProblemOf(caught)?.exitCode,
      )
    expect(await tried(folder, page)).toBe(4)
    expect(await tried(newFolder(), join(root, 'nothing'))).toBe(6)
    expect(await tried(join(page, 'index.html'), page)).toBe(5)
  })

  it('refuses to start with a lost device key instead of making a new one', async () => {
    const folder = newFolder()
    const first = await startLoopbackHost({ dataFolder: folder, rendererFolder: page })
    const host = await pageOf(first)
    await host.call('setup.alone', { stationName: 'a', stationPhone: '', kioskName: 'b' })
    await first.close()
    await rm(join(folder, 'device-key'), { recursive: true })
    const error: unknown = await startLoopbackHost({ dataFolder: folder, rendererFolder: page }).catch(
      (caught: unknown) => caught,
    )
    expect(startProblemOf(error)?.exitCode).toBe(7)
    expect(await readdir(folder)).not.toContain('device-key')
  })
})

describe('enrolment and the way to the server', () => {
  /** A stand-in for the station's server: takes the code 4711, then shows what it is asked. */
  async function server(answerSync: Parameters<typeof createServer>[1]) {
    return serve((incoming, outgoing) => {
      if (incoming.url === '/token/challenge') return outgoing.end('{"challenge":"c"}')
      if (incoming.url === '/token') {
        const lease = { warnAfterDays: 7, lockAfterDays: 30 }
        return outgoing.end(JSON.stringify({ token: 'token-0123456789', expiresIn: 900, lease }))
      }
      if (incoming.url !== '/enrol') return answerSync?.(incoming, outgoing as never)
      let body = ''
      incoming.on('data', (part: Buffer) => (body += part.toString()))
      incoming.on('end', () => {
        const right = (JSON.parse(body) as { code: string }).code === '4711'
        outgoing.writeHead(right ? 200 : 403, { 'content-type': 'application/json' })
        outgoing.end(
          JSON.stringify(
            right ? { station: 'yinxing', stationName: '银杏里', kiosk: 'front' } : { error: 'wrong code' },
          ),
        )
      })
    })
  }

  async function enrolled(answerSync: Parameters<typeof createServer>[1]) {
    const { url } = await server(answerSync)
    const folder = newFolder()
    const host = await start(folder)
    const ours = await pageOf(host)
    expect(await ours.call('setup.enrol', { serverUrl: `${url}/`, code: ' 4711 ', kioskName: '前台' })).toEqual({
      ok: true,
      value: { station: 'yinxing', stationName: '银杏里', kiosk: 'front' },
    })
    return { host, ours, folder }
  }

  it('says which thing is wrong when a kiosk cannot enrol', async () => {
    const { url } = await server(undefined)
    const shop = await serve((_, outgoing) => outgoing.end('<html>a shop</html>'))
    const couch = await serve((_, outgoing) => {
      outgoing.writeHead(401, { server: 'CouchDB/3.5.0 (Erlang OTP/26)', 'content-type': 'application/json' })
      outgoing.end('{"error":"unauthorized"}')
    })
    const moved = await serve((_, outgoing) => outgoing.writeHead(302, { location: url }).end())
    const gone = await serve(() => undefined)
    await running.pop()?.()
    const ours = await pageOf(await start())
    const tried = async (serverUrl: string, code = '4711') => {
      const answer = await ours.call('setup.enrol', { serverUrl, code, kioskName: '前台' })
      return answer.ok ? 'ok' : answer.error.code
    }
    expect(await tried(url, '0000')).toBe('enrol.wrongCode')
    expect(await tried(shop.url)).toBe('enrol.notOurServer')
    expect(await tried(couch.url)).toBe('enrol.notOurServer')
    expect(await tried(moved.url)).toBe('enrol.notOurServer')
    expect(await tried(gone.url)).toBe('enrol.unreachable')
    expect(await tried('not an address')).toBe('enrol.badAddress')
    expect(await tried('file:///etc/passwd')).toBe('enrol.badAddress')
    expect(await tried('http://station.example')).toBe('enrol.insecureAddress')
    expect((await ours.call('kiosk.info', {})).phase).toBe('setup')
  })

  it('adds the credential, which the page never sees, and drops cookies and everything else of the browser', async () => {
    let seen: IncomingHttpHeaders = {}
    const { host, folder } = await enrolled((incoming, outgoing) => {
      seen = incoming.headers
      outgoing.setHeader('set-cookie', 'a=b')
      outgoing.setHeader('www-authenticate', 'Basic')
      outgoing.setHeader('x-ginkgo-epoch', 'e1')
      outgoing.end('{}')
    })
    const headers = { ...(await pageHeadersOf(host)), authorization: 'Basic mine', accept: 'application/json' }
    const answer = await ask(host.port, '/sync/station-yinxing/_changes?since=0', { headers })
    expect(seen.authorization).toBe('Bearer token-0123456789')
    expect(seen.accept).toBe('application/json')
    expect([seen.cookie, seen.origin, seen.referer]).toEqual([undefined, undefined, undefined])
    expect(answer.headers['x-ginkgo-epoch']).toBe('e1')
    expect([answer.headers['set-cookie'], answer.headers['www-authenticate']]).toEqual([undefined, undefined])
    expect(answer.headers['cache-control']).toBe('no-store')
    const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((name) => name.isFile())
    expect(files.map((name) => name.name)).toContain('kiosk.json')
    for (const name of files) {
      expect((await readFile(join(name.parentPath, name.name))).includes('token-0123456789')).toBe(false)
    }
  })

  it('passes a body up and gzip down byte for byte', async () => {
    const packed = gzipSync('[{"id":"records:1"}]')
    let got = ''
    const { host } = await enrolled((incoming, outgoing) => {
      incoming.on('data', (part: Buffer) => (got += part.toString()))
      incoming.on('end', () => {
        outgoing.writeHead(201, { 'content-type': 'application/json', 'content-encoding': 'gzip' })
        outgoing.end(packed)
      })
    })
    const headers = { ...(await pageHeadersOf(host)), 'accept-encoding': 'gzip' }
    const answer = await ask(host.port, '/sync/station-yinxing/_bulk_docs', {
      method: 'POST',
      headers,
      body: '{"docs":[]}',
    })
    expect(got).toBe('{"docs":[]}')
    expect(answer.status).toBe(201)
    expect(answer.headers['content-encoding']).toBe('gzip')
    expect(answer.body).toEqual(packed)
    expect(gunzipSync(answer.body).toString()).toBe('[{"id":"records:1"}]')
  })

  it('lets a changes feed trickle through at once, and cuts it at the server when the page hangs up', async () => {
    let cut: (() => void) | undefined
    const serverSawCut = new Promise<void>((resolve) => (cut = resolve))
    const { host } = await enrolled((_, outgoing) => {
      outgoing.writeHead(200, { 'content-type': 'application/json' })
      outgoing.write('\n')
      outgoing.on('close', () => cut?.())
    })
    const headers = await pageHeadersOf(host)
    const pageGone = new AbortController()
    const response = await fetch(
      `http://127.0.0.1:${host.port}/sync/station-yinxing/_changes?feed=longpoll&heartbeat=1000`,
      {
        headers,
        signal: pageGone.signal,
      },
    )
    const reader = response.body?.getReader()
    expect(Buffer.from((await reader?.read())?.value ?? []).toString()).toBe('\n')
    pageGone.abort()
    await serverSawCut
  })

  it('cuts the page off when the server cuts in the middle of an answer', async () => {
    const { host } = await enrolled((_, outgoing) => {
      outgoing.writeHead(200, { 'content-length': '1000' })
      outgoing.write('half', () => outgoing.destroy())
    })
    await expect(
      ask(host.port, '/sync/station-yinxing/_changes', { headers: await pageHeadersOf(host) }),
    ).rejects.toThrow()
  })

  it('tells a server that is down from one that answers, and a kiosk that works alone from both', async () => {
    const { host, ours } = await enrolled((_, outgoing) => outgoing.writeHead(401).end('{"error":"revoked"}'))
    expect((await ours.sync('catalog/_changes')).status).toBe(401)
    expect((await ours.sync('station-other/_changes')).status).toBe(404)
    await running.shift()?.()
    const answer = await ask(host.port, '/sync/catalog/_changes', { headers: await pageHeadersOf(host) })
    expect([answer.status, answer.headers['x-ginkgo-sync']]).toEqual([502, 'unreachable'])
    const alone = await pageOf(await start())
    expect((await alone.sync('catalog/_changes')).headers.get('x-ginkgo-sync')).toBe('noServer')
  })
})
