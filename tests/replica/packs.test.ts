/**
 * A media pack in a real browser, through the kiosk's own host, over a line that breaks again and again in the middle of an answer while it arrives; the
 * browser is killed once on the way. Counted at the cable: all that came from the server, heads of the answers and the documents of the
 * replica included. GINKGO_PACK_MEGABYTES=500 for the long run, with 20 cuts.
 */
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { adminSocketOf, askRunningServer } from '../../sync-server/access/admin-socket.ts'
import { startServer } from '../../sync-server/start-server.ts'
import { packMegabytesInBrowser, seed } from '../support/how-many.ts'
import { layCable } from '../support/network-cable.ts'
import { noteFigures } from '../support/note-figures.ts'
import { seededRandom } from '../support/seeded-random.ts'
import { tinyFilm } from '../support/tiny-film.ts'
import { buildReplicaPage, startReplicaKiosk } from './replica-kiosk.ts'

/** By itself a fifth of the pack and of its cuts. */
const megabytes = packMegabytesInBrowser
const cuts = Math.min(20, Math.ceil(megabytes * 0.4))
const megabyte = 1024 * 1024

it(
  `brings a pack of ${megabytes} MB whole over a line cut ${cuts} times, from seed ${seed}`,
  { timeout: megabytes * 60_000 },
  async () => {
    const random = seededRandom(seed)
    const folder = await mkdtemp(join(tmpdir(), 'ginkgo-packs-'))
    const pageFolder = await buildReplicaPage()
    const server = await startServer({ dataFolder: join(folder, 'data') })
    const cable = await layCable(server.port)
    const kiosk = await startReplicaKiosk(pageFolder)
    try {
      const station = await server.createStation('青石桥驿站', 'qingshiqiao')
      const { code } = await server.createEnrolmentCode(station)
      const enrolled = await kiosk.host.handlers['setup.enrol']({ serverUrl: cable.url, code, kioskName: '一号机' })
      if (!enrolled.ok) throw new Error(enrolled.error.code)
      const films = join(folder, 'films')
      await mkdir(films)
      for (let at = 0; at < megabytes; at += 10)
        await writeFile(join(films, `${at}.mp4`), random.bytes(Math.min(10, megabytes - at) * megabyte))
      const made = await askRunningServer(adminSocketOf(join(folder, 'data')), ['pack', '居家锻炼', films])
      if (made?.ok !== true) throw new Error(String(made?.error))
      const { pack: id, bytes } = made.value as { readonly pack: string; readonly bytes: number }

      const openPage = async (): Promise<void> => {
        await kiosk.page()
        await kiosk.call('open', 'real')
        await kiosk.call('appears', id)
        await kiosk.call('openPacks')
      }
      await openPage()
      await kiosk.call('settled')
      const before = cable.carried()
      const begun = performance.now()
      expect(await kiosk.call('loadPack', id)).toMatchObject({ ok: true })
      for (let cut = 1; cut <= cuts; cut += 1) {
        const at = before + Math.floor(((cut - 1 + random.next()) / cuts) * bytes)
        await cable.cutAt(Math.max(at, cable.carried() + 1))
        await kiosk.call('connection', 'offline')
        if (cut === cuts / 2) {
          await kiosk.kill()
          cable.mend()
          await openPage()
        }
        cable.mend()
      }
      const last = await kiosk.call('packReaches', id, 'whole')
      const seconds = Math.round((performance.now() - begun) / 1_000)
      expect(last).toMatchObject({ phase: 'whole', have: bytes })
      const percentResent = Math.round(((cable.carried() - before - bytes) / bytes) * 10_000) / 100
      console.log(`${megabytes} MB, ${cuts} cuts: ${percentResent} % more bytes than the pack, ${seconds} s`)
      noteFigures({
        test: 'a pack interrupted 20 times, in a browser',
        tried: megabytes,
        found: { cuts, percentResent, seconds },
      })
      expect(percentResent).toBeLessThan(5)
      cable.cut()
      expect(new Set(await kiosk.call('isPackRight', id))).toEqual(new Set([true]))
      expect([...new Set(await kiosk.call('durabilities'))]).toEqual(['strict'])
      await kiosk.call('removePack', id)
      await expect(kiosk.call('isPackRight', id)).rejects.toThrow()
    } finally {
      await kiosk.remove()
      await cable.close()
      await server.close()
      for (const one of [folder, pageFolder]) await rm(one, { recursive: true, force: true })
    }
  },
)

it('carries a pack to a kiosk that has no line: written out, taken in with its document, played, and the same one when the server brings it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ginkgo-stick-'))
  const pageFolder = await buildReplicaPage()
  const server = await startServer({ dataFolder: join(folder, 'data') })
  const cable = await layCable(server.port)
  const [giver, taker] = [await startReplicaKiosk(pageFolder), await startReplicaKiosk(pageFolder)]
  try {
    const station = await server.createStation('青石桥驿站', 'qingshiqiao')
    for (const [kiosk, kioskName, serverUrl] of [
      [giver, '一号机', `http://127.0.0.1:${server.port}`],
      [taker, '二号机', cable.url],
    ] as const) {
      const { code } = await server.createEnrolmentCode(station)
      const enrolled = await kiosk.host.handlers['setup.enrol']({ serverUrl, code, kioskName })
      if (!enrolled.ok) throw new Error(enrolled.error.code)
      await kiosk.page()
      await kiosk.call('open', 'real')
      await kiosk.call('settled')
      await kiosk.call('openPacks')
    }
    // From here on the second one is in a village without a line; it has met its server once and knows its key.
    cable.cut()
    const films = join(folder, 'films')
    await mkdir(films)
    await writeFile(join(films, '第一式.webm'), tinyFilm())
    await writeFile(join(films, '附一段.mp4'), seededRandom(seed).bytes(3 * megabyte))
    const made = await askRunningServer(adminSocketOf(join(folder, 'data')), ['pack', '居家锻炼', films])
    if (made?.ok !== true) throw new Error(String(made?.error))
    const { pack: id } = made.value as { readonly pack: string }
    await giver.call('appears', id)
    await giver.call('loadPack', id)
    await giver.call('packReaches', id, 'whole')
    const written = await giver.call('writePack', id)
    if (!written.ok) throw new Error(written.error.code)
    expect(await readdir(join(giver.folder, 'data', 'exports'))).toEqual(['居家锻炼.gkpack'])

    expect(await taker.call('knownPacks')).toEqual([])
    const exports = join(taker.folder, 'data', 'exports')
    await mkdir(exports, { recursive: true })
    const stick = join(exports, '居家锻炼.gkpack')
    const whole = await readFile(written.value.path)
    const turned = Buffer.from(whole)
    turned[turned.length - 9] = turned[turned.length - 9]! ^ 1
    await writeFile(stick, turned)
    expect(await taker.call('takePack', stick)).toMatchObject({ error: { code: 'pack.fileTorn' } })
    expect(await taker.call('packReaches', id, 'stopped')).toMatchObject({ phase: 'stopped' })
    await writeFile(stick, whole)
    expect(await taker.call('takePack', stick)).toMatchObject({ ok: true, value: { pack: { id } } })
    expect(await taker.call('packReaches', id, 'whole')).toMatchObject({ phase: 'whole' })
    expect(new Set(await taker.call('isPackRight', id))).toEqual(new Set([true]))
    const { width, at } = await taker.call('playPack', id)
    expect(width).toBe(160)
    expect(at).toBeGreaterThan(0.5)

    await taker.kill()
    await taker.page()
    await taker.call('open', 'real')
    await taker.call('openPacks')
    expect(await taker.call('packReaches', id, 'whole')).toMatchObject({ phase: 'whole', document: { id } })
    expect(await taker.call('knownPacks')).toEqual([id])
    cable.mend()
    await taker.call('appears', id)
    expect(await taker.call('knownPacks')).toEqual([id])
  } finally {
    for (const kiosk of [giver, taker]) await kiosk.remove()
    await cable.close()
    await server.close()
    for (const one of [folder, pageFolder]) await rm(one, { recursive: true, force: true })
  }
})
