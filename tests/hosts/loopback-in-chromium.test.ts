/** What only a browser can show: that its cookies, fetch metadata and content policy hold the loopback host's promises. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type LoopbackHost, startLoopbackHost } from '../../src-main/loopback-host/loopback-host.ts'
import { type RealChromium, startChromium } from '../support/real-chromium.ts'

let folder = ''
let loopback: LoopbackHost
let chromium: RealChromium
const stranger = createServer((_, outgoing) => {
  outgoing.writeHead(200, { 'content-type': 'text/html', 'access-control-allow-origin': '*' })
  outgoing.end('<!doctype html><title>another program of this machine</title>')
})

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chromium-'))
  await mkdir(join(folder, 'page'))
  await writeFile(
    join(folder, 'page', 'index.html'),
    '<!doctype html><link rel="icon" href="data:,"><title>kiosk</title>',
  )
  loopback = await startLoopbackHost({ dataFolder: join(folder, 'data'), rendererFolder: join(folder, 'page') })
  await new Promise<void>((resolve) => stranger.listen(0, '127.0.0.1', resolve))
  chromium = await startChromium(join(folder, 'profile'))
})
afterAll(async () => {
  await chromium.close()
  await loopback.close()
  stranger.closeAllConnections()
  await new Promise((resolve) => stranger.close(resolve))
  await rm(folder, { recursive: true, force: true })
})

const strangerUrl = (): string => `http://127.0.0.1:${(stranger.address() as AddressInfo).port}/`
const own = (): string => `http://127.0.0.1:${loopback.port}`

/** Status of a host call made by whatever page this is; 'blocked' when the browser gave nothing back. */
const callFrom = (page: Page): Promise<number | 'blocked'> =>
  page.evaluate(
    (origin) =>
      fetch(`${origin}/host/kiosk.info`, {
        method: 'POST',
        credentials: 'include',
        headers: { 'content-type': 'application/json' },
        body: '{}',
      }).then(
        ({ status }) => status,
        () => 'blocked' as const,
      ),
    own(),
  )

it('lets in the page that was launched, keeps the cookie from its scripts and lets in no page of another port', async () => {
  const page = await chromium.context.newPage()
  await page.goto(own())
  expect(await callFrom(page)).toBe(403)
  await page.goto(loopback.url)
  expect(page.url()).toBe(`${own()}/`)
  expect(await callFrom(page)).toBe(200)
  // A GET of the page carries no Origin: Chromium's Sec-Fetch-Site alone has to do.
  expect(await page.evaluate(() => fetch('/sync/catalog').then(({ headers }) => headers.get('x-ginkgo-sync')))).toBe(
    'noServer',
  )
  expect(await page.evaluate(() => document.cookie)).toBe('')
  const other = await chromium.context.newPage()
  await other.goto(strangerUrl())
  // Same site to the browser, so the cookie goes along: Origin decides.
  expect(await callFrom(other)).toBe('blocked')
  expect((await loopback.handlers['keys.people']({})).length).toBe(0)
})

it('lets the page reach nothing but its host, evaluate nothing and be framed by nobody', async () => {
  const page = await chromium.context.newPage()
  await page.goto(loopback.url)
  const tried = await page.evaluate(async (elsewhere) => {
    const violated: string[] = []
    document.addEventListener('securitypolicyviolation', (event) => violated.push(event.effectiveDirective))
    const reached = await fetch(elsewhere, { mode: 'no-cors' }).then(
      () => true,
      () => false,
    )
    // The debugger that runs this may evaluate text; what a timer calls later is the page's own and may not.
    await new Promise((resolve) => setTimeout(resolve))
    let evaluated = true
    try {
      // oxlint-disable-next-line no-new-func -- shows that the policy forbids it
      new Function('return 1')()
    } catch {
      evaluated = false
    }
    const module = await WebAssembly.compile(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0))
    document.body.append(Object.assign(document.createElement('script'), { textContent: 'window.inline = true' }))
    await new Promise((resolve) => setTimeout(resolve))
    return {
      reached,
      evaluated,
      inline: 'inline' in window,
      wasm: module instanceof WebAssembly.Module,
      violated: violated.toSorted(),
    }
  }, strangerUrl())
  expect(tried).toEqual({
    reached: false,
    evaluated: false,
    inline: false,
    wasm: true,
    violated: ['connect-src', 'script-src', 'script-src-elem'],
  })
  const framing = await chromium.context.newPage()
  await framing.goto(strangerUrl())
  const loaded = framing.waitForEvent('requestfailed', (request) => request.url().startsWith(own()))
  await framing.evaluate((url) => {
    document.body.append(Object.assign(document.createElement('iframe'), { src: url }))
  }, own())
  expect((await loaded).failure()?.errorText).toContain('BLOCKED')
})
