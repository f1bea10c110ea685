/** A kiosk and a server whose certificate is by an authority of the institution's own: the real gateway, the real host process. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { authorityFile } from '../../src-main/kiosk/server-authority.ts'
import { fileDeviceKeyStore } from '../../src-main/keys/device-key.ts'
import { type HostProcess, openHostProcess } from '../../src-main/open-host-process.ts'
import { startProblemOf } from '../../src-main/start-problem.ts'
import { createSyncProxy } from '../../src-main/sync-proxy/sync-proxy.ts'
import { type RunningServer, startServer } from '../../sync-server/start-server.ts'
import { makeAuthority } from '../support/test-certificates.ts'

const folder = mkdtempSync(join(tmpdir(), 'ginkgo-authority-'))
const authority = makeAuthority('区民政局')
const files = { certFile: join(folder, 'server.crt'), keyFile: join(folder, 'server.key') }
let server: RunningServer
let kiosks = 0

function renew(validDays?: number): void {
  const { cert, key } = authority.issue('station.example', validDays)
  writeFileSync(files.certFile, cert)
  writeFileSync(files.keyFile, key)
}
beforeAll(async () => {
  renew()
  server = await startServer({ dataFolder: join(folder, 'data'), tls: files })
  await server.createStation('银杏驿站', 'yinxing')
})
afterAll(async () => {
  await server.close()
  rmSync(folder, { recursive: true, force: true })
})

async function withKiosk<T>(certificate: string | undefined, work: (host: HostProcess) => Promise<T>): Promise<T> {
  const own = mkdtempSync(join(folder, `kiosk-${(kiosks += 1)}-`))
  if (certificate !== undefined) writeFileSync(join(own, authorityFile), certificate)
  const deviceKey = fileDeviceKeyStore(join(folder, `device-${kiosks}.key`))
  const host = await openHostProcess({ folder: own, deviceKey, build: { version: 'test', builtAt: 0 } })
  try {
    return await work(host)
  } finally {
    await host.close()
  }
}
const enrol = async (host: HostProcess): Promise<string> => {
  const { code } = await server.createEnrolmentCode('yinxing')
  const answer = await host.handlers['setup.enrol']({ serverUrl: server.url, code, kioskName: '前台' })
  return answer.ok ? 'ok' : answer.error.code
}

// In this order: what a process trusts, it trusts for good.
it('does not enrol at a server whose authority nobody told it, and says why', async () => {
  expect(await withKiosk(undefined, enrol)).toBe('enrol.untrusted')
  expect(await withKiosk(makeAuthority('another').cert, enrol)).toBe('enrol.untrusted')
})

it('does not start with a file that is no certificate', async () => {
  const error: unknown = await withKiosk('not a certificate', enrol).catch((caught: unknown) => caught)
  expect(startProblemOf(error)?.exitCode).toBe(8)
  expect(startProblemOf(error)?.sentence).toContain(authorityFile)
})

it('enrols and syncs with the authority in its data folder, over a renewed certificate too, and not over an expired one', async () => {
  await withKiosk(authority.cert, async (host) => {
    expect(await enrol(host)).toBe('ok')
    const ask = async (): Promise<readonly [number, string]> => {
      const proxy = createSyncProxy({ link: host.link, isOpen: () => true })
      const headers = { 'accept-encoding': 'identity' }
      const signal = new AbortController().signal
      const answer = await proxy.forward({ method: 'GET', target: 'station-yinxing', headers, body: undefined, signal })
      const said = await text(answer.body)
      proxy.close()
      return [answer.status, said]
    }
    expect(await ask()).toEqual([200, expect.stringContaining('station-yinxing')])
    renew()
    server.reloadTls()
    expect((await ask())[0]).toBe(200)
    renew(-1)
    server.reloadTls()
    expect((await ask())[0]).toBe(502)
    renew()
    server.reloadTls()
    expect((await ask())[0]).toBe(200)
  })
})
