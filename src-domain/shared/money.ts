/** Money is an integer number of fen (分); never a fraction. Negative amounts exist only in the ledger. */
import Type from 'typebox'

export const Fen = Type.Integer({ minimum: 0, maximum: 100_000_000 })
export type Fen = number

/** 12350 → "123.50" (yuan, no sign of currency). */
export const fenToYuan = (fen: Fen): string =>
  `${Math.trunc(fen / 100)}.${String(Math.abs(fen % 100)).padStart(2, '0')}`
