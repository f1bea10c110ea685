/** How a score comes about: one part for each feature, with its weight, its share and what it says. The sum is the score. */
import { weights } from './weights.ts'

export type RecommendedKind = keyof typeof weights
export type Feature = { [Kind in RecommendedKind]: keyof (typeof weights)[Kind] }[RecommendedKind]

/** `key` below `needs.match.reason.<key>` in the texts. */
export type Reason = { readonly key: string; readonly params: Readonly<Record<string, string | number>> }

export type Part = {
  readonly feature: Feature
  readonly weight: number
  /** Share of the weight times the weight, to a tenth. */
  readonly points: number
  /** Undefined where the feature has nothing to say. */
  readonly reason: Reason | undefined
}

/** Share of the weight: 0 to 1, below 0 where it takes away. */
export type Judged = readonly [share: number, reason?: Reason | undefined]

export const reason = (key: string, params: Reason['params'] = {}): Reason => ({ key, params })
export const nothing: Judged = [0]

/** How often a feature counts for this elder. */
export type Factors = Readonly<Partial<Record<Feature, number>>>

export function partsOf<Kind extends RecommendedKind>(
  kind: Kind,
  judged: Readonly<Record<keyof (typeof weights)[Kind], Judged>>,
  factors: Factors = {},
): readonly Part[] {
  const weighed = Object.entries<number>(weights[kind])
  return weighed.map(([name, weight]) => {
    const feature = name as Feature & keyof (typeof weights)[Kind]
    const [share, why] = judged[feature]
    const counted = weight * (factors[feature] ?? 1)
    return { feature, weight: counted, points: tenth(share * counted), reason: why }
  })
}

/** The points of these features together in whole tenths, without saying why. */
export function tenthsOf<Kind extends RecommendedKind>(
  kind: Kind,
  judged: Readonly<Partial<Record<keyof (typeof weights)[Kind], Judged>>>,
  factors: Factors = {},
): number {
  let sum = 0
  for (const [name, weight] of weighed[kind]) {
    const share = judged[name as keyof typeof judged]?.[0] ?? 0
    // Rounded as the points of a part are.
    if (share !== 0) sum += Math.round(share * (weight * (factors[name] ?? 1)) * 10)
  }
  return sum
}

const weighed = Object.fromEntries(
  Object.entries(weights).map(([kind, all]) => [kind, Object.entries(all)]),
) as unknown as Readonly<Record<RecommendedKind, readonly (readonly [Feature, number])[]>>

export const scoreOf = (parts: readonly Part[]): number => tenth(parts.reduce((sum, part) => sum + part.points, 0))

const tenth = (points: number): number => Math.round(points * 10) / 10 + 0

/** What is said in one sentence: everything that has something to say, in the order of the weights' file. */
export const reasonsOf = (parts: readonly Part[]): readonly Reason[] => parts.flatMap((part) => part.reason ?? [])
