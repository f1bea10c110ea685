/**
 * The only IPC channel there is. Who asks is decided here, once: the main frame of our own window, showing our own
 * address. Everything else about a call (name, parameters, result) is checked in host-handlers.ts.
 */
import type { HostHandlers } from '../bridge/contract.ts'
import { isAppUrl } from '../guard/app-origin.ts'
import { BadHostCall, callHost } from '../host-handlers.ts'
import { hostChannel } from './host-channel.ts'

type Frame = { readonly url: string }
export type Contents = { readonly mainFrame: Frame }
type InvokeEvent = { readonly sender: Contents; readonly senderFrame: Frame | null }
export type HandlingIpc = {
  readonly handle: (
    channel: string,
    listener: (event: InvokeEvent, ...parameters: unknown[]) => Promise<unknown>,
  ) => void
}

export type HostCallOptions = {
  readonly handlers: HostHandlers
  /** The kiosk window's contents; undefined while there is none. */
  readonly contents: () => Contents | undefined
  readonly log: (what: string, error?: unknown) => void
}

export function registerHostCalls(ipc: HandlingIpc, { handlers, contents, log }: HostCallOptions): void {
  ipc.handle(hostChannel, async (event, name, params) => {
    if (!isTrustedSender(event, contents())) {
      log('refused host call from another frame')
      throw new Error('host.notTrusted')
    }
    try {
      return await callHost(handlers, name, params)
    } catch (error) {
      log(`host call ${String(name)} failed`, error)
      // Electron sends the message to the page: it must not carry paths or content.
      throw new Error(error instanceof BadHostCall ? 'host.badCall' : 'host.fault', { cause: error })
    }
  })
}

function isTrustedSender(event: InvokeEvent, ours: Contents | undefined): boolean {
  if (ours === undefined || event.sender !== ours || event.senderFrame === null) return false
  return event.senderFrame === ours.mainFrame && isAppUrl(event.senderFrame.url)
}
