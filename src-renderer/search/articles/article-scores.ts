/**
 * How well each article has what was asked for. Every thing that was asked for counts by its best name; who has all of them stands first.
 * From one letter typed to the next most things stay: what the articles get for one is kept.
 */
import { isHan, pairsOf } from './article-text.ts'
import type { Postings } from './postings.ts'

/** A word, and the pairs of a long Chinese one. */
export type Name = { readonly word: string; readonly pairs: readonly string[]; readonly weight: number }
/** One thing that was asked for, under each of its names. */
export type Thing = { readonly names: readonly Name[]; readonly weight: number }

export type ArticleScores = {
  readonly countOf: (term: string) => number
  /** Numbers over all parts, and what each got, best first. */
  readonly best: (things: readonly Thing[], limit: number) => readonly (readonly [article: number, points: number])[]
}

/** The articles that get something for a thing, and what each gets. */
type Points = { readonly articles: Uint32Array; readonly points: Float32Array }

/** Where a word counts half as much as it ever can. */
const half = 3
/** By the weight of a posting: the share of what it ever can that a word counts. */
const shares = Float64Array.from({ length: 256 }, (_, weight) => weight / (weight + 16 * half))
/** So many articles of a word are looked at in each part, those first where it weighs most. */
const weightiest = 128
/** Together a megabyte or two. */
const thingsKept = 256

export const nameOf = (word: string, weight: number): Name => ({
  word,
  pairs: word.length > 2 && isHan(word) && [...word].length > 2 ? pairsOf(word) : [],
  weight,
})

/** @param gone of each part, 1 for an article that was given up. */
export function articleScores(parts: readonly Postings[], gone: readonly Uint8Array[]): ArticleScores {
  const size = sum(parts.map(({ ids }) => ids.length))
  // For the adding up; between two questions all of it is 0.
  const name = new Float32Array(size)
  const inName = new Uint32Array(size)
  const total = new Float32Array(size)
  const counted = new Float32Array(size)
  const inTotal = new Uint32Array(size)
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
        const end = Math.min(starts[number + 1]!, starts[number]! + weightiest)
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

  function addName({ word, pairs, weight }: Name, points: Float32Array, list: Uint32Array): number {
    let known = addTerm(word, weight, points, list, 0)
    for (const pair of pairs) known = addTerm(pair, (0.6 / pairs.length) * weight, points, list, known)
    return known
  }

  function pointsOf(names: readonly Name[]): Points {
    let count = 0
    for (const one of names) {
      const known = addName(one, name, inName)
      for (let at = 0; at < known; at += 1) {
        const article = inName[at]!
        const got = name[article]!
        const before = total[article]!
        if (before === 0) inTotal[count++] = article
        if (got > before) total[article] = got
        name[article] = 0
      }
    }
    const articles = inTotal.slice(0, count)
    const points = new Float32Array(count)
    for (let at = 0; at < count; at += 1) {
      points[at] = total[articles[at]!]!
      total[articles[at]!] = 0
    }
    return { articles, points }
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
      let allWeight = 0
      let count = 0
      const asked = things.map(({ names, weight }) => ({ ...keptPointsOf(names), weight }))
      for (const { articles, points, weight } of asked) {
        allWeight += weight
        for (let at = 0; at < articles.length; at += 1) {
          const article = articles[at]!
          if (counted[article] === 0) inTotal[count++] = article
          total[article]! += points[at]! * weight
          counted[article]! += weight
        }
      }
      const first: [number, number][] = []
      let least = 0
      for (let at = 0; at < count; at += 1) {
        const article = inTotal[at]!
        // Who has but a part of what was asked for falls behind.
        const score = total[article]! * (0.4 + (0.6 * counted[article]!) / allWeight)
        total[article] = 0
        counted[article] = 0
        if (score <= least) continue
        let place = first.length
        while (place > 0 && first[place - 1]![1] < score) place -= 1
        first.splice(place, 0, [article, score])
        if (first.length > limit) first.pop()
        if (first.length === limit) least = first[limit - 1]![1]
      }
      return first
    },
  }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0)
