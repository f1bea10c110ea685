/**
 * Host calls of the loopback host over one WebSocket, which is opened at the first call and again after it broke. While none
 * is open a call goes its own way (an HTTP request): opening takes a new page a tenth of a second. A call that was under
 * way when the socket broke is not repeated: nobody knows whether it was done.
 */
import type { HostCallName } from '../../src-main/bridge/contract.ts'
import { HostUnreachable } from './host-unreachable.ts'

export type Send = (name: HostCallName, params: unknown) => Promise<unknown>

type Waiting = {
  readonly name: HostCallName
  readonly resolve: (result: unknown) => void
  readonly reject: (error: Error) => void
}

export function overSocket(connect: () => WebSocket, otherwise: Send): Send {
  const waiting = new Map<number, Waiting>()
  let last = 0
  let socket: WebSocket | undefined
  let isOpening = false

  function open(): void {
    let opened: WebSocket
    try {
      opened = connect()
    } catch {
      // Where sockets are forbidden or missing the calls still go their own way.
      return
    }
    isOpening = true
    opened.addEventListener('open', () => {
      isOpening = false
      socket = opened
    })
    opened.addEventListener('message', (event) => receive(String(event.data)))
    opened.addEventListener('close', () => {
      isOpening = false
      if (socket !== opened) return
      socket = undefined
      for (const { name, reject } of waiting.values()) reject(new HostUnreachable(`the host went away during ${name}`))
      waiting.clear()
    })
  }

  function receive(text: string): void {
    const message = JSON.parse(text) as { readonly id: number; readonly result?: unknown; readonly failure?: string }
    const call = waiting.get(message.id)
    if (call === undefined) return
    waiting.delete(message.id)
    if (message.failure === undefined) call.resolve(message.result)
    else call.reject(new HostUnreachable(`host call ${call.name} answered ${message.failure}`))
  }

  return (name, params) => {
    const through = socket
    if (through === undefined) {
      if (!isOpening) open()
      return otherwise(name, params)
    }
    return new Promise((resolve, reject) => {
      const id = (last += 1)
      waiting.set(id, { name, resolve, reject })
      through.send(JSON.stringify({ id, name, params }))
    })
  }
}
