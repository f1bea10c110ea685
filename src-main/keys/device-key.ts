/**
 * The device key: 256 random bits that never leave this machine. It seals names and credentials on this disk and is
 * one half of what unwraps the data key (the other half is a PIN). Where it lies decides what a stolen disk is worth:
 * docs/guides/kiosk-machine.md.
 *
 * A key that should be there and is not, or cannot be read, is never replaced: a new one would make everything on this
 * kiosk unreadable while looking healthy.
 */
import { randomBytes } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { readWhole, writeWhole } from '../files/atomic-file.ts'

export type KeyPlace = 'system' | 'file' | 'basic_text'
export type DeviceKey = { readonly key: Uint8Array; readonly place: KeyPlace }

export type DeviceKeyStore = {
  /** @param mayCreate false once something was sealed with it. Throws DeviceKeyError. */
  readonly read: (mayCreate: boolean) => Promise<DeviceKey>
}

/** `code`: device.keyMissing, device.keyUnreadable. Nothing was changed; the data is still there for the right key. */
export class DeviceKeyError extends Error {
  readonly code: 'device.keyMissing' | 'device.keyUnreadable'
  constructor(code: 'device.keyMissing' | 'device.keyUnreadable', options?: ErrorOptions) {
    super(code, options)
    this.code = code
  }
}

const keyLength = 32

/** Loopback host: a file only this system user can read. */
export const fileDeviceKeyStore = (path: string): DeviceKeyStore => ({
  read: async (mayCreate) => {
    const stored = await readWhole(path)
    if (stored === undefined) {
      if (!mayCreate) throw new DeviceKeyError('device.keyMissing')
      const key = randomBytes(keyLength)
      await mkdir(dirname(path), { recursive: true, mode: 0o700 })
      await writeWhole(path, key)
      return { key, place: 'file' }
    }
    if (stored.length !== keyLength) throw new DeviceKeyError('device.keyUnreadable')
    return { key: stored, place: 'file' }
  },
})

/** What we use of Electron's safeStorage. */
export type SafeStorage = {
  readonly isAsyncEncryptionAvailable: () => Promise<boolean>
  readonly encryptStringAsync: (text: string) => Promise<Uint8Array>
  readonly decryptStringAsync: (
    sealed: Buffer,
  ) => Promise<{ readonly result: string; readonly shouldReEncrypt: boolean }>
  /** Only on Linux. */
  readonly getSelectedStorageBackend?: () => string
}

/** Before a key sealed by the system; a bare key of 32 bytes lies as fileDeviceKeyStore left it. */
const systemMark = Buffer.from('S1')

/**
 * Electron: sealed by the system's key store. Where a Linux desktop offers only `basic_text` (a constant password in
 * Chromium's source), the key lies in a 0600 file and `place` says so, for the loud warning.
 */
export const systemDeviceKeyStore = (path: string, safeStorage: SafeStorage): DeviceKeyStore => ({
  read: async (mayCreate) => {
    const available = await safeStorage.isAsyncEncryptionAvailable()
    const protects = available && safeStorage.getSelectedStorageBackend?.() !== 'basic_text'
    const write = async (key: Uint8Array): Promise<void> => {
      const text = Buffer.from(key).toString('base64')
      await mkdir(dirname(path), { recursive: true, mode: 0o700 })
      await writeWhole(path, protects ? Buffer.concat([systemMark, await safeStorage.encryptStringAsync(text)]) : key)
    }
    const stored = await readWhole(path)
    if (stored === undefined) {
      if (!mayCreate) throw new DeviceKeyError('device.keyMissing')
      const key = randomBytes(keyLength)
      await write(key)
      return { key, place: protects ? 'system' : 'basic_text' }
    }
    if (stored.length === keyLength) {
      // The desktop has a key store now: move the key into it.
      if (protects) await write(stored)
      return { key: stored, place: protects ? 'system' : 'basic_text' }
    }
    if (!stored.subarray(0, 2).equals(systemMark)) throw new DeviceKeyError('device.keyUnreadable')
    const opened = await safeStorage.decryptStringAsync(stored.subarray(2)).catch((cause: unknown) => {
      throw new DeviceKeyError('device.keyUnreadable', { cause })
    })
    const key = Buffer.from(opened.result, 'base64')
    if (key.length !== keyLength) throw new DeviceKeyError('device.keyUnreadable')
    if (opened.shouldReEncrypt && protects) await write(key)
    return { key, place: protects ? 'system' : 'basic_text' }
  },
})
