import { expect, it } from 'vitest'
import type { Article } from '../../../src-domain/articles/article.ts'
import { libraryArticles, libraryId } from '../../../src-domain/articles/library/library.ts'
import { SearchWorkerHere } from '../../../tests/support/search-worker-here.ts'
import type { Kept } from '../../replica/kept.ts'
import { openArticleSearch } from './open-article-search.ts'

/** Keeps as the replica does, without its seal. */
function keeping(): Pick<Kept, 'read' | 'keep'> & { text: string | undefined } {
  const kept = {
    text: undefined as string | undefined,
    read: async () => (kept.text === undefined ? undefined : (JSON.parse(kept.text) as unknown)),
    keep: async (_name: string, _from: unknown, make: () => Promise<unknown>) => {
      kept.text = JSON.stringify(await make())
      return true
    },
  }
  return kept
}
const open = (kept: ReturnType<typeof keeping>) => {
  const worker = new SearchWorkerHere()
  return { ...openArticleSearch({ kept }, worker), worker }
}
const textsPut = ({ asked }: SearchWorkerHere): number =>
  asked.reduce((sum, question) => sum + (question.type === 'put' ? question.texts.length : 0), 0)
const articles = libraryArticles()
const falls = libraryId('falls-at-home')

it('reads every article once, and at the next start only what changed since', async () => {
  const kept = keeping()
  const first = open(kept)
  await first.follow(articles)
  await expect.poll(() => kept.text).toBeDefined()
  expect((await first.find('fangdiedao')).articles.map(({ id }) => id)).toContain(falls)
  expect(textsPut(first.worker)).toBe(articles.length)
  first.close()

  const second = open(kept)
  await second.follow(articles)
  expect(textsPut(second.worker)).toBe(0)
  expect((await second.find('防跌倒')).articles.map(({ id }) => id)).toContain(falls)
  const changed: Article = {
    ...articles[3]!,
    updatedAt: '2027-01-01T00:00:00.000Z',
    body: { ...articles[3]!.body, title: '雪地里怎么走' },
  }
  await second.follow(articles.flatMap((one) => (one.id === falls ? [] : one.id === changed.id ? [changed] : [one])))
  expect(textsPut(second.worker)).toBe(1)
  expect((await second.find('雪地')).articles[0]?.id).toBe(changed.id)
  expect((await second.find('防跌倒')).articles.map(({ id }) => id)).not.toContain(falls)
})

it('finds all the same where nothing can be kept', async () => {
  const kept = { ...keeping(), keep: () => Promise.reject(new Error('the disk is full')) }
  const search = open(kept)
  await search.follow(articles)
  await search.follow(articles.slice(1))
  expect((await search.find('防跌倒')).articles.map(({ id }) => id)).toContain(falls)
})

it('makes all anew from what is kept and cannot be used', async () => {
  for (const text of ['{}', '[]', '{"versions":[["a","1"]],"bytes":"AAAA"}', '{"versions":1,"bytes":2}']) {
    const kept = keeping()
    kept.text = text
    const search = open(kept)
    await search.follow(articles.slice(0, 5))
    expect(textsPut(search.worker), text).toBe(5)
  }
})
