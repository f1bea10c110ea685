/** Where an elder's record lives: where it was written first, until the gateway carried it on. */
import { staysAfterMove } from '../../../src-domain/transfer/transfer.ts'
import type { Move } from '../../../sync-server/store/kept-outside.ts'

export type Homes = {
  /** The station that has the elder now; undefined when nobody moved the elder. */
  readonly of: (elder: string) => string | undefined
  /**
   * Written by the gateway itself: at one of the two ends, or, when it moves again after a backup was put back, where the elder went at last
   * (move-elder.ts).
   */
  readonly isItsFact: (id: string, station: string) => boolean
}

/** @param moves in the order in which they happened. */
export function homesOf(moves: readonly Move[]): Homes {
  const last = new Map(moves.map(({ arrived }) => [arrived.elder, arrived.station]))
  const facts = new Map(
    moves.flatMap(({ left, arrived }) => [
      [left.id, [left.station]],
      [arrived.id, [arrived.station, last.get(arrived.elder) ?? '']],
    ]),
  )
  return { of: (elder) => last.get(elder), isItsFact: (id, station) => facts.get(id)?.includes(station) === true }
}

/** The elder with whom a document moves; undefined for what stays at its station. */
export const goesWith = (document: {
  readonly id: string
  readonly elder: string
  readonly kind: string
}): string | undefined => {
  if (document.id.startsWith('elders:')) return document.id
  return document.elder === '' || staysAfterMove(document) ? undefined : document.elder
}
