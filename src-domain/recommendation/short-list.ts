/** The first few with room for difference: one for each need from the strongest down, then the best of the rest within limits. */
import type { NeedDimension } from '../needs/dimensions.ts'
import type { NeedDegree } from './elder-profile.ts'
import { matchedFrom, most, shortLength } from './weights.ts'

export type Recommended = {
  /** The need it serves best. */
  readonly dimension?: NeedDimension | undefined
}

/** What a thing has in common with others: of one kind, from one house, and whether it also serves a need. */
export type Traits<T> = {
  readonly like: (one: T) => string
  readonly from: (one: T) => string
  readonly serves: (one: T, dimension: NeedDimension) => boolean
}

/**
 * In the order of `recommended`.
 * @param needs what `recommended` was found for
 */
export function shortList<T extends Recommended>(
  recommended: readonly T[],
  needs: readonly NeedDegree[],
  { like, from, serves }: Traits<T>,
  length = shortLength,
): readonly T[] {
  const chosen = new Set<T>()
  const strongestFirst = needs.filter((one) => one.degree >= matchedFrom).toSorted((a, b) => b.degree - a.degree)
  for (const { dimension } of strongestFirst) {
    const best =
      recommended.find((one) => one.dimension === dimension) ?? recommended.find((one) => serves(one, dimension))
    if (best !== undefined && chosen.size < length) chosen.add(best)
  }
  const counts = (one: T): boolean => {
    const others = [...chosen]
    const same = (of: (other: T) => unknown) => others.filter((other) => of(other) === of(one)).length
    return (
      (one.dimension === undefined || same((other) => other.dimension) < most.need) &&
      same(like) < most.like &&
      same(from) < most.from
    )
  }
  for (const one of recommended) if (chosen.size < length && counts(one)) chosen.add(one)
  return recommended.filter((one) => chosen.has(one))
}
