/** A kiosk that only reads pictures: the page of `page/`, built like the product, behind the real loopback host with its real headers. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type BrowserContext, chromium, type Page } from '@playwright/test'
import { build } from 'vite'
import { findBrowser, testBrowserFlags } from '../../scripts/find-browser.ts'
import { startLoopbackHost } from '../../src-main/loopback-host/loopback-host.ts'
import type { CardPage } from './page/id-card-page.ts'

export type CardKiosk = {
  readonly url: string
  readonly page: Page
  readonly context: BrowserContext
  readonly call: <K extends keyof CardPage>(
    name: K,
    ...parameters: Parameters<CardPage[K]>
  ) => Promise<Awaited<ReturnType<CardPage[K]>>>
  readonly close: () => Promise<void>
}

export async function openCardKiosk(): Promise<CardKiosk> {
  const executablePath = await findBrowser()
  if (executablePath === undefined) throw new Error('no Chromium or Chrome was found')
  const folder = await mkdtemp(join(tmpdir(), 'ginkgo-id-cards-'))
  const rendererFolder = join(folder, 'page')
  await build({
    configFile: false,
    root: fileURLToPath(new URL('./page', import.meta.url)),
    build: {
      outDir: rendererFolder,
      emptyOutDir: true,
      target: 'es2024',
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 10_000,
    },
    logLevel: 'error',
  })
  const host = await startLoopbackHost({
    dataFolder: join(folder, 'data'),
    rendererFolder,
    build: { version: '0.0.0-test', builtAt: Date.UTC(2026, 0, 1) },
    log: (message, error) => process.stderr.write(`${message} ${String(error)}\n`),
  })
  const context = await chromium.launchPersistentContext(join(folder, 'profile'), {
    executablePath,
    args: [...testBrowserFlags],
  })
  const page = context.pages()[0] ?? (await context.newPage())
  page.on('pageerror', (error) => process.stderr.write(`page: ${error.stack ?? error.message}\n`))
  await page.goto(host.url)
  await page.waitForFunction(() => window.cards !== undefined)
  return {
    url: host.url,
    page,
    context,
    call: (name, ...parameters) =>
      page.evaluate(
        ([method, list]) =>
          (window.cards[method as keyof CardPage] as (...all: unknown[]) => Promise<never>)(...(list as unknown[])),
        [name, parameters] as const,
      ),
    close: async () => {
      await context.close()
      await host.close()
      await rm(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}
