/**
 * What a collection holds, in three numbers that any order of rows gives: how many rows, how often they were written, and a sum
 * over ids and revisions. No row ever leaves a collection (an erased one stays as a tombstone) and each write of a row raises
 * its revision by one, so that rows and writes only grow: fewer than there were is a loss and never a write under way.
 * The sum shows damage, not malice.
 */
import type { ReplicaMark } from '../../src-main/bridge/contract.ts'

export type Tally = { readonly rows: number; readonly writes: number; readonly hash: bigint }
/** What a stored row is counted by: `_rev` is RxDB's, "<times written>-<who>". */
export type CountedRow = { readonly id: string; readonly _rev: string }

export const noRows: Tally = { rows: 0, writes: 0, hash: 0n }

export const plus = (a: Tally, b: Tally): Tally => ({
  rows: a.rows + b.rows,
  writes: a.writes + b.writes,
  hash: BigInt.asUintN(64, a.hash + b.hash),
})
export const minus = (a: Tally, b: Tally): Tally =>
  plus(a, { rows: -b.rows, writes: -b.writes, hash: BigInt.asUintN(64, -b.hash) })

export const tallyOf = (rows: readonly CountedRow[]): Tally => {
  let writes = 0
  let hash = 0n
  for (const { id, _rev } of rows) {
    writes += Number.parseInt(_rev, 10) || 0
    hash += hashOf(`${id}\n${_rev}`)
  }
  return { rows: rows.length, writes, hash: BigInt.asUintN(64, hash) }
}

export type Finding = 'whole' | 'empty' | 'short' | 'older' | 'altered'

/** What is there against what was marked. More writes than marked is whole: a mark follows its write. */
export function compare(actual: Tally, marked: Tally): Finding {
  if (actual.rows < marked.rows) return actual.rows === 0 ? 'empty' : 'short'
  if (actual.writes < marked.writes) return 'older'
  const isSameCount = actual.rows === marked.rows && actual.writes === marked.writes
  return isSameCount && actual.hash !== marked.hash ? 'altered' : 'whole'
}

export const markOf = (collection: string, { rows, writes, hash }: Tally): ReplicaMark => ({
  collection,
  rows,
  writes,
  hash: hash.toString(16).padStart(16, '0'),
})

export const tallyOfMark = ({ rows, writes, hash }: ReplicaMark): Tally => ({ rows, writes, hash: BigInt(`0x${hash}`) })

/** Two multiplicative lanes of 32 bits (cyrb53): a microsecond a row, where SHA-256 by WebCrypto takes twenty. */
function hashOf(text: string): bigint {
  let a = 0xdeadbeef
  let b = 0x41c6ce57
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i)
    a = Math.imul(a ^ code, 2_654_435_761)
    b = Math.imul(b ^ code, 1_597_334_677)
  }
  a = Math.imul(a ^ (a >>> 16), 2_246_822_507) ^ Math.imul(b ^ (b >>> 13), 3_266_489_909)
  b = Math.imul(b ^ (b >>> 16), 2_246_822_507) ^ Math.imul(a ^ (a >>> 13), 3_266_489_909)
  return (BigInt(a >>> 0) << 32n) | BigInt(b >>> 0)
}
