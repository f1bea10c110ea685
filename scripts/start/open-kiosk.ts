/**
 * Opens a kiosk's page in an installed Chromium or Chrome in kiosk mode. Where that cannot be (no browser, no display, root without
 * a sandbox) it says why and leaves the address; the browser's sandbox is never weakened.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { findBrowser } from '../find-browser.ts'

export type Opened = { readonly browser: ChildProcess } | { readonly openByHand: string }

export async function openKiosk(url: string, profile: string): Promise<Opened> {
  const isLinux = process.platform === 'linux'
  if (isLinux && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']) {
    return { openByHand: '没有显示器。 There is no display here.' }
  }
  if (process.getuid?.() === 0) {
    return {
      openByHand:
        '正以 root 运行，浏览器的沙箱无法启动，我们不会关掉它。 Running as root: the browser could start only without its sandbox, and we do not switch that off.',
    }
  }
  const browser = await findBrowser()
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
    '--autoplay-policy=no-user-gesture-required', // the chime of a call must sound on an untouched kiosk
  ]
  // Without a locale Chromium cannot open its storage below a folder with a Chinese name.
  const env = { ...process.env, LANG: process.env['LANG'] ?? 'C.UTF-8' }
  const child = spawn(browser, flags, { stdio: 'ignore', env })
  return new Promise((resolve) => {
    child.once('error', () => resolve({ openByHand: '浏览器没能启动。 The browser did not start.' }))
    child.once('spawn', () => resolve({ browser: child }))
  })
}
