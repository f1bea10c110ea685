/**
 * How kiosks of one station know each other on a network where anybody may listen. Server and both kiosks know a key for each pair
 * (docs/decisions/021). A hello says nothing that a stranger could read: random bytes, a port, and for each neighbour a
 * mark that only this neighbour can tell from random bytes. All hellos are of one length, however many neighbours there are.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

export type Neighbour = {
  readonly kiosk: string
  /** What staff call the machine. */
  readonly name: string
  /** 32 bytes in base64url. */
  readonly key: string
}
export type Hello = { readonly kiosk: string; readonly port: number; readonly nonce: string }

const tag = Buffer.from('GKL1')
const nonceLength = 16
const markLength = 8
/** Neighbours called in one hello; where there are more, each time others. */
const places = 16
const portAt = tag.length + nonceLength
const marksAt = portAt + 2
export const helloLength = marksAt + places * markLength

export function makeHello(self: string, port: number, neighbours: readonly Neighbour[]): Buffer {
  const packet = Buffer.concat([tag, randomBytes(helloLength - tag.length)])
  packet.writeUInt16BE(port, portAt)
  const nonce = packet.subarray(tag.length, portAt)
  const first = neighbours.length > places ? randomBytes(4).readUInt32BE() % neighbours.length : 0
  const called = [...neighbours.slice(first), ...neighbours.slice(0, first)].slice(0, places)
  called.forEach((neighbour, place) => helloMark(neighbour, self, nonce, port).copy(packet, markPlace(place)))
  return packet
}

/** Who says hello to us; undefined for anything else. */
export function readHello(packet: Buffer, neighbours: readonly Neighbour[]): Hello | undefined {
  if (packet.length !== helloLength || !packet.subarray(0, tag.length).equals(tag)) return undefined
  const nonce = packet.subarray(tag.length, portAt)
  const port = packet.readUInt16BE(portAt)
  for (const neighbour of neighbours) {
    const mark = helloMark(neighbour, neighbour.kiosk, nonce, port)
    for (let place = 0; place < places; place += 1) {
      const at = markPlace(place)
      if (timingSafeEqual(packet.subarray(at, at + markLength), mark))
        return { kiosk: neighbour.kiosk, port, nonce: nonce.toString('base64url') }
    }
  }
  return undefined
}

/** The name under which we ask for a connection: another each time, and readable for that neighbour alone. */
export function makeIdentity(self: string, neighbour: Neighbour): string {
  const nonce = randomBytes(nonceLength)
  return `${nonce.toString('base64url')}.${identityMark(neighbour, self, nonce).toString('base64url')}`
}

export function neighbourOf(identity: string, neighbours: readonly Neighbour[]): Neighbour | undefined {
  const [nonce = '', mark = ''] = identity.split('.').map((part) => Buffer.from(part, 'base64url'))
  if (typeof nonce === 'string' || typeof mark === 'string' || nonce.length !== nonceLength) return undefined
  return neighbours.find((neighbour) => {
    const right = identityMark(neighbour, neighbour.kiosk, nonce)
    return right.length === mark.length && timingSafeEqual(right, mark)
  })
}

/** The key of a connection between the two. */
export const connectionKeyOf = (neighbour: Neighbour): Buffer => mac(neighbour, 'connection')

const markPlace = (place: number): number => marksAt + place * markLength

const helloMark = (neighbour: Neighbour, from: string, nonce: Buffer, port: number): Buffer =>
  mac(neighbour, 'hello', from, nonce.toString('base64url'), String(port)).subarray(0, markLength)

const identityMark = (neighbour: Neighbour, from: string, nonce: Buffer): Buffer =>
  mac(neighbour, 'identity', from, nonce.toString('base64url')).subarray(0, nonceLength)

const mac = ({ key }: Neighbour, ...parts: readonly string[]): Buffer =>
  createHmac('sha256', Buffer.from(key, 'base64url')).update(JSON.stringify(parts)).digest()
