import type { ChildProcess } from 'node:child_process'
import { EventEmitter } from 'node:events'
import { describe, expect, it } from 'vitest'
import { openKiosk, type Surroundings, whyNoWindow } from './open-kiosk.ts'

type Started = { readonly program: string; readonly flags: readonly string[]; readonly env: NodeJS.ProcessEnv }

/** A desktop where everything is there; the browser comes up or fails as `event` says. */
function desktop(changes: Partial<Surroundings> = {}, event: 'spawn' | 'error' = 'spawn') {
  const started: Started[] = []
  const surroundings: Surroundings = {
    platform: 'linux',
    env: { DISPLAY: ':0' },
    userId: 1000,
    findBrowser: async () => '/usr/bin/chromium',
    spawn: (program, flags, env) => {
      started.push({ program, flags, env })
      const child = new EventEmitter()
      queueMicrotask(() => child.emit(event, new Error('ENOENT')))
      return child as ChildProcess
    },
    ...changes,
  }
  return { surroundings, started }
}
const open = (surroundings: Surroundings) => openKiosk('http://127.0.0.1:4100/launch?t=1', '/data/浏览器', surroundings)

describe('opening the kiosk', () => {
  it('starts the browser in kiosk mode on a profile of its own, with its sandbox and a locale', async () => {
    const { surroundings, started } = desktop()
    expect(await open(surroundings)).toHaveProperty('browser')
    expect(started[0]).toMatchObject({ program: '/usr/bin/chromium', env: { DISPLAY: ':0', LANG: 'C.UTF-8' } })
    expect(started[0]?.flags).toEqual(
      expect.arrayContaining(['--kiosk', '--app=http://127.0.0.1:4100/launch?t=1', '--user-data-dir=/data/浏览器']),
    )
    expect(started[0]?.flags.filter((flag) => flag.includes('sandbox'))).toEqual([])
  })

  it('opens nothing as root and says that the sandbox stays on', async () => {
    const { surroundings, started } = desktop({ userId: 0 })
    expect(await open(surroundings)).toEqual({ openByHand: expect.stringMatching(/root.*沙箱.*sandbox/) })
    expect(started).toEqual([])
  })

  it('opens nothing on a Linux without a display; either kind of display is one', async () => {
    const { surroundings, started } = desktop({ env: {} })
    expect(await open(surroundings)).toEqual({ openByHand: expect.stringContaining('没有显示器') })
    expect(started).toEqual([])
    expect(whyNoWindow(desktop({ env: { WAYLAND_DISPLAY: 'wayland-0' } }).surroundings)).toBeUndefined()
    expect(whyNoWindow(desktop({ env: {}, platform: 'darwin' }).surroundings)).toBeUndefined()
    expect(whyNoWindow(desktop({ env: {}, platform: 'win32', userId: undefined }).surroundings)).toBeUndefined()
  })

  it('says so where no browser is installed, and where one does not start', async () => {
    const without = desktop({ findBrowser: async () => undefined })
    expect(await open(without.surroundings)).toEqual({ openByHand: expect.stringContaining('没有找到') })
    expect(await open(desktop({}, 'error').surroundings)).toEqual({ openByHand: expect.stringContaining('没能启动') })
  })
})
