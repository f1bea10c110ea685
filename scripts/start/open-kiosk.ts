/**
 * Opens a kiosk's page in an installed Chromium or Chrome in kiosk mode. Where that cannot be (no browser, no display, root without
 * a sandbox) it says why and leaves the address; the browser's sandbox is never weakened.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { findBrowser, withoutSuggestions } from '../find-browser.ts'

export type Opened = { readonly browser: ChildProcess } | { readonly openByHand: string }

/** What decides whether and how a window opens. */
export type Surroundings = {
  readonly platform: string
  readonly env: Readonly<Record<string, string | undefined>>
  /** Undefined where the system has no such ids. */
  readonly userId: number | undefined
  readonly findBrowser: () => Promise<string | undefined>
  readonly spawn: (program: string, flags: readonly string[], env: NodeJS.ProcessEnv) => ChildProcess
}

export const thisMachine: Surroundings = {
  platform: process.platform,
  env: process.env,
  userId: process.getuid?.(),
  findBrowser,
  spawn: (program, flags, env) => spawn(program, flags, { stdio: 'ignore', env }),
}

/** Why no window can open here, for a person to read; undefined where one can. */
export function whyNoWindow({ platform, env, userId }: Surroundings): string | undefined {
  if (platform === 'linux' && !env['DISPLAY'] && !env['WAYLAND_DISPLAY']) {
    return '没有显示器。 There is no display here.'
  }
  if (userId === 0) {
    return '正以 root 运行，浏览器的沙箱无法启动，我们不会关掉它。 Running as root: the browser could start only without its sandbox, and we do not switch that off.'
  }
  return undefined
}

export async function openKiosk(
  url: string,
  profile: string,
  surroundings: Surroundings = thisMachine,
): Promise<Opened> {
  const openByHand = whyNoWindow(surroundings)
  if (openByHand !== undefined) return { openByHand }
  const browser = await surroundings.findBrowser()
  if (browser === undefined) return { openByHand: '没有找到 Chromium 或 Chrome。 No Chromium or Chrome was found.' }
  const flags = [
    '--kiosk',
    `--app=${url}`,
    `--user-data-dir=${profile}`,
    '--no-first-run',
    '--disable-sync',
    '--disable-component-update',
    '--disable-pinch',
    '--overscroll-history-navigation=0',
    withoutSuggestions,
    '--autoplay-policy=no-user-gesture-required', // the chime of a call must sound on an untouched kiosk
  ]
  // Without a locale Chromium cannot open its storage below a folder with a Chinese name.
  const env = { ...surroundings.env, LANG: surroundings.env['LANG'] ?? 'C.UTF-8' }
  const child = surroundings.spawn(browser, flags, env)
  return new Promise((resolve) => {
    child.once('error', () => resolve({ openByHand: '浏览器没能启动。 The browser did not start.' }))
    child.once('spawn', () => resolve({ browser: child }))
  })
}
