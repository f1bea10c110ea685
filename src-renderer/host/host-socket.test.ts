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

/** A pair whose socket is open already. */
async function open() {
  const made = connected()
  await made.send('kiosk.info', {})
  made.sockets[0]!.opens()
  made.requests.length = 0
  return { ...made, socket: made.sockets[0]! }
}

describe('host calls over a socket', () => {
  it('go their own way until it is open, and open only one', async () => {
    const { sockets, send, requests } = connected()
    expect(await Promise.all([send('kiosk.info', {}), send('keys.session', {})])).toEqual(['by request', 'by request'])
    expect(sockets).toHaveLength(1)
    expect(requests).toEqual(['kiosk.info', 'keys.session'])
    sockets[0]!.opens()
    const call = send('keys.people', {})
    sockets[0]!.says({ id: sockets[0]!.sent[0]!.id, result: 'by socket' })
    expect(await call).toBe('by socket')
    expect(requests).toHaveLength(2)
  })

  it('each get their own answer', async () => {
    const { socket, send, requests } = await open()
    const calls = Promise.all([send('keys.people', {}), send('health.read', {})])
    const [first, second] = socket.sent
    expect([first?.name, second?.name]).toEqual(['keys.people', 'health.read'])
    socket.says({ id: second!.id, result: 2 })
    socket.says({ id: first!.id, result: 1 })
    expect(await calls).toEqual([1, 2])
    expect(requests).toEqual([])
  })

  it('try again to open one that could not be opened or was closed', async () => {
    const { sockets, send } = connected()
    await send('keys.people', {})
    sockets[0]!.closes()
    await send('keys.people', {})
    sockets[1]!.opens()
    sockets[1]!.closes()
    await send('keys.people', {})
    expect(sockets).toHaveLength(3)
  })

  it('go their own way where sockets cannot even be made', async () => {
    const send = overSocket(
      () => {
        throw new DOMException('no')
      },
      async () => 'by request',
    )
    expect(await send('keys.people', {})).toBe('by request')
  })

  it('are never repeated when the socket broke under them', async () => {
    const { socket, send, requests } = await open()
    const call = send('journal.append', { entries: [] })
    socket.closes()
    await expect(call).rejects.toBeInstanceOf(HostUnreachable)
    expect(requests).toEqual([])
  })

  it('fail when the host could not do them', async () => {
    const { socket, send } = await open()
    const call = send('journal.append', { entries: [] })
    socket.says({ id: socket.sent[0]!.id, failure: 'host.badCall' })
    await expect(call).rejects.toBeInstanceOf(HostUnreachable)
  })
})
