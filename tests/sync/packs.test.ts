/**
 * A media pack over a line that breaks 20 times while it arrives: the gateway with its own admin command, a cable that is cut in the middle
 * of an answer, PouchDB underneath (on LevelDB here; in a browser on IndexedDB), and the kiosk's own loader, started anew after every fifth
 * cut. Counted at the cable: all that came from the server, heads of the answers included. GINKGO_PACK_MEGABYTES=500 for the long run.
 */
import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { BehaviorSubject, filter, firstValueFrom, of } from 'rxjs'
import { expect, it } from 'vitest'
import { partId } from '../../src-domain/media/media-file.ts'
import { type MediaPack, packAttachment } from '../../src-domain/media/media-pack.ts'
import { partFetcher } from '../../src-renderer/media/pack-line.ts'
import { type ChosenPack, type Line, type Packs, type PackStore, startPacks } from '../../src-renderer/media/packs.ts'
import { adminSocketOf, askRunningServer } from '../../sync-server/access/admin-socket.ts'
import { startServer } from '../../sync-server/start-server.ts'
import { callerOf } from '../../sync-server/testing/served-station.ts'
import { packMegabytes, seed } from '../support/how-many.ts'
import { layCable } from '../support/network-cable.ts'
import { noteFigures } from '../support/note-figures.ts'
import { seededRandom } from '../support/seeded-random.ts'
import { openLocal } from '../support/stock-pouchdb.ts'

const cuts = 20
const megabyte = 1024 * 1024

it(
  `brings a pack of ${packMegabytes} MB whole over a line cut ${cuts} times, from seed ${seed}`,
  { timeout: packMegabytes * 12_000 },
  async () => {
    const random = seededRandom(seed)
    const folder = await mkdtemp(join(tmpdir(), 'ginkgo-packs-'))
    const server = await startServer({ dataFolder: join(folder, 'data') })
    const cable = await layCable(server.port)
    try {
      const station = await server.createStation('青石桥驿站', 'qingshiqiao')
      const enrolled = await server.access.enrol((await server.createEnrolmentCode(station)).code, '一号机')
      if (!enrolled.ok) throw new Error(enrolled.error)
      const kiosk = callerOf({ url: cable.url }, enrolled.value.credential)

      const films = join(folder, 'films')
      await mkdir(films)
      const whole = new Map<string, string>()
      for (let at = 0; at < packMegabytes; at += 10) {
        const bytes = random.bytes(Math.min(10, packMegabytes - at) * megabyte)
        whole.set(`${at}.mp4`, createHash('sha256').update(bytes).digest('hex'))
        await writeFile(join(films, `${at}.mp4`), bytes)
      }
      const made = await askRunningServer(adminSocketOf(join(folder, 'data')), ['pack', '居家锻炼', films])
      if (made?.ok !== true) throw new Error(String(made?.error))
      const { pack: id } = made.value as { readonly pack: string }
      const stored = (await (await kiosk.call(`/knowledge/${id}`)).json()) as Omit<MediaPack, 'id'>
      const pack: MediaPack = { ...stored, id }
      const { body } = pack

      const line = new BehaviorSubject<Line>('free')
      const store = await openStore(join(folder, 'kiosk'))
      const arrived = new Map<string, number>()
      let broken = 0
      const fetchPart = partFetcher((path, init) => kiosk.call(`/${path}`, init))
      const open = (): Promise<Packs> =>
        startPacks({
          store,
          fetchPart: async (hash, signal) => {
            try {
              const part = await fetchPart(hash, signal)
              arrived.set(hash, (arrived.get(hash) ?? 0) + 1)
              return part
            } catch (error) {
              broken += 1
              throw error
            }
          },
          line,
          metered: of(false),
          room: async () => undefined,
          sha256: async () => {
            const hash = createHash('sha256')
            return { update: (bytes) => void hash.update(bytes), hex: () => hash.digest('hex') }
          },
          backoff: { first: 5, most: 50 },
          clock: () => performance.now(),
        })

      const before = cable.carried()
      let packs = await open()
      expect(await packs.load(pack)).toMatchObject({ ok: true })
      const begun = performance.now()
      for (let cut = 1; cut <= cuts; cut += 1) {
        // Somewhere in the middle of a part, and each time further on.
        const at = before + Math.floor(((cut - 1 + random.next()) / cuts) * body.bytes)
        await cable.cutAt(Math.max(at, cable.carried() + 1))
        line.next('offline')
        await firstValueFrom(packs.states.pipe(filter((states) => states.get(id)?.phase === 'offline')))
        if (cut % 5 === 0) {
          await packs.close()
          packs = await open()
        }
        cable.mend()
        line.next('free')
      }
      const last = await firstValueFrom(
        packs.states.pipe(filter((states) => ['whole', 'failed'].includes(states.get(id)?.phase ?? ''))),
      )
      const seconds = (performance.now() - begun) / 1_000
      expect(last.get(id)).toMatchObject({ phase: 'whole', have: body.bytes })
      const carried = cable.carried() - before
      for (const file of body.files) {
        const hash = createHash('sha256')
        for await (const part of packs.read(file)) hash.update(part)
        expect(hash.digest('hex')).toBe(whole.get(file.name))
      }
      await packs.close()

      const resent = (carried - body.bytes) / body.bytes
      const percent = Math.round(resent * 10_000) / 100
      console.log(
        `${packMegabytes} MB, ${cuts} cuts: ${percent} % more bytes than the pack, ${broken} answers broken off, ${seconds.toFixed(1)} s`,
      )
      noteFigures({
        test: 'a pack interrupted 20 times',
        tried: packMegabytes,
        found: { cuts, percentResent: percent, brokenOff: broken, seconds: Math.round(seconds) },
      })
      expect(resent).toBeLessThan(0.05)
      expect(broken).toBeGreaterThanOrEqual(cuts / 2)
      // No part that arrived was asked for again.
      expect(new Set(arrived.values())).toEqual(new Set([1]))
    } finally {
      await cable.close()
      await server.close()
      await rm(folder, { recursive: true, force: true })
    }
  },
)

/** As `pack-store.ts`, which needs a browser; one part a document, open while the loader starts anew. */
async function openStore(folder: string): Promise<PackStore> {
  const local = openLocal(folder)
  const chosen = new Map<string, ChosenPack>()
  return {
    chosen: async () => [...chosen.values()],
    choose: async (pack) => void chosen.set(pack.id, pack),
    forget: async (id) => void chosen.delete(id),
    held: async () => new Set((await local.allDocs()).rows.map(({ id }) => id.slice('part:'.length))),
    put: async (hash, bytes) => {
      const data = Buffer.from(bytes).toString('base64')
      await local.put({
        _id: partId(hash),
        _attachments: { [packAttachment]: { content_type: 'application/octet-stream', data } },
      })
    },
    get: async (hash) =>
      local.getAttachment(partId(hash), packAttachment).then(
        (bytes) => Uint8Array.from(bytes),
        () => undefined,
      ),
    remove: async () => undefined,
    close: async () => undefined,
  }
}
