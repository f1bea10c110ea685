import { describe, expect, it } from 'vitest'
import { isAppUrl } from './app-origin.ts'
import { type GuardedApp, type GuardedContents, guardApp } from './guard-contents.ts'
import { type GuardedSession, guardSession } from './guard-session.ts'

type Listener = (...parameters: never[]) => void

/** Remembers listeners the way an Electron object does and lets the test fire its events. */
function emitter() {
  const listeners = new Map<string, Listener>()
  const fire = (event: string, ...parameters: unknown[]): void => {
    const listener = listeners.get(event)
    if (listener === undefined) throw new Error(`nobody listens to ${event}`)
    listener(...(parameters as never[]))
  }
  return { on: (event: string, listener: Listener) => listeners.set(event, listener), fire }
}

function preventable(url = '') {
  const event = { url, prevented: false, preventDefault: () => (event.prevented = true) }
  return event
}

function guardedApp() {
  const app = emitter()
  const contents = emitter()
  let openWindow: (() => { action: 'deny' }) | undefined
  const log: string[] = []
  const guarded: GuardedContents = { on: contents.on, setWindowOpenHandler: (handler) => (openWindow = handler) }
  guardApp({ on: app.on } satisfies GuardedApp, (what) => log.push(what))
  app.fire('web-contents-created', {}, guarded)
  return { app, contents, openWindow: () => openWindow?.(), log }
}

describe('our address', () => {
  it.each(['app://kiosk/', 'app://kiosk/staff/elders?x=1#y'])('is %s', (url) => expect(isAppUrl(url)).toBe(true))
  it.each([
    'app://kiosk.evil/',
    'app://evil/',
    'app://user@kiosk/',
    'app://kiosk:80/',
    'https://kiosk/',
    'file:///etc/passwd',
    'about:blank',
    '',
    'kiosk',
  ])('is not %s', (url) => expect(isAppUrl(url)).toBe(false))
})

describe('the guard over web contents', () => {
  it.each(['will-navigate', 'will-frame-navigate', 'will-redirect'])('lets %s lead to our own page only', (name) => {
    const { contents } = guardedApp()
    const results = [
      'app://kiosk/elder',
      'https://example.org/',
      'file:///etc/passwd',
      'app://other/',
      'javascript:alert(1)',
    ].map((url) => {
      const event = preventable(url)
      contents.fire(name, event)
      return event.prevented
    })
    expect(results).toEqual([false, true, true, true, true])
  })

  it('opens no window, whatever asks', () => {
    expect(guardedApp().openWindow()).toEqual({ action: 'deny' })
  })

  it('attaches no web view', () => {
    const { contents } = guardedApp()
    const event = preventable()
    contents.fire('will-attach-webview', event)
    expect(event.prevented).toBe(true)
  })

  it('lets no page keep the window from closing', () => {
    const { contents } = guardedApp()
    const event = preventable()
    contents.fire('will-prevent-unload', event)
    expect(event.prevented).toBe(true)
  })

  it('trusts no bad certificate and hands out neither client certificates nor passwords', () => {
    const { app } = guardedApp()
    const event = preventable()
    let trusted: boolean | undefined
    app.fire(
      'certificate-error',
      event,
      {},
      'https://x/',
      'net::ERR',
      {},
      (isTrusted: boolean) => (trusted = isTrusted),
    )
    expect([event.prevented, trusted]).toEqual([true, false])
    for (const name of ['select-client-certificate', 'login']) {
      const asked = preventable()
      app.fire(name, asked)
      expect(asked.prevented).toBe(true)
    }
  })

  it('logs what it refused without the address, which may name a person', () => {
    const { contents, log } = guardedApp()
    contents.fire('will-navigate', preventable('https://example.org/?name=李敏'))
    expect(log).toEqual(['refused will-navigate'])
  })
})

function guardedSession() {
  const events = emitter()
  let permission: Parameters<GuardedSession['setPermissionRequestHandler']>[0] | undefined
  let check: Parameters<GuardedSession['setPermissionCheckHandler']>[0] | undefined
  let device: (() => boolean) | undefined
  let display: Parameters<GuardedSession['setDisplayMediaRequestHandler']>[0] | undefined
  let before: Parameters<GuardedSession['webRequest']['onBeforeRequest']>[0] | undefined
  let spelling: boolean | undefined
  guardSession(
    {
      setPermissionRequestHandler: (handler) => (permission = handler),
      setPermissionCheckHandler: (handler) => (check = handler),
      setDevicePermissionHandler: (handler) => (device = handler),
      setDisplayMediaRequestHandler: (handler) => (display = handler),
      setSpellCheckerEnabled: (enabled) => (spelling = enabled),
      on: events.on,
      webRequest: { onBeforeRequest: (listener) => (before = listener) },
    },
    () => undefined,
  )
  return {
    events,
    asks: (name: string, details: object = {}): boolean | undefined => {
      let answer: boolean | undefined
      permission?.({}, name, (granted) => (answer = granted), {
        requestingUrl: 'app://kiosk/',
        isMainFrame: true,
        ...details,
      })
      return answer
    },
    checks: (name: string, details: object = {}, origin = 'app://kiosk/') =>
      check?.({}, name, origin, { isMainFrame: true, ...details }),
    device: () => device?.(),
    display: () => {
      let answer: unknown
      display?.({}, (streams) => (answer = streams))
      return answer
    },
    cancels: (url: string) => {
      let answer: boolean | undefined
      before?.({ url }, ({ cancel }) => (answer = cancel))
      return answer
    },
    spelling: () => spelling,
  }
}

const everyPermission = (
  'ar background-fetch background-sync clipboard-read clipboard-sanitized-write display-capture fileSystem fullscreen ' +
  'geolocation hid idle-detection keyboardLock local-fonts local-network mediaKeySystem midi midiSysex nfc notifications ' +
  'openExternal payment-handler pointerLock screen-wake-lock serial usb speaker-selection storage-access ' +
  'window-management unknown something-new'
).split(' ')

describe('the guard over the session', () => {
  it('denies every permission that is not named, when asked and when checked', () => {
    const session = guardedSession()
    expect(everyPermission.filter((name) => session.asks(name) !== false)).toEqual([])
    expect(everyPermission.filter((name) => session.checks(name) !== false)).toEqual([])
  })

  it('allows the camera or the microphone, never both at once, and kept storage, to the main frame of our page', () => {
    const session = guardedSession()
    expect(session.asks('media', { mediaTypes: ['video'] })).toBe(true)
    expect(session.asks('media', { mediaTypes: ['audio'] })).toBe(true)
    expect(session.asks('media', { mediaTypes: ['audio'], requestingUrl: 'https://example.org/' })).toBe(false)
    expect(session.asks('media', { mediaTypes: ['audio'], isMainFrame: false })).toBe(false)
    expect(session.asks('media', { mediaTypes: ['video', 'audio'] })).toBe(false)
    expect(session.asks('media', { mediaTypes: ['audio', 'unknown'] })).toBe(false)
    expect(session.asks('media', { mediaTypes: [] })).toBe(false)
    expect(session.asks('media')).toBe(false)
    expect(session.asks('persistent-storage')).toBe(true)
    expect(session.asks('persistent-storage', { isMainFrame: false })).toBe(false)
    expect(session.asks('persistent-storage', { requestingUrl: 'https://example.org/' })).toBe(false)
    expect(session.checks('media', { mediaType: 'video' })).toBe(true)
    expect(session.checks('media', { mediaType: 'audio' })).toBe(true)
    expect(session.checks('media', { mediaType: 'unknown' })).toBe(false)
    expect(session.checks('media', { mediaType: 'audio' }, 'https://example.org')).toBe(false)
    expect(session.checks('media', { mediaType: 'video' }, 'https://example.org')).toBe(false)
  })

  it('gives no device and no picture of the screen, starts no download and checks no spelling', () => {
    const session = guardedSession()
    expect([session.device(), session.display(), session.spelling()]).toEqual([false, null, false])
    const event = preventable()
    session.events.fire('will-download', event)
    expect(event.prevented).toBe(true)
  })

  it('lets no request reach the network', () => {
    const { cancels } = guardedSession()
    expect(['app://kiosk/assets/a.js', 'data:image/png;base64,', 'blob:app://kiosk/1'].map(cancels)).toEqual([
      false,
      false,
      false,
    ])
    expect(
      ['https://example.org/', 'http://127.0.0.1:80/', 'ws://x/', 'file:///etc/passwd', 'app://other/'].map(cancels),
    ).toEqual([true, true, true, true, true])
  })
})
