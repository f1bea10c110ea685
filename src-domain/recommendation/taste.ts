/** What an elder likes, as the features of a recommendation read it: said by the elder, never concluded from health. */
import type { ArticleCategory } from '../articles/article.ts'
import type { ServiceMode } from '../organizations/organization.ts'
import type { Pastime, ReachWay } from '../preferences/pastimes.ts'
import type { ProductCategory } from '../products/product.ts'

export type Taste = {
  readonly modes: ReadonlySet<ServiceMode>
  readonly shelves: ReadonlySet<ProductCategory>
  readonly reading: ReadonlySet<ArticleCategory>
  readonly pastimes: ReadonlySet<Pastime>
  /** How the elder is best reached. */
  readonly reach: ReadonlySet<ReachWay>
}

export const noTaste: Taste = {
  modes: new Set(),
  shelves: new Set(),
  reading: new Set(),
  pastimes: new Set(),
  reach: new Set(),
}

/** The first of the elder's pastimes for which it holds. */
export function likedPastime({ pastimes }: Taste, isFor: (pastime: Pastime) => boolean): Pastime | undefined {
  for (const pastime of pastimes) if (isFor(pastime)) return pastime
  return undefined
}

/** Whom it suits to be rung or written to, help by telephone suits too; whom a visit, help at home. */
const reachFor: Readonly<Record<ServiceMode, readonly ReachWay[]>> = {
  online: ['phone', 'message'],
  atHome: ['visit'],
  onSite: [],
}
export const isReachedBy = ({ reach }: Taste, mode: ServiceMode): boolean =>
  reachFor[mode].some((way) => reach.has(way))
