/**
 * Chooses the host this page runs in: the Electron shell when its bridge is there, else the loopback host that served
 * the page. Both answer the same calls; what they answer is checked here, once.
 */
import type { TSchema } from 'typebox'
import { Value } from 'typebox/value'
import { type HostBridge, type HostCallName, type HostResult, hostCalls } from '../../src-main/bridge/contract.ts'
import type { Host, Voice } from './host.ts'
import { overSocket, type Send } from './host-socket.ts'
import { HostUnreachable } from './host-unreachable.ts'
import { createVoice } from './voice.ts'

export type HostSurroundings = {
  readonly bridge: HostBridge | undefined
  readonly fetch: typeof fetch
  /** Opens a socket to the loopback host; without it every call is a request of its own. */
  readonly connect?: () => WebSocket
  readonly voice: Voice
  readonly print: () => void
}

declare global {
  interface Window {
    readonly ginkgoHost?: HostBridge
  }
}

const surroundingsOfPage = (): HostSurroundings => ({
  bridge: window.ginkgoHost,
  fetch: (input, init) => window.fetch(input, init),
  connect: () => new WebSocket(`ws://${window.location.host}/host`),
  voice: createVoice('speechSynthesis' in window ? window.speechSynthesis : undefined),
  print: () => window.print(),
})

export function openHost(surroundings: HostSurroundings = surroundingsOfPage()): Host {
  const { bridge, fetch, connect, voice, print } = surroundings
  const request = overHttp(fetch)
  const send =
    bridge !== undefined ? overBridge(bridge) : connect === undefined ? request : overSocket(connect, request)
  return {
    call: async (name, params) => {
      const result = await send(name, params)
      if (!isResultOf(name, result)) throw new HostUnreachable(`the host's answer does not fit ${name}`)
      return result
    },
    sync: async (path, init) => {
      const response = await fetch(syncPath(path), { ...init, cache: 'no-store' })
      if (response.headers.get('x-ginkgo-sync') === 'unreachable') throw new TypeError('the server cannot be reached')
      return response
    },
    voice,
    print,
    clearStorage: () => clearStorage(fetch),
  }
}

async function clearStorage(fetch: HostSurroundings['fetch']): Promise<void> {
  const response = await fetch('/host/clear-storage', { method: 'POST', cache: 'no-store' })
  if (!response.ok) throw new HostUnreachable(`clearing the storage answered ${response.status}`)
}

const overBridge =
  (bridge: HostBridge): Send =>
  (name, params) =>
    bridge.call(name, params).catch((cause: unknown) => {
      throw new HostUnreachable(`host call ${name} failed`, { cause })
    })

const overHttp =
  (fetch: HostSurroundings['fetch']): Send =>
  async (name, params) => {
    const response = await fetch(`/host/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(params),
      cache: 'no-store',
    }).catch((cause: unknown) => {
      throw new HostUnreachable('the host process does not answer', { cause })
    })
    if (!response.ok) throw new HostUnreachable(`host call ${name} answered ${response.status}`)
    return response.json().catch((cause: unknown) => {
      throw new HostUnreachable(`host call ${name} answered no JSON`, { cause })
    }) as Promise<unknown>
  }

/** `station-x/_changes`, with or without `/sync/` before it. */
const syncPath = (path: string): string => `/sync/${path.replace(/^\/?(sync\/)?/, '')}`

function isResultOf<K extends HostCallName>(name: K, value: unknown): value is HostResult<K> {
  const schema: TSchema = hostCalls[name].result
  return Value.Check(schema, value)
}
