/**
 * A page that crashed or hangs comes back by itself, silently: an elder before the kiosk can do nothing about it. The
 * data key is still in the host process (`keys.session`), so the day goes on. Each further failure waits longer, so
 * that a page which cannot start does not keep the machine busy.
 */

export type RecoveringContents = {
  on(event: 'render-process-gone', listener: (event: unknown, details: { readonly reason: string }) => void): unknown
  readonly forcefullyCrashRenderer: () => void
  readonly loadURL: (url: string) => Promise<void>
}
export type RecoveringWindow = {
  readonly webContents: RecoveringContents
  on(event: 'unresponsive' | 'responsive', listener: () => void): unknown
  readonly isDestroyed: () => boolean
}

export type RecoverOptions = {
  readonly home: string
  readonly now: () => number
  /** Runs `action` later; answers how to call that off. */
  readonly schedule: (milliseconds: number, action: () => void) => () => void
  readonly log: (what: string) => void
}

const firstDelay = 500
const longestDelay = 30_000
/** A page that ran this long is healthy again. */
const healthyAfter = 300_000
/** A long calculation is not a hang yet. */
const patience = 10_000

export function recoverWindow(window: RecoveringWindow, { home, now, schedule, log }: RecoverOptions): void {
  let failures = 0
  let lastStart = now()
  let callOffHang: (() => void) | undefined
  let isReloading = false

  function reload(why: string): void {
    if (isReloading || window.isDestroyed()) return
    if (now() - lastStart >= healthyAfter) failures = 0
    const delay = Math.min(longestDelay, firstDelay * 2 ** failures)
    failures += 1
    isReloading = true
    log(`page ${why}; loading it again in ${delay} ms`)
    schedule(delay, () => {
      isReloading = false
      if (window.isDestroyed()) return
      lastStart = now()
      window.webContents.loadURL(home).catch(() => reload('did not load'))
    })
  }

  function endHangWatch(): void {
    callOffHang?.()
    callOffHang = undefined
  }

  window.webContents.on('render-process-gone', (_event, { reason }) => {
    endHangWatch()
    if (reason !== 'clean-exit') reload(`gone (${reason})`)
  })
  window.on('unresponsive', () => {
    callOffHang ??= schedule(patience, () => {
      callOffHang = undefined
      // Ends in render-process-gone, which loads the page again.
      if (!window.isDestroyed()) window.webContents.forcefullyCrashRenderer()
    })
  })
  window.on('responsive', endHangWatch)
}
