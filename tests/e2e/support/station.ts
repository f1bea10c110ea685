/**
 * A whole station on this machine: the real server on a real LevelDB, and kiosks, each a loopback host with its own data
 * folder, its own browser profile, and its own network cable to the server.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium, type Page } from '@playwright/test'
import { findBrowser, testBrowserFlags } from '../../../scripts/find-browser.ts'
import { demoStation, furnishKiosk, startDemoServer } from '../../../scripts/start/demo-station.ts'
import { type LoopbackHost, startLoopbackHost } from '../../../src-main/loopback-host/loopback-host.ts'
import type { RunningServer } from '../../../sync-server/start-server.ts'
import { layCable, type NetworkCable } from '../../support/network-cable.ts'

const rendererFolder = join(import.meta.dirname, '..', '..', '..', 'out', 'renderer')

export type Kiosk = {
  readonly page: Page
  readonly context: BrowserContext
  readonly cable: NetworkCable
  readonly host: LoopbackHost
  /** Every address the page asked for that was not its own. */
  readonly strangers: readonly string[]
  /** Errors nobody caught. */
  readonly faults: readonly string[]
  /** The address of this launch again, as after a crash of the page. */
  readonly reload: () => Promise<void>
}

export type Station = {
  readonly server: () => RunningServer
  readonly restartServer: () => Promise<void>
  readonly stopServer: () => Promise<void>
  readonly addKiosk: (name: string) => Promise<Kiosk>
  readonly database: string
  readonly close: () => Promise<void>
}

export async function openStation(elders: number): Promise<Station> {
  const folder = await mkdtemp(join(tmpdir(), 'ginkgo-e2e-'))
  const start = (): Promise<RunningServer> => startDemoServer(join(folder, 'server'), elders)
  let server: RunningServer | undefined = await start()
  const running = (): RunningServer => {
    if (server === undefined) throw new Error('the server is stopped')
    return server
  }
  const closers: (() => Promise<void>)[] = []
  const executablePath = await findBrowser()

  const addKiosk = async (name: string): Promise<Kiosk> => {
    const cable = await layCable(running().port)
    const host = await startLoopbackHost({ dataFolder: join(folder, name), rendererFolder, demo: true })
    await furnishKiosk(host.handlers, running(), name, cable.url)
    const context = await chromium.launchPersistentContext(join(folder, `${name}-browser`), {
      ...(executablePath === undefined ? {} : { executablePath }),
      args: [...testBrowserFlags],
      viewport: { width: 1920, height: 1080 },
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
    })
    const strangers: string[] = []
    const faults: string[] = []
    context.on('request', (request) => {
      const { protocol, host: address } = new URL(request.url())
      if (protocol.startsWith('http') && address !== `127.0.0.1:${host.port}`) strangers.push(request.url())
    })
    context.on('weberror', (error) => faults.push(error.error().message))
    const page = context.pages()[0] ?? (await context.newPage())
    await page.goto(host.url)
    closers.push(async () => {
      await context.close()
      await host.close()
      await cable.close()
    })
    return { page, context, cable, host, strangers, faults, reload: async () => void (await page.goto(host.url)) }
  }

  return {
    server: running,
    stopServer: async () => {
      await server?.close()
      server = undefined
    },
    restartServer: async () => {
      await server?.close()
      server = await start()
    },
    addKiosk,
    database: `station-${demoStation.id}`,
    close: async () => {
      for (const close of closers.toReversed()) await close()
      await server?.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
