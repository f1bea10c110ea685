import { describe, expect, it } from 'vitest'
import { kioskWindowOptions } from './kiosk-window.ts'
import { recoverWindow } from './recover-window.ts'

describe('the kiosk window', () => {
  it('is a sandboxed, isolated page without Node, web views or developer tools', () => {
    const { webPreferences, ...window } = kioskWindowOptions({ preload: '/p.cjs', production: true })
    expect(window).toMatchObject({ kiosk: true, fullscreen: true, frame: false })
    expect(webPreferences).toMatchObject({
      preload: '/p.cjs',
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      spellcheck: false,
      devTools: false,
    })
    expect(webPreferences).not.toHaveProperty('enableBlinkFeatures')
  })

  it('is weakened in development by developer tools and a frame only', () => {
    const production = kioskWindowOptions({ preload: '/p.cjs', production: true }).webPreferences
    const development = kioskWindowOptions({ preload: '/p.cjs', production: false }).webPreferences
    expect({ ...development, devTools: false }).toEqual(production)
  })
})

/** A window, a clock and timers that the test moves by hand. */
function watched() {
  const listeners = new Map<string, (...parameters: never[]) => void>()
  const timers: { at: number; action: () => void }[] = []
  const state = { now: 0, loads: [] as number[], crashes: 0, destroyed: false, loadFails: false }
  const on = (event: string, listener: (...parameters: never[]) => void) => listeners.set(event, listener)
  recoverWindow(
    {
      on,
      isDestroyed: () => state.destroyed,
      webContents: {
        on,
        loadURL: async (url) => {
          state.loads.push(state.now)
          if (url !== 'app://kiosk/') throw new Error('wrong address')
          if (state.loadFails) throw new Error('did not load')
        },
        forcefullyCrashRenderer: () => {
          state.crashes += 1
          fire('render-process-gone', {}, { reason: 'killed' })
        },
      },
    },
    {
      home: 'app://kiosk/',
      now: () => state.now,
      schedule: (milliseconds, action) => {
        const timer = { at: state.now + milliseconds, action }
        timers.push(timer)
        return () => void timers.splice(timers.indexOf(timer), 1)
      },
      log: () => undefined,
    },
  )
  const fire = (event: string, ...parameters: unknown[]): void => listeners.get(event)?.(...(parameters as never[]))
  const pass = async (milliseconds: number): Promise<void> => {
    const end = state.now + milliseconds
    for (;;) {
      const next = timers.filter((timer) => timer.at <= end).toSorted((a, b) => a.at - b.at)[0]
      if (next === undefined) break
      timers.splice(timers.indexOf(next), 1)
      state.now = next.at
      next.action()
      await Promise.resolve()
      await Promise.resolve()
    }
    state.now = end
  }
  return { state, fire, pass, crash: () => fire('render-process-gone', {}, { reason: 'crashed' }) }
}

describe('a page that fails', () => {
  it('is loaded again after a crash, each time after a longer wait, at most 30 s', async () => {
    const { state, crash, pass } = watched()
    const waits: number[] = []
    for (let n = 0; n < 9; n += 1) {
      const before = state.now
      crash()
      await pass(30_000)
      waits.push((state.loads.at(-1) ?? 0) - before)
    }
    expect(waits).toEqual([500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000])
  })

  it('waits briefly again after it ran well for five minutes', async () => {
    const { state, crash, pass } = watched()
    for (let n = 0; n < 4; n += 1) {
      crash()
      await pass(30_000)
    }
    await pass(300_000)
    const before = state.now
    crash()
    await pass(500)
    expect(state.loads.at(-1)).toBe(before + 500)
  })

  it('is loaded once for several signs of one failure, and not after it ended in order', async () => {
    const { state, crash, fire, pass } = watched()
    crash()
    crash()
    await pass(60_000)
    expect(state.loads).toHaveLength(1)
    fire('render-process-gone', {}, { reason: 'clean-exit' })
    await pass(60_000)
    expect(state.loads).toHaveLength(1)
  })

  it('is ended and loaded again when it hangs for ten seconds, and left alone when it comes back before', async () => {
    const { state, fire, pass } = watched()
    fire('unresponsive')
    await pass(9_000)
    fire('responsive')
    await pass(60_000)
    expect([state.crashes, state.loads.length]).toEqual([0, 0])
    fire('unresponsive')
    fire('unresponsive')
    await pass(60_000)
    expect([state.crashes, state.loads.length]).toEqual([1, 1])
  })

  it('is tried again when loading it failed', async () => {
    const { state, crash, pass } = watched()
    state.loadFails = true
    crash()
    await pass(2_000)
    state.loadFails = false
    await pass(60_000)
    expect(state.loads).toHaveLength(3)
  })

  it('is not touched once its window is closed', async () => {
    const { state, crash, pass } = watched()
    crash()
    state.destroyed = true
    await pass(60_000)
    expect(state.loads).toEqual([])
  })
})
