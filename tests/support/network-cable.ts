/**
 * A network cable that can be pulled: a TCP relay between a kiosk and its server on 127.0.0.1. Cut, it refuses new
 * connections and breaks the open ones, as a router without power does.
 */
import { connect, createServer, type Socket } from 'node:net'

export type NetworkCable = {
  /** Address of the near end, "http://127.0.0.1:<port>". */
  readonly url: string
  readonly cut: () => void
  readonly mend: () => void
  /** Cuts itself when so many bytes came over it from the server, in the middle of an answer where that falls there; resolved then. */
  readonly cutAt: (carried: number) => Promise<void>
  /** Bytes that came over it from the server, answers with their heads. */
  readonly carried: () => number
  /** Points the far end at another port: the server came back somewhere else. */
  readonly plugInto: (port: number) => void
  readonly close: () => Promise<void>
}

export async function layCable(serverPort: number): Promise<NetworkCable> {
  let farEnd = serverPort
  let whole = true
  let carried = 0
  let last = { at: Infinity, cut: () => {} }
  const open = new Set<Socket>()
  const relay = createServer((near) => {
    if (!whole) {
      near.destroy()
      return
    }
    const far = connect(farEnd, '127.0.0.1')
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(one)
      one.on('error', () => other.destroy())
      one.on('close', () => {
        open.delete(one)
        other.destroy()
      })
    }
    near.pipe(far)
    near.on('drain', () => far.resume())
    far.on('end', () => near.end())
    far.on('data', (bytes: Buffer) => {
      const part = bytes.subarray(0, last.at - carried)
      carried += part.length
      const isLast = carried >= last.at
      if (isLast) whole = false
      if (!near.write(part, isLast ? last.cut : undefined) || isLast) far.pause()
    })
  })
  await new Promise<void>((resolve) => relay.listen(0, '127.0.0.1', resolve))
  const address = relay.address()
  if (address === null || typeof address === 'string') throw new Error('the relay has no port')
  const drop = (): void => {
    for (const socket of open) socket.destroy()
  }
  return {
    url: `http://127.0.0.1:${address.port}`,
    cut: () => {
      whole = false
      drop()
    },
    mend: () => {
      whole = true
    },
    cutAt: (at) =>
      new Promise((resolve) => {
        last = {
          at,
          cut: () => {
            last = { at: Infinity, cut: () => {} }
            whole = false
            drop()
            resolve()
          },
        }
      }),
    carried: () => carried,
    plugInto: (port) => {
      farEnd = port
    },
    close: () =>
      new Promise((resolve) => {
        drop()
        relay.close(() => resolve())
      }),
  }
}
