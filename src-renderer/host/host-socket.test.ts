import { describe, expect, it } from 'vitest'
import { overSocket, type Send } from './host-socket.ts'
import { HostUnreachable } from './host-unreachable.ts'

/** One end of a socket, driven by the test as the browser would drive it. */
class TestSocket extends EventTarget {
  readonly sent: { readonly id: number; readonly name: string; readonly params: unknown }[] = []
  send(text: string): void {
    this.sent.push(JSON.parse(text) as (typeof this.sent)[number])
  }
  opens = () => this.dispatchEvent(new Event('open'))
  closes = () => this.dispatchEvent(new Event('close'))
  says = (message: object) => this.dispatchEvent(Object.assign(new Event('message'), { data: JSON.stringify(message) }))
}

function connected() {
  const sockets: TestSocket[] = []
  const requests: string[] = []
  const otherwise: Send = async (name) => {
    requests.push(name)
    return 'by request'
  }
  const send = overSocket(() => {
    const socket = new TestSocket()
    sockets.push(socket)
    return socket as unknown as WebSocket
  }, otherwise)
  return { sockets, requests, send }
}
const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0))

describe('host calls over a socket', () => {
  it('opens one socket for calls made together and gives each its own answer', async () => {
    const { sockets, send, requests } = connected()
    const people = send('keys.people', {})
    const health = send('health.read', {})
    sockets[0]!.opens()
    await turn()
    expect(sockets).toHaveLength(1)
    const [first, second] = sockets[0]!.sent
    expect([first?.name, second?.name]).toEqual(['keys.people', 'health.read'])
    sockets[0]!.says({ id: second!.id, result: 2 })
    sockets[0]!.says({ id: first!.id, result: 1 })
    expect(await Promise.all([people, health])).toEqual([1, 2])
    expect(requests).toEqual([])
  })

  it('makes a request of its own while no socket can be opened, and tries again at the next call', async () => {
    const { sockets, send, requests } = connected()
    const call = send('keys.people', {})
    sockets[0]!.closes()
    expect(await call).toBe('by request')
    const next = send('kiosk.info', {})
    sockets[1]!.opens()
    await turn()
    sockets[1]!.says({ id: sockets[1]!.sent[0]!.id, result: 'by socket' })
    expect(await next).toBe('by socket')
    expect(requests).toEqual(['keys.people'])
  })

  it('makes a request where sockets cannot even be made', async () => {
    const send = overSocket(
      () => {
        throw new DOMException('no')
      },
      async () => 'by request',
    )
    expect(await send('keys.people', {})).toBe('by request')
  })

  it('never repeats a call that was under way when the socket broke', async () => {
    const { sockets, send, requests } = connected()
    const call = send('journal.append', { entries: [] })
    sockets[0]!.opens()
    await turn()
    sockets[0]!.closes()
    await expect(call).rejects.toBeInstanceOf(HostUnreachable)
    expect(requests).toEqual([])
  })

  it('says a call failed when the host could not do it', async () => {
    const { sockets, send } = connected()
    const call = send('journal.append', { entries: [] })
    sockets[0]!.opens()
    await turn()
    sockets[0]!.says({ id: sockets[0]!.sent[0]!.id, failure: 'host.badCall' })
    await expect(call).rejects.toBeInstanceOf(HostUnreachable)
  })
})
