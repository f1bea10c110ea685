import { createHash } from 'node:crypto'
import { BehaviorSubject, filter, firstValueFrom, map } from 'rxjs'
import { describe, expect, it } from 'vitest'
import { err, ok, refusal } from '../../src-domain/shared/result.ts'
import { type MediaPack, type PackFile, packPartSize, partsOfPack } from '../../src-domain/media/media-pack.ts'
import { samplePack } from '../../tests/support/sample-packs.ts'
import { seededRandom } from '../../tests/support/seeded-random.ts'
import { lineOf } from './pack-line.ts'
import {
  type ChosenPack,
  type Line,
  type PackParts,
  type Packs,
  type PackStore,
  type PartsFrom,
  startPacks,
} from './packs.ts'

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** A server and a disk that a test can hurt. */
function world() {
  const server = new Map<string, Uint8Array<ArrayBuffer>>()
  const disk = new Map<string, Uint8Array<ArrayBuffer>>()
  const chosen = new Map<string, ChosenPack>()
  const asked: string[] = []
  const line = new BehaviorSubject<Line>('free')
  const metered = new BehaviorSubject(false)
  const hurt = { full: false, room: undefined as number | undefined, before: async (_hash: string) => {} }
  const store: PackStore = {
    chosen: async () => [...chosen.values()],
    choose: async (pack) => void chosen.set(pack.id, structuredClone(pack)),
    forget: async (id) => void chosen.delete(id),
    held: async () => new Set(disk.keys()),
    put: async (hash, bytes) => {
      if (hurt.full) throw new DOMException('no room', 'QuotaExceededError')
      disk.set(hash, bytes)
    },
    get: async (hash) => disk.get(hash),
    remove: async (hash) => void disk.delete(hash),
    close: async () => {},
  }
  const parts: PackParts = {
    store,
    fetchPart: async (hash, signal) => {
      asked.push(hash)
      await hurt.before(hash)
      if (signal.aborted || line.value === 'offline') throw new Error('the line broke')
      return server.get(hash) ?? 'gone'
    },
    line,
    metered,
    room: async () => hurt.room,
    sha256: async () => {
      const hash = createHash('sha256')
      return { update: (bytes) => void hash.update(bytes), hex: () => hash.digest('hex') }
    },
    backoff: { first: 1, most: 2 },
    clock: () => 0,
  }
  const random = seededRandom(7)
  /** A file of the server, of so many parts. */
  function offer(name: string, count: number): PackFile {
    const bytes = Uint8Array.from(random.bytes((count - 1) * packPartSize + 100))
    const hashes: string[] = []
    for (let at = 0; at < bytes.length; at += packPartSize) {
      const part = bytes.slice(at, at + packPartSize)
      hashes.push(sha256(part))
      server.set(sha256(part), part)
    }
    return { name, type: 'video/mp4', bytes: bytes.length, sha256: sha256(bytes), parts: hashes }
  }
  return { server, disk, chosen, asked, line, metered, hurt, offer, open: () => startPacks(parts) }
}

const reaches = (packs: Packs, id: string, phase: string) =>
  firstValueFrom(
    packs.states.pipe(
      map((states) => states.get(id)),
      filter((state) => state?.phase === phase),
    ),
  )
const packOf = (id: string, ...files: readonly PackFile[]): MediaPack => {
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0)
  return { ...samplePack('样子', { 'a.mp4': 'a' }).pack, id, body: { name: id, about: '', bytes, files: [...files] } }
}

describe('a media pack on a kiosk', () => {
  it('arrives whole, part by part, and is read as it was', async () => {
    const { offer, open, asked } = world()
    const [film, sound] = [offer('a.mp4', 3), offer('b.mp4', 1)]
    const packs = await open()
    expect(await packs.load(packOf('one', film, sound))).toMatchObject({ ok: true })
    expect(await reaches(packs, 'one', 'whole')).toMatchObject({ have: film.bytes + sound.bytes })
    expect(asked).toEqual([...film.parts, ...sound.parts])
    const read = new Uint8Array(await new Response(packs.read(film)).arrayBuffer())
    expect(sha256(read)).toBe(film.sha256)
    await packs.close()
  })

  it('goes on after every stop and restart without fetching a part twice', async () => {
    const { offer, open, asked, hurt, line } = world()
    const film = offer('a.mp4', 20)
    for (let round = 0; round < 6; round += 1) {
      const packs = await open()
      if (round === 0) await packs.load(packOf('one', film))
      const enough = asked.length + 3
      hurt.before = async () => {
        if (asked.length === enough) line.next('offline')
      }
      await reaches(packs, 'one', 'offline')
      await packs.close()
      // The one that broke was asked for and did not come.
      line.next('free')
    }
    hurt.before = async () => {}
    const packs = await open()
    await reaches(packs, 'one', 'whole')
    expect(asked.length).toBe(film.parts.length + 6)
    await packs.stop('one')
    expect(await reaches(packs, 'one', 'whole')).toBeDefined()
    await packs.close()
  })

  it('waits while anything else wants the line, and asks for no part meanwhile', async () => {
    const { offer, open, asked, line } = world()
    line.next('busy')
    const packs = await open()
    await packs.load(packOf('one', offer('a.mp4', 2)))
    expect(await reaches(packs, 'one', 'busy')).toMatchObject({ have: 0 })
    expect(asked).toEqual([])
    line.next('free')
    await reaches(packs, 'one', 'whole')
    await packs.close()
  })

  it('fetches nothing over a line that costs money until somebody said yes to it', async () => {
    const { offer, open, asked, metered } = world()
    metered.next(true)
    const packs = await open()
    const [asking, other] = [packOf('one', offer('a.mp4', 2)), packOf('two', offer('b.mp4', 2))]
    expect(await packs.load(asking)).toMatchObject({ ok: false, error: { code: 'pack.metered' } })
    metered.next(false)
    await packs.load(asking)
    metered.next(true)
    await reaches(packs, 'one', 'metered')
    const before = asked.length
    await packs.load(other, { onMetered: true })
    await reaches(packs, 'two', 'whole')
    expect(asked.length).toBe(before + 2)
    metered.next(false)
    await reaches(packs, 'one', 'whole')
    await packs.close()
  })

  it('fetches a part again that was torn on the disk, and no other', async () => {
    const { offer, open, asked, disk } = world()
    const film = offer('a.mp4', 4)
    const packs = await open()
    await packs.load(packOf('one', film))
    await reaches(packs, 'one', 'whole')
    disk.set(film.parts[1]!, new Uint8Array(packPartSize))
    await expect(new Response(packs.read(film)).arrayBuffer()).rejects.toThrow()
    await firstValueFrom(packs.states.pipe(filter(() => asked.length === 5)))
    await reaches(packs, 'one', 'whole')
    expect(sha256(new Uint8Array(await new Response(packs.read(film)).arrayBuffer()))).toBe(film.sha256)
    expect(asked.slice(4)).toEqual([film.parts[1]])
    await packs.close()
  })

  it('takes no part that is not what the pack says, and no whole that is another', async () => {
    const { offer, open, server, disk, asked } = world()
    const [film, lie] = [offer('a.mp4', 3), offer('b.mp4', 2)]
    server.set(film.parts[1]!, new Uint8Array(packPartSize))
    const packs = await open()
    await packs.load(packOf('one', film))
    expect(await reaches(packs, 'one', 'failed')).toMatchObject({ code: 'pack.damaged', have: packPartSize })
    expect([...disk.keys()]).toEqual([film.parts[0]])
    expect(asked.filter((hash) => hash === film.parts[1])).toHaveLength(3)
    await packs.load(packOf('two', { ...lie, sha256: film.sha256 }))
    expect(await reaches(packs, 'two', 'failed')).toMatchObject({ code: 'pack.damaged' })
    server.delete(film.parts[1]!)
    await packs.load(packOf('one', film))
    await firstValueFrom(packs.states.pipe(filter((states) => states.get('one')?.code === 'pack.gone')))
    await packs.close()
  })

  it('says that the disk is full, before where it can be known, and goes on when there is room', async () => {
    const { offer, open, hurt } = world()
    const film = offer('a.mp4', 3)
    const packs = await open()
    hurt.room = film.bytes - 1
    expect(await packs.load(packOf('one', film))).toMatchObject({ ok: false, error: { code: 'storage.full' } })
    hurt.room = undefined
    hurt.full = true
    await packs.load(packOf('one', film))
    expect(await reaches(packs, 'one', 'failed')).toMatchObject({ code: 'storage.full', have: 0 })
    hurt.full = false
    await packs.load(packOf('one', film))
    await reaches(packs, 'one', 'whole')
    await packs.close()
  })

  it('stops when it is told to, keeps what is here, and goes on from there', async () => {
    const { offer, open, hurt, asked, disk } = world()
    const film = offer('a.mp4', 6)
    const packs = await open()
    let stopping: Promise<void> | undefined
    hurt.before = async () => {
      if (asked.length === 3) stopping ??= packs.stop('one')
    }
    await packs.load(packOf('one', film))
    await reaches(packs, 'one', 'stopped')
    await stopping
    expect(disk.size).toBe(2)
    await packs.close()
    const again = await open()
    expect(await reaches(again, 'one', 'stopped')).toMatchObject({ have: 2 * packPartSize })
    await again.load(packOf('one', film))
    await reaches(again, 'one', 'whole')
    expect(asked.length).toBe(7)
    await again.close()
  })

  it('goes from the disk when it is deleted, but for what another pack also names', async () => {
    const { offer, open, disk, chosen } = world()
    const [film, sound] = [offer('a.mp4', 3), offer('b.mp4', 2)]
    const packs = await open()
    await packs.load(packOf('one', film, sound))
    await packs.load(packOf('two', sound))
    await reaches(packs, 'one', 'whole')
    await reaches(packs, 'two', 'whole')
    await packs.remove('one')
    expect([...disk.keys()].toSorted()).toEqual([...sound.parts].toSorted())
    await packs.close()
    // As after a power cut in the middle of a removal.
    chosen.clear()
    const again = await open()
    expect(disk.size).toBe(0)
    await again.close()
  })

  it('lets what people wrote go first', () => {
    expect(lineOf({ connection: 'upToDate', unsent: 0 }, 0)).toBe('free')
    expect(lineOf({ connection: 'upToDate', unsent: 1 }, 0)).toBe('busy')
    expect(lineOf({ connection: 'upToDate', unsent: 0 }, 2)).toBe('busy')
    expect(lineOf({ connection: 'syncing', unsent: 0 }, 0)).toBe('busy')
    for (const connection of ['alone', 'offline', 'refused'] as const)
      expect(lineOf({ connection, unsent: 0 }, 0)).toBe('offline')
  })
})

describe('a media pack from a stick', () => {
  /** As its file has the parts: by their number. */
  function stickOf(pack: MediaPack, server: ReadonlyMap<string, Uint8Array<ArrayBuffer>>) {
    const read: number[] = []
    const hurt = { pulledAt: Number.POSITIVE_INFINITY, before: async () => {} }
    const from: PartsFrom = async (numbers) => {
      await hurt.before()
      if (read.length >= hurt.pulledAt) return err(refusal('pack.stickGone'))
      read.push(...numbers)
      return ok(numbers.map((number) => server.get(partsOfPack(pack.body)[number]?.hash ?? '') ?? new Uint8Array()))
    }
    return { from, read, hurt }
  }

  it('is whole without any line, with its document, also after a restart', async () => {
    const { offer, open, server, line, asked } = world()
    line.next('offline')
    const pack = packOf('one', offer('a.mp4', 20), offer('b.mp4', 1))
    const packs = await open()
    expect(await packs.bringIn(pack, stickOf(pack, server).from)).toEqual({ ok: true, value: undefined })
    expect(await reaches(packs, 'one', 'whole')).toEqual({ phase: 'whole', have: pack.body.bytes, document: pack })
    await packs.close()
    const again = await open()
    expect(await reaches(again, 'one', 'whole')).toMatchObject({ document: pack })
    expect(asked).toEqual([])
    await again.close()
  })

  it('goes on where it was pulled out, and takes no part twice', async () => {
    const { offer, open, server, line } = world()
    line.next('offline')
    const pack = packOf('one', offer('a.mp4', 40))
    const stick = stickOf(pack, server)
    const packs = await open()
    stick.hurt.pulledAt = 16
    expect(await packs.bringIn(pack, stick.from)).toMatchObject({ error: { code: 'pack.stickGone' } })
    expect(await reaches(packs, 'one', 'stopped')).toMatchObject({ have: 16 * packPartSize })
    stick.hurt.pulledAt = Number.POSITIVE_INFINITY
    expect(await packs.bringIn(pack, stick.from)).toMatchObject({ ok: true })
    expect(stick.read).toEqual(Array.from({ length: 40 }, (_, number) => number))
    await packs.close()
  })

  it('takes from it what the line has not brought yet, and the line goes on with what the stick has not', async () => {
    const { offer, open, server, line, asked } = world()
    const pack = packOf('one', offer('a.mp4', 20))
    const stick = stickOf(pack, server)
    const packs = await open()
    line.next('busy')
    await packs.load(pack)
    stick.hurt.before = async () => line.next('free')
    stick.hurt.pulledAt = 16
    expect(await packs.bringIn(pack, stick.from)).toMatchObject({ error: { code: 'pack.stickGone' } })
    await reaches(packs, 'one', 'whole')
    expect(asked).toEqual(
      partsOfPack(pack.body)
        .slice(16)
        .map(({ hash }) => hash),
    )
    await packs.close()
  })

  it('takes no part that is not what the pack says, and no whole that is another', async () => {
    const { offer, open, server, disk } = world()
    const [film, lie] = [offer('a.mp4', 3), offer('b.mp4', 2)]
    const [pack, lying] = [packOf('one', film), packOf('two', { ...lie, sha256: film.sha256 })]
    server.set(film.parts[1]!, new Uint8Array(packPartSize))
    const packs = await open()
    expect(await packs.bringIn(pack, stickOf(pack, server).from)).toMatchObject({ error: { code: 'pack.fileTorn' } })
    expect([...disk.keys()]).toEqual([film.parts[0]])
    expect(await packs.bringIn(lying, stickOf(lying, server).from)).toMatchObject({ error: { code: 'pack.damaged' } })
    expect(await reaches(packs, 'two', 'stopped')).toBeDefined()
    await packs.close()
  })

  it('says that the disk is full, stops when it is told to, and is deleted while it comes', async () => {
    const { offer, open, server, hurt, disk, chosen } = world()
    const pack = packOf('one', offer('a.mp4', 40))
    const stick = stickOf(pack, server)
    const packs = await open()
    hurt.room = 1
    expect(await packs.bringIn(pack, stick.from)).toMatchObject({ error: { code: 'storage.full' } })
    hurt.room = undefined
    hurt.full = true
    expect(await packs.bringIn(pack, stick.from)).toMatchObject({ error: { code: 'storage.full' } })
    hurt.full = false
    stick.hurt.before = async () => {
      if (disk.size === 16) void packs.stop('one')
    }
    expect(await packs.bringIn(pack, stick.from)).toMatchObject({ error: { code: 'pack.stopped' } })
    let removing: Promise<void> | undefined
    stick.hurt.before = async () => {
      if (disk.size === 32) removing = packs.remove('one')
    }
    expect(await packs.bringIn(pack, stick.from)).toMatchObject({ error: { code: 'pack.stopped' } })
    await removing
    expect([disk.size, chosen.size]).toEqual([0, 0])
    await packs.close()
  })
})
