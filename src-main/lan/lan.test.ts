/** Two and three kiosks on 127.0.0.1, with real sockets; hellos by real multicast on the loopback interface. */
import { randomBytes } from 'node:crypto'
import { createSocket, type Socket } from 'node:dgram'
import { once } from 'node:events'
import { connect as connectPlain } from 'node:net'
import { connect } from 'node:tls'
import { afterEach, expect, it } from 'vitest'
import { helloLength, makeHello, makeIdentity, type Neighbour, readHello } from './hello.ts'
import { type Lan, openLan } from './lan.ts'
import { isLocalAddress, multicastNetwork } from './local-network.ts'
import { longestMessage } from './neighbour-link.ts'
import { freeUdpPort } from '../../tests/support/free-udp-port.ts'

const group = '239.255.71.75'
const key = (): string => randomBytes(32).toString('base64url')
const ends: (() => Promise<unknown> | void)[] = []
afterEach(async () => {
  await Promise.all(ends.splice(0).map((end) => end()))
})

type Kiosk = { readonly lan: Lan; mayTalk: boolean; neighbours: Neighbour[]; lost: string[]; isLooking: boolean }

/** A page that looks at its host and answers each message with `answer`. */
function kiosk(self: string, neighbours: Neighbour[], helloPort: number, answer = (body: string) => `${self}:${body}`) {
  const state = { mayTalk: true, neighbours, lost: [] as string[], isLooking: true }
  const lan = openLan({
    network: multicastNetwork({ address: '127.0.0.1', port: 0, helloPort }),
    self: () => self,
    neighbours: () => state.neighbours,
    mayTalk: () => state.mayTalk,
    timing: { hello: 50, away: 1_000, attention: 400, answer: 2_000 },
  })
  const made: Kiosk = Object.assign(state, { lan })
  const look = setInterval(() => {
    if (!state.isLooking) return
    for (const parcel of lan.look(state.lost).parcels) lan.answer(parcel.id, answer(parcel.body))
  }, 20)
  ends.push(() => clearInterval(look), lan.close)
  return made
}

const near = ({ lan, lost }: Kiosk): readonly string[] => lan.look(lost).neighbours.map((found) => found.kiosk)

async function pair() {
  const helloPort = await freeUdpPort()
  const shared = key()
  const a = kiosk('kiosk-a', [{ kiosk: 'kiosk-b', name: '后台', key: shared }], helloPort)
  const b = kiosk('kiosk-b', [{ kiosk: 'kiosk-a', name: '前台', key: shared }], helloPort)
  return { a, b, helloPort, shared }
}
const met = async ({ a, b }: { a: Kiosk; b: Kiosk }): Promise<void> => {
  await expect.poll(() => [near(a), near(b)]).toEqual([['kiosk-b'], ['kiosk-a']])
}
/** Every hello on the network. */
async function listener(helloPort: number): Promise<{ readonly socket: Socket; readonly packets: Buffer[] }> {
  const socket = createSocket({ type: 'udp4', reuseAddr: true })
  const packets: Buffer[] = []
  socket.on('message', (packet) => packets.push(packet))
  await new Promise<void>((bound) => socket.bind(helloPort, bound))
  socket.addMembership(group, '127.0.0.1')
  socket.setMulticastInterface('127.0.0.1')
  ends.push(() => void socket.close())
  return { socket, packets }
}
/** Where a kiosk listens, as its neighbour learns it. */
async function portOf(packets: readonly Buffer[], asSeen: Neighbour): Promise<number> {
  const port = (): number | undefined =>
    packets.map((packet) => readHello(packet, [asSeen])?.port).find((found) => found !== undefined)
  await expect.poll(port).toBeGreaterThan(0)
  return port() ?? 0
}

it('finds a neighbour, carries a message and brings its answer, both ways', async () => {
  const both = await pair()
  await met(both)
  expect(await both.a.lan.send('kiosk-b', '您好')).toBe('kiosk-b:您好')
  expect(await both.b.lan.send('kiosk-a', 'x'.repeat(3_000_000))).toHaveLength(3_000_000 + 'kiosk-a:'.length)
  expect(both.a.lan.look([]).neighbours).toEqual([{ kiosk: 'kiosk-b', name: '后台' }])
})

it('neither finds nor answers a kiosk of another station on the same network', async () => {
  const both = await pair()
  const other = kiosk('kiosk-x', [{ kiosk: 'kiosk-a', name: '前台', key: key() }], both.helloPort)
  await met(both)
  expect(near(other)).toEqual([])
  expect(await other.lan.send('kiosk-a', 'hello')).toBeUndefined()
})

it('drops a kiosk reported lost at once, in both directions, also before the server has heard of it', async () => {
  const both = await pair()
  await met(both)
  both.b.lost = ['kiosk-a']
  both.b.lan.look(['kiosk-a'])
  expect(await both.a.lan.send('kiosk-b', 'again')).toBeUndefined()
  expect(await both.b.lan.send('kiosk-a', 'again')).toBeUndefined()
  expect(near(both.b)).toEqual([])
})

it('falls silent when it may not talk: locked, sealed or switched off, and comes back after', async () => {
  const both = await pair()
  await met(both)
  const { packets } = await listener(both.helloPort)
  both.a.mayTalk = false
  await expect.poll(() => near(both.b), { timeout: 5_000 }).toEqual([])
  expect(await both.b.lan.send('kiosk-a', 'anybody?')).toBeUndefined()
  packets.length = 0
  const asSeenByB: Neighbour = { kiosk: 'kiosk-a', name: '', key: both.shared }
  await expect.poll(() => packets.length).toBeGreaterThan(3)
  expect(packets.some((packet) => readHello(packet, [asSeenByB]) !== undefined)).toBe(false)
  both.a.mayTalk = true
  await met(both)
})

it('listens to nobody while its page does not look', async () => {
  const both = await pair()
  await met(both)
  both.b.isLooking = false
  await expect.poll(() => both.a.lan.look([]).neighbours, { timeout: 5_000 }).toEqual([])
})

it('is not led astray by a hello said again by a stranger', async () => {
  const both = await pair()
  const { socket, packets } = await listener(both.helloPort)
  await met(both)
  const hello = packets.find((packet) => readHello(packet, both.a.neighbours) !== undefined)
  if (hello === undefined) throw new Error('no hello')
  both.b.mayTalk = false
  await expect.poll(() => near(both.a), { timeout: 5_000 }).toEqual([])
  await new Promise((sent) => socket.send(hello, both.helloPort, group, sent))
  await new Promise((sent) => socket.send(Buffer.concat([hello, hello]), both.helloPort, group, sent))
  await new Promise((sent) => socket.send(randomBytes(helloLength), both.helloPort, group, sent))
  // The next hello of its own has come back to it: those before it were heard.
  const count = packets.length
  await expect.poll(() => packets.length).toBeGreaterThan(count + 3)
  expect(near(both.a)).toEqual([])
})

it('shows a stranger at its door nothing at all: no greeting, a wrong key, a name said again, rubbish, plain HTTP', async () => {
  const both = await pair()
  const { packets } = await listener(both.helloPort)
  await met(both)
  const asSeenByA: Neighbour = { kiosk: 'kiosk-b', name: '', key: both.shared }
  const port = await portOf(packets, asSeenByA)
  const identity = makeIdentity('kiosk-a', asSeenByA)
  const knock = (psk: Buffer, name: string): Promise<string> =>
    new Promise((resolve) => {
      const socket = connect({
        host: '127.0.0.1',
        port,
        ciphers: 'ECDHE-PSK-CHACHA20-POLY1305',
        maxVersion: 'TLSv1.2',
        checkServerIdentity: () => undefined,
        pskCallback: () => ({ identity: name, psk }),
      })
      socket.on('secureConnect', () => resolve('in'))
      socket.on('error', () => resolve('out'))
      socket.on('close', () => resolve('out'))
    })
  expect(await knock(randomBytes(32), 'kiosk-a')).toBe('out')
  expect(await knock(randomBytes(32), identity)).toBe('out')
  for (const bytes of [randomBytes(400), Buffer.from('GET / HTTP/1.1\r\nhost: x\r\n\r\n')]) {
    const socket = connectPlain({ host: '127.0.0.1', port })
    const answered: Buffer[] = []
    socket.on('data', (part: Buffer) => answered.push(part))
    socket.on('error', () => undefined)
    socket.write(bytes)
    await once(socket, 'close')
    // At most a TLS alert: seven bytes.
    expect(Buffer.concat(answered).length).toBeLessThanOrEqual(7)
  }
  expect(await both.a.lan.send('kiosk-b', 'still here')).toBe('kiosk-b:still here')
})

it('hangs up on a message that is too long, and answers the next one', async () => {
  const both = await pair()
  await met(both)
  expect(await both.a.lan.send('kiosk-b', 'x'.repeat(longestMessage + 1))).toBeUndefined()
  expect(await both.a.lan.send('kiosk-b', 'short')).toBe('kiosk-b:short')
})

it('does not open for anybody while its server named no other kiosk', async () => {
  const helloPort = await freeUdpPort()
  const { packets } = await listener(helloPort)
  const alone = kiosk('kiosk-a', [], helloPort)
  const hello = makeHello('kiosk-b', 1, [{ kiosk: 'kiosk-a', name: '', key: key() }])
  expect(alone.lan.look([])).toEqual({ isOn: false, neighbours: [], parcels: [] })
  const { socket } = await listener(helloPort)
  await new Promise((sent) => socket.send(hello, helloPort, group, sent))
  await expect.poll(() => packets.length).toBe(1)
  expect(packets[0]).toEqual(hello)
})

it('knows which addresses belong to a local network', () => {
  const local = ['10.1.2.3', '192.168.0.9', '172.16.4.4', '172.31.0.1', '169.254.1.1', '127.0.0.1', '::ffff:10.0.0.1']
  expect(local.map(isLocalAddress)).toEqual(local.map(() => true))
  const others = ['8.8.8.8', '172.32.0.1', '192.169.0.1', '2001:db8::1', '', 'x']
  expect(others.map(isLocalAddress)).toEqual(others.map(() => false))
})
