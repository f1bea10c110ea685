import { createHash, randomBytes } from 'node:crypto'
import { appendFile, mkdir, mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { type MediaPack, mediaPackKind, packPartSize, partsOfPack } from '../../src-domain/media/media-pack.ts'
import { headOfPackFile, packMessage, startOfPackFile } from '../../src-domain/media/pack-file.ts'
import { createDocument } from '../../src-domain/shared/document.ts'
import { err, ok, refusal } from '../../src-domain/shared/result.ts'
import { isSignedBy, makePrivateKey, publicKeyOf, signWith } from '../kiosk/kiosk-key.ts'
import { openPackFiles, type PackFilesOptions } from './pack-files.ts'

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest()
const server = makePrivateKey()
const film = randomBytes(2 * packPartSize + 9)
const parts = [0, 1, 2].map((i) => film.subarray(i * packPartSize, (i + 1) * packPartSize))

function packSignedBy(key: string, minute = 0): MediaPack {
  const file = {
    name: '八段锦.mp4',
    type: 'video/mp4' as const,
    bytes: film.length,
    sha256: sha256(film).toString('hex'),
    parts: parts.map((part) => sha256(part).toString('hex')),
  }
  const unsigned = createDocument(
    mediaPackKind,
    { name: '居家锻炼', about: '跟着做', bytes: film.length, files: [file] },
    {
      station: 'server',
      kiosk: 'server',
      author: 'system',
      now: Date.UTC(2026, 10, 1, 0, minute),
      offset: 480,
      random: randomBytes,
    },
  )
  return { ...unsigned, body: { ...unsigned.body, signature: signWith(key, packMessage(unsigned)) } }
}
function fileOf(pack: MediaPack): Buffer {
  const head = Buffer.from(headOfPackFile({ pack, writtenAt: 5, writtenBy: 'server' }))
  return Buffer.concat([startOfPackFile(head, sha256(head)), ...parts])
}

let root = ''
let stick = ''
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'ginkgo-sticks-'))
  stick = join(root, 'KINGSTON')
  await mkdir(join(stick, '影音'), { recursive: true })
  return () => rm(root, { recursive: true, force: true })
})
const open = (
  isOfServer: PackFilesOptions['isOfServer'] = (message, signature) =>
    ok(isSignedBy(publicKeyOf(server), message, signature)),
) => openPackFiles({ exports: join(root, 'exports'), findPlaces: async () => [stick], isOfServer })

describe('packs on a stick', () => {
  it('are found there and in its folders, told from their heads, and read part by part', async () => {
    const [older, newer] = [packSignedBy(server), packSignedBy(server, 5)]
    await writeFile(join(stick, 'a.gkpack'), fileOf(older))
    await writeFile(join(stick, '影音', 'b.gkpack'), fileOf(newer))
    await writeFile(join(stick, '._a.gkpack'), 'left by another system')
    await writeFile(join(stick, 'holiday.jpg'), 'a picture')
    const files = open()
    const about = { name: '居家锻炼', about: '跟着做', bytes: film.length, files: 1, names: ['八段锦.mp4'] }
    expect(await files.list()).toEqual({
      ok: true,
      value: {
        sticks: 1,
        files: [
          {
            path: join(stick, '影音', 'b.gkpack'),
            name: 'b.gkpack',
            bytes: fileOf(newer).length,
            about: { ...about, id: newer.id, madeAt: newer.occurredAt },
          },
          {
            path: join(stick, 'a.gkpack'),
            name: 'a.gkpack',
            bytes: fileOf(older).length,
            about: { ...about, id: older.id, madeAt: older.occurredAt },
          },
        ],
      },
    })
    const path = join(stick, '影音', 'b.gkpack')
    expect(await files.look(path)).toEqual({ ok: true, value: { pack: newer, writtenAt: 5, writtenBy: 'server' } })
    const read = await files.read(path, [2, 0])
    expect(read).toEqual({ ok: true, value: [parts[2], parts[0]] })
    expect(await files.read(path, [3])).toMatchObject({ error: { code: 'pack.fileTorn' } })
    expect(partsOfPack(newer.body)).toHaveLength(3)
  })

  it('are refused, each with its own reason: cut off, longer, altered, by another server, by nobody, newer, something else', async () => {
    const whole = fileOf(packSignedBy(server))
    const altered = packSignedBy(server)
    const unsigned = packSignedBy(server)
    delete (unsigned.body as { signature?: string }).signature
    const newer = Buffer.from(JSON.stringify({ version: 2, writtenAt: 5, writtenBy: 'server', pack: 'another form' }))
    const contents: Readonly<Record<string, readonly [Buffer, string]>> = {
      'empty.gkpack': [Buffer.alloc(0), 'pack.fileTorn'],
      'head-cut.gkpack': [whole.subarray(0, 300), 'pack.fileTorn'],
      'last-byte-cut.gkpack': [whole.subarray(0, -1), 'pack.fileTorn'],
      'longer.gkpack': [Buffer.concat([whole, Buffer.from('x')]), 'pack.fileTorn'],
      'altered.gkpack': [fileOf({ ...altered, body: { ...altered.body, name: '别的名字' } }), 'pack.foreign'],
      'foreign.gkpack': [fileOf(packSignedBy(makePrivateKey())), 'pack.foreign'],
      'unsigned.gkpack': [fileOf(unsigned), 'pack.foreign'],
      'newer.gkpack': [Buffer.from(startOfPackFile(newer, sha256(newer))), 'pack.newer'],
      'other.gkpack': [Buffer.from('PK something zipped'), 'pack.notAFile'],
    }
    for (const [name, [bytes]] of Object.entries(contents)) await writeFile(join(stick, name), bytes)
    const listed = await open().list()
    const found = listed.ok ? listed.value.files : []
    expect(Object.fromEntries(found.map(({ name, problem }) => [name, problem]))).toEqual(
      Object.fromEntries(Object.entries(contents).map(([name, [, code]]) => [name, code])),
    )
    expect(found.every(({ about }) => about === undefined)).toBe(true)
  })

  it('cannot be judged where the kiosk has no server, or never met it', async () => {
    const path = join(stick, 'a.gkpack')
    await writeFile(path, fileOf(packSignedBy(server)))
    for (const code of ['pack.noServer', 'pack.noKey'])
      expect(await open(() => err(refusal(code))).look(path)).toEqual({ ok: false, error: { code } })
  })

  it('are gone when the stick is pulled out, or another file stands in the place of the one that was looked at', async () => {
    const path = join(stick, 'a.gkpack')
    await writeFile(path, fileOf(packSignedBy(server)))
    const files = open()
    await files.look(path)
    await truncate(path, (await readFile(path)).length - packPartSize)
    expect(await files.read(path, [2])).toMatchObject({ error: { code: 'pack.fileTorn' } })
    await rm(path)
    expect(await files.read(path, [0])).toMatchObject({ error: { code: 'pack.stickGone' } })
    expect(await files.look(path)).toMatchObject({ error: { code: 'pack.stickGone' } })
  })

  it('are the only files that a page can open', async () => {
    const elsewhere = join(root, 'elsewhere.gkpack')
    await writeFile(elsewhere, fileOf(packSignedBy(server)))
    await appendFile(join(stick, 'notes.txt'), 'private')
    for (const path of [elsewhere, join(stick, 'notes.txt'), `${stick}/../elsewhere.gkpack`])
      expect(await open().look(path)).toMatchObject({ error: { code: 'pack.stickGone' } })
  })
})
