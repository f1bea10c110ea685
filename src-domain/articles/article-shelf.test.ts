import { expect, it } from 'vitest'
import { actOf } from '../../tests/support/sample-elder.ts'
import { editDocument } from '../shared/document.ts'
import { articlesOnShelf } from './article-shelf.ts'
import { libraryArticles } from './library/library.ts'

const library = libraryArticles()
const [first] = library
const act = actOf('2026-12-15T02:00:00.000Z', 3)
const later = editDocument(first!, { title: '改过的题目' }, act)
const titled = (articles: readonly { id: string; body: { title: string } }[]) =>
  articles.find(({ id }) => id === first!.id)?.body.title

it('has each article once, by its last edit, whether it came with the program or from the server', () => {
  expect(articlesOnShelf(library, [])).toEqual(library)
  expect(titled(articlesOnShelf(library, [later]))).toBe('改过的题目')
  // A newer program brings a newer text than the one an old server still has.
  expect(titled(articlesOnShelf([later], [first!]))).toBe('改过的题目')
  const own = { ...first!, id: 'articles:018f0000-0000-7000-8000-000000000001' }
  expect(articlesOnShelf(library, [own, { kind: 'product' }])).toHaveLength(library.length + 1)
})

it('follows a recall also where the program brings a newer text', () => {
  const recalled = { on: '2026-12-01', by: '编辑部', reason: '来源更新了' }
  const gone = editDocument(first!, { recalled }, actOf('2026-12-01T02:00:00.000Z', 4))
  expect(articlesOnShelf([later], [gone]).map(({ body }) => body.recalled)).toEqual([recalled])
})
