import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rm, stat, truncate, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { err, ok, refusal } from '../../src-domain/shared/result.ts'
import type { Role } from '../../src-domain/staff/staff.ts'
import type { BackupRow } from '../bridge/contract.ts'
import type { KioskConfig } from '../kiosk/kiosk-config.ts'
import { openUnsentMedia, type UnsentMedia } from '../media/unsent-media.ts'
import { type BackupHeader, wrapDataKey, writeBackup } from './backup-file.ts'
import { type Backups, openBackups } from './backups.ts'
import { mountedIn } from './places.ts'

let root = ''
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'backups-'))
})
afterAll(async () => rm(root, { recursive: true, force: true }))

let machines = 0
const start = Date.UTC(2026, 10, 1, 1)
const hour = 3_600_000
const station: KioskConfig = {
  link: 'alone',
  station: 'qingshiqiao',
  stationName: '青石桥驿站',
  stationPhone: '1',
  kiosk: 'kiosk-a',
  kioskName: '一号机',
}

/** A machine with a data folder; `isNew` has nobody who could open it, and a key of its own. */
async function machine({
  isNew = false,
  at = () => start,
  role = 'administrator',
}: { isNew?: boolean; at?: () => number; role?: Role } = {}) {
  const folder = join(root, `machine-${(machines += 1)}`)
  await mkdir(folder, { recursive: true })
  let key: Uint8Array = new Uint8Array(32).fill(machines)
  const media = openUnsentMedia(join(folder, 'unsent-media'))
  let config = isNew ? undefined : station
  const open = (): Promise<Backups> =>
    openBackups({
      folder,
      keys: {
        session: () => key,
        people: () => (isNew ? [] : ['somebody']),
        opener: () => (isNew ? undefined : { staff: 'staff:one', name: '陈晓梅', role }),
        adopt: (next) => {
          if (!isNew) return err(refusal('setup.already'))
          key = next
          return ok(undefined)
        },
      },
      config: {
        current: () => config,
        replace: async (next) => {
          config = next
        },
      },
      media,
      now: at,
    })
  return { folder, open, media, key: () => key, config: () => config }
}

const rows = (count: number, from = 0): BackupRow[] =>
  Array.from({ length: count }, (_, i) => ({
    collection: 'elders',
    id: `elders:${from + i}`,
    ...(i % 25 === 24 ? {} : { kind: 'elder' }),
    ...(i % 10 === 0 ? { unsentSince: 5 } : {}),
    document: i % 25 === 24 ? null : `sealed ${'x'.repeat(200)}`,
  }))

const stick = async (): Promise<string> => {
  const folder = join(root, `stick-${(machines += 1)}`)
  await mkdir(folder)
  return folder
}

async function backUp(backups: Backups, count = 300): Promise<string> {
  expect(await backups.begin(0)).toEqual({ ok: true, value: undefined })
  for (let i = 0; i < count; i += 100) expect((await backups.add(rows(100, i))).ok).toBe(true)
  const finished = await backups.finish()
  if (!finished.ok) throw new Error(finished.error.code)
  return finished.value.name
}

async function written(): Promise<{ path: string; code: string; backups: Backups; key: Uint8Array }> {
  const one = await machine()
  const backups = await one.open()
  const folder = await stick()
  expect(await backups.setFolder(folder)).toEqual({ ok: true, value: undefined })
  const made = await backups.newCode()
  if (!made.ok) throw new Error(made.error.code)
  return { path: join(folder, await backUp(backups)), code: made.value.code, backups, key: one.key() }
}

const codeOf = (result: { ok: boolean; error?: { code: string } }): string | undefined => result.error?.code

describe('a backup', () => {
  it('is looked into on another machine with the code from paper, however it is typed', async () => {
    const { path, code } = await written()
    const other = await (await machine({ isNew: true })).open()
    const typed = ` ${code.toLowerCase().replace(/(.{4})/g, '$1-')} `
    expect(await other.look(path, typed, 0)).toEqual({
      ok: true,
      value: {
        station: 'qingshiqiao',
        stationName: '青石桥驿站',
        stationPhone: '1',
        kioskName: '一号机',
        link: 'alone',
        at: start,
        documents: 300,
        kinds: { elder: 288 },
        elders: 288,
        erased: 12,
        unsent: 30,
        erasedSince: { elders: 0, until: start },
        isOlder: false,
      },
    })
  })

  it('holds nothing that can be read, and not the key', async () => {
    const { path, key, code } = await written()
    const bytes = await readFile(path)
    for (const text of ['sealed', 'elders:7', code]) expect(bytes.includes(Buffer.from(text))).toBe(false)
    expect(bytes.includes(Buffer.from(key))).toBe(false)
    expect(bytes.includes(Buffer.from(Buffer.from(key).toString('base64')))).toBe(false)
  })

  it('does not open with another code, nor with the key of another station', async () => {
    const { path, code } = await written()
    const other = await (await machine()).open()
    expect(codeOf(await other.look(path, undefined, 0))).toBe('backup.otherStation')
    expect(codeOf(await other.look(path, '00000000000000000000000000', 0))).toBe('backup.wrongCode')
    expect(codeOf(await other.look(path, code.slice(1), 0))).toBe('backup.wrongCode')
    expect(codeOf(await other.look(path, '123456', 0))).toBe('backup.wrongCode')
  })

  it('says that it is torn wherever it was cut and whatever bit was turned, and never that it is whole', async () => {
    const { path, code } = await written()
    const bytes = await readFile(path)
    const other = await (await machine({ isNew: true })).open()
    const copy = `${path}.copy`
    const wrong = new Set<string>()
    for (let i = 0; i < 120; i += 1) {
      const at = Math.floor((i * bytes.length) / 120)
      await writeFile(copy, bytes)
      await truncate(copy, at)
      const cut = await other.look(copy, code, 0)
      expect(['backup.torn', 'backup.notOne']).toContain(codeOf(cut))
      const turned = Buffer.from(bytes)
      turned[at] = turned[at]! ^ (1 << (i % 8))
      await writeFile(copy, turned)
      wrong.add(codeOf(await other.look(copy, code, 0)) ?? 'whole')
    }
    expect([...wrong].filter((one) => one !== 'backup.torn' && one !== 'backup.notOne')).toEqual([])
  })

  it('names what is no backup, is not there, or comes from a newer program; an older one is said to be lifted', async () => {
    const { path, code, key } = await written()
    const other = await (await machine({ isNew: true })).open()
    const text = join(root, 'letter.txt')
    await writeFile(text, '亲爱的')
    expect(codeOf(await other.look(text, code, 0))).toBe('backup.notOne')
    expect(codeOf(await other.look(join(root, 'none'), code, 0))).toBe('backup.notThere')
    expect(codeOf(await other.look(path, code, -1))).toBe('backup.newer')
    const older = await other.look(path, code, 1)
    expect(older.ok && older.value.isOlder).toBe(true)
    const header = {
      version: 1,
      station: 's',
      stationName: 's',
      stationPhone: '',
      kiosk: 'k',
      kioskName: 'k',
      link: 'alone',
      at: start,
      salt: '',
      recovery: { salt: '', wrapped: '' },
      rows: 0,
      kinds: {},
    } satisfies Omit<BackupHeader, 'check'>
    const strange = join(root, 'strange')
    await (await writeBackup(strange, { ...header, kinds: { 'kind-of-tomorrow': 1 } }, key)).finish()
    expect(codeOf(await other.look(strange, code, 0))).toBe('backup.newer')
    await (await writeBackup(strange, { ...header, version: 2 }, key)).finish()
    expect(codeOf(await other.look(strange, code, 0))).toBe('backup.newer')
  })

  it('gives a new machine the key and the station, and its rows in parts, also after a restart', async () => {
    const { path, code, key } = await written()
    const fresh = await machine({ isNew: true })
    const backups = await fresh.open()
    expect((await backups.restore(path, code, 0)).ok).toBe(true)
    expect(fresh.key()).toEqual(key)
    expect(backups.adopted()).toMatchObject({ station: 'qingshiqiao', link: 'alone' })
    expect((await backups.state()).restoring).toBe(path)
    // Now somebody has a PIN there.
    const open = await openBackups({
      folder: fresh.folder,
      keys: { session: fresh.key, people: () => ['one'], opener: () => undefined, adopt: () => ok(undefined) },
      config: { current: fresh.config, replace: async () => undefined },
      media: fresh.media,
      now: () => start,
    })
    const found: BackupRow[] = []
    for (let part = 0; ; part += 1) {
      const read = await open.read(path, undefined, part)
      if (!read.ok) throw new Error(read.error.code)
      if (read.value.done) break
      found.push(...read.value.rows)
    }
    expect(found).toEqual([...rows(100), ...rows(100, 100), ...rows(100, 200)])
    expect(await open.read(path, undefined, 1)).toMatchObject({ ok: true, value: { done: false } })
    await open.restored()
    expect((await open.state()).restoring).toBeUndefined()
  })

  it('leaves nothing on a machine that was cut off before somebody had a PIN, nor where somebody thinks better of it', async () => {
    const { path, code, key } = await written()
    const cut = await machine({ isNew: true })
    await (await cut.open()).restore(path, code, 0)
    const after = await cut.open()
    expect(await after.state()).toEqual({ hasCode: false })
    expect(after.adopted()).toBeUndefined()
    await after.restore(path, code, 0)
    await after.restored()
    expect(await after.state()).toEqual({ hasCode: false })
    expect(after.adopted()).toBeUndefined()
    expect(cut.key()).not.toEqual(key)
  })

  it('is said to be torn, not read to its end, when a part is asked for again that could not be read', async () => {
    const { path, backups } = await written()
    expect((await backups.read(path, undefined, 0)).ok).toBe(true)
    expect((await backups.read(path, undefined, 1)).ok).toBe(true)
    const bytes = await readFile(path)
    await truncate(path, bytes.length - 20_000)
    expect(codeOf(await backups.read(path, undefined, 2))).toBe('backup.torn')
    expect(codeOf(await backups.read(path, undefined, 3))).toBe('backup.torn')
    await writeFile(path, bytes)
    expect(await backups.read(path, undefined, 2)).toMatchObject({
      ok: true,
      value: { done: false, share: expect.any(Number) },
    })
    expect(await backups.read(path, undefined, 3)).toMatchObject({ ok: true, value: { done: true, share: 1 } })
    await rm(path)
    expect(codeOf(await backups.read(path, undefined, 0))).toBe('backup.notThere')
  })

  it('of another station is refused on a machine that works, even with its code; one of another machine gives its key for its code', async () => {
    const { path, code, key } = await written()
    const other = await (await machine()).open()
    expect(await other.key(path, code)).toEqual({ ok: true, value: key })
    expect(codeOf(await other.key(path, '0'.repeat(26)))).toBe('backup.wrongCode')
    expect((await other.read(path, code, 0)).ok).toBe(true)
    const header = {
      version: 1,
      station: 'elsewhere',
      stationName: '别处',
      stationPhone: '',
      kiosk: 'k',
      kioskName: 'k',
      link: 'alone',
      at: start,
      salt: '',
      recovery: wrapDataKey(key, code),
      rows: 0,
      kinds: {},
    } satisfies Omit<BackupHeader, 'check'>
    const strange = join(root, 'elsewhere')
    await (await writeBackup(strange, header, key)).finish()
    for (const asked of [other.look(strange, code, 0), other.key(strange, code), other.read(strange, code, 0)])
      expect(codeOf(await asked)).toBe('backup.otherStation')
  })

  it('folder and code are an administrator’s, and so is looking into one and reading it', async () => {
    const { path, code } = await written()
    const one = await (await machine({ role: 'staff' })).open()
    for (const asked of [
      one.setFolder(root),
      one.newCode(),
      one.list(root, 0),
      one.look(path, code, 0),
      one.key(path, code),
      one.read(path, code, 0),
      one.pictures(path),
    ])
      expect(codeOf(await asked)).toBe('staff.notAllowed')
  })

  it('brings along who was erased since, from beside an older file, and says how many and until when', async () => {
    let now = start
    const one = await machine({ at: () => now })
    const backups = await one.open()
    const folder = await stick()
    await backups.setFolder(folder)
    const made = await backups.newCode()
    if (!made.ok) throw new Error(made.error.code)
    const older = join(folder, await backUp(backups, 100))
    now += 2 * hour
    // A new code: the older file keeps the one it was written with, and its key is the same.
    await backups.newCode()
    const erasures: BackupRow[] = ['a', 'b'].map((id) => ({
      collection: 'activity',
      id: `activity:${id}`,
      kind: 'erasure',
      document: `sealed ${id}`,
    }))
    await backups.begin(0)
    await backups.add([...rows(50), ...erasures])
    const newest = await backups.finish()
    const other = await (await machine({ isNew: true })).open()
    expect(await other.look(older, made.value.code, 0)).toMatchObject({
      value: { elders: 96, erasedSince: { elders: 2, until: now } },
    })
    expect(await other.read(older, made.value.code, 0)).toMatchObject({ value: { rows: erasures, done: false } })
    expect((await other.restore(older, made.value.code, 0)).ok).toBe(true)
    const own = join(folder, newest.ok ? newest.value.name : '')
    expect(await backups.look(own, undefined, 0)).toMatchObject({ value: { erasedSince: { elders: 0, until: now } } })
    // The list of a stick that was damaged stops nobody.
    await truncate(join(folder, 'ginkgo-erased-kiosk-a'), 700)
    expect(await backups.look(older, undefined, 0)).toMatchObject({
      value: { erasedSince: { elders: 0, until: start } },
    })
    expect((await backups.list(folder, 0)).ok).toBe(true)
  })

  it('is put back on no machine that somebody can open already', async () => {
    const { path, code } = await written()
    expect(codeOf(await (await (await machine()).open()).restore(path, code, 0))).toBe('setup.already')
  })
})

describe('the list of a folder', () => {
  it('says of each backup in it and in its folders what it is, or why it cannot be used, newest first', async () => {
    const { path, code, key } = await written()
    const folder = join(path, '..')
    await mkdir(join(folder, 'old'))
    const bytes = await readFile(path)
    await writeFile(join(folder, 'old', '20200101T000000Z-1-kiosk-a.ginkgo-backup'), bytes.subarray(0, 40))
    await writeFile(join(folder, 'holiday.jpg'), 'x')
    const header = {
      version: 1,
      station: 's',
      stationName: '明天驿站',
      stationPhone: '',
      kiosk: 'k',
      kioskName: '三号机',
      link: 'alone',
      at: start,
      salt: '',
      recovery: wrapDataKey(key, code),
      rows: 0,
      kinds: { 'kind-of-tomorrow': 1 },
    } satisfies Omit<BackupHeader, 'check'>
    await (await writeBackup(join(folder, '20990101T000000Z-1-k.ginkgo-backup'), header, key)).finish()
    const fresh = await (await machine({ isNew: true })).open()
    const listed = await fresh.list(folder, 0)
    expect(
      listed.ok && listed.value.map(({ about, problem }) => [about?.stationName, about?.kioskName, problem]),
    ).toEqual([
      ['明天驿站', '三号机', 'backup.newer'],
      ['青石桥驿站', '一号机', undefined],
      [undefined, undefined, 'backup.torn'],
    ])
    expect(listed.ok && listed.value[1]).toMatchObject({ path, bytes: bytes.length, about: { at: start } })
    expect(await fresh.list(join(folder, 'old', '..', 'old'), 0)).toMatchObject({ ok: true })
    expect(codeOf(await fresh.list(join(root, 'nowhere'), 0))).toBe('backup.folderMissing')
    expect(await fresh.list(await stick(), 0)).toEqual({ ok: true, value: [] })
  })

  it('offers the sticks that are plugged in, and no folder of the disk itself', async () => {
    expect(await mountedIn('/', 1)).toContain('/proc')
    expect(await mountedIn(root)).toEqual([])
    expect(await mountedIn('/nowhere')).toEqual([])
  })
})

describe('the folder of backups', () => {
  it('holds the ring, hourly and daily, and nobody else’s files are touched', async () => {
    let now = start
    const one = await machine({ at: () => now })
    const backups = await one.open()
    const folder = await stick()
    await writeFile(join(folder, '20260101T000000Z-1-kiosk-b.ginkgo-backup'), 'another kiosk')
    await writeFile(join(folder, 'holiday.jpg'), 'x')
    await backups.setFolder(folder)
    await backups.newCode()
    for (let n = 0; n < 60; n += 1) {
      now = start + n * hour
      await backUp(backups, 100)
    }
    const names = await readdir(folder)
    expect(names).toContain('holiday.jpg')
    expect(names.filter((name) => name.includes('kiosk-b'))).toHaveLength(1)
    const own = names.filter((name) => name.includes('kiosk-a'))
    expect(own.length).toBeGreaterThanOrEqual(24)
    expect(own.length).toBeLessThanOrEqual(27)
    expect(names.filter((name) => name.endsWith('.part'))).toEqual([])
  })

  it('must be there, must not be the data folder, and a stick pulled out is said and kept in mind', async () => {
    const one = await machine()
    const backups = await one.open()
    expect(codeOf(await backups.begin(0))).toBe('backup.noFolder')
    expect(codeOf(await backups.setFolder(join(root, 'nowhere')))).toBe('backup.folderMissing')
    expect(codeOf(await backups.setFolder('relative'))).toBe('backup.folderMissing')
    expect(codeOf(await backups.setFolder(one.folder))).toBe('backup.folderInside')
    const folder = await stick()
    await backups.setFolder(folder)
    expect(codeOf(await backups.begin(0))).toBe('backup.noCode')
    await backups.newCode()
    await rm(folder, { recursive: true })
    expect(codeOf(await backups.begin(0))).toBe('backup.folderMissing')
    expect((await (await one.open()).state()).problem).toBe('backup.folderMissing')
    await mkdir(folder)
    await backUp(backups)
    expect((await backups.state()).problem).toBeUndefined()
  })
})

describe('pictures that the server does not have', () => {
  const partOf = async (media: UnsentMedia, text: string): Promise<string> => {
    const sealed = Buffer.from(text)
    const name = createHash('sha256').update(sealed).digest('hex')
    expect(await media.put(name, sealed)).toEqual({ ok: true, value: undefined })
    return name
  }
  const backedUp = async () => {
    const clock = { now: start }
    const one = await machine({ at: () => clock.now })
    const backups = await one.open()
    const folder = await stick()
    await backups.setFolder(folder)
    const code = await backups.newCode()
    if (!code.ok) throw new Error(code.error.code)
    const name = await partOf(one.media, 'a sealed picture')
    const path = join(folder, await backUp(backups, 100))
    return {
      ...one,
      clock,
      backups,
      folder,
      code: code.value.code,
      name,
      path,
      place: join(folder, 'ginkgo-pictures-kiosk-a'),
    }
  }

  it('lie beside the ring once, and go when the server has them and no file of the ring is as old', async () => {
    const { media, clock, backups, name, place } = await backedUp()
    const { mtimeMs } = await stat(join(place, name))
    clock.now += hour
    const second = await partOf(media, 'another')
    await backUp(backups, 100)
    expect((await readdir(place)).toSorted()).toEqual([name, second].toSorted())
    expect((await stat(join(place, name))).mtimeMs).toBe(mtimeMs)
    await media.sent([name])
    await backUp(backups, 100)
    expect(await readdir(place)).toContain(name)
    await writeFile(join(place, 'notes.txt'), 'somebody else')
    for (const old of [name, 'notes.txt']) {
      await utimes(join(place, old), new Date(clock.now), new Date(clock.now - 16 * 24 * hour))
    }
    await backUp(backups, 100)
    expect((await readdir(place)).toSorted()).toEqual([second, 'notes.txt'].toSorted())
  })

  it('come back on a new machine; what is not what its name says is passed over', async () => {
    const { folder, code, name, path, place } = await backedUp()
    await writeFile(join(place, 'ab'.repeat(32)), 'torn')
    await writeFile(join(place, 'notes.txt'), 'somebody else')
    const fresh = await machine({ isNew: true })
    const restored = await fresh.open()
    expect((await restored.restore(path, code, 0)).ok).toBe(true)
    expect(await restored.pictures(path)).toEqual({ ok: true, value: undefined })
    expect(await fresh.media.names()).toEqual([name])
    expect((await fresh.media.get(name))?.toString()).toBe('a sealed picture')
    expect(await restored.pictures(join(folder, 'none.ginkgo-backup'))).toMatchObject({ ok: false })
  })
})
