import { type Server as HttpServer, createServer } from 'node:http'
import { type AddressInfo, type Server, createServer as createTcpServer } from 'node:net'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { afterEach, describe, expect, it } from 'vitest'
import { err, ok } from '../../src-domain/shared/result.ts'
import { practiceStation } from '../../src-domain/training/practice-station.ts'
import { allowedPath } from './allowed-request.ts'
import { type SyncProxyOptions, createSyncProxy } from './sync-proxy.ts'

const open: (Server | HttpServer)[] = []
afterEach(async () => {
  for (const server of open.splice(0)) {
    if ('closeAllConnections' in server) server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
})

async function listen(server: Server | HttpServer): Promise<string> {
  open.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const proxyTo = (serverUrl: string, options: Partial<SyncProxyOptions> = {}) =>
  createSyncProxy({
    link: () => ({ serverUrl, token: { read: async () => ok('c'), forget: () => undefined }, station: 'yinxing' }),
    isOpen: () => true,
    ...options,
  })
const get = (target: string) => ({
  method: 'GET',
  target,
  headers: {},
  body: undefined,
  signal: new AbortController().signal,
})

describe('what the page may send to the server', () => {
  it.each([
    ['GET', '', '/'],
    ['GET', 'station-yinxing', '/station-yinxing'],
    ['GET', 'station-yinxing/', '/station-yinxing/'],
    ['GET', 'station-yinxing/_changes?feed=longpoll&since=5-a', '/station-yinxing/_changes?feed=longpoll&since=5-a'],
    ['POST', 'station-yinxing/_bulk_docs', '/station-yinxing/_bulk_docs'],
    ['POST', 'catalog/_bulk_get?revs=true', '/catalog/_bulk_get?revs=true'],
    ['PUT', 'station-yinxing-media/_local/abc.Def%3D', '/station-yinxing-media/_local/abc.Def%3D'],
    ['GET', 'knowledge/articles%3A0190?rev=1-a', '/knowledge/articles%3A0190?rev=1-a'],
    ['GET', 'knowledge-media/media:1/part', '/knowledge-media/media:1/part'],
  ])('%s %s goes through', (method, target, path) => expect(allowedPath(method, target, 'yinxing')).toBe(path))

  it.each([
    ['GET', 'station-other/_changes'],
    ['GET', 'station-yinxing2/_changes'],
    ['GET', '_users/_changes'],
    ['GET', '_all_dbs'],
    ['GET', 'station-yinxing/_design/a'],
    ['GET', 'station-yinxing/_security'],
    ['GET', 'station-yinxing/../station-other/_changes'],
    ['GET', 'station-yinxing/%2e%2e/station-other'],
    ['GET', 'station-yinxing%2F..%2Fstation-other/_changes'],
    ['GET', 'station-yinxing/..%5cx'],
    ['GET', 'station-yinxing//_changes'],
    ['GET', 'station-yinxing/_changes#x'],
    ['GET', 'station-yinxing/_changes?a?b'],
    ['GET', 'station-yinxing/%zz'],
    ['GET', '//attacker.example/'],
    ['GET', '@attacker.example/'],
    ['DELETE', 'station-yinxing'],
    ['DELETE', 'station-yinxing/records:1'],
    ['PUT', 'station-yinxing'],
    ['POST', 'station-yinxing'],
    ['POST', ''],
    ['POST', 'station-yinxing/_compact'],
    ['COPY', 'station-yinxing/records:1'],
  ])('%s %s does not', (method, target) => expect(allowedPath(method, target, 'yinxing')).toBeUndefined())

  it('nothing of a practice goes through', () => {
    for (const target of ['_bulk_docs', '_changes', '_revs_diff']) {
      expect(allowedPath('POST', `station-${practiceStation}/${target}`, 'yinxing')).toBeUndefined()
    }
  })
})

describe('sync proxy', () => {
  it("asks a sealed kiosk's server for what is public and for nothing of its people", async () => {
    const asked: string[] = []
    const url = await listen(
      createServer((incoming, outgoing) => {
        asked.push(incoming.url ?? '')
        outgoing.end('{}')
      }),
    )
    let isDayOpen = false
    const proxy = proxyTo(url, { isOpen: () => isDayOpen })
    for (const target of ['station-yinxing/_all_docs?include_docs=true', 'station-yinxing-media/media:1']) {
      const answer = await proxy.forward(get(target))
      expect([answer.status, answer.headers['x-ginkgo-sync']]).toEqual([404, 'notAllowed'])
    }
    await text((await proxy.forward(get('catalog/_changes'))).body)
    isDayOpen = true
    await text((await proxy.forward(get('station-yinxing/_changes'))).body)
    expect(asked).toEqual(['/catalog/_changes', '/station-yinxing/_changes'])
    proxy.close()
  })

  it('gives up on a server that never completes the connection', async () => {
    // Accepts at TCP level and never speaks TLS.
    const url = await listen(createTcpServer((socket) => socket.resume()))
    const answer = await proxyTo(url.replace('http:', 'https:'), { connectTimeout: 50 }).forward(
      get('catalog/_changes'),
    )
    expect([answer.status, answer.headers['x-ginkgo-sync']]).toEqual([502, 'unreachable'])
  })

  it('gives up on an ordinary answer that stays silent, but waits for a changes feed', async () => {
    const answers: (() => void)[] = []
    const url = await listen(createServer((_, outgoing) => answers.push(() => outgoing.end('{"results":[]}'))))
    const proxy = proxyTo(url, { silence: 50 })
    const feed = proxy.forward(get('catalog/_changes?feed=longpoll'))
    const silent = await proxy.forward(get('catalog/_all_docs'))
    expect(silent.headers['x-ginkgo-sync']).toBe('unreachable')
    for (const answer of answers) answer()
    expect(await text((await feed).body)).toBe('{"results":[]}')
    proxy.close()
  })

  it('asks again when the server had closed a kept connection, and never sends a body twice', async () => {
    let requests = 0
    const url = await listen(
      createServer((incoming, outgoing) => {
        requests += 1
        // The second use of a connection is cut without an answer, as by a server that just restarted.
        if (requests === 2 || requests === 5) incoming.socket.destroy()
        else outgoing.end('{}')
      }),
    )
    const proxy = proxyTo(url)
    await text((await proxy.forward(get('catalog'))).body)
    const again = await proxy.forward(get('catalog'))
    expect(again.status).toBe(200)
    await text(again.body)
    expect(requests).toBe(3)
    await text((await proxy.forward(get('catalog'))).body)
    const post = await proxy.forward({
      method: 'POST',
      target: 'catalog/_bulk_docs',
      headers: { 'content-type': 'application/json' },
      body: Readable.from([Buffer.from('{}')]),
      signal: new AbortController().signal,
    })
    expect(post.headers['x-ginkgo-sync']).toBe('unreachable')
    expect(requests).toBe(5)
    proxy.close()
  })

  it('asks for another token when the server does not take one, and then asks again; a body is left to the page', async () => {
    const shown: (string | undefined)[] = []
    const url = await listen(
      createServer((incoming, outgoing) => {
        shown.push(incoming.headers.authorization)
        incoming.resume()
        outgoing.writeHead(incoming.headers.authorization === 'Bearer t3' ? 200 : 401).end('{}')
      }),
    )
    let number = 1
    const token = {
      read: async () => ok(`t${number}`),
      forget: (refused: string) => {
        if (refused === `t${number}`) number += 1
      },
    }
    const proxy = createSyncProxy({
      link: () => ({ serverUrl: url, station: 'yinxing', token }),
      isOpen: () => true,
    })
    const post = await proxy.forward({
      ...get('catalog/_bulk_docs'),
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: Readable.from([Buffer.from('{}')]),
    })
    expect(post.headers['x-ginkgo-sync']).toBe('unreachable')
    expect(shown).toEqual(['Bearer t1'])
    const answer = await proxy.forward(get('catalog'))
    expect(answer.status).toBe(200)
    await text(answer.body)
    expect(shown).toEqual(['Bearer t1', 'Bearer t2', 'Bearer t3'])
    proxy.close()
  })

  it('hands a refusal on when there is no other token', async () => {
    const url = await listen(createServer((_, outgoing) => outgoing.writeHead(401).end('{}')))
    const proxy = proxyTo(url)
    expect((await proxy.forward(get('catalog'))).status).toBe(401)
    proxy.close()
  })

  it.each([
    ['copiedKiosk', 403],
    ['credentialRefused', 401],
    ['unreachable', 502],
  ] as const)('marks an answer of its own with %s when there is no token', async (problem, status) => {
    const token = { read: async () => err(problem), forget: () => undefined }
    const proxy = proxyTo('', { link: () => ({ serverUrl: 'http://127.0.0.1:1', station: 'yinxing', token }) })
    const answer = await proxy.forward(get('catalog'))
    expect([answer.status, answer.headers['x-ginkgo-sync']]).toEqual([status, problem])
    proxy.close()
  })

  it("reports the server's clock", async () => {
    const url = await listen(
      createServer((_, outgoing) => outgoing.writeHead(200, { date: 'Thu, 01 Jan 2026 00:00:00 GMT' }).end()),
    )
    const said: number[] = []
    const proxy = proxyTo(url, { serverSays: (at) => said.push(at) })
    await proxy.forward(get('catalog'))
    expect(said).toEqual([Date.UTC(2026, 0, 1)])
    proxy.close()
  })
})
