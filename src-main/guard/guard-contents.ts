/**
 * Default deny for everything a page could do beyond being our page: go elsewhere, open windows, attach web views,
 * accept a bad certificate, keep the window from closing. Nothing is ever handed to the operating system (no shell.openExternal anywhere).
 */
import { isAppUrl } from './app-origin.ts'

type Preventable = { readonly preventDefault: () => void }

export type GuardedContents = {
  on(
    event: 'will-navigate' | 'will-frame-navigate' | 'will-redirect',
    listener: (details: Preventable & { readonly url: string }) => void,
  ): unknown
  on(event: 'will-attach-webview' | 'will-prevent-unload', listener: (event: Preventable) => void): unknown
  readonly setWindowOpenHandler: (handler: () => { action: 'deny' }) => void
}

export type GuardedApp = {
  on(event: 'web-contents-created', listener: (event: unknown, contents: GuardedContents) => void): unknown
  on(
    event: 'certificate-error',
    listener: (
      event: Preventable,
      contents: unknown,
      url: string,
      error: string,
      certificate: unknown,
      callback: (isTrusted: boolean) => void,
    ) => void,
  ): unknown
  on(event: 'select-client-certificate' | 'login', listener: (event: Preventable) => void): unknown
}

/** Before the first window: every web contents the app will ever have passes here. */
export function guardApp(app: GuardedApp, log: (what: string) => void): void {
  app.on('web-contents-created', (_event, contents) => guardContents(contents, log))
  app.on('certificate-error', (event, _contents, _url, error, _certificate, callback) => {
    event.preventDefault()
    log(`refused certificate: ${error}`)
    callback(false)
  })
  // Without a listener Electron picks the first client certificate by itself.
  app.on('select-client-certificate', (event) => event.preventDefault())
  app.on('login', (event) => event.preventDefault())
}

function guardContents(contents: GuardedContents, log: (what: string) => void): void {
  for (const event of ['will-navigate', 'will-frame-navigate', 'will-redirect'] as const) {
    contents.on(event, (details) => {
      if (isAppUrl(details.url)) return
      details.preventDefault()
      log(`refused ${event}`)
    })
  }
  contents.on('will-attach-webview', (event) => {
    event.preventDefault()
    log('refused web view')
  })
  // Electron shows no question: a page with something typed would only hold up the shutdown.
  contents.on('will-prevent-unload', (event) => event.preventDefault())
  contents.setWindowOpenHandler(() => {
    log('refused new window')
    return { action: 'deny' }
  })
}
