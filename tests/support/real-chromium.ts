/**
 * A Chromium of our own with a profile that outlives it: unlike Playwright's own launch it can be killed like a machine
 * that lost its power, and its folder can be looked into and damaged while it is down.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { chromium, type Browser, type BrowserContext } from '@playwright/test'
import { testBrowserFlags } from '../../scripts/find-browser.ts'
import { within } from './within.ts'

export type RealChromium = {
  readonly context: BrowserContext
  /** SIGKILL to the browser and everything it started. */
  readonly kill: () => Promise<void>
  /** An orderly end, which lets it write what it has in memory; one that does not come to its end is killed. */
  readonly close: () => Promise<void>
}

export const chromiumPath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium'

const switches = [
  '--headless=new',
  '--no-sandbox',
  ...testBrowserFlags,
  '--remote-debugging-port=0',
  '--disable-extensions',
  '--disable-component-extensions-with-background-pages',
  '--disable-default-apps',
  '--disable-breakpad',
  // A kiosk in another tab is in front of somebody all the same.
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
]

/** @param under a program with its arguments that starts the browser and looks on (strace). */
export async function startChromium(profile: string, under: readonly string[] = []): Promise<RealChromium> {
  // Left behind by a killed one, it would point to a port nobody listens on, or to a lock nobody holds.
  for (const name of ['DevToolsActivePort', 'SingletonLock', 'SingletonCookie', 'SingletonSocket']) {
    await rm(`${profile}/${name}`, { force: true })
  }
  const [program = chromiumPath, ...before] = [...under, chromiumPath]
  const child = spawn(program, [...before, ...switches, `--user-data-dir=${profile}`, 'about:blank'], {
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let isRunning = true
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve())).then(() => {
    isRunning = false
  })
  const browser: Browser = await chromium.connectOverCDP(await debuggingAddress(child))
  const [context] = browser.contexts()
  if (context === undefined) throw new Error('Chromium has no window')
  const kill = async (): Promise<void> => {
    if (isRunning && child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
    await ended
    await browser.close().catch(() => undefined)
  }
  const closeInOrder = async (): Promise<void> => {
    const session = await browser.newBrowserCDPSession()
    await session.send('Browser.close').catch(() => undefined)
    await ended
  }
  return {
    context,
    kill,
    close: () =>
      within(60_000, 'the browser closes', closeInOrder()).catch(async (error: unknown) => {
        console.error(error)
        await kill()
      }),
  }
}

/** Chromium says on its error output where it listens. */
function debuggingAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    child.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      const address = /DevTools listening on (ws:\S+)/.exec(said)?.[1]
      if (address !== undefined) resolve(address)
    })
    child.once('exit', () => reject(new Error(`Chromium ended at once: ${said}`)))
    child.once('error', reject)
  })
}
