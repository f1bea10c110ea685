/**
 * Finds articles by what somebody typed, as it is typed: in characters, pinyin or first letters, by other names of the same thing, and
 * past a wrong character or letter. Every thing that was asked for counts by its best name; who has all of them stands first.
 */
import { type ArticleScores, articleScores, pairsWithin, type Thing } from './article-scores.ts'
import { hanRuns, plain, type SearchedText, wordsOf } from './article-text.ts'
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
      const marks = new Set(said.flatMap(({ names }) => names.flatMap(({ word }) => [word, ...pairsWithin(word)])))
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
  let heard: readonly string[] | undefined
  const soundsFrom = (from: number, to: number): readonly string[] => {
    heard ??= soundsOf(characters.join(''))
    return heard.length === characters.length ? heard.slice(from, to) : []
  }
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
      const sounding = spoken.bySound(soundsFrom(from, to))
      const words = sounding.length > 0 || known.length > 0 ? sounding : spoken.byShape(text)
      if (words.length > 0) found.push({ from, to, words })
    }
  }
  return found
}
