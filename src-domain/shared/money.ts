/** Money is an integer number of fen (分); never a fraction. Negative amounts exist only in the ledger. */
import Type from 'typebox'

export const Fen = Type.Integer({ minimum: 0, maximum: 100_000_000 })
export type Fen = number
