// @vitest-environment happy-dom
import { act } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { handArticle } from '../../../src-domain/articles/article-handed.ts'
import { rateArticle } from '../../../src-domain/articles/article-rating.ts'
import { libraryArticles } from '../../../src-domain/articles/library/library.ts'
import { articleIdOf, type DraftContent, writeDraft } from '../../../src-domain/asking/article-draft.ts'
import { askQuestion } from '../../../src-domain/asking/asked-question.ts'
import { reviewDraft } from '../../../src-domain/asking/draft-review.ts'
import { answerQuestion } from '../../../src-domain/asking/question-answer.ts'
import { stationArticles } from '../../../src-domain/asking/station-articles.ts'
import { type Document, createDocument } from '../../../src-domain/shared/document.ts'
import type { Result } from '../../../src-domain/shared/result.ts'
import { staffKind } from '../../../src-domain/staff/staff.ts'
import { memoryStaff, type MemoryStation, memoryStation } from '../../../tests/support/memory-station.tsx'
import { actOf, sampleElder } from '../../../tests/support/sample-elder.ts'
import { SearchWorkerHere } from '../../../tests/support/search-worker-here.ts'
import { i18n } from '../../i18n/i18n.ts'
import { loadLibrary } from '../../replica/article-shelf.ts'
import { UnsavedProvider } from '../../ui/unsaved.tsx'
import { AskedCard } from './asked-card.tsx'
import { AskingScreen } from './asking-screen.tsx'
import { contentOf, startOf } from './draft-form.ts'
import { QuestionPage } from './question-page.tsx'
import { StoryPage } from './story-page.tsx'
import { WriteArticle } from './write-article.tsx'

const made = <T,>(result: Result<T, { readonly code: string }>): T => {
  if (!result.ok) throw new Error(result.error.code)
  return result.value
}
const elder = sampleElder({})
const careful = sampleElder({ agreed: ['record'], seed: 9, name: '周爱华' })
const at = (day: string, seed: number, author = 'staff:1') => ({
  ...actOf(`2026-11-${day}T02:00:00.000Z`, seed),
  author,
})
const colleague = {
  ...createDocument(staffKind, { name: '刘建', role: 'staff', active: true }, at('01', 90)),
  id: 'staff:1',
} as Document
const asked = { askedBy: 'elder', origin: 'asked', topic: 'diseasePrevention' } as const
const question = askQuestion({ ...asked, words: '在家怎么才能不跌倒' }, elder.id, at('19', 3))
const ofNobody = askQuestion({ ...asked, words: '手抖要紧吗' }, '', at('21', 4))
const hidden = askQuestion({ ...asked, words: '不该看见的' }, careful.id, at('10', 5))
const people = [elder, careful, colleague] as readonly Document[]

const content: DraftContent = {
  title: '夜里起床慢慢来',
  category: 'diseasePrevention',
  summary: '夜里起床先坐一坐，再站起来。',
  sections: [{ style: 'steps', lines: ['先坐半分钟。', '再站半分钟。'] }],
  sources: [{ name: '《老年人跌倒干预技术指南》，2011 年' }],
  expiresOn: '2028-11-22',
  audiences: ['elder'],
  conditions: [],
  needs: [],
  keywords: [],
  months: [],
}
const draft = made(writeDraft({ content }, 'staff', at('20', 6)))
const own = made(writeDraft({ content }, 'staff', at('20', 7, memoryStaff)))

let station: MemoryStation
const went: string[] = []
beforeEach(() => {
  vi.stubGlobal('Worker', SearchWorkerHere)
  went.length = 0
})
afterEach(async () => {
  await station.close()
  vi.unstubAllGlobals()
  await i18n.changeLanguage('zh-CN')
})
const open = async (screen: React.ReactNode, documents: readonly Document[], language = 'zh-CN') => {
  await loadLibrary()
  station = memoryStation({ documents: [...people, ...documents] })
  await i18n.changeLanguage(language)
  await station.draw(<UnsavedProvider person={memoryStaff}>{screen}</UnsavedProvider>)
}
const list = (
  <AskingScreen onOpen={(id) => went.push(id)} onOpenStory={(id) => went.push(id)} onWrite={() => went.push('write')} />
)
const one = (
  <QuestionPage
    id={question.id}
    onOpenElder={(id) => went.push(id)}
    onOpenArticle={(id) => went.push(id)}
    onMakeArticle={(id) => went.push(id)}
  />
)
const story = (id: string) => (
  <StoryPage
    id={id}
    renderArticle={({ sections }) => sections.map(({ lines }) => lines.join(''))}
    onOpenArticle={(article) => went.push(article)}
    onOpenQuestion={(asking) => went.push(asking)}
    onImprove={(article) => went.push(`improve ${article}`)}
  />
)

describe('the list of questions', () => {
  it('has the one that waits longest first, and no words of a named elder nor anything of one who did not agree', async () => {
    await open(list, [ofNobody, hidden, question] as readonly Document[])
    const text = station.text()
    expect(text.indexOf('王秀兰')).toBeGreaterThan(0)
    expect(text.indexOf('王秀兰')).toBeLessThan(text.indexOf('手抖要紧吗'))
    expect(text).toContain('等了 3 天')
    expect(text).not.toContain('在家怎么才能不跌倒')
    expect(text).not.toContain('周爱华')
    expect(text).not.toContain('不该看见的')
  })

  it('speaks English', async () => {
    await open(list, [question, draft] as readonly Document[], 'en')
    expect(station.text()).toContain('Questions waiting for an answer')
    expect(station.text()).toContain('waiting for 3 days')
    expect(station.text()).toContain('Waits for a colleague')
  })

  it('takes a question down without a name, when it is said what it is about', async () => {
    await open(list, [])
    await station.press('记下一个问题')
    expect(station.text()).toContain('不选人，就不记名')
    await station.type('想知道什么', '手抖要紧吗')
    expect(station.button('记下来')?.disabled).toBe(true)
    await act(async () => {
      document
        .querySelector('.ant-select-selector, .ant-select')
        ?.dispatchEvent(new MouseEvent('mousedown', { bubbles: true }))
    })
    // Outside the dialog a finger would not reach it.
    await act(async () => document.querySelector<HTMLElement>('dialog .ant-select-item-option')?.click())
    await station.press('记下来')
    expect(station.ofKind('asked-question')).toMatchObject([
      { elder: '', author: memoryStaff, body: { words: '手抖要紧吗', topic: 'medicationSafety', origin: 'asked' } },
    ])
    expect(station.text()).toContain('今天问的')
  })

  it('says of each article who has to do something, and counts how articles were used', async () => {
    const article = libraryArticles()[0]!
    const answer = made(
      answerQuestion(question, { article: article.id, title: article.body.title }, 'staff', at('20', 8)),
    )
    await open(list, [draft, own, question, answer] as readonly Document[])
    expect(station.text()).toContain('等同事看')
    expect(station.text()).toContain('您写的，等同事看')
    expect([...document.querySelectorAll('tbody th')].map((cell) => cell.textContent)).toEqual([article.body.title])
  })
})

describe('one question', () => {
  it('is opened with a look written down, and answered by an article that fits in one press', async () => {
    await open(one, [question as Document])
    await vi.waitFor(() => expect(station.button('用它回答')).toBeDefined(), 20_000)
    expect(station.text()).toContain('在家怎么才能不跌倒')
    expect(station.ofKind('audit').map(({ elder: about }) => about)).toEqual([elder.id])
    await station.press('用它回答')
    const [answer] = station.ofKind('question-answer')
    expect(answer).toMatchObject({ elder: elder.id, author: memoryStaff, body: { question: question.id } })
    expect(answer?.body['article']).toMatch(/^articles:/)
    expect(station.text()).toContain('这位老人自己登录后能看到')
  })

  it('is answered in an expert’s words, from which an article can be made', async () => {
    await open(one, [question as Document])
    await station.type('回答', '夜里开一盏小灯。')
    await station.type('谁说的', '许清')
    await station.press('记下回答')
    expect(station.text()).toContain('也请写他的职称和单位')
    await station.type('职称和单位', '主治医师')
    await station.press('记下回答')
    expect(station.ofKind('question-answer')).toMatchObject([
      { body: { words: '夜里开一盏小灯。', expert: { name: '许清', title: '主治医师' } } },
    ])
    expect(station.text()).toContain('许清（主治医师） 说的')
    await station.press('写成文章')
    expect(went).toEqual([question.id])
  })

  it('keeps what was typed when it is refused, and says why', async () => {
    await open(one, [question as Document])
    station.refuses = { code: 'article.doseWithoutSource' }
    await station.type('回答', '每次 2 片。')
    await station.press('记下回答')
    expect(station.text()).toContain('写了用量，就要写明出处')
    expect(station.field('回答').value).toBe('每次 2 片。')
  })

  it('of an elder who did not agree is not shown', async () => {
    await open(<QuestionPage id={hidden.id} onOpenElder={vi.fn()} onOpenArticle={vi.fn()} onMakeArticle={vi.fn()} />, [
      hidden as Document,
    ])
    expect(station.text()).not.toContain('不该看见的')
    expect(station.text()).toContain('没有这个问题')
  })
})

describe('the questions of one elder', () => {
  const answer = made(answerQuestion(question, { words: '夜里开一盏小灯。' }, 'staff', at('20', 8)))
  const card = (who: typeof elder) => <AskedCard elder={who} onOpen={(id) => went.push(id)} />

  it('stand with their state, the answers and whose they are, and looking is written down', async () => {
    await open(card(elder), [question, answer] as readonly Document[])
    expect(station.text()).toContain('在家怎么才能不跌倒')
    expect(station.text()).toContain('答过了')
    expect(station.text()).toMatch(/夜里开一盏小灯。刘建，11月20日/)
    expect(station.ofKind('audit').map(({ elder: about }) => about)).toEqual([elder.id])
    await station.press('打开')
    expect(went).toEqual([question.id])
  })

  it('are not shown of one who did not agree to it', async () => {
    await open(card(careful), [hidden as Document])
    expect(station.text()).toBe('')
    expect(station.ofKind('audit')).toEqual([])
  })
})

describe('an article of the station', () => {
  it('begins with the answer, and says what is missing until it has a source', async () => {
    const answer = made(answerQuestion(question, { words: '夜里开一盏小灯。' }, 'staff', at('20', 8)))
    await open(<WriteArticle question={question.id} onDone={(id) => went.push(id)} />, [
      question,
      answer,
    ] as readonly Document[])
    expect(station.field('内容').value).toBe('夜里开一盏小灯。')
    await station.type('题目', '夜里开灯')
    await station.type('一两句话说清楚', '开一盏小灯，不容易跌倒。')
    await station.choose('老人')
    expect(station.text()).toContain('还差：根据什么写的')
    expect(station.button('交给同事看')?.disabled).toBe(true)
    await station.type('资料 1', '《老年人跌倒干预技术指南》，2011 年')
    await station.press('交给同事看')
    const [written] = station.ofKind('article-draft')
    expect(written).toMatchObject({ elder: '', author: memoryStaff, body: { question: question.id } })
    expect(went).toEqual([articleIdOf(written as typeof draft)])
    expect(stationArticles(station.documents())).toEqual([])
  })

  it('is let out by a colleague, and then stands on the shelf', async () => {
    const id = articleIdOf(draft)
    await open(story(id), [draft as Document])
    expect(station.text()).toContain('先坐半分钟')
    await station.press('放行，给大家看')
    await station.type('原因', '对着指南看过')
    await station.press('放行')
    expect(station.ofKind('draft-review')).toMatchObject([
      { author: memoryStaff, body: { decision: 'publish', writer: 'staff:1', reason: '对着指南看过' } },
    ])
    expect(station.text()).toContain('放行第 1 版：对着指南看过')
    expect(stationArticles(station.documents()).map((article) => article.id)).toEqual([id])
    await station.press('看它现在的样子')
    expect(went).toEqual([id])
  })

  it('is not let out by its writer', async () => {
    await open(story(articleIdOf(own)), [own as Document])
    expect(station.button('放行，给大家看')).toBeUndefined()
    expect(station.text()).toContain('要请另一位同事来看')
  })

  it('is sent back with a reason, which its writer reads', async () => {
    await open(story(articleIdOf(draft)), [draft as Document])
    await station.press('退回')
    await station.type('原因', '出处太旧')
    await station.press('退回给写的人')
    expect(station.ofKind('draft-review')).toMatchObject([{ body: { decision: 'sendBack', reason: '出处太旧' } }])
    expect(station.text()).toContain('退回第 1 版：出处太旧')
  })

  it('tells that two people decided differently about it', async () => {
    const yes = made(
      reviewDraft(draft, { decision: 'publish', reason: '对着资料看过' }, 'staff', at('21', 11, 'staff:2')),
    )
    const no = made(
      reviewDraft(draft, { decision: 'sendBack', reason: '出处太旧' }, 'staff', at('21', 12, memoryStaff)),
    )
    await open(story(articleIdOf(draft)), [draft, yes, no] as readonly Document[])
    expect(station.text()).toContain('两个人看法不同，以退回为准')
  })

  it('says to whoever improves it how it was used, and that many say it did not help', async () => {
    const out = made(reviewDraft(draft, { decision: 'publish', reason: '看过' }, 'staff', at('21', 11, 'staff:2')))
    const [article] = stationArticles([draft, out])
    const facts = [
      handArticle(article!, { how: 'read', to: 'elder', elder: elder.id }, at('22', 13)),
      handArticle(article!, { how: 'read', to: 'elder', elder: '' }, at('22', 14)),
      ...[15, 16, 17].map((seed) => rateArticle(article!, 'notHelped', { elder: '' }, at('22', seed))),
    ]
    await open(<WriteArticle article={articleIdOf(draft)} onDone={vi.fn()} />, [
      draft,
      out,
      ...facts,
    ] as readonly Document[])
    expect(station.text()).toContain('自己看 2 次')
    expect(station.text()).toContain('3 人说没帮助')
    expect(station.text()).toContain('写出新的一版')
  })

  it('keeps of the version before what was not changed, and takes illnesses and months as they were chosen', () => {
    const before = {
      ...content,
      conditions: [1],
      months: [11],
      sources: [{ name: '甲', address: 'https://example.org/a', consultedOn: '2026-11-01' }],
    }
    const typed = { ...startOf('2026-11-22', { improves: before }), change: '改了' }
    expect(contentOf(typed, before, '2026-11-22')).toEqual({ content: { ...before, expiresOn: '2028-11-22' } })
    const chosen = { conditions: [1, 3], months: [1, 12], services: ['fall-prevention'] }
    expect(contentOf({ ...typed, ...chosen }, before, '2026-11-22')).toMatchObject({ content: chosen })
    const halfEnglish = { ...typed, englishTitle: 'Getting up at night' }
    expect(contentOf(halfEnglish, before, '2026-11-22')).toEqual({ missing: ['englishSummary'] })
    const english = { title: 'Getting up at night', summary: 'Sit first.' }
    expect(contentOf({ ...halfEnglish, englishSummary: ' Sit first. ' }, before, '2026-11-22')).toMatchObject({
      content: { english },
    })
    expect(startOf('2026-11-22', { improves: { ...before, english } })).toMatchObject({ englishTitle: english.title })
  })
})
