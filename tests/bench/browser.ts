/** A kiosk to measure in: the bench page built once, behind the real loopback host, in a real Chromium; a fresh profile each. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type BrowserContext, chromium, type Page } from '@playwright/test'
import react from '@vitejs/plugin-react'
import { build } from 'vite'
import type { DemoStaff } from '../../src-domain/demo/demo-staff.ts'
import { findBrowser, testBrowserFlags } from '../../scripts/find-browser.ts'
import { type LoopbackHost, startLoopbackHost } from '../../src-main/loopback-host/loopback-host.ts'
import type { BenchPage } from './page/bench-page.ts'
import type { ServedBulk } from './served-bulk.ts'

/** Minified like the product: development code would slow both sides, and not equally. */
export async function buildBenchPage(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'ginkgo-bench-page-'))
  await build({
    configFile: false,
    root: fileURLToPath(new URL('./page', import.meta.url)),
    define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
    build: { outDir: folder, emptyOutDir: true, target: 'es2024', chunkSizeWarningLimit: 10_000 },
    logLevel: 'error',
  })
  return folder
}

export type OpenPage = {
  readonly host: LoopbackHost
  readonly page: Page
  /** Ends the browser and starts it anew on the same profile; `prepare` gets the page before it goes anywhere. */
  readonly restart: (prepare: (page: Page) => Promise<unknown>) => Promise<Page>
  readonly close: () => Promise<void>
}

/** @param furnish enrols the kiosk or sets it up alone, before the page opens. */
export async function openPage(
  rendererFolder: string,
  furnish: (host: LoopbackHost) => Promise<void>,
): Promise<OpenPage> {
  const executablePath = await findBrowser()
  if (executablePath === undefined) throw new Error('no Chromium or Chrome was found')
  const folder = await mkdtemp(join(tmpdir(), 'ginkgo-bench-kiosk-'))
  const host = await startLoopbackHost({
    dataFolder: join(folder, 'data'),
    rendererFolder,
    build: { version: '0.0.0-bench', builtAt: Date.UTC(2026, 0, 1) },
    log: (message, error) => process.stderr.write(`${message} ${String(error)}\n`),
  })
  await furnish(host)
  const launch = async (
    prepare: (page: Page) => Promise<unknown>,
  ): Promise<{ context: BrowserContext; page: Page }> => {
    // On the disk, not in memory like a private window: durability is what is measured.
    const context = await chromium.launchPersistentContext(join(folder, 'profile'), {
      executablePath,
      args: [...testBrowserFlags, '--disable-renderer-backgrounding', '--disable-backgrounding-occluded-windows'],
    })
    // The tab that is there already: a second one would be measured in the background.
    const page = context.pages()[0] ?? (await context.newPage())
    page.on('pageerror', (error) => process.stderr.write(`page: ${error.stack ?? error.message}\n`))
    await prepare(page)
    await page.goto(host.url)
    return { context, page }
  }
  let running = await launch(async () => undefined)
  return {
    host,
    page: running.page,
    restart: async (prepare) => {
      await running.context.close()
      running = await launch(prepare)
      return running.page
    },
    close: async () => {
      await running.context.close()
      await host.close()
      await rm(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

export type Kiosk = OpenPage & {
  readonly call: <K extends keyof BenchPage>(
    name: K,
    ...parameters: Parameters<BenchPage[K]>
  ) => Promise<Awaited<ReturnType<BenchPage[K]>>>
}

/** A kiosk with the bench page in it. */
export async function openKiosk(
  rendererFolder: string,
  furnish: (host: LoopbackHost) => Promise<void>,
): Promise<Kiosk> {
  const opened = await openPage(rendererFolder, furnish)
  await opened.page.waitForFunction(() => window.bench !== undefined)
  return {
    ...opened,
    call: (name, ...parameters) =>
      opened.page.evaluate(
        ([method, list]) =>
          (window.bench[method as keyof BenchPage] as (...all: unknown[]) => Promise<never>)(...(list as unknown[])),
        [name, parameters] as const,
      ),
  }
}

export async function aloneStation(host: LoopbackHost): Promise<void> {
  const result = await host.handlers['setup.alone']({
    stationName: '青石桥社区驿站',
    stationPhone: '',
    kioskName: '一号机',
  })
  if (!result.ok) throw new Error(result.error.code)
}

/** A kiosk of the served station with one person who opens it. */
export const enrolledAt =
  (server: ServedBulk, { id, name, role, pin }: DemoStaff) =>
  async (host: LoopbackHost): Promise<void> => {
    const enrolled = await host.handlers['setup.enrol']({
      serverUrl: server.url,
      code: await server.code(),
      kioskName: 'bench',
    })
    if (!enrolled.ok) throw new Error(enrolled.error.code)
    const added = await host.handlers['keys.add']({ holder: { staff: id, name, role }, pin })
    if (!added.ok) throw new Error(added.error.code)
  }

/** The same settings as electron.vite.config.ts gives the page. */
export async function buildPage(folder: string): Promise<string> {
  const outDir = await mkdtemp(join(tmpdir(), 'ginkgo-bench-start-'))
  await build({
    configFile: false,
    root: fileURLToPath(new URL(folder, import.meta.url)),
    base: '/',
    plugins: [react()],
    build: { outDir, emptyOutDir: true, target: 'chrome140', assetsInlineLimit: 0, chunkSizeWarningLimit: 10_000 },
    logLevel: 'error',
  })
  return outDir
}
