import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { openAccessBook } from '../access/access-book.ts'
import { mediaLimits } from '../access/check-media.ts'
import type { DocumentStore } from '../store/document-store.ts'
import { openLevelStore } from '../store/level-store.ts'
import { makeKey } from '../testing/kiosk-key.ts'
import { callerOf, kinds, noon } from '../testing/served-station.ts'
import { createApp, defaultLimits } from './app.ts'
import { makeLog } from './log.ts'

const minute = 60_000
const ends: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end()
})

function openStore(): DocumentStore {
  const folder = mkdtempSync(join(tmpdir(), 'gateways-'))
  const store = openLevelStore({ folder, dataKey: new Uint8Array(32).fill(5) })
  ends.push(async () => {
    await store.close()
    rmSync(folder, { recursive: true, force: true })
  })
  return store
}

async function openGateway(store: DocumentStore, longestUnaware?: number) {
  const now = (): number => noon
  const access = await openAccessBook(store, now, undefined, longestUnaware)
  const rules = { kinds, media: mediaLimits }
  const log = makeLog('silent')
  const app = await createApp({
    store,
    access,
    rules,
    limits: defaultLimits,
    now,
    log,
    random: randomBytes,
    keepOutside: () => undefined,
    origins: [],
  })
  await app.listen({ host: '127.0.0.1', port: 0 })
  ends.push(async () => {
    await app.close()
    await access.close()
  })
  return { access, url: `http://127.0.0.1:${(app.server.address() as AddressInfo).port}` }
}

/** Its waiting never hears of a change, as on a connection that died in silence. */
const deafTo = (store: DocumentStore): DocumentStore => ({
  ...store,
  waitForChange: (_database, _since, signal) =>
    new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true })),
})

it.each([
  ['hears of the change', (store: DocumentStore) => openGateway(store)],
  ['must look for itself', (store: DocumentStore) => openGateway(deafTo(store), 200)],
])(
  'cuts the open feed at one gateway within a minute of the revocation at another: it %s',
  async (_how, openSecond) => {
    const store = openStore()
    const first = await openGateway(store)
    const station = await first.access.createStation('银杏驿站')
    const key = makeKey()
    const { code } = await first.access.createEnrolmentCode(station)
    const enrolled = await first.access.enrolWithKey(code, '前台', key.publicKey, '127.0.0.1')
    if (!enrolled.ok) throw new Error(JSON.stringify(enrolled.error))
    const { kiosk } = enrolled.value
    const second = await openSecond(store)
    const claims = { kiosk, challenge: first.access.challenge(kiosk), renewal: '', next: 'a' }
    const renewed = await first.access.renew(key.prove(claims))
    if (!renewed.ok) throw new Error(renewed.error)

    const caller = callerOf(second, renewed.value.token)
    const feed = await caller.call(`/station-${station}/_changes?feed=longpoll&since=now&heartbeat=5000`)
    expect(feed.status).toBe(200)
    const ended = feed.text()
    const revokedAt = performance.now()
    expect(await first.access.revoke(kiosk)).toBe(true)
    await ended
    expect(performance.now() - revokedAt).toBeLessThan(minute)
    expect((await caller.call(`/station-${station}`)).status).toBe(401)
  },
)
