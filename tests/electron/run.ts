/**
 * Drives the built shell in a real Electron: what unit tests with small fakes cannot know, whether Electron keeps the
 * promises they assume. Without a runtime on this machine it says loudly that nothing was run.
 */
import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ElectronApplication, type Page, _electron } from '@playwright/test'
import { findElectronRuntime } from '../../scripts/start/electron-runtime.ts'

type Shell = { readonly app: ElectronApplication; readonly page: Page }
type Check = readonly [name: string, run: (shell: Shell) => Promise<void>]

const root = join(import.meta.dirname, '..', '..')

/** Evaluated in the page, where `window.ginkgoHost` is what preload exposed. */
const callInPage = (page: Page, name: string, params: unknown): Promise<unknown> =>
  page.evaluate(
    async ([call, given]) => {
      const bridge = Reflect.get(window, 'ginkgoHost') as { call: (name: unknown, params: unknown) => Promise<unknown> }
      return bridge.call(call, given)
    },
    [name, params] as const,
  )

const checks: readonly Check[] = [
  [
    'the page runs at app://kiosk/ and shows something',
    async ({ page }) => {
      assert.match(page.url(), /^app:\/\/kiosk\//)
      await page.waitForFunction(() => (document.querySelector('#root')?.childElementCount ?? 0) > 0)
    },
  ],
  [
    'the page has one function of the host and nothing of Node or Electron',
    async ({ page }) => {
      const seen = await page.evaluate(() => ({
        bridge: Object.keys(Reflect.get(window, 'ginkgoHost') as object),
        node: ['require', 'process', 'module', 'Buffer', 'ipcRenderer', 'electron'].filter((name) => name in window),
      }))
      assert.deepEqual(seen, { bridge: ['call'], node: [] })
    },
  ],
  [
    'host calls are answered and checked',
    async ({ page }) => {
      assert.equal(Reflect.get((await callInPage(page, 'kiosk.info', {})) as object, 'phase'), 'setup')
      await assert.rejects(callInPage(page, 'kiosk.info', { more: 1 }), /host\.badCall/)
      await assert.rejects(callInPage(page, 'shell.run', {}), /host\.badCall/)
    },
  ],
  [
    'the window is sandboxed and isolated',
    async ({ app }) => {
      const preferences = await app.evaluate(({ BrowserWindow }) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents
        return contents === undefined
          ? {}
          : { ...(Reflect.get(contents, 'getLastWebPreferences') as () => object).call(contents) }
      })
      for (const [name, value] of [
        ['contextIsolation', true],
        ['sandbox', true],
        ['nodeIntegration', false],
        ['webSecurity', true],
      ] as const) {
        assert.equal(Reflect.get(preferences, name), value, name)
      }
    },
  ],
  [
    'nothing reaches the network, opens a window, leaves the page or evaluates text',
    async ({ app, page }) => {
      const tried = await page.evaluate(async () => ({
        fetched: await fetch('https://example.org/').then(
          () => 'yes',
          () => 'no',
        ),
        opened: window.open('https://example.org/') === null ? 'no' : 'yes',
        // The debugger that runs this may evaluate text; what a timer calls is the page's own and may not.
        evaluated: await new Promise<string>((resolve) => {
          setTimeout(() => {
            try {
              // oxlint-disable-next-line no-eval -- shows that the policy forbids it
              resolve(String(globalThis.eval('1+1')))
            } catch {
              resolve('no')
            }
          })
        }),
        location: await navigator.permissions.query({ name: 'geolocation' }).then(({ state }) => state),
      }))
      assert.deepEqual(tried, { fetched: 'no', opened: 'no', evaluated: 'no', location: 'denied' })
      await page.evaluate(() => window.location.assign('https://example.org/'))
      assert.match(page.url(), /^app:\/\/kiosk\//)
      assert.equal(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length), 1)
    },
  ],
  [
    'IndexedDB of the page survives a reload',
    async ({ page }) => {
      await page.evaluate(
        () =>
          new Promise<void>((resolve, reject) => {
            const opening = indexedDB.open('probe', 1)
            opening.addEventListener('success', () => resolve())
            opening.addEventListener('error', () => reject(opening.error))
          }),
      )
      await page.reload()
      const names = await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name))
      assert.ok(names.includes('probe'))
    },
  ],
  [
    'a crashed page comes back by itself',
    async ({ app }) => {
      const back = await app.evaluate(
        ({ BrowserWindow }) =>
          new Promise<boolean>((resolve) => {
            const contents = BrowserWindow.getAllWindows()[0]?.webContents
            if (contents === undefined) return resolve(false)
            contents.once('did-finish-load', () => resolve(true))
            contents.forcefullyCrashRenderer()
          }),
      )
      assert.ok(back)
    },
  ],
]

async function run(executablePath: string): Promise<number> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'ginkgo-electron-'))
  // A container runs as root, where Chromium's sandbox cannot start; only this test may go without it.
  const flags = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const app = await _electron.launch({ executablePath, args: [root, `--data-folder=${dataFolder}`, ...flags] })
  let failed = 0
  try {
    const page = await app.firstWindow()
    for (const [name, check] of checks) {
      try {
        await check({ app, page })
        console.log(`  ok      ${name}`)
      } catch (error) {
        failed += 1
        console.log(`  FAILED  ${name}\n`, error)
      }
    }
  } finally {
    await app.close()
    await rm(dataFolder, { recursive: true, force: true })
  }
  return failed
}

const runtime = findElectronRuntime(root)
if (runtime === undefined) {
  console.log(`
************************************************************************
*  SKIPPED: no Electron runtime on this machine. NOTHING was tested in  *
*  Electron. Install one (npx install-electron) or point               *
*  ELECTRON_EXEC_PATH or ELECTRON_OVERRIDE_DIST_PATH to one.            *
************************************************************************
`)
} else if (existsSync(join(root, 'out', 'main', 'main.js'))) {
  console.log(`The built shell in ${runtime}:`)
  process.exitCode = (await run(runtime)) === 0 ? 0 : 1
} else {
  console.error('The shell is not built yet: run npm run build first.')
  process.exitCode = 2
}
