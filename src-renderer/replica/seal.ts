/**
 * Sealing of documents at rest: AES-256-GCM by WebCrypto, a random 12-byte nonce before the ciphertext, base64. One
 * sub-key per purpose (HKDF-SHA-256 from the data key), none of them extractable. The additional data binds a text to
 * its place, so that a sealed document moved to another id does not open.
 */
import { base64ToBytes, bytesToBase64 } from './base64.ts'

export type SealKeys = { readonly replica: CryptoKey; readonly journal: CryptoKey }

const nonceLength = 12
const encoder = new TextEncoder()
const decoder = new TextDecoder()

/** @param dataKey 32 random bytes, as unlocked by the host. */
export async function deriveSealKeys(dataKey: Uint8Array<ArrayBuffer>): Promise<SealKeys> {
  const root = await crypto.subtle.importKey('raw', dataKey, 'HKDF', false, ['deriveKey'])
  const derive = (purpose: string): Promise<CryptoKey> =>
    crypto.subtle.deriveKey(
      { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(0), info: encoder.encode(`ginkgo-station/1/${purpose}`) },
      root,
      { name: 'AES-GCM', length: 256 },
      false,
      ['encrypt', 'decrypt'],
    )
  const [replica, journal] = await Promise.all([derive('replica'), derive('journal')])
  return { replica, journal }
}

export async function seal(key: CryptoKey, text: string, place: string): Promise<string> {
  const nonce = crypto.getRandomValues(new Uint8Array(nonceLength))
  const sealed = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv: nonce, additionalData: encoder.encode(place) },
    key,
    encoder.encode(text),
  )
  const bytes = new Uint8Array(nonceLength + sealed.byteLength)
  bytes.set(nonce)
  bytes.set(new Uint8Array(sealed), nonceLength)
  return bytesToBase64(bytes)
}

/** Rejects when the text was altered, moved to another place or sealed with another key. */
export async function unseal(key: CryptoKey, sealed: string, place: string): Promise<string> {
  const bytes = base64ToBytes(sealed)
  const plain = await crypto.subtle.decrypt(
    { name: 'AES-GCM', iv: bytes.subarray(0, nonceLength), additionalData: encoder.encode(place) },
    key,
    bytes.subarray(nonceLength),
  )
  return decoder.decode(plain)
}
