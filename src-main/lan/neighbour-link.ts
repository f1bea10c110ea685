/**
 * One message and its answer between two kiosks: HTTP over TLS 1.2 with a key known to both (RFC 5489: ECDHE-PSK, so that a
 * key that gets out later opens nothing that was recorded). Who does not know the key does not get as far as a request.
 */
import { type IncomingMessage, request as httpRequest, type ServerResponse } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo, Socket } from 'node:net'
import { connect } from 'node:tls'
import { readText } from '../files/read-text.ts'
import { connectionKeyOf, makeIdentity, type Neighbour, neighbourOf } from './hello.ts'
import { isLocalAddress } from './local-network.ts'

/** Bytes of a message or an answer. */
export const longestMessage = 4 * 1024 * 1024

const secure = {
  ciphers: 'ECDHE-PSK-CHACHA20-POLY1305',
  minVersion: 'TLSv1.2',
  maxVersion: 'TLSv1.2',
} as const
const mostConnections = 20
/** Connections that one address may begin in a minute. */
const perMinute = 120
const handshake = 5_000
const patience = 30_000

export type NeighbourDoor = { readonly port: number; readonly close: () => Promise<void> }

export type DoorOptions = {
  readonly address: string
  readonly port: number
  readonly neighbours: () => readonly Neighbour[]
  /** @returns the answer, or undefined when there is none now. */
  readonly onMessage: (from: string, text: string) => Promise<string | undefined>
}

export async function openDoor(options: DoorOptions): Promise<NeighbourDoor> {
  const { address, neighbours, onMessage } = options
  const callers = new WeakMap<object, string>()
  const isNeighbour = (kiosk: string): boolean => neighbours().some((known) => known.kiosk === kiosk)

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const from = callers.get(request.socket)
    if (from === undefined || !isNeighbour(from) || request.method !== 'POST' || request.url !== '/') {
      request.socket.destroy()
      return
    }
    const text = await readText(request, longestMessage)
    const said = text === undefined ? undefined : await onMessage(from, text)
    // Heard of its loss meanwhile.
    if (text === undefined || !isNeighbour(from)) return void request.socket.destroy()
    response.writeHead(said === undefined ? 503 : 200, { connection: 'close', 'content-type': 'application/json' })
    response.end(said)
  }

  const server = createServer(
    {
      ...secure,
      handshakeTimeout: handshake,
      headersTimeout: handshake,
      requestTimeout: patience,
      maxHeaderSize: 2_048,
      pskCallback: (socket, identity) => {
        const caller = neighbourOf(identity, neighbours())
        if (caller === undefined) return null
        callers.set(socket, caller.kiosk)
        return connectionKeyOf(caller)
      },
    },
    (request, response) => void answer(request, response).catch(() => response.destroy()),
  )
  server.maxConnections = mostConnections
  server.on('tlsClientError', (_error, socket) => socket.destroy())
  server.on('clientError', (_error, socket) => socket.destroy())
  let counts = new Map<string, number>()
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    const caller = socket.remoteAddress ?? ''
    const count = (counts.get(caller) ?? 0) + 1
    counts.set(caller, count)
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
    if (count > perMinute || !isLocalAddress(caller)) socket.destroy()
  })
  const forgetting = setInterval(() => {
    counts = new Map()
  }, 60_000)
  forgetting.unref()
  const listen = (port: number): Promise<void> =>
    new Promise((resolve, reject) => {
      server.once('error', reject)
      server.listen(port, address, () => {
        server.off('error', reject)
        resolve()
      })
    })
  await listen(options.port).catch(() => listen(0))
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      clearInterval(forgetting)
      const closed = new Promise((resolve) => server.close(resolve))
      for (const socket of sockets) socket.destroy()
      await closed
    },
  }
}

/** @returns the answer; undefined when it could not be had. */
export function tellNeighbour(
  self: string,
  neighbour: Neighbour,
  { address, port }: { readonly address: string; readonly port: number },
  text: string,
): Promise<string | undefined> {
  return new Promise((resolve) => {
    const bytes = Buffer.from(text)
    const outgoing = httpRequest({
      method: 'POST',
      path: '/',
      headers: {
        host: 'neighbour',
        connection: 'close',
        'content-type': 'application/json',
        'content-length': bytes.length,
      },
      signal: AbortSignal.timeout(patience),
      createConnection: () =>
        connect({
          ...secure,
          host: address,
          port,
          // There is no certificate: that the other side knows the key is the proof.
          checkServerIdentity: () => undefined,
          pskCallback: () => ({ identity: makeIdentity(self, neighbour), psk: connectionKeyOf(neighbour) }),
        }),
    })
    outgoing.on('error', () => resolve(undefined))
    outgoing.on('response', (incoming) => {
      readText(incoming, longestMessage).then(
        (answer) => {
          resolve(incoming.statusCode === 200 ? answer : undefined)
          outgoing.destroy()
        },
        () => resolve(undefined),
      )
    })
    outgoing.end(bytes)
  })
}
