/**
 * Finds articles by what somebody typed, as it is typed: in characters, pinyin or first letters, by other names of the same thing, and
 * past a wrong character or letter. Every thing that was asked for counts by its best name; who has all of them stands first.
 */
import { type ArticleScores, articleScores, type Name, nameOf, type Thing } from './article-scores.ts'
import { hanRuns, plain, type SearchedText, wordsOf } from './article-text.ts'
import { bytesOfPostings, makePostings, mergePostings, type Postings, postingsOfBytes } from './postings.ts'
import { soundsOfWord, type SpokenWords, spokenWords } from './spoken-words.ts'
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

/** Said with nearly every question; they count only where nothing else was said. */
const fillers = new Set(
  '怎么办 怎么 怎样 如何 什么 为什么 哪些 哪个 哪里 多少 几个 可以 能不能 能 不能 要不要 该不该 应该 是不是 有没有 需要 注意 老人 老年人 老人家 我 我们 你 他 她 的 了 吗 呢 吧 啊 是 有 不 要 会 在 和 与 跟 得 地 着 都 就 还 很 好 想 请问 知道 一下 时候 事情 东西 办法 方法 问题 情况 家里 人 做 给 把 让 被 对 上 下 去 来 要注意 老是 总是 好多 好几 几 回 这个 那个 这里 那里 这样 起来 一个 一块 一点 点 啥 咋办 咋 么 也 又 多 少 再 没 没有 还是 或者 因为 所以 每天 现在 以后 以前 年 天 月 次 岁 爸 妈 爸爸 妈妈 老伴 父亲 母亲 爷爷 奶奶 孩子 家人'.split(
    ' ',
  ),
)
const fillerWeight = 0.12
const synonymWeight = 0.75
const misheardWeight = 0.8

export function createArticleIndex(kept?: Uint8Array<ArrayBuffer>): ArticleIndex {
  const found = kept === undefined ? undefined : postingsOfBytes(kept)
  let parts: readonly Postings[] = found === undefined ? [] : [found]
  let gone: readonly Uint8Array[] = parts.map(({ ids }) => new Uint8Array(ids.length))
  /** Part and number of each. */
  let places = new Map<string, readonly [number, number]>()
  /** Of all parts. */
  let allIds: readonly string[] = []
  let scores: ArticleScores = articleScores([], [])
  const settle = (): void => {
    places = new Map()
    parts.forEach(({ ids }, part) =>
      ids.forEach((id, article) => {
        if (gone[part]![article] === 0) places.set(id, [part, article])
      }),
    )
    allIds = parts.flatMap(({ ids }) => ids)
    scores = articleScores(parts, gone)
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
      const all = thingsOf(typed, spoken, scores.countOf)
      const said = all.filter(({ weight }) => weight > fillerWeight)
      const things = said.length > 0 ? said : all
      const marks = new Set(said.flatMap(({ names }) => names.flatMap(({ word, pairs }) => [word, ...pairs])))
      return {
        articles: scores.best(things, limit).map(([article, score]) => ({ id: allIds[article] ?? '', score })),
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

const thingNamed = (word: string, weight: number): Thing => ({
  names: namesOfSynonym.get(word) ?? [nameOf(word, 1)],
  weight,
})

const namesOfSynonym: ReadonlyMap<string, readonly Name[]> = new Map(
  [...synonyms].map(([word, others]) => [
    word,
    [nameOf(word, 1), ...others.map((other) => nameOf(other, synonymWeight))],
  ]),
)

const latinThings = (letters: string, spoken: SpokenWords): readonly Thing[] => {
  const heard = spoken.byLatin(letters)
  const places = new Set(heard.map(({ from, to }) => `${from}-${to}`))
  // What sounds alike was meant as one of them.
  return [...places].map((place) => {
    const words = heard.filter(({ from, to }) => `${from}-${to}` === place)
    const isFiller = words.every(({ word }) => fillers.has(word))
    return {
      names: words.flatMap(({ word, how }) =>
        thingNamed(word, 1).names.map(({ weight, ...name }) => ({
          ...name,
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
  const isUsed = (word: string): boolean => synonyms.has(word) || countOf(word) > 0
  const cut = new Map<number, string>()
  let at = 0
  // The dictionary is slow, and need not cut what is one word.
  const isOne = characters.length === 1 || (spoken.wordsFrom(characters, 0).at(-1) === run && isUsed(run))
  for (const word of isOne ? [run] : wordsOf(run)) {
    cut.set(at, word)
    at += lengthOf(word)
  }
  const taken: Taken[] = []
  for (let from = 0; from < characters.length;) {
    const own = cut.get(from) ?? characters[from]!
    const longer = spoken.wordsFrom(characters, from).findLast((word) => word.length > own.length && isUsed(word))
    const word = longer ?? own
    const to = from + lengthOf(word)
    const isFiller = fillers.has(word)
    taken.push({ from, to, word, isFiller, isKnown: to - from > 1 && (longer !== undefined || isUsed(word)) })
    from = to
  }
  const misheard = misheardIn(characters, taken, spoken)
  const things = taken
    .filter(({ from, to, isFiller }) => isFiller || !misheard.some((one) => one.from <= from && one.to >= to))
    .map(({ from, to, word, isFiller }) => thingNamed(word, isFiller ? fillerWeight : to - from === 1 ? 0.4 : 1))
  return [
    ...things,
    ...misheard.map(({ words }) => ({
      names: words.flatMap((word) => thingNamed(word, 1).names),
      weight: misheardWeight,
    })),
  ]
}

/** In characters, of which some are two units of a text. */
const lengthOf = (word: string): number => (word.length === 1 ? 1 : [...word].length)

type Stretch = { readonly from: number; readonly to: number }
type Taken = Stretch & { readonly word: string; readonly isKnown: boolean; readonly isFiller: boolean }
type Misheard = Stretch & { readonly words: readonly string[] }

/** Stretches that are no word, and sound or look like one: 高雪压, 糖尿并. The longest first. */
function misheardIn(characters: readonly string[], taken: readonly Taken[], spoken: SpokenWords): readonly Misheard[] {
  const known = taken.filter(({ isKnown }) => isKnown)
  const [whole] = known
  if (characters.length < 2 || (whole !== undefined && whole.to - whole.from === characters.length)) return []
  const isWithinKnown = (at: number): boolean => known.some(({ from, to }) => from < at && at < to)
  const mayBe = ({ from, to }: Stretch): boolean => {
    if (isWithinKnown(to) || known.some((one) => one.from === from && one.to === to)) return false
    return to - from > 2 || !taken.some((one) => one.isFiller && one.from < to && one.to > from)
  }
  let heard: readonly string[] | undefined
  const found: Misheard[] = []
  for (let from = 0; from + 2 <= characters.length; from += 1) {
    if (isWithinKnown(from)) continue
    heard ??= taken.flatMap(({ word }) => soundsOfWord(word))
    const sounding = heard.length === characters.length ? spoken.soundingFrom(heard, from) : []
    found.push(...sounding.map(({ to, words }) => ({ from, to, words })).filter(mayBe))
    const firstKnown = known.find((one) => one.from >= from)?.from ?? characters.length
    for (let to = from + 3; to <= Math.min(firstKnown, from + spoken.longest()); to += 1) {
      if (sounding.some((one) => one.to === to)) continue
      const words = spoken.byShape(characters.slice(from, to).join(''))
      if (words.length > 0) found.push({ from, to, words })
    }
  }
  const chosen: Misheard[] = []
  for (const one of found.toSorted((a, b) => b.to - b.from - (a.to - a.from) || a.from - b.from))
    if (!chosen.some(({ from, to }) => from < one.to && to > one.from)) chosen.push(one)
  return chosen
}
