/**
 * Document ids are `<collection>:<uuid v7>` (RFC 9562): made on the kiosk without asking anybody, sorted by time of
 * making. The randomness comes in as bytes so that a seeded test can repeat a run.
 */
import type { CollectionName } from './collections.ts'

/** 10 random bytes; `crypto.getRandomValues` in a program, a seeded generator in a test. */
export type RandomBytes = (count: number) => Uint8Array

/** @param milliseconds Unix time of making; @param random at least 10 bytes are drawn from it. */
export function uuidV7(milliseconds: number, random: RandomBytes): string {
  const bytes = new Uint8Array(16)
  for (let i = 0; i < 6; i += 1) bytes[i] = Math.floor(milliseconds / 2 ** (8 * (5 - i))) % 256
  bytes.set(random(10).subarray(0, 10), 6)
  bytes[6] = (bytes[6]! & 0x0f) | 0x70
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

export const documentId = (collection: CollectionName, milliseconds: number, random: RandomBytes): string =>
  `${collection}:${uuidV7(milliseconds, random)}`

export const collectionOfId = (id: string): string => id.slice(0, Math.max(0, id.indexOf(':')))

/**
 * The ids in the order in which their documents are judged: people first, for who may do a thing stands in their records, then
 * elders, for what may be written about them stands in theirs. Otherwise as they were.
 */
export function inOrderOfJudging<T>(items: readonly T[], idOf: (item: T) => string): readonly T[] {
  const [people, elders, rest]: T[][] = [[], [], []]
  for (const item of items) {
    const id = idOf(item)
    const place = id.startsWith('staff:') ? people : id.startsWith('elders:') ? elders : rest
    place?.push(item)
  }
  return [people, elders, rest].flatMap((some) => some ?? [])
}
