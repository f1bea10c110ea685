/**
 * A whole station on this machine: the real server on a real LevelDB, and kiosks, each a loopback host with its own data
 * folder, its own browser profile, and its own network cable to the server.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium, type Page } from '@playwright/test'
import { findBrowser, testBrowserFlags, unwantedTestFlags } from '../../../scripts/find-browser.ts'
import { layCable, type NetworkCable } from '../../support/network-cable.ts'
import type { Answer, DemoPerson, Order } from './station-process.ts'

export type Kiosk = {
  readonly page: Page
  readonly context: BrowserContext
  readonly cable: NetworkCable
  /** Every address the page asked for that was not its own. */
  readonly strangers: readonly string[]
  /** Errors nobody caught. */
  readonly faults: readonly string[]
  /** The page loaded anew, as after a crash of it; the host goes on. */
  readonly reload: () => Promise<void>
  /** The browser started anew on its profile; `first` comes before the page is opened. The old page is gone. */
  readonly restart: (first?: (page: Page, origin: string) => Promise<void>) => Promise<Kiosk>
}

/** As the operating system says it: nobody waits for the next try. */
export const lineIsBack = ({ page }: Kiosk): Promise<unknown> =>
  page.evaluate(() => window.dispatchEvent(new Event('online')))

export type KioskOptions = {
  /** A machine that nobody has set up. */
  readonly isNew?: boolean
  /** Milliseconds by which its clock is ahead: host and browser, as on one machine. */
  readonly clockAhead?: number
  /** One that hears a beep. */
  readonly hasMicrophone?: boolean
  /** Finds the other kiosks that stand in the same local network. */
  readonly isOnNetwork?: boolean
}

/** Chromium's own, and nobody to ask whether it may be used. */
const microphoneFlags = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream']

export type Station = {
  readonly serverPort: number
  readonly stopServer: () => Promise<void>
  readonly startServer: () => Promise<void>
  readonly addKiosk: (name: string, options?: KioskOptions) => Promise<Kiosk>
  /** A media pack of these files, base64 by name. */
  readonly makePack: (name: string, files: Readonly<Record<string, string>>) => Promise<void>
  /** The server does not know its credential any more. */
  readonly revokeKiosk: (name: string) => Promise<void>
  /** The machine was switched off; its server last renewed it so many days ago. Its address is told. */
  readonly ageLease: (name: string, days: number) => Promise<string>
  /** What the server's operator writes into a file and gives to somebody. */
  readonly renewalOf: (name: string) => Promise<string>
  /** Of the demo station, or of a new one with this name. */
  readonly enrolmentCode: (station?: string) => Promise<string>
  readonly people: () => Promise<readonly DemoPerson[]>
  /** A document as the server has it, as JSON. */
  readonly serverDocument: (id: string) => Promise<string>
  readonly close: () => Promise<void>
}

export async function openStation(elders: number): Promise<Station> {
  const folder = await mkdtemp(join(tmpdir(), 'ginkgo-e2e-'))
  const child = fork(join(import.meta.dirname, 'station-process.ts'), {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const tell = commander(child)
  const start = async (): Promise<number> => {
    const { port } = await tell({ do: 'startServer', folder: join(folder, 'server'), elders })
    if (port === undefined) throw new Error('the server has no port')
    return port
  }
  const serverPort = await start()
  const closers: (() => Promise<void>)[] = []
  let kiosks = 0
  const folderOf = new Map<string, string>()
  const onNetwork = new Set<string>()
  const executablePath = await findBrowser()

  const addKiosk: Station['addKiosk'] = async (name, options = {}) => {
    const { isNew = false, clockAhead = 0, hasMicrophone = false, isOnNetwork = false } = options
    // Without a locale Chromium cannot open a profile below a Chinese name: folders are numbered, kiosks are named.
    const place = String((kiosks += 1))
    const cable = await layCable(serverPort)
    folderOf.set(name, join(folder, `kiosk-${place}`))
    if (isOnNetwork) onNetwork.add(name)
    const { url = '', port = 0 } = await tell({
      do: 'startKiosk',
      folder: join(folder, `kiosk-${place}`),
      name,
      ...(isNew ? {} : { serverUrl: cable.url }),
      clockAhead,
      isOnNetwork,
    })
    let current: BrowserContext | undefined
    closers.push(async () => {
      await current?.close()
      await tell({ do: 'stopKiosk', name })
      await cable.close()
    })
    const openBrowser: Kiosk['restart'] = async (first) => {
      await current?.close()
      const context = await chromium.launchPersistentContext(join(folder, `browser-${place}`), {
        ...(executablePath === undefined ? {} : { executablePath }),
        args: [...testBrowserFlags, ...(hasMicrophone ? microphoneFlags : [])],
        ignoreDefaultArgs: [...unwantedTestFlags],
        viewport: { width: 1920, height: 1080 },
        locale: 'zh-CN',
        timezoneId: 'Asia/Shanghai',
      })
      current = context
      if (clockAhead !== 0) await context.clock.setSystemTime(Date.now() + clockAhead)
      const origin = `http://127.0.0.1:${port}`
      const strangers: string[] = []
      const faults: string[] = []
      context.on('request', (request) => {
        const { protocol, origin: asked } = new URL(request.url())
        if (protocol.startsWith('http') && asked !== origin) strangers.push(request.url())
      })
      context.on('weberror', (error) => faults.push(error.error().message))
      const page = context.pages()[0] ?? (await context.newPage())
      // A machine that rests while a walk is busy elsewhere wakes as it would for anybody: by a touch.
      await page.addLocatorHandler(page.locator('.attract'), (attract) => attract.click({ position: { x: 8, y: 8 } }))
      await first?.(page, origin)
      await page.goto(url)
      const reload = async () => void (await page.goto(`${origin}/`))
      return { page, context, cable, strangers, faults, reload, restart: openBrowser }
    }
    return openBrowser()
  }

  return {
    serverPort,
    makePack: async (name, files) => void (await tell({ do: 'makePack', name, files })),
    revokeKiosk: async (name) => void (await tell({ do: 'revokeKiosk', name })),
    ageLease: async (name, days) =>
      (await tell({ do: 'ageLease', folder: folderOf.get(name) ?? '', name, days, isOnNetwork: onNetwork.has(name) }))
        .url ?? '',
    renewalOf: async (name) => (await tell({ do: 'renewalOf', name })).text ?? '',
    stopServer: async () => void (await tell({ do: 'stopServer' })),
    startServer: async () => void (await start()),
    addKiosk,
    enrolmentCode: async (name) =>
      (await tell({ do: 'enrolmentCode', ...(name === undefined ? {} : { station: name }) })).url ?? '',
    serverDocument: async (id) => (await tell({ do: 'serverDocument', id })).text ?? '',
    people: async () => (await tell({ do: 'listPeople', elders })).people ?? [],
    close: async () => {
      for (const close of closers.toReversed()) await close()
      await tell({ do: 'stopServer' })
      child.disconnect()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** One order at a time; a refused one throws here with the message of there. */
function commander(child: ChildProcess): (order: Order) => Promise<Answer> {
  let last: Promise<unknown> = Promise.resolve()
  return (order) => {
    const answer = last.then(
      () =>
        new Promise<Answer>((resolve, reject) => {
          child.once('message', (message) => {
            const told = message as Answer
            if (told.error === undefined) resolve(told)
            else reject(new Error(told.error))
          })
          child.send(order)
        }),
    )
    last = answer.catch(() => undefined)
    return answer
  }
}
