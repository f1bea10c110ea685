import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { ok } from '../../src-domain/shared/result.ts'
import { createSyncProxy } from '../sync-proxy/sync-proxy.ts'
import { appSchemePrivileges, createAppProtocol } from './app-protocol.ts'

let folder = ''
let serverUrl = ''
const asked: string[] = []
const server = createServer((incoming, outgoing) => {
  let body = ''
  incoming.on('data', (part: Buffer) => (body += part.toString()))
  incoming.on('end', () => {
    asked.push(`${incoming.method} ${incoming.url} ${incoming.headers.authorization} ${body}`)
    const brotli = incoming.url?.includes('brotli') === true
    const type = { 'content-type': 'application/json' }
    outgoing.writeHead(200, { ...type, 'content-encoding': brotli ? 'br' : 'gzip' })
    if (incoming.url?.includes('cut') === true) {
      outgoing.write(gzipSync('{"results":[]}').subarray(0, 15), () => outgoing.destroy())
      return
    }
    outgoing.end(brotli ? brotliCompressSync('{"results":[]}') : gzipSync('{"results":[]}'))
  })
})
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'protocol-'))
  await mkdir(join(folder, 'page', 'assets'), { recursive: true })
  await writeFile(join(folder, 'page', 'index.html'), '<title>银杏驿站</title>')
  await writeFile(join(folder, 'page', 'assets', 'a.wasm'), 'wasm')
  await writeFile(join(folder, 'secret.html'), 'secret')
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  serverUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(async () => {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
  await rm(folder, { recursive: true, force: true })
})

const clearStorage = vi.fn(async () => undefined)
const handler = () =>
  createAppProtocol({
    rendererFolder: join(folder, 'page'),
    clearStorage,
    proxy: createSyncProxy({
      isOpen: () => true,
      link: () => ({ serverUrl, token: { read: async () => ok('c'), forget: () => undefined }, station: 'yinxing' }),
    }),
  })

/** Node's Request refuses bodies without `duplex`, and so does Electron's. */
const post = (url: string, body: string): Request =>
  new Request(url, { method: 'POST', body: new Blob([body]).stream(), duplex: 'half' } as RequestInit)

describe('app://kiosk', () => {
  it('is a standard, secure scheme that keeps the content security policy', () => {
    expect(appSchemePrivileges).toEqual({
      scheme: 'app',
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
    })
  })

  it('serves the page for its routes and files with types, under the strict policy', async () => {
    const index = await handler()(new Request('app://kiosk/staff/elders'))
    expect(await index.text()).toContain('银杏驿站')
    expect(index.headers.get('content-security-policy')).toContain("default-src 'self'")
    const wasm = await handler()(new Request('app://kiosk/assets/a.wasm'))
    expect([wasm.status, wasm.headers.get('content-type')]).toEqual([200, 'application/wasm'])
  })

  it.each([
    'app://kiosk/..%2fsecret.html',
    'app://kiosk/%2e%2e%5csecret.html',
    'app://kiosk/%00.html',
    'app://kiosk/assets/none.js',
  ])('does not serve %s', async (url) => expect((await handler()(new Request(url))).status).toBe(404))

  it('answers neither another host name nor another method', async () => {
    expect((await handler()(new Request('app://elsewhere/'))).status).toBe(403)
    expect((await handler()(new Request('app://kiosk/', { method: 'PUT' }))).status).toBe(405)
  })

  it("deletes the page's databases when the page posts that, and only then", async () => {
    const url = 'app://kiosk/host/clear-storage'
    await handler()(new Request(url))
    expect(clearStorage).not.toHaveBeenCalled()
    expect((await handler()(new Request(url, { method: 'POST' }))).status).toBe(204)
    expect(clearStorage).toHaveBeenCalledOnce()
  })

  it('forwards /sync/ with the credential and unpacks what came packed, which no network stack does here', async () => {
    const answer = await handler()(post('app://kiosk/sync/station-yinxing/_bulk_docs', '{"docs":[]}'))
    expect(await answer.json()).toEqual({ results: [] })
    expect(answer.headers.get('content-encoding')).toBeNull()
    expect(asked.at(-1)).toBe('POST /station-yinxing/_bulk_docs Bearer c {"docs":[]}')
    expect((await handler()(new Request('app://kiosk/sync/station-other'))).status).toBe(404)
    const brotli = await handler()(new Request('app://kiosk/sync/catalog/_changes?style=brotli'))
    expect(await brotli.json()).toEqual({ results: [] })
    const cut = await handler()(new Request('app://kiosk/sync/catalog/_changes?style=cut'))
    await expect(cut.text()).rejects.toThrow()
  })
})
