/**
 * Finds articles by what somebody typed, as it is typed: in characters, pinyin or first letters, by other names of the same thing, and
 * past a wrong character or letter. Every thing that was asked for counts by its best name; who has all of them stands first.
 */
import { hanRuns, isHan, pairsOf, plain, type SearchedText, wordsOf } from './article-text.ts'
import { bytesOfPostings, makePostings, mergePostings, type Postings, postingsOfBytes } from './postings.ts'
import { soundsOf, type SpokenWords, spokenWords } from './spoken-words.ts'
import { synonyms } from './synonyms.ts'

export type ArticleFound = { readonly id: string; readonly score: number }
export type ArticlesFound = {
  /** Best first. */
  readonly articles: readonly ArticleFound[]
  /** Words to mark where they stand, longest first. */
  readonly marks: readonly string[]
}

export type ArticleIndex = {
  /** New ones, and newer versions of those that are there. */
  readonly put: (texts: readonly SearchedText[]) => void
  readonly remove: (ids: readonly string[]) => void
  readonly ids: () => readonly string[]
  readonly find: (typed: string, limit?: number) => ArticlesFound
  /** All of it in one piece, for the disk. */
  readonly bytes: () => Uint8Array<ArrayBuffer>
}

/** One thing that was asked for, under each of its names. */
type Thing = { readonly names: readonly { readonly word: string; readonly weight: number }[]; readonly weight: number }

/** Said with nearly every question; they say little of what it is about. */
const fillers = new Set(
  '怎么办 怎么 怎样 如何 什么 为什么 哪些 哪个 哪里 多少 几个 可以 能不能 能 不能 要不要 该不该 应该 是不是 有没有 需要 注意 老人 老年人 老人家 我 我们 你 他 她 的 了 吗 呢 吧 啊 是 有 不 要 会 在 和 与 跟 得 地 着 都 就 还 很 好 想 请问 知道 一下 时候 事情 东西 办法 方法 问题 情况 家里 人 做 给 把 让 被 对 上 下 去 来 要注意 老是 总是 好多 好几 几 回 这个 那个 这里 那里 这样 起来 一个 一块 一点 点 啥 咋办 咋 么 也 又 多 少 再 没 没有 还是 或者 因为 所以 每天 现在 以后 以前 年 天 月 次 岁 爸 妈 爸爸 妈妈 老伴 父亲 母亲 爷爷 奶奶 孩子 家人'.split(
    ' ',
  ),
)
const fillerWeight = 0.12
const synonymWeight = 0.75
const misheardWeight = 0.8
/** Where a word counts half as much as it ever can. */
const half = 3

export function createArticleIndex(kept?: Uint8Array<ArrayBuffer>): ArticleIndex {
  const found = kept === undefined ? undefined : postingsOfBytes(kept)
  let parts: readonly Postings[] = found === undefined ? [] : [found]
  let gone: readonly Uint8Array[] = parts.map(({ ids }) => new Uint8Array(ids.length))
  /** Part and number of each. */
  let places = new Map<string, readonly [number, number]>()
  let table = scoreTable(0)
  const settle = (): void => {
    places = new Map()
    parts.forEach(({ ids }, part) =>
      ids.forEach((id, article) => {
        if (gone[part]![article] === 0) places.set(id, [part, article])
      }),
    )
    table = scoreTable(parts.reduce((sum, { ids }) => sum + ids.length, 0))
  }
  const join = (): void => {
    parts = [mergePostings(parts, (part, article) => gone[part]![article] === 1)]
    gone = parts.map(({ ids }) => new Uint8Array(ids.length))
    settle()
  }
  const giveUp = (ids: readonly string[]): void => {
    for (const id of ids) {
      const place = places.get(id)
      if (place !== undefined) gone[place[0]]![place[1]] = 1
    }
  }
  const spoken = spokenWords()
  spoken.add(synonyms.keys())
  for (const { words } of parts) spoken.add(words)
  settle()

  const countOf = (term: string): number => {
    let count = 0
    for (const { terms, starts } of parts) {
      const number = terms.get(term)
      if (number !== undefined) count += starts[number + 1]! - starts[number]!
    }
    return count
  }
  function score(thing: Thing): void {
    table.beginThing()
    for (const { word, weight } of thing.names) {
      table.beginName()
      const pairs = isHan(word) && [...word].length > 2 ? pairsOf(word) : []
      for (const [term, share] of [[word, 1] as const, ...pairs.map((pair) => [pair, 0.6 / pairs.length] as const)]) {
        const count = countOf(term)
        if (count === 0) continue
        const rare = Math.log(1 + (table.size - count + 0.5) / (count + 0.5)) * share * weight
        let before = 0
        parts.forEach(({ terms, starts, articles, weights, ids }, part) => {
          const number = terms.get(term)
          if (number !== undefined) {
            const end = starts[number + 1]!
            for (let at = starts[number]!; at < end; at += 1) {
              const article = articles[at]!
              if (gone[part]![article] === 1) continue
              const often = weights[at]! / 16
              table.add(before + article, (rare * often) / (often + half))
            }
          }
          before += ids.length
        })
      }
      table.endName()
    }
    table.endThing(thing.weight)
  }

  return {
    put: (texts) => {
      giveUp(texts.map(({ id }) => id))
      const made = makePostings(texts)
      spoken.add(made.words)
      parts = [...parts, made]
      gone = [...gone, new Uint8Array(texts.length)]
      settle()
      // A change makes a small part; many are joined.
      if (parts.length > 8) join()
    },
    remove: (ids) => {
      giveUp(ids)
      settle()
    },
    ids: () => [...places.keys()],
    find: (typed, limit = 20) => {
      const things = thingsOf(typed, spoken, countOf)
      table.clear()
      for (const thing of things) score(thing)
      const asked = things.reduce((sum, { weight }) => sum + weight, 0)
      const best = table.best(limit, asked)
      const ids = parts.flatMap((part) => part.ids)
      const named = things.filter(({ weight }) => weight > fillerWeight).flatMap(({ names }) => names)
      const marks = new Set(
        named.flatMap(({ word }) => (isHan(word) && [...word].length > 2 ? [word, ...pairsOf(word)] : [word])),
      )
      return {
        articles: best.map(([article, points]) => ({ id: ids[article] ?? '', score: points })),
        marks: [...marks].toSorted((a, b) => b.length - a.length),
      }
    },
    bytes: () => {
      if (parts.length !== 1 || gone[0]?.includes(1) === true) join()
      return bytesOfPostings(parts[0] ?? makePostings([]))
    },
  }
}

function thingsOf(typed: string, spoken: SpokenWords, countOf: (term: string) => number): readonly Thing[] {
  const text = plain(typed)
  const things: Thing[] = []
  for (const run of hanRuns(text)) things.push(...hanThings(run, spoken, countOf))
  // Syllables typed apart are one.
  for (const [run] of text.matchAll(/[a-z]+(?:[\s'’]+[a-z]+)*/g)) {
    const single = wordsOf(run).filter((word) => countOf(word) > 0 || synonyms.has(word))
    for (const word of single) things.push(thingNamed(word, 1))
    if (single.length === 0) things.push(...latinThings(run.replaceAll(/[^a-z]/g, ''), spoken))
  }
  for (const [number] of text.matchAll(/\d+/g)) if (countOf(number) > 0) things.push(thingNamed(number, 0.5))
  return things
}

function thingNamed(word: string, weight: number): Thing {
  const others = (synonyms.get(word) ?? []).map((other) => ({ word: other, weight: synonymWeight }))
  return { names: [{ word, weight: 1 }, ...others], weight }
}

const latinThings = (letters: string, spoken: SpokenWords): readonly Thing[] => {
  const heard = spoken.byLatin(letters)
  const places = new Set(heard.map(({ from, to }) => `${from}-${to}`))
  // What sounds alike was meant as one of them.
  return [...places].map((place) => {
    const words = heard.filter(({ from, to }) => `${from}-${to}` === place)
    const isFiller = words.every(({ word }) => fillers.has(word))
    return {
      names: words.flatMap(({ word, how }) =>
        thingNamed(word, 1).names.map(({ word: name, weight }) => ({
          word: name,
          weight: weight * (how === 'sound' ? 1 : how === 'near' ? 0.8 : 0.9),
        })),
      ),
      weight: isFiller ? fillerWeight : 1,
    }
  })
}

/** Words as the dictionary cuts them, and longer ones that articles or people are known to use. */
function hanThings(run: string, spoken: SpokenWords, countOf: (term: string) => number): readonly Thing[] {
  const characters = [...run]
  const cut = new Map<number, string>()
  let at = 0
  for (const word of wordsOf(run)) {
    cut.set(at, word)
    at += [...word].length
  }
  const taken: { readonly from: number; readonly to: number; readonly word: string; readonly isKnown: boolean }[] = []
  for (let from = 0; from < characters.length;) {
    let word = cut.get(from) ?? characters[from]!
    for (let length = Math.min(spoken.longest(), characters.length - from); length > [...word].length; length -= 1) {
      const longer = characters.slice(from, from + length).join('')
      if (!spoken.has(longer) || !(synonyms.has(longer) || countOf(longer) > 0)) continue
      word = longer
      break
    }
    const to = from + [...word].length
    taken.push({ from, to, word, isKnown: to - from > 1 && (synonyms.has(word) || countOf(word) > 0) })
    from = to
  }
  const misheard = misheardIn(characters, taken, spoken)
  const things = taken
    .filter(({ from, to, word }) => fillers.has(word) || !misheard.some((one) => one.from <= from && one.to >= to))
    .map(({ word }) => thingNamed(word, fillers.has(word) ? fillerWeight : [...word].length === 1 ? 0.4 : 1))
  return [
    ...things,
    ...misheard.map(({ words }) => ({
      names: words.flatMap((word) => thingNamed(word, 1).names),
      weight: misheardWeight,
    })),
  ]
}

/** Stretches that are no word, and sound or look like one: 高雪压, 糖尿并. */
function misheardIn(
  characters: readonly string[],
  taken: readonly { readonly from: number; readonly to: number; readonly isKnown: boolean; readonly word: string }[],
  spoken: SpokenWords,
): readonly { readonly from: number; readonly to: number; readonly words: readonly string[] }[] {
  const sounds = soundsOf(characters.join(''))
  if (sounds.length !== characters.length) return []
  const found: { readonly from: number; readonly to: number; readonly words: readonly string[] }[] = []
  for (let length = Math.min(spoken.longest(), characters.length); length >= 2; length -= 1) {
    for (let from = 0; from + length <= characters.length; from += 1) {
      const to = from + length
      const known = taken.filter((one) => one.isKnown && one.from < to && one.to > from)
      const reaches = known.some((one) => one.from < from || one.to > to || one.to - one.from >= length)
      if (reaches || (length === 2 && known.length > 0)) continue
      if (length === 2 && taken.some((one) => fillers.has(one.word) && one.from < to && one.to > from)) continue
      if (found.some((one) => one.from < to && one.to > from)) continue
      const text = characters.slice(from, to).join('')
      const heard = spoken.bySound(sounds.slice(from, to))
      const words = heard.length > 0 || known.length > 0 ? heard : spoken.byShape(text)
      if (words.length > 0) found.push({ from, to, words })
    }
  }
  return found
}

/** Sums for every article, made once and cleared where they were touched. */
function scoreTable(size: number) {
  const name = new Float32Array(size)
  const best = new Float32Array(size)
  const total = new Float32Array(size)
  /** How much of what was asked for each has. */
  const counted = new Float32Array(size)
  let inName: number[] = []
  let inThing: number[] = []
  let touched: number[] = []
  return {
    size,
    clear: () => {
      for (const article of touched) {
        total[article] = 0
        counted[article] = 0
      }
      touched = []
    },
    beginThing: () => {
      inThing = []
    },
    beginName: () => {
      inName = []
    },
    add: (article: number, points: number) => {
      if (name[article] === 0) inName.push(article)
      name[article]! += points
    },
    endName: () => {
      for (const article of inName) {
        if (best[article] === 0) inThing.push(article)
        if (name[article]! > best[article]!) best[article] = name[article]!
        name[article] = 0
      }
    },
    endThing: (weight: number) => {
      for (const article of inThing) {
        if (total[article] === 0) touched.push(article)
        total[article]! += best[article]! * weight
        counted[article]! += weight
        best[article] = 0
      }
    },
    /** The first of all; who has but a part of what was asked for falls behind. */
    best: (limit: number, asked: number): readonly (readonly [number, number])[] => {
      const first: [number, number][] = []
      for (const article of touched) {
        const points = total[article]! * (0.4 + (0.6 * counted[article]!) / asked)
        if (first.length === limit && points <= first[limit - 1]![1]) continue
        let at = first.length
        while (at > 0 && first[at - 1]![1] < points) at -= 1
        first.splice(at, 0, [article, points])
        if (first.length > limit) first.pop()
      }
      return first
    },
  }
}
