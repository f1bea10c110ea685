/** A port of this machine where nobody listens for datagrams. */
import { createSocket } from 'node:dgram'

export async function freeUdpPort(): Promise<number> {
  const socket = createSocket('udp4')
  await new Promise<void>((bound) => socket.bind(0, '127.0.0.1', bound))
  const { port } = socket.address()
  socket.close()
  return port
}
