/**
 * Parts of a file under a key of its own. The number of a part is its nonce, for no key seals a second file; the hash of what came out
 * is its name, so that a damaged or exchanged part is never taken for the right one.
 */
export type SealedPart = { readonly hash: string; readonly sealed: Uint8Array<ArrayBuffer> }

export const newFileKey = (): Uint8Array<ArrayBuffer> => crypto.getRandomValues(new Uint8Array(32))

const importKey = (raw: Uint8Array<ArrayBuffer>): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt'])

function nonceOf(part: number): Uint8Array<ArrayBuffer> {
  const nonce = new Uint8Array(12)
  new DataView(nonce.buffer).setUint32(8, part)
  return nonce
}

export async function hashOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** @param size bytes of a part. */
export async function sealParts(
  bytes: Uint8Array<ArrayBuffer>,
  rawKey: Uint8Array<ArrayBuffer>,
  size: number,
): Promise<readonly SealedPart[]> {
  const key = await importKey(rawKey)
  const parts: SealedPart[] = []
  for (let at = 0; at < bytes.length; at += size) {
    const iv = nonceOf(parts.length)
    const sealed = new Uint8Array(
      await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, bytes.subarray(at, at + size)),
    )
    parts.push({ hash: await hashOf(sealed), sealed })
  }
  return parts
}

/** Rejects when a part was not sealed by this key in this place. */
export async function openParts(
  parts: readonly Uint8Array<ArrayBuffer>[],
  rawKey: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  const key = await importKey(rawKey)
  const opened = await Promise.all(
    parts.map((part, i) => crypto.subtle.decrypt({ name: 'AES-GCM', iv: nonceOf(i) }, key, part)),
  )
  const bytes = new Uint8Array(opened.reduce((sum, { byteLength }) => sum + byteLength, 0))
  let at = 0
  for (const part of opened) {
    bytes.set(new Uint8Array(part), at)
    at += part.byteLength
  }
  return bytes
}
