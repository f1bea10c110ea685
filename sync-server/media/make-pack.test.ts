import { createHash, randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type MediaPackBody, mediaPackKind, packPartSize } from '../../src-domain/media/media-pack.ts'
import { packMessage, placesInPackFile, readPackHead } from '../../src-domain/media/pack-file.ts'
import { createDocument } from '../../src-domain/shared/document.ts'
import { adminSocketOf, askRunningServer } from '../access/admin-socket.ts'
import { actAt, serveStation, type ServedStation, stored } from '../testing/served-station.ts'

let place: ServedStation
let folder: string
beforeAll(async () => {
  place = await serveStation()
})
afterAll(() => place.end())
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ginkgo-pack-'))
  return () => rm(folder, { recursive: true, force: true })
})

const run = (...words: readonly string[]) => askRunningServer(adminSocketOf(join(place.folder, 'data')), words)
const bodyOf = async (id: string): Promise<MediaPackBody> => {
  const answer = await place.kiosk.call(`/knowledge/${encodeURIComponent(id)}`)
  return ((await answer.json()) as { body: MediaPackBody }).body
}

describe('a media pack made on the server', () => {
  it('names every part of a folder, and a kiosk reads them and puts the files together again', async () => {
    const film = randomBytes(3 * packPartSize + 17)
    const picture = randomBytes(2 * packPartSize)
    await writeFile(join(folder, '八段锦.mp4'), film)
    await writeFile(join(folder, '封面.jpg'), picture)
    await writeFile(join(folder, '.DS_Store'), 'left behind')
    const made = await run('pack', '居家锻炼', folder, '跟着做的操')
    expect(made).toMatchObject({ ok: true, value: { files: 2, bytes: film.length + picture.length, parts: 6 } })
    const id = made?.ok === true ? (made.value as { pack: string }).pack : ''
    const { name, about, files } = await bodyOf(id)
    expect([name, about, files.map((file) => file.name)]).toEqual([
      '居家锻炼',
      '跟着做的操',
      ['八段锦.mp4', '封面.jpg'],
    ])
    for (const file of files) {
      const parts: Buffer[] = []
      for (const hash of file.parts) {
        const answer = await place.kiosk.call(`/knowledge-media/part:${hash}/clear`)
        expect(answer.status).toBe(200)
        parts.push(Buffer.from(await answer.arrayBuffer()))
        expect(createHash('sha256').update(parts.at(-1)!).digest('hex')).toBe(hash)
      }
      expect(Buffer.compare(Buffer.concat(parts), file.type === 'video/mp4' ? film : picture)).toBe(0)
      expect(file.sha256).toBe(createHash('sha256').update(Buffer.concat(parts)).digest('hex'))
    }
  })

  it('says of each file what about.json says, refuses what is not of that form, and takes one file back', async () => {
    await writeFile(join(folder, 'a.mp4'), randomBytes(9))
    const about = {
      title: '八段锦第一式',
      category: 'fitness',
      sources: [{ name: '《八段锦》' }],
      article: 'falls-at-home',
    }
    await writeFile(join(folder, 'about.json'), JSON.stringify({ 'a.mp4': about }))
    const made = await run('pack', '有来源的', folder)
    const id = made?.ok === true ? (made.value as { pack: string }).pack : ''
    const { files } = await bodyOf(id)
    expect(files).toHaveLength(1)
    expect(files[0]?.about).toMatchObject({ ...about, article: expect.stringMatching(/^articles:/) })
    expect(await run('pack-recall', '有来源的', 'a.mp4', '动作错了', '编辑部')).toMatchObject({ ok: true })
    expect(await run('pack-recall', '有来源的', 'b.mp4', '动作错了', '编辑部')).toMatchObject({ ok: false })
    for (const [said, why] of [
      [{ 'a.mp4': { titel: 'x' } }, /form/],
      [{ 'b.mp4': {} }, /not in/],
      [{ 'a.mp4': { title: '根治腰痛' } }, /claim/],
    ] as const) {
      await writeFile(join(folder, 'about.json'), JSON.stringify(said))
      expect(await run('pack', '有来源的', folder)).toMatchObject({ ok: false, error: expect.stringMatching(why) })
    }
  })

  it('becomes the new edition of the pack of its name, and writes no part twice', async () => {
    await writeFile(join(folder, 'a.mp3'), randomBytes(packPartSize + 1))
    await run('pack', '听故事', folder)
    const before = (await place.server.store.info('knowledge-media')).documentCount
    await writeFile(join(folder, 'b.mp3'), randomBytes(9))
    const again = await run('pack', '听故事', folder)
    expect(again).toMatchObject({ ok: true, value: { files: 2 } })
    expect((await place.server.store.info('knowledge-media')).documentCount).toBe(before + 1)
    const packs = await run('packs')
    const named = packs?.ok === true ? (packs.value as { name: string; bytes: number }[]) : []
    expect(named.filter(({ name }) => name === '听故事')).toMatchObject([{ bytes: packPartSize + 10 }])
  })

  it('is signed, and goes into a file with all of its parts, which says what is wrong instead of taking a place', async () => {
    const film = randomBytes(packPartSize + 7)
    await writeFile(join(folder, 'a.mp4'), film)
    await writeFile(join(folder, 'a.vtt'), 'WEBVTT')
    const made = await run('pack', '带走的', folder)
    const id = made?.ok === true ? (made.value as { pack: string }).pack : ''
    const stick = await mkdtemp(join(tmpdir(), 'ginkgo-stick-'))
    const file = join(stick, '带走的.gkpack')
    expect(await run('pack-file', '带走的', stick)).toMatchObject({ ok: true, value: { file, pack: id } })
    const bytes = await readFile(file)
    const length = bytes.readUInt32BE(4)
    const head = readPackHead(bytes.subarray(8, 8 + length).toString())
    expect(head).toMatchObject({ ok: true, value: { pack: { id }, writtenBy: 'server' } })
    if (!head.ok) return
    const { places, end } = placesInPackFile(head.value.pack, length)
    expect(bytes.length).toBe(end)
    for (const { hash, at, bytes: size } of places)
      expect(
        createHash('sha256')
          .update(bytes.subarray(at, at + size))
          .digest('hex'),
      ).toBe(hash)
    const { signature = '' } = head.value.pack.body
    expect(signature).toBe(place.server.access.signPack(packMessage(head.value.pack)))
    expect(await run('pack-file', '带走的', stick)).toMatchObject({
      ok: false,
      error: expect.stringMatching(/already/),
    })
    expect(await run('pack-file', '没有的', stick)).toMatchObject({
      ok: false,
      error: expect.stringMatching(/no pack/),
    })
    expect(await run('pack-file', id, join(stick, 'none', 'a.gkpack'))).toMatchObject({ ok: false })
    expect(await run('pack-file', id, join(stick, 'a.zip'))).toMatchObject({ ok: false })
    expect(await readdir(stick)).toEqual(['带走的.gkpack'])
    await rm(stick, { recursive: true })
  })

  it('says what cannot be in one, and leaves nothing behind', async () => {
    const before = (await place.server.store.info('knowledge-media')).documentCount
    await writeFile(join(folder, 'a.mp4'), randomBytes(10))
    await writeFile(join(folder, 'page.html'), '<script>')
    expect(await run('pack', '坏的', folder)).toMatchObject({
      ok: false,
      error: expect.stringMatching(/page\.html cannot be in a pack/),
    })
    await rm(join(folder, 'page.html'))
    await mkdir(join(folder, 'more'))
    expect(await run('pack', '坏的', folder)).toMatchObject({
      ok: false,
      error: expect.stringMatching(/more cannot be in a pack/),
    })
    await rm(join(folder, 'more'), { recursive: true })
    await writeFile(join(folder, 'b.mp4'), '')
    expect(await run('pack', '坏的', folder)).toMatchObject({
      ok: false,
      error: expect.stringMatching(/b\.mp4 is empty/),
    })
    expect(await run('pack', '坏的', join(folder, 'none'))).toMatchObject({
      ok: false,
      error: expect.stringMatching(/cannot be read/),
    })
    expect(await run('pack', '长'.repeat(61), folder)).toMatchObject({ ok: false })
    expect((await place.server.store.info('knowledge-media')).documentCount).toBe(before)
  })

  it('is never written by a kiosk, neither its document nor its parts', async () => {
    const pack = createDocument(
      mediaPackKind,
      {
        name: '假的',
        about: '',
        bytes: 1,
        files: [{ name: 'a.mp3', type: 'audio/mpeg', bytes: 1, sha256: 'a'.repeat(64), parts: ['b'.repeat(64)] }],
      },
      actAt(place.station),
    )
    const part = {
      _id: `part:${'b'.repeat(64)}`,
      _attachments: { clear: { content_type: 'application/octet-stream', data: 'AA==' } },
    }
    for (const [database, document] of [
      ['knowledge', stored(pack)],
      ['knowledge-media', part],
    ] as const) {
      const answer = await place.kiosk.post(`/${database}/_bulk_docs`, { docs: [document] })
      expect([404, 403]).toContain(answer.status)
    }
    expect((await place.kiosk.call(`/knowledge/${encodeURIComponent(pack.id)}`)).status).toBe(404)
  })
})
