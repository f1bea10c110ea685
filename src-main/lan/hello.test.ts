import { expect, it } from 'vitest'
import { randomBytes } from 'node:crypto'
import {
  connectionKeyOf,
  helloLength,
  makeHello,
  makeIdentity,
  type Neighbour,
  neighbourOf,
  readHello,
} from './hello.ts'

const key = (): string => randomBytes(32).toString('base64url')
const pair = (a: string, b: string): { readonly seenByA: Neighbour; readonly seenByB: Neighbour } => {
  const shared = key()
  return { seenByA: { kiosk: b, name: b, key: shared }, seenByB: { kiosk: a, name: a, key: shared } }
}
const { seenByA, seenByB } = pair('kiosk-a', 'kiosk-b')
const stranger: Neighbour = { kiosk: 'kiosk-a', name: 'kiosk-a', key: key() }

it('is told apart by the neighbour it calls and by nobody else', () => {
  const hello = makeHello('kiosk-a', 47_116, [seenByA])
  expect(readHello(hello, [stranger, seenByB])).toMatchObject({ kiosk: 'kiosk-a', port: 47_116 })
  expect(readHello(hello, [stranger])).toBeUndefined()
  expect(readHello(hello, [])).toBeUndefined()
})

it('does not take its own hello, nor one that names another port, for a neighbour', () => {
  const hello = makeHello('kiosk-a', 47_116, [seenByA])
  expect(readHello(hello, [seenByA])).toBeUndefined()
  hello.writeUInt16BE(1, 20)
  expect(readHello(hello, [seenByB])).toBeUndefined()
})

it('says nothing that could be read: no name, one length for all, and nothing twice but the tag', () => {
  const [alone, among] = [makeHello('kiosk-a', 47_116, [seenByA]), makeHello('kiosk-a', 47_116, [seenByA, stranger])]
  expect([alone.length, among.length]).toEqual([helloLength, helloLength])
  expect(alone.toString('latin1')).not.toContain('kiosk')
  const again = makeHello('kiosk-a', 47_116, [seenByA])
  const marks = (packet: Buffer): string[] =>
    Array.from({ length: 16 }, (_, i) => packet.subarray(22 + i * 8, 30 + i * 8).toString('hex'))
  expect(new Set([...marks(alone), ...marks(again)]).size).toBe(32)
})

it('calls every one of forty neighbours in a few hellos', () => {
  const pairs = Array.from({ length: 40 }, (_, n) => pair('kiosk-a', `kiosk-${n}`))
  const called = new Set<number>()
  for (let n = 0; n < 200; n += 1) {
    const hello = makeHello(
      'kiosk-a',
      1,
      pairs.map((known) => known.seenByA),
    )
    pairs.forEach((known, i) => readHello(hello, [known.seenByB]) !== undefined && called.add(i))
  }
  expect(called.size).toBe(40)
})

it('ignores what is no hello: every length and 500 packets of rubbish', () => {
  const hello = makeHello('kiosk-a', 47_116, [seenByA])
  for (let length = 0; length < hello.length; length += 1)
    expect(readHello(hello.subarray(0, length), [seenByB])).toBeUndefined()
  for (let n = 0; n < 500; n += 1) expect(readHello(randomBytes(helloLength), [seenByB])).toBeUndefined()
})

it('asks for a connection under a name that only this neighbour knows, and never twice the same', () => {
  const identity = makeIdentity('kiosk-a', seenByA)
  expect(neighbourOf(identity, [stranger, seenByB])).toBe(seenByB)
  expect(neighbourOf(identity, [stranger])).toBeUndefined()
  // Sent back to where it came from.
  expect(neighbourOf(identity, [seenByA])).toBeUndefined()
  expect(makeIdentity('kiosk-a', seenByA)).not.toBe(identity)
  for (const rubbish of ['', '.', 'a.b', identity.slice(1), `${identity}A`, 'x'.repeat(500)])
    expect(neighbourOf(rubbish, [seenByB])).toBeUndefined()
  expect(connectionKeyOf(seenByA)).toEqual(connectionKeyOf(seenByB))
})
