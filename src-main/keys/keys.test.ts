import { mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openClockMemory } from './clock-memory.ts'
import { type SafeStorage, fileDeviceKeyStore, systemDeviceKeyStore } from './device-key.ts'
import { openForDevice, sealForDevice } from './device-seal.ts'
import { openKeyRing } from './key-ring.ts'
import { isWeakPin } from '../../src-domain/staff/weak-pin.ts'

let root = ''
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'keys-'))
})
afterAll(async () => rm(root, { recursive: true, force: true }))

let files = 0
const newPath = (): string => join(root, `keys-${(files += 1)}.json`)
const start = Date.UTC(2026, 0, 1)
const deviceKey = new Uint8Array(32).fill(7)
const li = { staff: 'staff:li', name: '李敏', role: 'administrator' } as const
const wang = { staff: 'staff:wang', name: '王强', role: 'staff' } as const

/** A kiosk whose clock the test moves; `restart` is what pulling the plug leaves: only the file. */
function kiosk(path = newPath()) {
  const state = { now: start, waited: [] as number[] }
  const open = () =>
    openKeyRing({
      path,
      deviceKey,
      now: () => state.now,
      wait: async (milliseconds) => {
        state.waited.push(milliseconds)
      },
    })
  return { path, state, restart: open }
}

describe('key ring', () => {
  it('gives the same data key to everyone who was added, also after a restart, and to nobody else', async () => {
    const { restart } = kiosk()
    const first = await restart()
    const key = first.session()
    expect(key).toHaveLength(32)
    expect(first.session()).toEqual(key)
    expect(await first.add(li, '284917')).toEqual({ ok: true, value: undefined })
    expect(await first.add(wang, '730682')).toEqual({ ok: true, value: undefined })
    const second = await restart()
    expect(second.session()).toBeUndefined()
    expect(second.people()).toEqual([li, wang])
    expect(await second.unlock('staff:nobody', '284917')).toEqual({ ok: false, error: { code: 'pin.unknown' } })
    expect(await second.unlock(wang.staff, '284917')).toMatchObject({ ok: false, error: { code: 'pin.wrong' } })
    expect(await second.unlock(wang.staff, '730682')).toEqual({ ok: true, value: { dataKey: key, holder: wang } })
    expect(second.session()).toEqual(key)
    const kept = Uint8Array.from(key ?? [])
    second.seal()
    expect(second.session()).toBeUndefined()
    expect(await second.unlock(li.staff, '284917')).toEqual({ ok: true, value: { dataKey: kept, holder: li } })
  })

  it('adds and removes only while open, takes a new PIN for the old, and never removes the last person', async () => {
    const { restart } = kiosk()
    const ring = await restart()
    await ring.add(li, '284917')
    ring.seal()
    expect(await ring.add(wang, '730682')).toEqual({ ok: false, error: { code: 'keys.sealed' } })
    expect(await ring.remove(li.staff)).toEqual({ ok: false, error: { code: 'keys.sealed' } })
    await ring.unlock(li.staff, '284917')
    expect(await ring.remove(li.staff)).toEqual({ ok: false, error: { code: 'keys.last' } })
    await ring.add(wang, '730682')
    await ring.add(li, '905173')
    expect(await ring.remove(wang.staff)).toEqual({ ok: true, value: undefined })
    const again = await restart()
    expect(again.people()).toEqual([li])
    expect((await again.unlock(wang.staff, '730682')).ok).toBe(false)
    expect((await again.unlock(li.staff, '284917')).ok).toBe(false)
    expect((await again.unlock(li.staff, '905173')).ok).toBe(true)
  })

  it('wraps the true data key also when the day is closed while a PIN is being changed', async () => {
    const { restart } = kiosk()
    const ring = await restart()
    const key = Uint8Array.from(ring.session() ?? [])
    await ring.add(li, '284917')
    const changing = ring.add(li, '730682')
    // Far enough that the change has taken the key and derives what will wrap it.
    for (let turns = 0; turns < 20; turns += 1) await Promise.resolve()
    ring.seal()
    const pin = (await changing).ok ? '730682' : '284917'
    const opened = await (await restart()).unlock(li.staff, pin)
    expect(opened).toEqual({ ok: true, value: { dataKey: key, holder: li } })
  })

  it('locks after five wrong attempts for 30 s, then twice as long each time up to an hour, and forgets at success', async () => {
    const { restart, state } = kiosk()
    const ring = await restart()
    await ring.add(li, '284917')
    const wrong = async () => ring.unlock(li.staff, '000001')
    for (const attemptsLeft of [4, 3, 2, 1]) {
      expect(await wrong()).toEqual({ ok: false, error: { code: 'pin.wrong', params: { attemptsLeft } } })
    }
    expect(await wrong()).toEqual({ ok: false, error: { code: 'pin.locked', params: { until: start + 30_000 } } })
    expect(await ring.unlock(li.staff, '284917')).toMatchObject({ ok: false, error: { code: 'pin.locked' } })
    const locks: number[] = []
    for (let n = 0; n < 9; n += 1) {
      const before = await ring.unlock(li.staff, '284917')
      state.now = Number(before.ok ? 0 : before.error.params?.['until'])
      const outcome = await wrong()
      locks.push(Number(outcome.ok ? 0 : outcome.error.params?.['until']) - state.now)
    }
    expect(locks).toEqual([60, 120, 240, 480, 960, 1920, 3600, 3600, 3600].map((seconds) => seconds * 1000))
    state.now += 3_600_000
    expect((await ring.unlock(li.staff, '284917')).ok).toBe(true)
    expect(await wrong()).toMatchObject({ error: { code: 'pin.wrong', params: { attemptsLeft: 4 } } })
  })

  it('answers wrong PINs more and more slowly', async () => {
    const { restart, state } = kiosk()
    const ring = await restart()
    await ring.add(li, '284917')
    for (let n = 0; n < 4; n += 1) await ring.unlock(li.staff, '000001')
    expect(state.waited).toEqual(state.waited.toSorted((a, b) => a - b))
    expect(new Set(state.waited).size).toBe(4)
  })

  it('has counted an attempt on disk before it answers: pulling the plug buys no further try', async () => {
    const { path, restart, state } = kiosk()
    await (await restart()).add(li, '284917')
    const countOnDisk = async (): Promise<number> =>
      (JSON.parse(await readFile(path, 'utf8')) as { people: Record<string, { wrong: number }> }).people[li.staff]
        ?.wrong ?? -1
    const seen: number[] = []
    for (let n = 0; n < 5; n += 1) {
      const ring = await openKeyRing({
        path,
        deviceKey,
        now: () => state.now,
        wait: async () => {
          seen.push(await countOnDisk())
        },
      })
      await ring.unlock(li.staff, '000001')
    }
    expect(seen).toEqual([1, 2, 3, 4, 5])
    expect(await (await restart()).unlock(li.staff, '284917')).toMatchObject({ error: { code: 'pin.locked' } })
  })

  it('counts attempts made at the same moment one after another', async () => {
    const { restart } = kiosk()
    const ring = await restart()
    await ring.add(li, '284917')
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => ring.unlock(li.staff, '000001')))
    expect(outcomes.map((outcome) => !outcome.ok && outcome.error.code)).toEqual([
      ...Array.from({ length: 4 }, () => 'pin.wrong'),
      ...Array.from({ length: 4 }, () => 'pin.locked'),
    ])
  })

  it('does not stay locked for days when the clock is set back', async () => {
    const { restart, state } = kiosk()
    const ring = await restart()
    await ring.add(li, '284917')
    for (let n = 0; n < 5; n += 1) await ring.unlock(li.staff, '000001')
    state.now -= 2 * 86_400_000
    expect(await ring.unlock(li.staff, '284917')).toMatchObject({ error: { params: { until: state.now + 30_000 } } })
    state.now += 30_000
    expect((await ring.unlock(li.staff, '284917')).ok).toBe(true)
  })

  it('opens nothing with the right PIN on another device', async () => {
    const { path, restart, state } = kiosk()
    await (await restart()).add(li, '284917')
    const other = openKeyRing({
      path,
      deviceKey: new Uint8Array(32).fill(8),
      now: () => state.now,
      wait: async () => undefined,
    })
    await expect(other).rejects.toThrow('device.keyUnreadable')
  })

  it('leaves no name, PIN or data key readable on the disk, and only the owner may read', async () => {
    const { path, restart } = kiosk()
    const ring = await restart()
    await ring.add(li, '284917')
    const key = Buffer.from(ring.session() ?? [])
    const bytes = await readFile(path)
    for (const secret of [Buffer.from('李敏'), Buffer.from('administrator'), Buffer.from('284917'), key]) {
      expect(bytes.includes(secret)).toBe(false)
      expect(bytes.includes(secret.toString('base64'))).toBe(false)
      expect(bytes.includes(secret.toString('hex'))).toBe(false)
    }
    expect((await stat(path)).mode & 0o777).toBe(0o600)
  })

  it('reads its copy when the ring is damaged, and refuses to start over when both are', async () => {
    const { path, restart } = kiosk()
    await (await restart()).add(li, '284917')
    await writeFile(path, '{"version":1,"peop')
    expect((await (await restart()).unlock(li.staff, '284917')).ok).toBe(true)
    await writeFile(path, '')
    await writeFile(`${path}.backup`, '')
    await expect(restart()).rejects.toThrow('keys.damaged')
  })

  it('still lets staff in when the disk is full, and then makes every answer slow', async () => {
    const { path, restart, state } = kiosk()
    await (await restart()).add(li, '284917')
    const ring = await openKeyRing({
      path,
      deviceKey,
      now: () => state.now,
      wait: async (milliseconds) => {
        state.waited.push(milliseconds)
      },
      writeRing: () => Promise.reject(Object.assign(new Error('no space left'), { code: 'ENOSPC' })),
    })
    expect(await ring.unlock(li.staff, '000001')).toMatchObject({ error: { params: { attemptsLeft: 4 } } })
    expect(await ring.unlock(li.staff, '000001')).toMatchObject({ error: { params: { attemptsLeft: 3 } } })
    expect((await ring.unlock(li.staff, '284917')).ok).toBe(true)
    expect(state.waited).toContain(2_000)
  })

  it('refuses a weak PIN', async () => {
    const ring = await kiosk().restart()
    expect(await ring.add(li, '123456')).toEqual({ ok: false, error: { code: 'pin.weak' } })
    expect(ring.people()).toEqual([])
  })
})

describe('weak PINs', () => {
  it.each([
    '111111',
    '000000',
    '123456',
    '654321',
    '890123',
    '135791',
    '121212',
    '123123',
    '112233',
    '111222',
    '998877',
    '520520',
  ])('include %s', (pin) => expect(isWeakPin(pin)).toBe(true))
  it.each(['284917', '730682', '197403', '581206', '112946', '900817'])('do not include %s', (pin) =>
    expect(isWeakPin(pin)).toBe(false),
  )
  it('are few: refusing them leaves more than 99 % of all PINs', () => {
    let weak = 0
    for (let n = 0; n < 1_000_000; n += 1) if (isWeakPin(String(n).padStart(6, '0'))) weak += 1
    expect(weak).toBeGreaterThan(100)
    expect(weak).toBeLessThan(2_000)
  })
})

describe('device key', () => {
  it('in a file: the same at every start, 0600, never replaced once something was sealed with it', async () => {
    const path = join(root, 'secrets', 'device.key')
    const made = await fileDeviceKeyStore(path).read(true)
    expect(made).toMatchObject({ place: 'file' })
    expect(Buffer.from((await fileDeviceKeyStore(path).read(false)).key)).toEqual(Buffer.from(made.key))
    expect((await stat(path)).mode & 0o777).toBe(0o600)
    await writeFile(path, 'short')
    await expect(fileDeviceKeyStore(path).read(true)).rejects.toMatchObject({ code: 'device.keyUnreadable' })
    await rm(path)
    await expect(fileDeviceKeyStore(path).read(false)).rejects.toMatchObject({ code: 'device.keyMissing' })
    expect(await readdir(join(root, 'secrets'))).toEqual([])
  })

  const keyStoreOf = (backend: string, available = true): SafeStorage => ({
    isAsyncEncryptionAvailable: async () => available,
    encryptStringAsync: async (text) => Buffer.from([...Buffer.from(text)].map((byte) => byte ^ 0x5a)),
    decryptStringAsync: async (sealed) => ({
      result: Buffer.from([...sealed].map((byte) => byte ^ 0x5a)).toString(),
      shouldReEncrypt: false,
    }),
    getSelectedStorageBackend: () => backend,
  })

  it('in the system store: sealed by it', async () => {
    const path = newPath()
    const made = await systemDeviceKeyStore(path, keyStoreOf('gnome_libsecret')).read(true)
    expect(made.place).toBe('system')
    expect((await readFile(path)).includes(Buffer.from(made.key))).toBe(false)
    expect(await systemDeviceKeyStore(path, keyStoreOf('gnome_libsecret')).read(false)).toEqual({
      key: Buffer.from(made.key),
      place: 'system',
    })
  })

  it('says basic_text where the desktop has no key store, and moves into one that appears later', async () => {
    const path = newPath()
    const plain = await systemDeviceKeyStore(path, keyStoreOf('basic_text')).read(true)
    expect(plain.place).toBe('basic_text')
    const later = await systemDeviceKeyStore(path, keyStoreOf('kwallet6')).read(false)
    expect(later).toEqual({ key: Buffer.from(plain.key), place: 'system' })
    expect((await readFile(path)).includes(Buffer.from(plain.key))).toBe(false)
  })

  it('is unreadable, not replaced, when the system store answers no more', async () => {
    const path = newPath()
    await systemDeviceKeyStore(path, keyStoreOf('kwallet6')).read(true)
    const before = await readFile(path)
    const locked: SafeStorage = {
      ...keyStoreOf('kwallet6'),
      decryptStringAsync: () => Promise.reject(new Error('locked')),
    }
    await expect(systemDeviceKeyStore(path, locked).read(true)).rejects.toMatchObject({ code: 'device.keyUnreadable' })
    expect(await readFile(path)).toEqual(before)
  })
})

describe('device seal', () => {
  it('opens with the same key and purpose only', () => {
    const sealed = sealForDevice(deviceKey, '凭证', 'credential')
    expect(openForDevice(deviceKey, sealed, 'credential')).toBe('凭证')
    expect(openForDevice(deviceKey, sealed, 'holders')).toBeUndefined()
    expect(openForDevice(new Uint8Array(32), sealed, 'credential')).toBeUndefined()
    expect(openForDevice(deviceKey, 'AAAA', 'credential')).toBeUndefined()
  })
})

describe('clock memory', () => {
  it('lets time pass for the lease also while somebody holds the clock back, and over restarts', async () => {
    const path = newPath()
    const day = 86_400_000
    let now = start
    let elapsed = 0
    const open = () =>
      openClockMemory(
        path,
        () => now,
        () => elapsed,
      )
    const first = await open()
    await first.note()
    expect(first.newest()).toBe(start)
    now = start - 20 * day
    elapsed += 3 * day
    await first.note()
    expect([first.newest(), first.lastSeen()]).toEqual([start + 3 * day, start])
    elapsed = 0
    const second = await open()
    elapsed += 4 * day
    expect(second.newest()).toBe(start + 7 * day)
    now = start + day
    expect(second.newest()).toBe(start + 7 * day)
    await second.renewed(start + 5 * day)
    expect(second.newest()).toBe(start + 5 * day)
    now = start + 9 * day
    await second.note()
    expect((await open()).newest()).toBe(start + 9 * day)
  })

  it('takes a clock that ran ahead for no time passed once the server says what time it is', async () => {
    let now = start + 40 * 86_400_000
    const memory = await openClockMemory(
      newPath(),
      () => now,
      () => 0,
    )
    await memory.note()
    now = start
    expect(memory.newest()).toBe(start + 40 * 86_400_000)
    await memory.serverSays(start + 1_000)
    expect(memory.newest()).toBe(start)
  })

  it('knows after a restart that the clock fell back', async () => {
    const path = newPath()
    let now = start
    const first = await openClockMemory(path, () => now)
    expect(first.lastSeen()).toBe(0)
    await first.note()
    now += 59_000
    await first.note()
    now += 2_000
    await first.note()
    const back = await openClockMemory(path, () => start - 2 * 86_400_000)
    await back.note()
    expect(back.lastSeen()).toBe(start + 61_000)
  })

  it('forgets a moment in the future once the server confirms our clock', async () => {
    const path = newPath()
    let now = start + 400 * 86_400_000
    const memory = await openClockMemory(path, () => now)
    await memory.note()
    now = start
    await memory.serverSays(start - 3_600_000)
    expect(memory.lastSeen()).toBeGreaterThan(start)
    await memory.serverSays(start + 1_000)
    expect(memory.lastSeen()).toBe(start)
    expect((await openClockMemory(path, () => now)).lastSeen()).toBe(start)
  })
})
