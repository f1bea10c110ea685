/**
 * The network at hand: where hellos go and where neighbours connect. Only private addresses count (RFC 1918, RFC 3927, loopback): a
 * kiosk that stands in the open internet by mistake talks with nobody there.
 */
import { createSocket } from 'node:dgram'
import { BlockList } from 'node:net'
import { networkInterfaces } from 'node:os'

export type LocalNetwork = {
  /** Address to listen on. */
  readonly address: string
  /** Port to listen on for neighbours; where it is taken, any. */
  readonly port: number
  readonly join: (heard: (packet: Buffer, from: string) => void) => Promise<HelloChannel>
}
export type HelloChannel = { readonly say: (packet: Buffer) => void; readonly close: () => void }

/** Administratively scoped (RFC 2365): no router carries it on. The ports stand in docs/guides/kiosks-side-by-side.md. */
const group = '239.255.71.75'
const helloPort = 47_115
const neighbourPort = 47_116
/** What a crowded network may cost us. */
const heardPerSecond = 50

const local = new BlockList()
for (const [address, bits] of [
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['169.254.0.0', 16],
  ['127.0.0.0', 8],
] as const)
  local.addSubnet(address, bits)

export const isLocalAddress = (address: string): boolean => local.check(address.replace(/^::ffff:/, ''))

/** @param addresses of this machine; all it has, asked for each time, where they are not given. */
export function multicastNetwork(
  options: { readonly address?: string; readonly port?: number; readonly helloPort?: number } = {},
): LocalNetwork {
  const port = options.helloPort ?? helloPort
  const only = options.address
  return {
    address: only ?? '0.0.0.0',
    port: options.port ?? neighbourPort,
    join: async (heard) => {
      const socket = createSocket({ type: 'udp4', reuseAddr: true })
      const joined = new Set<string>()
      let second = 0
      let count = 0
      socket.on('message', (packet, { address }) => {
        const now = Math.floor(performance.now() / 1_000)
        count = now === second ? count + 1 : 1
        second = now
        if (count <= heardPerSecond && isLocalAddress(address)) heard(packet, address)
      })
      await new Promise<void>((resolve, reject) => {
        socket.once('error', reject)
        socket.bind(port, () => {
          socket.off('error', reject)
          // A cable pulled out: the next hello finds the addresses anew.
          socket.on('error', () => undefined)
          resolve()
        })
      })
      socket.setMulticastTTL(1)
      socket.setMulticastLoopback(true)
      const say = async (packet: Buffer): Promise<void> => {
        for (const address of only === undefined ? localAddresses() : [only]) {
          try {
            if (!joined.has(address)) socket.addMembership(group, address)
            joined.add(address)
            socket.setMulticastInterface(address)
            await new Promise((sent) => socket.send(packet, port, group, sent))
          } catch {
            joined.delete(address)
          }
        }
      }
      return { say: (packet) => void say(packet), close: () => socket.close() }
    },
  }
}

const localAddresses = (): readonly string[] =>
  Object.values(networkInterfaces())
    .flatMap((found) => found ?? [])
    .filter(({ family, internal, address }) => family === 'IPv4' && !internal && isLocalAddress(address))
    .map(({ address }) => address)
