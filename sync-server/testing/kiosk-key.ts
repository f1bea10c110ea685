/** A kiosk's half of the proof, for tests of the server. */
import { generateKeyPairSync, sign } from 'node:crypto'
import { renewalMessage, type RenewalProof } from '../access/tokens.ts'

export function makeKey(): {
  readonly publicKey: string
  readonly prove: (claims: Omit<RenewalProof, 'signature'>) => RenewalProof
} {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  return {
    publicKey: publicKey.export({ format: 'jwk' }).x ?? '',
    prove: (claims) => ({
      ...claims,
      signature: sign(null, Buffer.from(renewalMessage(claims)), privateKey).toString('base64url'),
    }),
  }
}
