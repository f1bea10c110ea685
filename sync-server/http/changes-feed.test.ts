import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { mediaLimits } from '../access/check-media.ts'
import type { DocumentStore } from '../store/document-store.ts'
import { kinds, noon, serveStation, type ServedStation } from '../testing/served-station.ts'
import { createApp, defaultLimits } from './app.ts'
import { makeLog } from './log.ts'

let place: ServedStation
beforeAll(async () => {
  place = await serveStation()
})
afterAll(() => place.end())

it('keeps no feed for somebody who hung up, or was revoked, while it was being read', async () => {
  const { store, access } = place.server
  const waits: AbortSignal[] = []
  let reading: () => void = () => undefined
  let proceed: () => void = () => undefined
  const slow: DocumentStore = {
    ...store,
    readChanges: async function* (name, query) {
      reading()
      await new Promise<void>((go) => {
        proceed = go
      })
      return yield* store.readChanges(name, query)
    },
    waitForChange: async (_name, _since, signal) => {
      waits.push(signal)
      if (!signal.aborted) await once(signal, 'abort')
    },
  }
  const app = await createApp({
    store: slow,
    access,
    rules: { kinds, media: mediaLimits },
    limits: defaultLimits,
    now: () => noon,
    log: makeLog('silent'),
    random: randomBytes,
    keepOutside: () => undefined,
    origins: [],
  })
  await app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = app.server.address() as AddressInfo
  const ask = async (credential: string): Promise<Socket> => {
    const started = new Promise<void>((go) => {
      reading = go
    })
    const socket = connect(port, '127.0.0.1')
    const path = `/${place.database}/_changes?feed=longpoll&since=now&timeout=50000`
    socket.write(`GET ${path} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${credential}\r\n\r\n`)
    await started
    return socket
  }
  try {
    const gone = await ask(place.kiosk.credential)
    gone.destroy()
    await expect.poll(() => new Promise((done) => app.server.getConnections((_error, count) => done(count)))).toBe(0)
    proceed()

    const revoked = await place.enrol(place.station)
    const cut = await ask(revoked.credential)
    await access.revoke(revoked.id)
    proceed()
    const answer = await once(cut, 'data')
    expect(String(answer[0])).toContain('200 OK')
    await expect.poll(() => waits.filter((signal) => !signal.aborted).length).toBe(0)
    cut.destroy()
  } finally {
    await app.close()
  }
})
