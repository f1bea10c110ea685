/**
 * Host calls over one WebSocket (`/host`): a request of its own costs Chromium 1.4 ms before it reaches us, a message 0.2 ms
 * (docs/decisions/007-host-calls-over-a-socket.md), and the journal stands in every saved answer's way. The same trust is
 * checked once, when the socket is opened; the same one set of checked handlers answers.
 *
 *   page → host  {id, name, params}
 *   host → page  {id, result}  or  {id, failure: 'host.badCall' | 'host.fault'}
 */
import type { IncomingMessage, Server } from 'node:http'
import { type RawData, type WebSocket, WebSocketServer } from 'ws'
import type { HostHandlers } from '../bridge/contract.ts'
import { BadHostCall, callHost } from '../host-handlers.ts'

const hostSocketPath = '/host'

export type HostSocketOptions = {
  readonly server: Server
  readonly isTrusted: (request: IncomingMessage) => boolean
  readonly handlers: HostHandlers
  readonly longestCall: number
  readonly log: (message: string, error: unknown) => void
}

/** @returns closes every socket at once. */
export function acceptHostSockets({ server, isTrusted, handlers, longestCall, log }: HostSocketOptions): () => void {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: longestCall, perMessageDeflate: false })
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy())
    if (request.url !== hostSocketPath || !isTrusted(request)) {
      socket.end('HTTP/1.1 403 Forbidden\r\nconnection: close\r\ncontent-length: 0\r\n\r\n')
      return
    }
    sockets.handleUpgrade(request, socket, head, (opened) => {
      opened.on('error', (error) => log('host socket', error))
      opened.on('message', (data, isBinary) => void answer(opened, isBinary ? undefined : textOf(data)))
    })
  })

  async function answer(socket: WebSocket, text: string | undefined): Promise<void> {
    const call = text === undefined ? undefined : readCall(text)
    // 1007: what came is not what this socket speaks; nothing was done.
    if (call === undefined) return socket.close(1007)
    const reply = (message: object): void => {
      if (socket.readyState === socket.OPEN) socket.send(JSON.stringify({ id: call.id, ...message }))
    }
    try {
      reply({ result: await callHost(handlers, call.name, call.params) })
    } catch (error) {
      log(`host call ${String(call.name)}`, error)
      reply({ failure: error instanceof BadHostCall ? 'host.badCall' : 'host.fault' })
    }
  }

  return () => {
    for (const socket of sockets.clients) socket.terminate()
    sockets.close()
  }
}

const textOf = (data: RawData): string =>
  Buffer.isBuffer(data)
    ? data.toString('utf8')
    : Array.isArray(data)
      ? Buffer.concat(data).toString('utf8')
      : Buffer.from(data).toString('utf8')

type Call = { readonly id: number; readonly name: unknown; readonly params: unknown }

function readCall(text: string): Call | undefined {
  try {
    const value: unknown = JSON.parse(text)
    if (value === null || typeof value !== 'object' || !('id' in value) || !Number.isSafeInteger(value.id))
      return undefined
    return {
      id: value.id as number,
      name: 'name' in value ? value.name : undefined,
      params: 'params' in value ? value.params : undefined,
    }
  } catch {
    return undefined
  }
}
