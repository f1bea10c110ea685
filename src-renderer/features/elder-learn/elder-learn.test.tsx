// @vitest-environment happy-dom
import { act } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Article, articleCategories } from '../../../src-domain/articles/article.ts'
import { drawingIds } from '../../../src-domain/articles/article-picture.ts'
import { recallArticle } from '../../../src-domain/articles/article-recall.ts'
import { lessons } from '../../../src-domain/articles/lessons/lessons.ts'
import { libraryArticles, libraryId } from '../../../src-domain/articles/library/library.ts'
import type { Elder } from '../../../src-domain/elders/elder.ts'
import type { Document } from '../../../src-domain/shared/document.ts'
import { refusal } from '../../../src-domain/shared/result.ts'
import { axeFindingsHere } from '../../../tests/support/axe-here.ts'
import { type MemoryStation, memoryStation } from '../../../tests/support/memory-station.tsx'
import { actOf, sampleElder } from '../../../tests/support/sample-elder.ts'
import { SearchWorkerHere } from '../../../tests/support/search-worker-here.ts'
import { i18n } from '../../i18n/i18n.ts'
import { loadLibrary } from '../../replica/article-shelf.ts'
import { knownDrawings } from '../../ui/line-drawing.tsx'
import { ReadAloudProvider, type Speech } from '../../ui/read-aloud.tsx'
import { ElderLearn } from './elder-learn.tsx'
import { silentMs } from './lesson-time.ts'
import type { LearnPlace } from './places.ts'

const falls = libraryArticles().find(({ id }) => id === libraryId('falls-at-home'))!
const elder = sampleElder()

/** A voice that is through with a sentence when the test says so. */
function voiceOf(language: 'zh-CN' | 'none') {
  const said: { text: string; rate: number; volume: number; over: () => void }[] = []
  const speech: Speech = {
    voices: (wanted) => (wanted === language ? 1 : 0),
    onVoices: () => () => undefined,
    speak: (text, _language, { rate, volume }) =>
      new Promise((resolve) => said.push({ text, rate, volume, over: () => resolve() })),
    stop: () => said.at(-1)?.over(),
  }
  return { speech, said, next: () => act(async () => said.at(-1)?.over()) }
}

let station: MemoryStation
let voice: ReturnType<typeof voiceOf>
const left = vi.fn()
const asked = vi.fn()
beforeEach(() => vi.stubGlobal('Worker', SearchWorkerHere))
afterEach(async () => {
  await station.close()
  vi.unstubAllGlobals()
  vi.useRealTimers()
  await i18n.changeLanguage('zh-CN')
})

async function open({
  who,
  start,
  documents = [],
  speaks = 'none',
  language = 'zh-CN',
}: {
  readonly who?: Elder
  readonly start?: LearnPlace
  readonly documents?: readonly Document[]
  readonly speaks?: 'zh-CN' | 'none'
  readonly language?: string
} = {}) {
  await loadLibrary()
  station = memoryStation({ self: true, documents: [...(who === undefined ? [] : [who as Document]), ...documents] })
  await i18n.changeLanguage(language)
  voice = voiceOf(speaks)
  await station.draw(
    <ReadAloudProvider speech={voice.speech}>
      <ElderLearn elder={who?.id} fits={[]} start={start} onAsk={asked} onBack={left} />
    </ReadAloudProvider>,
  )
}
const rows = () => [...document.querySelectorAll<HTMLButtonElement>('.learn-row')]
const touch = (words: string) =>
  act(async () => {
    const all = [...document.querySelectorAll<HTMLButtonElement>('.learn-row, .learn-picture')]
    all.find((one) => one.textContent?.includes(words))?.click()
  })
const heading = () => document.querySelector('h1')?.textContent
const marked = () => document.querySelector('.is-read')?.textContent
const turnToEnd = async () => {
  while (station.button('下一页') !== undefined) await station.press('下一页')
}
describe('learning on the elder’s face', () => {
  it('leads by pictures alone to an article: twelve kinds, three at a time, turned by buttons', async () => {
    await open()
    await station.press('找别的')
    await station.press('分门别类看')
    expect(document.querySelectorAll('.learn-picture')).toHaveLength(articleCategories.length)
    expect(await axeFindingsHere()).toEqual([])
    await touch('常见的病')
    expect(rows()).toHaveLength(3)
    expect(station.text()).toContain('第 1 页，共')
    const first = rows()[0]?.textContent
    await station.press('下一页')
    expect(rows()[0]?.textContent).not.toBe(first)
    expect(await axeFindingsHere()).toEqual([])
    await station.press('上一页')
    await act(async () => rows()[0]?.click())
    expect(first).toContain(heading() ?? 'none')
    for (let step = 0; step < 5; step += 1) await station.press('返回')
    expect(left).toHaveBeenCalledOnce()
  })

  it('finds by a part of the body, and keeps what is for the family under its own', async () => {
    await open()
    await station.press('找别的')
    await station.press('指着图找')
    await touch('腿和跌倒')
    expect(station.text()).toContain(falls.body.title)
    await station.press('返回')
    await station.press('返回')
    await station.press('家里人看的')
    const family: string[] = []
    for (;;) {
      family.push(...rows().map((one) => one.querySelector('b')?.textContent ?? ''))
      if (station.button('下一页') === undefined) break
      await station.press('下一页')
    }
    expect(family).toContain('照顾人的人，也要歇一歇')
    expect(family).not.toContain(falls.body.title)
    expect(family.at(-1)).toBe('重病末期，怎样少受罪')
  })

  it('leads to a question where somebody takes questions', async () => {
    await open()
    await station.press('问一个问题')
    expect(asked).toHaveBeenCalledOnce()
  })

  it('finds in typed words as a second way, marks them, and shows three', async () => {
    await open({ start: { at: 'topics' } })
    await station.press('打字找')
    await station.type('想知道什么', '老年痴呆')
    await expect.poll(() => document.querySelectorAll('.learn-row mark').length).toBeGreaterThan(0)
    expect(rows().length).toBeLessThanOrEqual(3)
    await station.type('想知道什么', '临终关怀')
    await expect.poll(() => station.text()).toMatch(/找到|没有找到/)
    expect(station.text()).not.toContain('重病末期')
    await station.type('想知道什么', '🙂')
    await expect.poll(() => station.text()).toContain('没有找到')
    expect(await axeFindingsHere()).toEqual([])
  })

  it('shows nothing of an article that was taken back, also while somebody reads it', async () => {
    await open({ start: { at: 'article', id: falls.id } })
    expect(station.text()).toContain(falls.body.summary)
    const taken = recallArticle(
      falls,
      { recalled: true, reason: '写错了' },
      'administrator',
      actOf('2026-11-21T02:00:00.000Z', 9),
    )
    if (!taken.ok) throw new Error('refused')
    await station.arrive(taken.value as Document)
    expect(station.text()).not.toContain(falls.body.summary)
    expect(heading()).toBe('这篇文章现在不能看了')
  })

  it('is English in all that is not an article', async () => {
    await open({ start: { at: 'article', id: falls.id }, language: 'en' })
    expect(heading()).toBe(falls.body.english?.title)
    expect(station.text()).toContain('The text is Chinese.')
    expect(document.querySelector('.learn-section')?.getAttribute('lang')).toBe('zh-CN')
  })
})

describe('an article', () => {
  const start = { at: 'article', id: falls.id } as const

  it('says that nobody reviewed it, tells do from do not in words, and ends with its sources', async () => {
    await open({ start })
    expect(station.text()).toContain('未经医师审核')
    const headings: string[] = []
    for (;;) {
      headings.push(...[...document.querySelectorAll('.learn-section h2')].map((one) => one.textContent ?? ''))
      for (const section of document.querySelectorAll('.is-do, .is-avoid')) {
        expect(section.querySelectorAll('svg').length).toBeGreaterThan(1)
      }
      if (station.button('下一页') === undefined) break
      expect(await axeFindingsHere()).toEqual([])
      await station.press('下一页')
    }
    expect(headings).toEqual(expect.arrayContaining(['要这样做', '不要这样做', '马上拨打 120']))
    expect(station.text()).toContain('根据这些公开资料写成')
    expect(station.text()).toContain('老年人跌倒干预技术指南')
    expect(await axeFindingsHere()).toEqual([])
  })

  it('says at once that there is no voice, and again when it is asked to read', async () => {
    await open({ start })
    expect(station.text()).toContain('这台机器没有中文声音')
    await station.press('读给我听')
    expect(station.text()).toContain('这台机器没装中文声音')
  })

  it('is read sentence by sentence with the one that is read marked, and turns its pages as it goes', async () => {
    await open({ who: elder, start, speaks: 'zh-CN' })
    await station.press('读给我听')
    expect(voice.said.map(({ text }) => text)).toEqual([falls.body.title])
    await voice.next()
    expect(marked()).toBe(voice.said.at(-1)?.text)
    while (voice.said.length < 8) await voice.next()
    expect(marked()).toBe(voice.said.at(-1)?.text)
    // 「下一页」 takes the reading along.
    await station.press('下一页')
    expect(marked()).toBe(voice.said.at(-1)?.text)
    await station.press('停下')
    expect(marked()).toBeUndefined()
    const said = voice.said.length
    await voice.next()
    expect(voice.said).toHaveLength(said)
  })

  it('heard to its end is noted once as heard', async () => {
    await open({ who: elder, start, speaks: 'zh-CN' })
    await station.press('读给我听')
    for (let n = 0; n < 200 && station.button('停下') !== undefined; n += 1) await voice.next()
    expect(station.ofKind('article-handed').map(({ body }) => body['how'])).toEqual(['heard'])
    expect(station.text()).toContain('这有帮助吗？')
  })

  it('is read more slowly and more softly by large buttons', async () => {
    await open({ start, speaks: 'zh-CN' })
    await station.press('快慢和声音')
    await station.press('慢')
    await station.press('小')
    await station.press('读给我听')
    expect(voice.said[0]).toMatchObject({ rate: 0.7, volume: 0.4 })
    expect(await axeFindingsHere()).toEqual([])
  })

  it('is noted as read once, at its last page, for who is signed in', async () => {
    await open({ who: elder, start })
    expect(station.ofKind('article-handed')).toEqual([])
    await turnToEnd()
    await station.press('上一页')
    await station.press('下一页')
    expect(station.ofKind('article-handed')).toHaveLength(1)
    expect(station.ofKind('article-handed')[0]).toMatchObject({
      elder: elder.id,
      author: 'self',
      body: { article: falls.id, how: 'read', to: 'elder' },
    })
    expect(station.text()).toContain('记下您看过了')
  })

  it('is noted of nobody without a card, and of nobody who took back the consent to a record', async () => {
    await open({ start })
    await turnToEnd()
    expect(station.ofKind('article-handed')).toEqual([])
    await station.close()
    await open({ who: sampleElder({ withdrawn: ['record'] }), start })
    await turnToEnd()
    expect(station.ofKind('article-handed')).toEqual([])
    expect(station.text()).not.toContain('这有帮助吗')
  })

  it('takes one answer to whether it helped, changes it and takes it back', async () => {
    await open({ who: elder, start })
    await turnToEnd()
    await station.press('没有')
    await station.press('有')
    await station.press('有')
    const said = station.ofKind('article-rating')
    expect(said.map(({ body }) => body['answer'])).toEqual(['notHelped', 'helped', 'takenBack'])
    expect(said.map(({ body }) => body['replaces'])).toEqual([undefined, said[0]?.id, said[1]?.id])
    expect(said.every(({ elder: of }) => of === elder.id)).toBe(true)
    expect(document.querySelector('.learn-answers [aria-pressed="true"]')).toBeNull()
  })

  it('takes an answer of nobody too, which names nobody', async () => {
    await open({ start })
    await turnToEnd()
    await station.press('有')
    expect(station.ofKind('article-rating')[0]).toMatchObject({ elder: '', body: { answer: 'helped' } })
    expect(station.button('不适合我')).toBeUndefined()
  })

  it('is not shown as answered when that could not be saved', async () => {
    await open({ who: elder, start })
    await turnToEnd()
    station.refuses = refusal('storage.full')
    await station.press('有')
    expect(station.text()).toContain('没能存下来')
    expect(document.querySelector('.learn-answers [aria-pressed="true"]')).toBeNull()
  })

  it('that does not suit somebody is said so, and taken back', async () => {
    await open({ who: elder, start })
    await turnToEnd()
    await station.press('不适合我')
    expect(station.ofKind('not-for-me')[0]).toMatchObject({
      elder: elder.id,
      body: { item: falls.id, fits: false, saidBy: 'elder' },
    })
    station.now += 1_000
    await station.press('说过不适合我，按一下收回')
    expect(station.ofKind('not-for-me').map(({ body }) => body['fits'])).toEqual([false, true])
  })

  it('shows a picture on a page of its own behind its section, with what is to be seen and who drew it', async () => {
    expect(knownDrawings.toSorted()).toEqual([...drawingIds].toSorted())
    await open({ start: { at: 'article', id: libraryId('measuring-blood-pressure') }, speaks: 'zh-CN' })
    const drawing = () => document.querySelector('.line-drawing')
    while (drawing() === null) await station.press('下一页')
    expect(drawing()?.getAttribute('aria-label')).toContain('靠着椅背坐')
    expect(document.querySelector('figcaption')?.textContent).toContain('本项目自己画的示意图')
    expect(await axeFindingsHere()).toEqual([])
    await station.press('读给我听')
    expect(voice.said.at(-1)?.text).toMatch(/^图：/)
  })
})

describe('a lesson', () => {
  const start = { at: 'lesson', slug: 'lesson-falls-at-home' } as const
  const slides = lessons.find(({ slug }) => slug === start.slug)!.slides

  it('with a voice plays when it opens and turns its slides as they are read', async () => {
    await open({ who: elder, start, speaks: 'zh-CN' })
    expect(station.text()).toContain('第 1 页，共 8 页')
    expect(slides[0]?.spoken.startsWith(voice.said[0]!.text)).toBe(true)
    while (!station.text().includes('第 2 页')) await voice.next()
    expect(marked()).toBe(voice.said.at(-1)?.text)
    await station.press('暂停')
    const said = voice.said.length
    await voice.next()
    expect(voice.said).toHaveLength(said)
    await station.press('播放')
    expect(slides[1]?.spoken.startsWith(voice.said.at(-1)!.text)).toBe(true)
    for (let n = 0; n < 100 && station.button('暂停') !== undefined; n += 1) await voice.next()
    expect(station.text()).toContain('这一课看完了')
    expect(new Set(station.ofKind('article-handed').map(({ body }) => `${body['article']} ${body['how']}`))).toEqual(
      new Set([`${libraryId('falls-at-home')} watched`, `${libraryId('after-a-fall')} watched`]),
    )
    expect(await axeFindingsHere()).toEqual([])
  })

  it('without a voice stands still until it is played, says so, and turns by its time', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    await open({ start })
    expect(station.text()).toContain('这台机器没有中文声音')
    expect(station.text()).toContain('还没有拍成视频')
    expect(station.text()).toContain('未经医师审核')
    await act(async () => vi.advanceTimersByTime(600_000))
    expect(station.text()).toContain('第 1 页')
    await station.press('播放')
    await act(async () => vi.advanceTimersByTime(silentMs(slides[0]!) + 1))
    expect(station.text()).toContain('第 2 页')
    await station.press('暂停')
    await act(async () => vi.advanceTimersByTime(600_000))
    expect(station.text()).toContain('第 2 页')
    await station.press('下一页')
    expect(station.text()).toContain(slides[2]!.title)
  })

  it('is silent as soon as it is left', async () => {
    await open({ start: { at: 'lessons', page: 0 }, speaks: 'zh-CN' })
    await touch('家里防跌倒')
    const said = voice.said.length
    expect(said).toBe(1)
    await station.press('返回')
    await voice.next()
    expect(voice.said).toHaveLength(said)
  })

  it('goes with its articles when one is taken back', async () => {
    const taken = recallArticle(
      libraryArticles().find(({ id }) => id === libraryId('after-a-fall')) as Article,
      { recalled: true, reason: '写错了' },
      'administrator',
      actOf('2026-11-21T02:00:00.000Z', 9),
    )
    if (!taken.ok) throw new Error('refused')
    await open({ start: { at: 'lessons', page: 0 }, documents: [taken.value as Document] })
    expect(station.text()).not.toContain('家里防跌倒')
    expect(rows()).toHaveLength(3)
    expect(await axeFindingsHere()).toEqual([])
  })
})

it('no lesson takes five minutes, read aloud or silently', () => {
  for (const { slides } of lessons) {
    expect(slides.reduce((sum, slide) => sum + silentMs(slide), 0)).toBeLessThan(300_000)
  }
})
