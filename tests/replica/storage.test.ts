/** The replica on real IndexedDB in a real Chromium, behind the real loopback host. */
import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { appendEvent, createDocument, type Document, editDocument } from '../../src-domain/shared/document.ts'
import { actsOf, trialElder, trialService } from '../support/trial-kinds.ts'
import {
  buildReplicaPage,
  type ReplicaKiosk,
  setUpAlone,
  type SharedChromium,
  startReplicaKiosk,
  startSharedChromium,
} from './replica-kiosk.ts'

let pageFolder: string
let shared: SharedChromium
let kiosk: ReplicaKiosk
let station: string
beforeAll(async () => {
  pageFolder = await buildReplicaPage()
  shared = await startSharedChromium()
})
afterAll(async () => {
  await shared.close()
  await rm(pageFolder, { recursive: true, force: true })
})
afterEach(() => kiosk.remove())

async function startAlone(browser: 'shared' | 'own'): Promise<void> {
  kiosk = await startReplicaKiosk(pageFolder, browser === 'shared' ? { shared } : {})
  await setUpAlone(kiosk)
  station = (await kiosk.host.handlers['kiosk.info']({})).station
}

const elders = (count: number, seed: number, start = Date.now() - 600_000): readonly Document[] => {
  const act = actsOf('kiosk-a', seed, start, station)
  return Array.from({ length: count }, (_, i) =>
    createDocument(trialElder, { name: `欧阳霁月${i}`, phone: `139${String(i).padStart(8, '0')}` }, act()),
  )
}

describe('the replica in a browser', () => {
  beforeEach(() => startAlone('shared'))

  it('asks for strict durability in every writing transaction', async () => {
    await kiosk.page()
    await kiosk.call('open', 'trial')
    await kiosk.call('save', elders(3, 1))
    const durabilities = await kiosk.call('durabilities')
    expect(durabilities.length).toBeGreaterThan(0)
    expect(new Set(durabilities)).toEqual(new Set(['strict']))
  })

  it('says so in a second window, which saves nothing', async () => {
    await kiosk.page()
    await kiosk.call('open', 'trial')
    expect((await kiosk.call('health')).secondWindow).toBe(false)
    await kiosk.page()
    await kiosk.call('open', 'trial')
    expect((await kiosk.call('health')).secondWindow).toBe(true)
    expect(await kiosk.call('save', elders(1, 6))).toEqual({ ok: false, error: [{ code: 'replica.secondWindow' }] })
  })

  it('survives a reload of its page', async () => {
    const page = await kiosk.page()
    await kiosk.call('open', 'trial')
    const [document] = elders(1, 7)
    await kiosk.call('save', [document!])
    await page.reload()
    await page.waitForFunction('window.trial !== undefined')
    await kiosk.call('open', 'trial')
    expect(await kiosk.call('get', document!.id)).toEqual(document)
  })

  it('reads more than a page in order, and as many as were asked for', async () => {
    const documents = elders(2_300, 14, Date.now() - 3_000_000)
    await kiosk.page()
    await kiosk.call('open', 'trial')
    await kiosk.call('save', documents)
    await kiosk.call('close')
    await kiosk.call('open', 'trial')
    const newestFirst = documents.map((document) => document.id).toReversed()
    const found = await kiosk.call('find', { collection: 'elders', kind: 'trialElder' })
    expect(found.map((document) => document.id)).toEqual(newestFirst)
    for (const limit of [1, 1_000, 1_001, 2_300, 5_000]) {
      const some = await kiosk.call('find', { collection: 'elders', limit })
      expect(some.map((document) => document.id)).toEqual(newestFirst.slice(0, limit))
    }
  })

  // As it lies there after a manifest was cut short (fresh-start.ts).
  it.each([
    ['while it is opened', true],
    ['when everything is read, and says that it must be opened anew', false],
  ])('finds what an old database left in the new one %s, clears it and has everything again', async (_when, isNew) => {
    const page = await kiosk.page()
    const open = async () => {
      await page.reload()
      await page.waitForFunction('window.trial !== undefined')
      await kiosk.call('open', 'trial')
      return kiosk.call('checked')
    }
    await kiosk.call('open', 'trial')
    const documents = elders(3, 15)
    await kiosk.call('save', documents)
    await kiosk.call('close')
    await page.evaluate(async (isNewToo) => {
      const nameOf = async (end: string) => (await indexedDB.databases()).find(({ name }) => name?.endsWith(end))?.name
      const done = (request: EventTarget, event: string) =>
        new Promise((resolve) => request.addEventListener(event, resolve, { once: true }))
      const request = indexedDB.open((await nameOf('--elders')) ?? '')
      await done(request, 'success')
      const writing = request.result.transaction('docs', 'readwrite')
      writing.objectStore('docs').put({ id: 'services:old', document: 'sealed by another' })
      await done(writing, 'complete')
      request.result.close()
      if (isNewToo) await done(indexedDB.deleteDatabase((await nameOf('--bookkeeping')) ?? ''), 'success')
    }, isNew)
    if (!isNew) expect(await open()).toMatchObject({ broken: true })
    const health = await open()
    expect(health).toMatchObject({ rebuilt: { fromJournal: 3 } })
    expect(health).not.toMatchObject({ broken: true })
    const found = await kiosk.call('find', { collection: 'elders' })
    expect(found.map(({ id }) => id).toSorted()).toEqual(documents.map(({ id }) => id).toSorted())
    expect(await open()).not.toMatchObject({ broken: true })
  })

  it('joins two versions of one new document that are saved in the same moment', async () => {
    const page = await kiosk.page()
    await kiosk.call('open', 'trial')
    await kiosk.call('save', elders(1, 9))
    const act = actsOf('kiosk-a', 10, Date.now() - 60_000, station)
    const asked = createDocument(trialService, { what: '助餐' }, act())
    const versions = ['e1', 'e2'].map((id) => appendEvent(asked, { id, type: 'told' }, act()))
    const answers = await page.evaluate(
      (both) => Promise.all(both.map((version) => window.trial.save([version]))),
      versions,
    )
    expect(answers).toMatchObject([{ ok: true }, { ok: true }])
    expect((await kiosk.call('get', asked.id))?.events?.map((event) => event.id).toSorted()).toEqual(['e1', 'e2'])
  })

  it('does not say saved when the browser failed to write the row, and says it again of the next one', async () => {
    const page = await kiosk.page()
    await kiosk.call('open', 'trial')
    await kiosk.call('save', elders(1, 11))
    await page.evaluate(() => {
      const put = IDBObjectStore.prototype.put
      IDBObjectStore.prototype.put = function (value: unknown) {
        IDBObjectStore.prototype.put = put
        put.call(this, value)
        return this.add(value)
      }
    })
    expect(await kiosk.call('save', elders(1, 12))).toEqual({ ok: false, error: [{ code: 'storage.failedJournaled' }] })
    expect(await kiosk.call('save', elders(1, 13))).toEqual({ ok: true })
  })
})

describe('the replica in a browser that ends', () => {
  beforeEach(() => startAlone('own'))

  it('loses no acknowledged write when the browser is killed', async () => {
    const page = await kiosk.page()
    await kiosk.call('open', 'trial')
    const acknowledged: string[] = []
    let enough: () => void = () => undefined
    const seen = new Promise<void>((resolve) => (enough = resolve))
    await page.exposeFunction('acknowledged', (id: string) => {
      acknowledged.push(id)
      if (acknowledged.length === 25) enough()
    })
    const saving = kiosk.call('saveEach', elders(400, 2)).catch(() => undefined)
    await seen
    await kiosk.kill()
    await saving
    expect(acknowledged.length).toBeLessThan(400)

    await kiosk.page()
    await kiosk.call('open', 'trial')
    const found = new Set((await kiosk.call('find', { collection: 'elders' })).map((document) => document.id))
    expect(acknowledged.filter((id) => !found.has(id))).toEqual([])
    // Nor is a write that no mark covers yet taken for damage.
    const health = await kiosk.call('checked')
    expect(health.checkedAt).toBeGreaterThan(0)
    expect(health).not.toMatchObject({ rebuilt: expect.anything() })
  })

  it('writes nothing personal into the profile or the data folder', async () => {
    await kiosk.page()
    await kiosk.call('open', 'trial')
    const documents = elders(50, 3)
    await kiosk.call('save', documents)
    await kiosk.call(
      'save',
      documents.map((document) =>
        editDocument(document, { phone: '13700000000' }, actsOf('kiosk-a', 4, Date.now() - 60_000, station)()),
      ),
    )
    await kiosk.stopBrowser()
    const files = await readdir(kiosk.folder, { recursive: true, withFileTypes: true })
    const bytes = await Promise.all(
      files.filter((file) => file.isFile()).map((file) => readFile(join(file.parentPath, file.name))),
    )
    const occurs = (text: string): boolean =>
      bytes.some(
        (content) => content.includes(Buffer.from(text, 'utf8')) || content.includes(Buffer.from(text, 'utf16le')),
      )
    // That the scan finds what is there at all: ids are clear.
    expect(occurs(documents[0]!.id)).toBe(true)
    expect(['欧阳霁月', '霁月', '13900000001', '13700000000', 'staff:kiosk-a'].filter(occurs)).toEqual([])
  })

  it('is rebuilt from the journal when the browser has lost its database, and says so', async () => {
    const documents = elders(30, 5)
    await kiosk.page()
    await kiosk.call('open', 'trial')
    await kiosk.call('save', documents)
    await kiosk.stopBrowser()
    await rm(join(kiosk.profile, 'Default', 'IndexedDB'), { recursive: true })

    await kiosk.page()
    await kiosk.call('open', 'trial')
    expect((await kiosk.call('health')).rebuilt).toMatchObject({ fromJournal: 30 })
    const found = await kiosk.call('find', { collection: 'elders' })
    expect(found).toEqual([...documents].toReversed())
  })

  it('says that the disk is full, keeps the entry in the journal and brings it back', async () => {
    const [first, ...rest] = elders(200, 8)
    await kiosk.page()
    await kiosk.call('open', 'trial')
    await kiosk.call('save', [first!])
    await kiosk.stopBrowser()
    // Chromium remembers for a while how much room there was: the limit comes first, the first write after it.
    const page = await kiosk.page()
    const session = await page.context().newCDPSession(page)
    const origin = new URL(kiosk.host.url).origin
    await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 })
    await kiosk.call('open', 'trial')
    expect(await kiosk.call('save', rest)).toEqual({ ok: false, error: [{ code: 'storage.fullJournaled' }] })
    expect((await kiosk.call('health')).storageFull).toBe(true)
    await session.send('Storage.overrideQuotaForOrigin', { origin })
    await kiosk.stopBrowser()
    await kiosk.page()
    await kiosk.call('open', 'trial')
    await kiosk.call('appears', rest.at(-1)!.id)
    expect(await kiosk.call('find', { collection: 'elders' })).toHaveLength(200)
  })
})
