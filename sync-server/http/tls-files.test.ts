import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { connect, type TLSSocket } from 'node:tls'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Certificate, makeAuthority } from '../../tests/support/test-certificates.ts'
import { type RunningServer, startServer } from '../start-server.ts'
import { kinds } from '../testing/served-station.ts'

const authority = makeAuthority('驿站自己的机构')
let folder: string
let files: { certFile: string; keyFile: string }
let server: RunningServer | undefined
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ginkgo-tls-'))
  files = { certFile: join(folder, 'server.crt'), keyFile: join(folder, 'server.key') }
})
afterEach(async () => {
  await server?.close()
  server = undefined
  rmSync(folder, { recursive: true, force: true })
})

function write({ cert, key }: Certificate): void {
  writeFileSync(files.certFile, cert)
  writeFileSync(files.keyFile, key)
}
const start = async (tlsEvery?: number): Promise<RunningServer> =>
  (server = await startServer({
    dataFolder: join(folder, 'data'),
    kinds,
    tls: files,
    ...(tlsEvery === undefined ? {} : { tlsEvery }),
  }))

const greeting = (url: string, options: object = { ca: authority.cert }): Promise<string> =>
  new Promise((done, failed) => {
    request(url, { agent: false, ...options }, (answer) => done(text(answer)))
      .once('error', failed)
      .end()
  })
/** The common name of the certificate that a new connection is shown. */
const shown = (port: number): Promise<string> =>
  new Promise((done, failed) => {
    const socket: TLSSocket = connect({ port, host: '127.0.0.1', ca: authority.cert }, () => {
      done(String(socket.getPeerCertificate().subject.CN))
      socket.destroy()
    })
    socket.once('error', failed)
  })

describe('TLS by certificate files', () => {
  it('serves whoever trusts the authority, from TLS 1.2 on, and nobody in clear', async () => {
    write(authority.issue('first'))
    const { url, port } = await start()
    expect(url).toBe(`https://127.0.0.1:${port}`)
    expect(JSON.parse(await greeting(url))).toMatchObject({ couchdb: 'Welcome' })
    await expect(greeting(url, {})).rejects.toThrow(/certificate/)
    await expect(greeting(url, { ca: makeAuthority('other').cert })).rejects.toThrow(/certificate|signature/)
    const old = { ca: authority.cert, minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT:@SECLEVEL=0' }
    await expect(greeting(url, old)).rejects.toThrow(/protocol|alert/i)
    expect(await greeting(url, { ca: authority.cert, maxVersion: 'TLSv1.2' })).toContain('Welcome')
    await expect(fetch(url.replace('https:', 'http:'))).rejects.toThrow()
  })

  it('takes up a renewed pair when it is told to, and by itself when the files change', async () => {
    write(authority.issue('first'))
    const { port, reloadTls } = await start(50)
    expect(await shown(port)).toBe('first')
    write(authority.issue('second'))
    reloadTls()
    expect(await shown(port)).toBe('second')
    write(authority.issue('the third one'))
    await expect.poll(() => shown(port)).toBe('the third one')
  })

  it('goes on with the old pair while the new one is not whole', async () => {
    write(authority.issue('first'))
    const { port, reloadTls } = await start()
    writeFileSync(files.certFile, authority.issue('second').cert)
    reloadTls()
    expect(await shown(port)).toBe('first')
    rmSync(files.keyFile)
    reloadTls()
    expect(await shown(port)).toBe('first')
  })

  it('does not start with a pair that cannot be used, and says why in one sentence', async () => {
    await expect(start()).rejects.toThrow(/^The certificate cannot be used: .*server\.crt cannot be read\.$/)
    write({ ...authority.issue('first'), key: authority.issue('second').key })
    await expect(start()).rejects.toThrow(
      /^The certificate cannot be used: .* do not belong together, or are no PEM\.$/,
    )
    writeFileSync(files.certFile, '王秀英')
    await expect(start()).rejects.toThrow(/do not belong together, or are no PEM/)
  })
})
