/** The key pair by which a kiosk proves to its server that it is itself (Ed25519); the server knows the public half only. */
import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto'

/** PKCS #8 in base64. */
export const makePrivateKey = (): string =>
  generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64')

/** 32 bytes in base64url. */
export function publicKeyOf(privateKey: string): string {
  const { x } = createPublicKey(keyOf(privateKey)).export({ format: 'jwk' })
  if (x === undefined) throw new Error('device.keyUnreadable')
  return x
}

/** base64url. */
export const signWith = (privateKey: string, message: string): string =>
  sign(null, Buffer.from(message), keyOf(privateKey)).toString('base64url')

/** @param publicKey 32 bytes in base64url. */
export function isSignedBy(publicKey: string, message: string, signature: string): boolean {
  try {
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey }, format: 'jwk' })
    return verify(null, Buffer.from(message), key, Buffer.from(signature, 'base64url'))
  } catch {
    return false
  }
}

const keyOf = (privateKey: string): ReturnType<typeof createPrivateKey> =>
  createPrivateKey({ key: Buffer.from(privateKey, 'base64'), type: 'pkcs8', format: 'der' })
