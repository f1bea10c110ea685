/**
 * What the page may ask of the machine: the camera (cards and codes are read from its picture, on this machine), the microphone (an
 * elder says a question), each alone, for nothing here films with sound, and that its storage is kept. All else is denied, whether asked for or only checked; downloads never start; no request
 * leaves for the network, because the page's only way out is `/sync/`, which the host itself forwards.
 */
import { isAppUrl } from './app-origin.ts'

type RequestDetails = {
  readonly requestingUrl?: string
  readonly isMainFrame?: boolean
  readonly mediaTypes?: readonly string[]
}
type CheckDetails = { readonly isMainFrame?: boolean; readonly mediaType?: string }

export type GuardedSession = {
  readonly setPermissionRequestHandler: (
    handler: (
      contents: unknown,
      permission: string,
      callback: (granted: boolean) => void,
      details: RequestDetails,
    ) => void,
  ) => void
  readonly setPermissionCheckHandler: (
    handler: (contents: unknown, permission: string, requestingOrigin: string, details: CheckDetails) => boolean,
  ) => void
  readonly setDevicePermissionHandler: (handler: () => boolean) => void
  readonly setDisplayMediaRequestHandler: (
    handler: (request: unknown, callback: (streams: null) => void) => void,
  ) => void
  readonly setSpellCheckerEnabled: (enabled: boolean) => void
  on(event: 'will-download', listener: (event: { readonly preventDefault: () => void }) => void): unknown
  readonly webRequest: {
    readonly onBeforeRequest: (
      listener: (details: { readonly url: string }, callback: (answer: { cancel?: boolean }) => void) => void,
    ) => void
  }
}

export function guardSession(session: GuardedSession, log: (what: string) => void): void {
  session.setPermissionRequestHandler((_contents, permission, callback, details) => {
    const granted =
      details.isMainFrame === true &&
      isAppUrl(details.requestingUrl ?? '') &&
      (permission === 'persistent-storage' || (permission === 'media' && isOneAlone(details.mediaTypes)))
    if (!granted) log(`refused permission ${permission}`)
    callback(granted)
  })
  session.setPermissionCheckHandler(
    (_contents, permission, requestingOrigin, details) =>
      isAppUrl(requestingOrigin) &&
      details.isMainFrame !== false &&
      (permission === 'persistent-storage' ||
        (permission === 'media' && (details.mediaType === 'video' || details.mediaType === 'audio'))),
  )
  session.setDevicePermissionHandler(() => false)
  session.setDisplayMediaRequestHandler((_request, callback) => callback(null))
  // Chromium would fetch its dictionaries from the network.
  session.setSpellCheckerEnabled(false)
  session.on('will-download', (event) => {
    event.preventDefault()
    log('refused download')
  })
  session.webRequest.onBeforeRequest((details, callback) => {
    const cancel = !isLocal(details.url)
    if (cancel) log('refused network request')
    callback({ cancel })
  })
}

const isOneAlone = (types: readonly string[] | undefined): boolean =>
  types !== undefined &&
  types.length > 0 &&
  (types.every((type) => type === 'video') || types.every((type) => type === 'audio'))

const isLocal = (url: string): boolean => isAppUrl(url) || /^(data|blob|devtools):/.test(url)
