/** A kiosk for the tests of the replica: data folder, loopback host, browser profile and the page of `page/`. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import { build } from 'vite'
import { type LoopbackHost, startLoopbackHost } from '../../src-main/loopback-host/loopback-host.ts'
import type { HostLan } from '../../src-main/open-host-process.ts'
import { startChromium, type RealChromium } from '../support/real-chromium.ts'
import { LateError, within } from '../support/within.ts'
import type { TrialPage } from './page/replica-page.ts'

/** Bundles the page once; the caller removes the folder. */
export async function buildReplicaPage(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'ginkgo-replica-page-'))
  await build({
    configFile: false,
    root: fileURLToPath(new URL('./page', import.meta.url)),
    build: { outDir: folder, emptyOutDir: true, minify: false, target: 'es2024' },
    logLevel: 'error',
  })
  return folder
}

export type ReplicaKiosk = {
  readonly folder: string
  readonly profile: string
  readonly host: LoopbackHost
  readonly chromium: () => RealChromium
  /** Starts the browser if it is not running, and opens the page. */
  readonly page: () => Promise<Page>
  readonly call: CallTrial
  readonly kill: () => Promise<void>
  readonly stopBrowser: () => Promise<void>
  /** The host ends, the browser stays open for the next. */
  readonly stopHost: () => Promise<RealChromium | undefined>
  /** Browser and host end; the folder stays. */
  readonly stop: () => Promise<void>
  readonly remove: () => Promise<void>
}

export type ReplicaKioskOptions = {
  /** Of a kiosk that ran before. */
  readonly folder?: string
  /** Runs on its profile already. */
  readonly browser?: RealChromium
  /** Stands open for other kiosks too, each a page of its own origin; this one cannot kill it. */
  readonly shared?: SharedChromium
  readonly lan?: HostLan
}

export type SharedChromium = RealChromium & {
  /** What pages of this origin left behind, for the next kiosk may get the same port. */
  readonly forget: (origin: string) => Promise<void>
}

/** To start a browser costs more than most tests that need one; those that end it, or look into its files, have their own. */
export async function startSharedChromium(): Promise<SharedChromium> {
  const profile = await mkdtemp(join(tmpdir(), 'ginkgo-shared-profile-'))
  const chromium = await startChromium(profile)
  const [first] = chromium.context.pages()
  if (first === undefined) throw new Error('Chromium has no page')
  const session = await chromium.context.newCDPSession(first)
  return {
    ...chromium,
    forget: async (origin) => void (await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' })),
    close: async () => {
      await chromium.close()
      await rm(profile, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

/** Milliseconds; none of them takes a tenth of it. */
const longestCall = 180_000

/** One call of `window.trial` in the page opened last. */
export type CallTrial = <K extends keyof TrialPage>(
  name: K,
  ...parameters: Parameters<TrialPage[K]>
) => Promise<Awaited<ReturnType<TrialPage[K]>>>

export async function startReplicaKiosk(
  rendererFolder: string,
  { folder: before, browser, shared, lan }: ReplicaKioskOptions = {},
): Promise<ReplicaKiosk> {
  const folder = before ?? (await mkdtemp(join(tmpdir(), 'ginkgo-replica-kiosk-')))
  const profile = join(folder, 'profile')
  const host = await startLoopbackHost({
    dataFolder: join(folder, 'data'),
    rendererFolder,
    build: { version: '0.0.0-test', builtAt: Date.UTC(2026, 0, 1) },
    log: (message, error) => console.error(message, error),
    ...(lan === undefined ? {} : { lan }),
  })
  let chromium = shared ?? browser
  const pages: Page[] = []
  const running = (): RealChromium => {
    if (chromium === undefined) throw new Error('the browser is not running')
    return chromium
  }
  const down = async (how: 'kill' | 'close'): Promise<void> => {
    if (shared === undefined) await chromium?.[how]()
    else await leave(shared)
    chromium = undefined
    pages.length = 0
  }
  const leave = async ({ forget }: SharedChromium): Promise<void> => {
    for (const page of pages) await page.close()
    await forget(new URL(host.url).origin)
  }
  const ownBrowser = (): void => {
    if (shared !== undefined) throw new Error('other kiosks have this browser too')
  }
  const closeHost = (): Promise<void> => within(longestCall, 'the host closes', host.close())
  const stop = async (): Promise<void> => {
    await down('close')
    await closeHost()
  }
  return {
    folder,
    profile,
    host,
    chromium: running,
    page: async () => {
      chromium ??= await startChromium(profile)
      const page = await within(longestCall, 'a new page', chromium.context.newPage())
      pages.push(page)
      page.on('pageerror', (error) => console.error('page error', error))
      await page.goto(host.url)
      await page.waitForFunction('window.trial !== undefined')
      return page
    },
    call: async (name, ...parameters) => {
      const page = pages.at(-1)
      if (page === undefined) throw new Error('no page')
      const answer = page.evaluate(
        ([method, list]) =>
          (window.trial[method as keyof TrialPage] as (...all: unknown[]) => never)(...(list as unknown[])),
        [name, parameters] as const,
      )
      return within(longestCall, `${name} answers`, answer).catch(async (error: unknown) => {
        if (error instanceof LateError) {
          const state = page.evaluate(() => Promise.all([window.trial.health(), window.trial.status()]))
          console.error(`${name} does not end:`, await within(5_000, 'its state', state).catch(String))
        }
        throw error
      })
    },
    kill: async () => {
      ownBrowser()
      await down('kill')
    },
    stopBrowser: async () => {
      ownBrowser()
      await down('close')
    },
    stopHost: async () => {
      await within(longestCall, 'the page closes', Promise.resolve(pages.at(-1)?.close()))
      await closeHost()
      return chromium
    },
    stop,
    remove: async () => {
      await stop()
      await rm(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

/** A station of its own without a server; the host stays open for the page, as during the first set-up. */
export async function setUpAlone(kiosk: ReplicaKiosk): Promise<void> {
  const result = await kiosk.host.handlers['setup.alone']({
    stationName: '青石桥驿站',
    stationPhone: '',
    kioskName: '一号机',
  })
  if (!result.ok) throw new Error(result.error.code)
}
