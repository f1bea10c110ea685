/**
 * How well each article has what was asked for. Every thing that was asked for counts by its best name; who has all of them stands first.
 * From one letter typed to the next most things stay: what the articles get for one is kept.
 */
import { isHan, pairsOf } from './article-text.ts'
import type { Postings } from './postings.ts'

export type Name = { readonly word: string; readonly weight: number }
/** One thing that was asked for, under each of its names. */
export type Thing = { readonly names: readonly Name[]; readonly weight: number }

export type ArticleScores = {
  readonly countOf: (term: string) => number
  /** Numbers over all parts, and what each got, best first. */
  readonly best: (things: readonly Thing[], limit: number) => readonly (readonly [article: number, points: number])[]
}

/** What each article gets for a thing, the list of those that get something, and the most that one gets. */
type Points = { readonly points: Float32Array; readonly articles: Uint32Array; readonly most: number }

/** Where a word counts half as much as it ever can. */
const half = 3
/** By the weight of a posting: the share of what it ever can that a word counts. */
const shares = Float64Array.from({ length: 256 }, (_, weight) => weight / (weight + 16 * half))
/** Of 5,000 articles some eight megabytes. */
const thingsKept = 256

/** The pairs of a long Chinese word. */
export const pairsWithin = (word: string): readonly string[] =>
  word.length > 2 && isHan(word) && [...word].length > 2 ? pairsOf(word) : []

/** @param gone of each part, 1 for an article that was given up. */
export function articleScores(parts: readonly Postings[], gone: readonly Uint8Array[]): ArticleScores {
  const size = sum(parts.map(({ ids }) => ids.length))
  const name = new Float32Array(size)
  const inName = new Uint32Array(size)
  const inThing = new Uint32Array(size)
  /** Used last stands last. */
  const kept = new Map<string, Points>()

  const countOf = (term: string): number => {
    let count = 0
    for (const { terms, starts } of parts) {
      const number = terms.get(term)
      if (number !== undefined) count += starts[number + 1]! - starts[number]!
    }
    return count
  }

  /** Adds to `points` what each article gets for a term; the first `known` of `list` have some already. */
  function addTerm(term: string, share: number, points: Float32Array, list: Uint32Array, known: number): number {
    const count = countOf(term)
    if (count === 0) return known
    const rare = Math.log(1 + (size - count + 0.5) / (count + 0.5)) * share
    let before = 0
    for (let part = 0; part < parts.length; part += 1) {
      const { terms, starts, articles, weights, ids } = parts[part]!
      const number = terms.get(term)
      if (number !== undefined) {
        const givenUp = gone[part]!
        const end = starts[number + 1]!
        for (let at = starts[number]!; at < end; at += 1) {
          const article = articles[at]!
          if (givenUp[article] === 1) continue
          if (points[before + article] === 0) list[known++] = before + article
          points[before + article]! += rare * shares[weights[at]!]!
        }
      }
      before += ids.length
    }
    return known
  }

  function addName({ word, weight }: Name, points: Float32Array, list: Uint32Array): number {
    let known = addTerm(word, weight, points, list, 0)
    const pairs = pairsWithin(word)
    for (const pair of pairs) known = addTerm(pair, (0.6 / pairs.length) * weight, points, list, known)
    return known
  }

  function pointsOf(names: readonly Name[]): Points {
    const points = new Float32Array(size)
    let count = names.length === 1 ? addName(names[0]!, points, inThing) : 0
    for (const one of names.length === 1 ? [] : names) {
      const known = addName(one, name, inName)
      for (let at = 0; at < known; at += 1) {
        const article = inName[at]!
        if (points[article] === 0) inThing[count++] = article
        if (name[article]! > points[article]!) points[article] = name[article]!
        name[article] = 0
      }
    }
    const articles = inThing.slice(0, count)
    let most = 0
    for (let at = 0; at < count; at += 1) if (points[articles[at]!]! > most) most = points[articles[at]!]!
    return { points, articles, most }
  }

  function keptPointsOf(names: readonly Name[]): Points {
    const [only] = names
    // One name stands for its others.
    const isPlain = names.length === 1 && only!.weight === 1
    const key = isPlain ? only!.word : names.map(({ word, weight }) => `${word}${weight}`).join(' ')
    const points = kept.get(key) ?? pointsOf(names)
    kept.delete(key)
    kept.set(key, points)
    if (kept.size > thingsKept) kept.delete(kept.keys().next().value!)
    return points
  }

  return {
    countOf,
    best: (things, limit) => {
      const asked = things
        .map(({ names, weight }) => ({ ...keptPointsOf(names), weight }))
        .toSorted((a, b) => b.most * b.weight - a.most * a.weight)
      const tables = asked.map(({ points }) => points)
      const weights = asked.map(({ weight }) => weight)
      const allWeight = sum(weights)
      const first: [number, number][] = []
      /** What the last of them got: who cannot get more is not looked at. */
      let least = 0
      for (let thing = 0; thing < asked.length; thing += 1) {
        const { articles, points, most, weight } = asked[thing]!
        const later = sum(asked.slice(thing + 1).map((other) => other.most * other.weight))
        if (most * weight + later <= least) break
        for (let one = 0; one < articles.length; one += 1) {
          const article = articles[one]!
          if (points[article]! * weight + later <= least || isIn(tables, thing, article)) continue
          let total = 0
          let counted = 0
          for (let other = thing; other < tables.length; other += 1) {
            const got = tables[other]![article]!
            if (got === 0) continue
            total += got * weights[other]!
            counted += weights[other]!
          }
          // Who has but a part of what was asked for falls behind.
          const score = total * (0.4 + (0.6 * counted) / allWeight)
          if (score <= least) continue
          let at = first.length
          while (at > 0 && first[at - 1]![1] < score) at -= 1
          first.splice(at, 0, [article, score])
          if (first.length > limit) first.pop()
          if (first.length === limit) least = first[limit - 1]![1]
        }
      }
      return first
    },
  }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0)

function isIn(tables: readonly Float32Array[], before: number, article: number): boolean {
  for (let at = 0; at < before; at += 1) if (tables[at]![article] !== 0) return true
  return false
}
