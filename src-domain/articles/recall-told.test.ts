import { describe, expect, it } from 'vitest'
import { actOf, sampleElder } from '../../tests/support/sample-elder.ts'
import { kindByName } from '../documents.ts'
import { checkDocument } from '../shared/check-document.ts'
import { type Document, editDocument } from '../shared/document.ts'
import type { Article } from './article.ts'
import { publishArticle, recallForAll } from './article-edition.ts'
import { handArticle } from './article-handed.ts'
import { recallArticle, stationRecalls } from './article-recall.ts'
import { libraryArticles } from './library/library.ts'
import { filmsTakenBack, recallsToTell, toldOfRecall } from './recall-told.ts'

const at = (day: string, seed: number) => actOf(`${day}T02:00:00.000Z`, seed)
const [article] = libraryArticles() as [Article]
const elder = sampleElder({})
const given = (whose: string, day: string, seed: number, of = article) =>
  handArticle(of, { how: 'handout', to: 'elder', elder: whose }, at(day, seed)) as Document
const recalled = (day: string, seed = 50) => {
  const made = recallArticle(article, { recalled: true, reason: '写错了' }, 'staff', at(day, seed))
  if (!made.ok) throw new Error(made.error.code)
  return made.value as Document
}
const tell = (articles: readonly Article[], recalls: readonly Document[], facts: readonly Document[], today: string) =>
  recallsToTell(articles, stationRecalls(recalls), facts, today)

describe('whom to tell that an article was taken back', () => {
  const facts = [given(elder.id, '2026-12-02', 1), given('elders:2', '2026-12-03', 2), given('', '2026-12-03', 3)]

  it('is who was handed it, the longest ago first, and how many copies went to nobody by name', () => {
    const [one] = tell([article], [recalled('2026-12-05')], facts, '2026-12-05')
    expect(one).toMatchObject({ unnamed: 1, told: 0, recall: { from: 'station' } })
    expect(one?.elders.map((known) => known.elder)).toEqual([elder.id, 'elders:2'])
  })

  it('is nobody twice: who was told is counted, and a paper on the wall tells the unnamed', () => {
    const recall = recalled('2026-12-05')
    const [one] = tell([article], [recall], facts, '2026-12-05')
    const told = [elder.id, ''].map((whose, i) => toldOfRecall(one!, whose, 'staff', at('2026-12-06', 60 + i)))
    const done = told.flatMap((made) => (made.ok ? [made.value as Document] : []))
    expect(done).toHaveLength(2)
    const [left] = tell([article], [recall], [...facts, ...done], '2026-12-06')
    expect(left).toMatchObject({ unnamed: 0, told: 1, elders: [{ elder: 'elders:2' }] })
    expect(toldOfRecall(one!, elder.id, 'volunteer', at('2026-12-06', 9))).toMatchObject({ ok: false })
    const context = { scope: 'station', station: 'qingshiqiao', receivedAt: Date.parse('2026-12-06T03:00:00Z'), elder }
    expect(checkDocument(done[0], undefined, kindByName, context as never)).toMatchObject({ ok: true })
  })

  it('is not who had an older wording, nor who was handed what stands again', () => {
    const edited = editDocument(article, { summary: '改过了。' }, at('2026-12-04', 4))
    const [one] = tell(
      [edited],
      [recalled('2026-12-05')],
      [...facts, given('elders:3', '2026-12-04', 5, edited)],
      '2026-12-05',
    )
    expect(one?.elders.map((known) => known.elder)).toEqual(['elders:3'])
    expect(tell([article], [], facts, '2026-12-05')).toEqual([])
  })

  it('stays to be told when those who run the library corrected what they took back', () => {
    const gone = recallForAll(article, { by: '编辑部', reason: '写错了' }, at('2026-12-05', 6))
    if (!gone.ok) throw new Error('refused')
    const said = { by: '编辑部', why: '改好了', article: { summary: '改好的。' } }
    const right = publishArticle(gone.value, said, at('2026-12-07', 7))
    if (!right.ok) throw new Error('refused')
    const [one] = tell([right.value], [], [...facts, given('elders:9', '2026-12-08', 8, right.value)], '2026-12-30')
    expect(one?.recall).toMatchObject({ from: 'library', reason: '写错了', at: '2026-12-05' })
    expect(one?.elders.map((known) => known.elder)).toEqual([elder.id, 'elders:2'])
  })

  it('is news for two weeks where it touches nobody', () => {
    expect(tell([article], [recalled('2026-12-05')], [], '2026-12-19')).toMatchObject([{ isNew: true, elders: [] }])
    expect(tell([article], [recalled('2026-12-05')], [], '2026-12-20')).toEqual([])
  })

  it('is also who saw a film that was taken back, whose pack may be gone', () => {
    const film = {
      id: 'articles:018f0000-0000-7000-8000-00000000f11a',
      updatedAt: '2026-12-01T00:00:00.000Z',
      body: { title: '八段锦' },
    }
    const seen = [handArticle(film, { how: 'watched', to: 'elder', elder: elder.id }, at('2026-12-02', 5)) as Document]
    const recalls = new Map([[film.id, { from: 'library', reason: '动作不对', at: '2026-12-04', by: '总站' } as const]])
    const films = filmsTakenBack([article], recalls, seen)
    const [one] = recallsToTell([article, ...films], recalls, seen, '2026-12-05')
    expect(one).toMatchObject({ article: { id: film.id, body: { title: '八段锦' } }, elders: [{ elder: elder.id }] })
    expect(filmsTakenBack([article], new Map(), seen)).toEqual([])
  })
})
