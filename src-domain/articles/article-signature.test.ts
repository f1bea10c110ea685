import { describe, expect, it } from 'vitest'
import { actOf } from '../../tests/support/sample-elder.ts'
import { kindByName } from '../documents.ts'
import { checkDocument } from '../shared/check-document.ts'
import { createDocument, type Document, editDocument } from '../shared/document.ts'
import { staffKind } from '../staff/staff.ts'
import { articlesDue } from './article-due.ts'
import { isExpired, isReviewed } from './article-rules.ts'
import { articleSignatureKind, signArticle, signedArticles } from './article-signature.ts'
import { libraryArticles } from './library/library.ts'

const [first, second] = libraryArticles() as [
  ReturnType<typeof libraryArticles>[number],
  ReturnType<typeof libraryArticles>[number],
]
const act = actOf('2026-12-01T02:00:00.000Z', 3)
const later = actOf('2026-12-02T02:00:00.000Z', 4)
const reviewer = { name: '林知远', title: '主治医师', institution: '青石桥社区卫生服务中心' }
const signed = (at = act, stands = true) => {
  const made = signArticle(first, reviewer, 'administrator', at, { stands })
  if (!made.ok) throw new Error(made.error.code)
  return made.value as Document
}
const standing = (articles: typeof libraryArticles extends () => infer A ? A : never, ...facts: readonly Document[]) =>
  signedArticles(articles, facts).map(({ body }) => isReviewed(body))

describe('a signature of the station’s reviewer', () => {
  it('ends 「未经医师审核」 for the article it is for, with name, title, institution and day', () => {
    expect(standing([first, second], signed())).toEqual([true, false])
    expect(signedArticles([first], [signed()])[0]?.body.reviewedBy).toEqual({ ...reviewer, on: '2026-12-01' })
    const boss = createDocument(staffKind, { name: '李梅', role: 'administrator', active: true }, act) as Document
    const context = { scope: 'station', station: 'qingshiqiao', receivedAt: act.now, people: () => boss } as const
    expect(checkDocument(signed(), undefined, kindByName, context)).toMatchObject({ ok: true })
  })

  it('is for the wording that was read: edited since, the article is unreviewed again', () => {
    const edited = editDocument(first, { summary: '改过了。' }, later)
    expect(standing([edited], signed())).toEqual([false])
  })

  it('is taken back by a later fact, in whatever order they arrive', () => {
    expect(standing([first], signed(later, false), signed())).toEqual([false])
    expect(standing([first], signed(act, false), signed(later))).toEqual([true])
  })

  it('is written down by an administrator and names somebody', () => {
    expect(signArticle(first, reviewer, 'staff', act)).toMatchObject({ error: { code: 'staff.notAllowed' } })
    expect(signArticle(first, { ...reviewer, title: ' ' }, 'administrator', act)).toMatchObject({
      error: { code: 'article.reviewerMissing' },
    })
  })

  it('says until when the article was read again for: an expired one may be shown until then, two years at most', () => {
    const late = actOf('2029-01-05T02:00:00.000Z', 8)
    const renewed = signArticle(first, reviewer, 'administrator', late, { goodUntil: '2030-01-05' })
    if (!renewed.ok) throw new Error(renewed.error.code)
    expect(isExpired(first.body, '2029-01-05')).toBe(true)
    const [again] = signedArticles([first], [renewed.value as Document])
    expect([again?.body.expiresOn, isExpired(again!.body, '2029-01-05')]).toEqual(['2030-01-05', false])
    for (const goodUntil of ['2031-01-06', '2029-01-05']) {
      expect(signArticle(first, reviewer, 'administrator', late, { goodUntil })).toMatchObject({
        error: { code: 'article.goodUntil' },
      })
    }
    const { due, expired } = articlesDue([first, again!], new Map(), '2028-10-15')
    expect([due.map(({ body }) => body.expiresOn), expired]).toEqual([[first.body.expiresOn], 0])
    const { goodUntil: _later, ...old } = renewed.value.body
    expect(articleSignatureKind.migrations[0]?.(old)).toEqual(old)
  })

  it('does not stand before that of the library', () => {
    const reviewedBy = { name: '许清', title: '主任医师', institution: '县人民医院', on: '2026-11-30' }
    const own = { ...first, body: { ...first.body, reviewedBy } }
    expect(signedArticles([own], [signed()])[0]?.body.reviewedBy).toEqual(reviewedBy)
  })

  it('says of each source when it was opened and where, and never a day to come', () => {
    const [source] = first.body.sources
    const opened = { source: source!.name, on: '2026-11-30', address: 'https://www.gov.cn/zhengce' }
    const made = signArticle(first, reviewer, 'administrator', act, { consulted: [opened] })
    if (!made.ok) throw new Error(made.error.code)
    const boss = createDocument(staffKind, { name: '李梅', role: 'administrator', active: true }, act) as Document
    const context = { scope: 'station', station: 'qingshiqiao', receivedAt: act.now, people: () => boss } as const
    expect(checkDocument(made.value as Document, undefined, kindByName, context)).toMatchObject({ ok: true })
    expect(signedArticles([first], [made.value as Document])[0]?.body.sources[0]).toMatchObject({
      name: opened.source,
      consultedOn: '2026-11-30',
    })
    for (const [on, code] of [
      ['2026-12-02', 'article.consultedLater'],
      ['2026-13-01', 'date.impossible'],
    ] as const) {
      expect(signArticle(first, reviewer, 'administrator', act, { consulted: [{ ...opened, on }] })).toMatchObject({
        error: { code },
      })
    }
    const { consulted: _opened, ...old } = made.value.body
    expect(articleSignatureKind.migrations[1]?.(old)).toEqual(old)
  })
})
