/** SHA-256 and Ed25519 by WebCrypto for the audit trail, and a key pair whose private half cannot leave this program. */
import type { Signer } from '../../src-domain/activity/audit-bundle.ts'
import type { TrailCrypto } from '../../src-domain/activity/audit-trail.ts'

const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text)

export const trailCrypto: TrailCrypto = {
  hash: async (text) => toBase64Url(await crypto.subtle.digest('SHA-256', bytesOf(text))),
  verify: async (publicKey, text, signature) => {
    try {
      return await crypto.subtle.verify('Ed25519', await keyOf(publicKey), fromBase64Url(signature), bytesOf(text))
    } catch {
      return false
    }
  },
}

export async function newSigner(): Promise<Signer> {
  const pair = (await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify'])) as CryptoKeyPair
  return {
    chain: toBase64Url(await crypto.subtle.exportKey('raw', pair.publicKey)),
    sign: async (text) => toBase64Url(await crypto.subtle.sign('Ed25519', pair.privateKey, bytesOf(text))),
  }
}

const lastKeys = new Map<string, Promise<CryptoKey>>()
const mostKeys = 50

/** A trail names one key many times in a row. */
function keyOf(publicKey: string): Promise<CryptoKey> {
  const known = lastKeys.get(publicKey)
  if (known !== undefined) return known
  const key = crypto.subtle.importKey('raw', fromBase64Url(publicKey), 'Ed25519', false, ['verify'])
  if (lastKeys.size >= mostKeys) lastKeys.clear()
  lastKeys.set(publicKey, key)
  return key
}

function toBase64Url(bytes: ArrayBuffer): string {
  const binary = String.fromCharCode(...new Uint8Array(bytes))
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

/** The one spelling of these bytes only: a second one would be a change that no signature sees. */
function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0))
  if (toBase64Url(bytes.buffer) !== text) throw new Error('not base64url')
  return bytes
}
