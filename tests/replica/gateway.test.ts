/** Two kiosks of one station, each a page of a real browser behind its own loopback host, with the real gateway between them. */
import { createHash } from 'node:crypto'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { adminSocketOf, askForBackup } from '../../sync-server/access/admin-socket.ts'
import { restoreBackup } from '../../sync-server/backup/restore-backup.ts'
import { writeWholeFile } from '../../sync-server/backup/whole-file.ts'
import { keyFileOf } from '../../sync-server/open-store.ts'
import { readDataKey } from '../../sync-server/store/data-key.ts'
import { type RunningServer, startServer } from '../../sync-server/start-server.ts'
import { type Act, appendEvent, createDocument, type Document, editDocument } from '../../src-domain/shared/document.ts'
import type { Elder } from '../../src-domain/elders/elder.ts'
import { eraseElder } from '../../src-domain/erasure/erasure.ts'
import { staffKind } from '../../src-domain/staff/staff.ts'
import { layCable, type NetworkCable } from '../support/network-cable.ts'
import { actsOf, trialArticle, trialElder, trialKinds, trialService } from '../support/trial-kinds.ts'
import {
  buildReplicaPage,
  type ReplicaKiosk,
  type SharedChromium,
  startReplicaKiosk,
  startSharedChromium,
} from './replica-kiosk.ts'

let pageFolder: string
let shared: SharedChromium
let serverFolder: string
let server: RunningServer
let cable: NetworkCable
const kiosks: ReplicaKiosk[] = []
const station = 'qingshiqiao'

beforeAll(async () => {
  pageFolder = await buildReplicaPage()
  shared = await startSharedChromium()
})
afterAll(async () => {
  await shared.close()
  await rm(pageFolder, { recursive: true, force: true })
})
beforeEach(async () => {
  serverFolder = await mkdtemp(join(tmpdir(), 'ginkgo-replica-server-'))
  server = await serve()
  await server.createStation('青石桥驿站', station)
  cable = await layCable(server.port)
})
afterEach(async () => {
  for (const kiosk of kiosks.splice(0)) await kiosk.remove()
  await cable.close()
  await server.close()
  await rm(serverFolder, { recursive: true, force: true })
})

const serve = (port = 0): Promise<RunningServer> =>
  startServer({ dataFolder: join(serverFolder, 'data'), kinds: trialKinds, port })

/** @param browser `own` for one whose browser is killed or whose files are lost. */
async function enrolledKiosk(
  name: string,
  browser: 'shared' | 'own' = 'shared',
): Promise<ReplicaKiosk & { readonly act: () => Act }> {
  const kiosk = await startReplicaKiosk(pageFolder, browser === 'shared' ? { shared } : {})
  kiosks.push(kiosk)
  const { code } = await server.createEnrolmentCode(station)
  const enrolled = await kiosk.host.handlers['setup.enrol']({ serverUrl: cable.url, code, kioskName: name })
  if (!enrolled.ok) throw new Error(enrolled.error.code)
  await kiosk.page()
  await kiosk.call('open', 'trial')
  const act = actsOf(enrolled.value.kiosk, kiosks.length, Date.now() - 900_000 + kiosks.length * 100_000, station)
  return { ...kiosk, act }
}

describe('kiosks and their gateway', () => {
  it('bring back to a server restored from a backup what it has lost', async () => {
    const data = join(serverFolder, 'data')
    const backup = join(serverFolder, 'backup')
    const { port } = server
    const a = await enrolledKiosk('一号机')
    const elder = createDocument(trialElder, { name: '王秀兰', phone: '1' }, a.act())
    await a.call('save', [elder])
    await a.call('settled')
    await server.close()
    await cp(data, backup, { recursive: true })
    server = await serve(port)
    const lost = createDocument(trialElder, { name: '李建国', phone: '2' }, a.act())
    await a.call('save', [lost, editDocument(elder, { phone: '3' }, a.act())])
    await a.call('settled')
    await server.close()
    await rm(data, { recursive: true })
    await cp(backup, data, { recursive: true })
    server = await serve(port)
    const phones = async (): Promise<unknown[]> => {
      const found = await server.store.readWinners(`station-${station}`, [elder.id, lost.id])
      return [elder, lost].map(({ id }) => (found.get(id)?.doc as Document | undefined)?.body['phone'])
    }
    await expect.poll(phones, { timeout: 20_000 }).toEqual(['3', '2'])
    await a.call('settled')
  })

  it('bring back to a server restored from a backup that was made while it ran what it has lost', async () => {
    const data = join(serverFolder, 'data')
    const file = join(serverFolder, 'a.backup')
    const { port } = server
    const a = await enrolledKiosk('一号机')
    const elder = createDocument(trialElder, { name: '王秀兰', phone: '1' }, a.act())
    await a.call('save', [elder])
    await a.call('settled')
    const bytes = await askForBackup(adminSocketOf(data))
    if (bytes === undefined) throw new Error('no server listens')
    await writeWholeFile(file, bytes)
    const lost = createDocument(trialElder, { name: '李建国', phone: '2' }, a.act())
    await a.call('save', [lost, editDocument(elder, { phone: '3' }, a.act())])
    await a.call('settled')
    await server.close()
    await rm(data, { recursive: true })
    const dataKey = readDataKey(keyFileOf({ dataFolder: data }), undefined, false)
    await restoreBackup({ file, dataKey, dataFolder: data })
    server = await serve(port)
    const phones = async (): Promise<unknown[]> => {
      const found = await server.store.readWinners(`station-${station}`, [elder.id, lost.id])
      return [elder, lost].map(({ id }) => (found.get(id)?.doc as Document | undefined)?.body['phone'])
    }
    await expect.poll(phones, { timeout: 20_000 }).toEqual(['3', '2'])
    await a.call('settled')
  })

  it('bring two kiosks and the server to the same documents, whoever was offline', async () => {
    const a = await enrolledKiosk('一号机')
    const b = await enrolledKiosk('二号机')
    const elder = createDocument(trialElder, { name: '王秀兰', phone: '1', risks: ['青霉素'] }, a.act())
    const service = createDocument(trialService, { what: '助餐' }, a.act())
    await a.call('save', [elder, service])
    await b.call('appears', service.id)
    await b.call('appears', elder.id)

    cable.cut()
    await a.call('connection', 'offline')
    await b.call('connection', 'offline')
    await a.call('save', [editDocument(elder, { phone: '2', risks: ['花生'] }, a.act())])
    await a.call('save', [appendEvent(service, { id: 'e1', type: 'accepted' }, a.act())])
    await b.call('save', [editDocument(elder, { phone: '3', name: '王秀岚' }, b.act())])
    await b.call('save', [appendEvent(service, { id: 'e2', type: 'noted' }, b.act())])
    const alsoNew = createDocument(trialElder, { name: '李建国', phone: '4' }, b.act())
    await b.call('save', [alsoNew])
    expect((await b.call('status')).unsent).toBe(3)

    cable.mend()
    await a.call('settled')
    await b.call('settled')
    await a.call('appears', alsoNew.id)
    await b.call('appears', elder.id, 'name', '王秀岚')
    await a.call('appears', elder.id, 'name', '王秀岚')
    await a.call('settled')
    await b.call('settled')
    const inA = await a.call('get', elder.id)
    expect(inA?.body).toEqual({ name: '王秀岚', phone: '3', risks: ['花生', '青霉素'] })
    expect(inA?.others?.map(({ field, value }) => ({ field, value }))).toEqual([{ field: 'phone', value: '2' }])
    for (const id of [elder.id, service.id, alsoNew.id]) {
      const [first, second] = [await a.call('get', id), await b.call('get', id)]
      expect(first).toEqual(second)
    }
    // The word of it reaches the journal a moment later.
    await expect
      .poll(async () => (await a.host.handlers['journal.read']({ after: 0, limit: 500 })).unacknowledged)
      .toBe(0)
  })

  it('read all that there is once, and find that they have all of it', async () => {
    // More than one page, so that RxDB counts in the browser's database and not by the events it remembers.
    const act = actsOf('kiosk-z', 9, Date.now() - 900_000, station)
    await server.importDocuments(
      station,
      Array.from({ length: 2_500 }, (_, i) => createDocument(trialElder, { name: `王秀兰${i}`, phone: '1' }, act())),
    )
    const kiosk = await enrolledKiosk('一号机')
    await kiosk.call('settled')
    expect(await kiosk.call('find', { collection: 'elders' })).toHaveLength(2_500)
    const asked = await kiosk
      .chromium()
      .context.pages()
      .at(-1)!
      .evaluate(() =>
        performance
          .getEntriesByType('resource')
          .map((entry) => entry.name)
          .filter((name) => /station-.*([?&]since=0\b|startkey=%22elders)/.test(name)),
      )
    expect(asked.map((name) => name.includes('_all_docs'))).toEqual([true, true])
  })

  it('survive a restart of the server in the middle', async () => {
    const a = await enrolledKiosk('一号机')
    await a.call('settled')
    await server.close()
    await a.call('connection', 'offline')
    const elder = createDocument(trialElder, { name: '王秀兰', phone: '1' }, a.act())
    await a.call('save', [elder])
    server = await serve(server.port)
    await a.call('settled')
    const b = await enrolledKiosk('二号机')
    expect(await b.call('appears', elder.id)).toEqual(elder)
  })

  it('are rebuilt from journal and server after the browser has lost its database', async () => {
    const a = await enrolledKiosk('一号机', 'own')
    const sent = Array.from({ length: 40 }, (_, i) =>
      createDocument(trialElder, { name: `老人${i}`, phone: '1' }, a.act()),
    )
    await a.call('save', sent)
    await a.call('settled')
    cable.cut()
    await a.call('connection', 'offline')
    const unsent = createDocument(trialElder, { name: '李建国', phone: '2' }, a.act())
    await a.call('save', [unsent, editDocument(sent[0]!, { phone: '9' }, a.act())])
    await a.kill()
    await rm(join(a.profile, 'Default', 'IndexedDB'), { recursive: true })

    await a.page()
    await a.call('open', 'trial')
    expect((await a.call('health')).rebuilt).toMatchObject({ fromJournal: 41 })
    cable.mend()
    await a.call('settled')
    const found = await a.call('find', { collection: 'elders' })
    expect(found.map(({ id }) => id).toSorted()).toEqual([...sent, unsent].map(({ id }) => id).toSorted())
    expect((await a.call('get', sent[0]!.id))?.body['phone']).toBe('9')
  })

  it('list what the server refuses, and send everything else', async () => {
    const a = await enrolledKiosk('一号机')
    await a.call('settled')
    // A kiosk whose clock was far ahead once: its own rules let this pass, the server's clock does not.
    const fromTheFuture = createDocument(
      trialElder,
      { name: '明天', phone: '1' },
      { ...a.act(), now: Date.now() + 280_000 },
    )
    const good = createDocument(trialElder, { name: '今天', phone: '1' }, a.act())
    await server.close()
    server = await startServer({
      dataFolder: join(serverFolder, 'data'),
      kinds: trialKinds,
      port: server.port,
      now: () => Date.now() - 60_000,
    })
    await a.call('save', [fromTheFuture, good])
    const status = await a.call('settled', 1)
    expect(status.refused).toMatchObject([
      { id: fromTheFuture.id, kind: 'trialElder', refusals: [{ code: 'document.fromTheFuture' }] },
    ])
    await server.close()
    server = await serve(server.port)
    await a.call('retryRefused')
    expect((await a.call('settled')).refused).toEqual([])
  })

  it('say that the server refuses them once they are revoked, and work on', async () => {
    const a = await enrolledKiosk('一号机')
    await a.call('settled')
    const { kiosk } = await a.host.handlers['kiosk.info']({})
    await server.access.revoke(kiosk)
    expect(await a.call('connection', 'refused')).toMatchObject({ reason: 'sync.credentialRefused' })
    const elder = createDocument(trialElder, { name: '王秀兰', phone: '1' }, a.act())
    expect((await a.call('save', [elder])).ok).toBe(true)
    expect((await a.call('status')).unsent).toBe(1)
  })

  it('say what is wrong with a server that is none, and recover', async () => {
    const a = await enrolledKiosk('一号机')
    await a.call('settled')
    const hotel = createServer((_request, response) => void response.end('<html>Please sign in</html>'))
    await new Promise<void>((resolve) => hotel.listen(0, '127.0.0.1', resolve))
    cable.cut()
    cable.plugInto((hotel.address() as AddressInfo).port)
    cable.mend()
    expect(await a.call('connection', 'refused')).toMatchObject({ reason: 'sync.garbage' })
    cable.cut()
    cable.plugInto(server.port)
    cable.mend()
    await a.call('settled')
    hotel.closeAllConnections()
    hotel.close()
  })

  it(
    'exchange pictures that the server cannot open, and read them without it afterwards',
    { timeout: 180_000 },
    async () => {
      const a = await enrolledKiosk('一号机')
      const b = await enrolledKiosk('二号机')
      await a.call('openMedia')
      await b.call('openMedia')
      const kept = await a.call('keepMedia', 7, 2_500_000)
      if (!kept.ok) throw new Error(kept.error.code)
      const file = kept.value
      expect(file.parts).toHaveLength(3)
      expect(await a.call('isMedia', file, 7)).toBe(true)
      expect([...new Set(await a.call('durabilities'))]).toEqual(['strict'])
      await a.call('mediaSent')
      for (const hash of file.parts) {
        const part = await server.store.readAttachment(`station-${station}-media`, `part:${hash}`, 'sealed')
        if (!part.ok) throw new Error(part.error.reason)
        expect(createHash('sha256').update(part.value.data).digest('hex')).toBe(hash)
      }
      await expect.poll(() => b.call('isMedia', file, 7)).toBe(true)
      cable.cut()
      expect(await b.call('isMedia', file, 7)).toBe(true)
      expect(await a.call('isMedia', { ...file, parts: file.parts.toReversed() }, 7).catch(() => 'refused')).toBe(
        'refused',
      )
    },
  )

  it('bring pictures back that the browser lost before the server had them', async () => {
    const a = await enrolledKiosk('一号机', 'own')
    const b = await enrolledKiosk('二号机')
    await a.call('openMedia')
    await b.call('openMedia')
    cable.cut()
    const kept = await a.call('keepMedia', 8, 300_000)
    if (!kept.ok) throw new Error(kept.error.code)
    await a.kill()
    await rm(join(a.profile, 'Default', 'IndexedDB'), { recursive: true })
    await a.page()
    await a.call('openMedia')
    expect(await a.call('isMedia', kept.value, 8)).toBe(true)
    // As from a backup, at a kiosk that is open.
    for (const name of kept.value.parts) {
      const { sealed = '' } = await a.host.handlers['media.get']({ name })
      expect(await b.host.handlers['media.put']({ name, sealed })).toEqual({ ok: true, value: {} })
    }
    expect(await b.call('isMedia', kept.value, 8)).toBe(true)
    cable.mend()
    await a.call('mediaSent')
    expect((await a.host.handlers['media.list']({})).names).toEqual([])
  })

  it('erase the pictures with the elder, on the server and on every kiosk', async () => {
    const a = await enrolledKiosk('一号机')
    const b = await enrolledKiosk('二号机')
    for (const kiosk of [a, b]) await kiosk.call('openMedia')
    const kept = await a.call('keepMedia', 9, 50_000)
    if (!kept.ok) throw new Error(kept.error.code)
    await a.call('mediaSent')
    await expect.poll(() => b.call('isMedia', kept.value, 9)).toBe(true)
    const elder = createDocument(trialElder, { name: '王秀兰', phone: '1' }, a.act())
    const boss = createDocument(staffKind, { name: '周敏', role: 'administrator', active: true }, a.act())
    const body = { what: '化验单', media: [kept.value] }
    const paper = createDocument(trialService, body, a.act(), { elder: elder.id })
    await a.call('save', [elder, boss, paper])
    await a.call('settled')
    const nobody = { id: elder.id, body: { consents: [] } } as unknown as Elder
    await a.call('save', [eraseElder(nobody, [], 'elder', { ...a.act(), author: boss.id })])
    await a.call('settled')
    const [hash = ''] = kept.value.parts
    const part = await server.store.readAttachment(`station-${station}-media`, `part:${hash}`, 'sealed')
    expect(part.ok).toBe(false)
    for (const kiosk of [a, b]) await expect.poll(() => kiosk.call('isMedia', kept.value, 9)).toBe(undefined)
  })

  it('show the shared scopes while the kiosk is still sealed', async () => {
    const article = createDocument(
      trialArticle,
      { title: '防跌倒' },
      actsOf('content', 9, Date.now() - 900_000, 'content')(),
    )
    await server.importDocuments(station, [article as Document])
    const a = await enrolledKiosk('一号机')
    await a.call('close')
    await a.call('openPublic', 'trial')
    expect(await a.call('appears', article.id)).toEqual(article)
    expect(await a.call('find', { collection: 'elders' })).toEqual([])
    const elder = createDocument(trialElder, { name: '王秀兰', phone: '1' }, a.act())
    expect(await a.call('save', [elder])).toEqual({ ok: false, error: [{ code: 'replica.sealed' }] })
    // The same collections open again with the key.
    await a.call('close')
    await a.call('open', 'trial')
    expect(await a.call('get', article.id)).toEqual(article)
  })
})
