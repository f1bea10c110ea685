/** Seals small things that stay on this machine (names of holders, the kiosk's credential) under the device key. */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

const nonceLength = 12
const tagLength = 16

/** AES-256-GCM: nonce ‖ ciphertext ‖ tag. `context` is bound in: what was sealed for one purpose opens for no other. */
export function sealBytes(key: Uint8Array, plain: Uint8Array, context: string): Buffer {
  const nonce = randomBytes(nonceLength)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(context))
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

/** Undefined when key, context or bytes are not the ones it was sealed with. */
export function openBytes(key: Uint8Array, sealed: Uint8Array, context: string): Buffer | undefined {
  if (sealed.length < nonceLength + tagLength) return undefined
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, nonceLength))
  decipher.setAAD(Buffer.from(context)).setAuthTag(sealed.subarray(sealed.length - tagLength))
  try {
    return Buffer.concat([decipher.update(sealed.subarray(nonceLength, sealed.length - tagLength)), decipher.final()])
  } catch {
    return undefined
  }
}

/** A key of its own for each purpose, so that no two uses of the device key can be played against each other. */
export const deriveKey = (secret: Uint8Array, salt: Uint8Array, purpose: string): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', secret, salt, `ginkgo-station ${purpose} v1`, 32))

export const sealForDevice = (deviceKey: Uint8Array, text: string, purpose: string): string =>
  sealBytes(deriveKey(deviceKey, new Uint8Array(), purpose), Buffer.from(text), purpose).toString('base64')

export const openForDevice = (deviceKey: Uint8Array, sealed: string, purpose: string): string | undefined =>
  openBytes(deriveKey(deviceKey, new Uint8Array(), purpose), Buffer.from(sealed, 'base64'), purpose)?.toString('utf8')
