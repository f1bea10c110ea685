import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SearchedText } from './article-text.ts'
import { createArticleIndex } from './article-index.ts'
import { markIn } from './marked.tsx'
import { isOneAway } from './spoken-words.ts'

const article = (id: string, title: string, keywords = '', text = ''): SearchedText => ({
  id,
  title,
  keywords: keywords.replaceAll(' ', '\n'),
  summary: '',
  text,
})
const texts = [
  article('pressure', '高血压的人怎么吃', '高血压 少盐', '少放盐，多吃菜。每天量一次血压。'),
  article('sugar', '糖尿病，管住嘴也不饿', '糖尿病 血糖', '主食定量，粗细搭配。'),
  article('memory', '记性变差，是不是病', '阿尔茨海默病 认知障碍', '忘了刚说过的话，找不到回家的路，要去看医生。'),
  article('falls', '家里怎样不摔跤', '跌倒 防滑', '地上的水马上擦干，夜里留一盏灯。'),
  article('cold', '带状疱疹，越早治越好', '带状疱疹', '身上一侧长出一串水疱，又痛又痒。'),
  article('lungs', '慢阻肺的人怎么喘得匀', '慢阻肺 COPD', '缩唇呼吸。'),
]
const index = (of: readonly SearchedText[] = texts) => {
  const made = createArticleIndex()
  made.put(of)
  return made
}
const first = (typed: string): string | undefined => index().find(typed).articles[0]?.id

describe('an article is found', () => {
  it.each([
    ['by its words, with everything said around them', '我想问一下高血压能吃什么啊', 'pressure'],
    ['by half a word, while it is typed', '糖尿', 'sugar'],
    ['by another name of the same thing', '老年痴呆', 'memory'],
    ['by what people call it', '蛇缠腰', 'cold'],
    ['by pinyin', 'gaoxueya', 'pressure'],
    ['by pinyin in syllables', 'gao xue ya chi shen me', 'pressure'],
    ['by pinyin that is only begun', 'tangni', 'sugar'],
    ['by first letters', 'gxy', 'pressure'],
    ['by pinyin as it is spoken at home', 'man zu fei', 'lungs'],
    ['by a Latin name', 'copd', 'lungs'],
    ['with a character of the same sound', '高雪压', 'pressure'],
    ['with a character of the same sound beside a right word', '糖尿并', 'sugar'],
    ['with a character that only looks wrong', '带壮疱疹', 'cold'],
    ['with a letter too much', 'gaoxuueya', 'pressure'],
    ['by a word of its text', '缩唇', 'lungs'],
  ])('%s', (_how, typed, id) => expect(first(typed)).toBe(id))

  it('and nothing is for what stands nowhere, for nothing, and for signs', () => {
    for (const typed of ['', '   ', '，。？', '🙂', 'zzzzqq']) expect(index().find(typed).articles).toEqual([])
  })

  it('first when it has all that was asked for', () => {
    const two = [article('both', '糖尿病人怎么防跌倒', '糖尿病 跌倒'), ...texts]
    expect(index(two).find('糖尿病 跌倒').articles[0]?.id).toBe('both')
  })
})

describe('the index', () => {
  it('answers alike whether it was made at once, by changes, or read from the disk', () => {
    const queries = ['高血压吃什么', 'gxy', '老年痴呆', '摔跤', '盐']
    const answers = (of: ReturnType<typeof createArticleIndex>) =>
      queries.map((typed) => of.find(typed).articles.map(({ id }) => id))
    const whole = answers(index())
    fc.assert(
      fc.property(
        fc.shuffledSubarray(texts, { minLength: texts.length }),
        fc.array(fc.nat(texts.length - 1)),
        (order, old) => {
          const made = createArticleIndex()
          for (const n of old) made.put([{ ...texts[n]!, title: '从前的高血压题目', keywords: '盐' }])
          for (const one of order) made.put([one])
          made.put([article('gone', '高血压 盐 老年痴呆 摔跤')])
          made.remove(['gone'])
          expect(made.ids().toSorted()).toEqual(texts.map(({ id }) => id).toSorted())
          const read = createArticleIndex(made.bytes())
          for (const one of [made, read]) {
            expect(answers(one).map((ids) => ids.toSorted())).toEqual(whole.map((ids) => ids.toSorted()))
            expect(answers(one).map(([best]) => best)).toEqual(whole.map(([best]) => best))
          }
        },
      ),
      { numRuns: 40 },
    )
  })

  it('begins empty where what lies on the disk is not whole', () => {
    const bytes = index().bytes()
    for (const broken of [bytes.slice(0, -1), bytes.slice(3), new Uint8Array(), new Uint8Array(40)]) {
      expect(createArticleIndex(broken).ids()).toEqual([])
    }
  })
})

it('marks the words that were found, under whatever name', () => {
  const { marks } = index().find('老年痴呆')
  expect(markIn('阿尔茨海默病不是老糊涂', marks)).toEqual([
    { text: '阿尔茨海默病', isMarked: true },
    { text: '不是', isMarked: false },
    { text: '老糊涂', isMarked: true },
  ])
  expect(markIn('a.c (b)', ['.', '('])).toEqual([
    { text: 'a', isMarked: false },
    { text: '.', isMarked: true },
    { text: 'c ', isMarked: false },
    { text: '(', isMarked: true },
    { text: 'b)', isMarked: false },
  ])
  expect(markIn('什么也没有', [])).toEqual([{ text: '什么也没有', isMarked: false }])
})

it('knows what is one letter away', () => {
  for (const other of ['gaoxuya', 'gaoxxueya', 'gaoxueye', 'goaxueya', 'gaoxueya'])
    expect(isOneAway('gaoxueya', other)).toBe(true)
  for (const other of ['gaoxue', 'gaxueye', 'goaxuey', 'ayeuxoag']) expect(isOneAway('gaoxueya', other)).toBe(false)
})
