/**
 * An installed Chromium or Chrome, for the kiosk where Electron is missing and for the tests. `GINKGO_BROWSER` names one
 * by its path; else the usual places of Linux, macOS and Windows, then a browser Playwright has downloaded.
 */
import { accessSync, constants, statfsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge']

const places: readonly string[] = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ...[process.env['PROGRAMFILES'], process.env['PROGRAMFILES(X86)'], process.env['LOCALAPPDATA']]
    .filter((folder) => folder !== undefined)
    .flatMap((folder) => [
      join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
      join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
    ]),
]

/** Path of a browser that can be run, or undefined. */
export async function findBrowser(): Promise<string | undefined> {
  const named = process.env['GINKGO_BROWSER']
  if (named !== undefined && named !== '') return isRunnable(named) ? named : undefined
  const path = (process.env['PATH'] ?? '').split(delimiter)
  const installed = names.flatMap((name) => path.map((folder) => join(folder, name)))
  return [...installed, ...places, ...(await playwrightBrowser())].find(isRunnable)
}

async function playwrightBrowser(): Promise<readonly string[]> {
  try {
    const { chromium } = await import('@playwright/test')
    return [chromium.executablePath()]
  } catch {
    return [] // an installation without development dependencies has no Playwright
  }
}

function isRunnable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/**
 * Chromium loads two pages of its own for the suggestions below an address bar that no kiosk shows, in app mode too: half of what
 * its start costs a processor.
 */
const suggestions = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'WebUIOmniboxFullPopup', 'AimEnabled']

export const withoutSuggestions = `--disable-features=${suggestions.join(',')}`

/** As Playwright has them, for Chromium heeds only the last list; and no process kept ready for a page of another site. */
const unwanted = [
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'PreconnectToSearch',
  'SpareRendererForSitePerProcess',
]

/** Flags for tests: nothing reaches out, and inside a container run by root the sandbox cannot start. */
export const testBrowserFlags: readonly string[] = [
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
  `${withoutSuggestions},${unwanted.join(',')}`,
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
]

/**
 * Of Playwright's own: it keeps on disk what the processes of a browser share, for containers with little room in memory. Where there is
 * room, as much as Debian's launcher asks for, that is a tenth of what a walk costs.
 */
export const unwantedTestFlags: readonly string[] = hasRoomInMemory() ? ['--disable-dev-shm-usage'] : []

function hasRoomInMemory(): boolean {
  try {
    const { bavail, bsize } = statfsSync('/dev/shm')
    return bavail * bsize > 4e9
  } catch {
    return false
  }
}
