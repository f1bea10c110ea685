/** A short name of a value: tells whether something changed; protects nothing. */
import { canonical } from './canonical.ts'

/** Two 32-bit FNV-1a sums with different bases, in hexadecimal. */
export function fingerprint(value: unknown): string {
  const text = canonical(value)
  let [x, y] = [0x811c9dc5, 0x01000193]
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i)
    x = Math.imul(x ^ unit, 0x01000193)
    y = Math.imul(y ^ (unit + i), 0x85ebca6b)
  }
  return [x, y].map((sum) => (sum >>> 0).toString(16).padStart(8, '0')).join('')
}
