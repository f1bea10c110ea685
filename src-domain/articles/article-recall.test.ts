import { describe, expect, it } from 'vitest'
import { actOf, sampleElder } from '../../tests/support/sample-elder.ts'
import { kindByName } from '../documents.ts'
import { checkDocument } from '../shared/check-document.ts'
import { createDocument } from '../shared/document.ts'
import { articleKind } from './article.ts'
import { handArticle, whoWasHanded } from './article-handed.ts'
import { recallArticle, recallOf, stationRecalls } from './article-recall.ts'
import { signArticle } from './article-signature.ts'

const act = actOf('2026-11-20T02:00:00.000Z', 9)
const later = actOf('2026-11-20T03:00:00.000Z', 10)
const article = createDocument(
  articleKind,
  {
    title: '家里防跌倒',
    category: 'diseasePrevention',
    summary: '灯、地、扶手。',
    sections: [{ style: 'text', lines: ['慢一点站起来。'] }],
    sources: [{ name: '《老年人跌倒干预技术指南》' }],
    writtenOn: '2026-01-01',
    publishedOn: '2026-01-01',
    expiresOn: '2028-01-01',
    readingMinutes: 1,
    audiences: ['elder'],
    conditions: [],
    needs: ['prevention'],
    services: [],
    keywords: [],
    months: [],
  },
  actOf('2026-01-01T02:00:00.000Z', 1),
)
const wrong = { recalled: true, reason: '一处写错了' }
const context = { scope: 'station', station: 'qingshiqiao', receivedAt: later.now } as const

describe('an article that a station recalls', () => {
  it('is recalled with a reason, and the fact passes the gate', () => {
    const recall = recallArticle(article, wrong, 'staff', act)
    if (!recall.ok) throw new Error(recall.error.code)
    expect(checkDocument(recall.value, undefined, kindByName, context)).toMatchObject({ ok: true })
    expect(recallOf(article, stationRecalls([recall.value]))).toMatchObject({ from: 'station', reason: '一处写错了' })
    expect(recallArticle(article, { recalled: true, reason: ' ' }, 'staff', act)).toMatchObject({
      error: { code: 'article.recallReason' },
    })
  })

  it('is taken up again by an administrator only, and the newest word counts in whatever order it arrives', () => {
    expect(recallArticle(article, { recalled: false, reason: '改好了' }, 'staff', later)).toMatchObject({
      error: { code: 'staff.notAllowed' },
    })
    expect(recallArticle(article, wrong, 'volunteer', act)).toMatchObject({ error: { code: 'staff.notAllowed' } })
    const recall = recallArticle(article, wrong, 'staff', act)
    const lifted = recallArticle(article, { recalled: false, reason: '改好了' }, 'administrator', later)
    if (!recall.ok || !lifted.ok) throw new Error('refused')
    expect(recallOf(article, stationRecalls([lifted.value, recall.value]))).toBeUndefined()
    // Also where it comes from another machine, whose word for it nobody takes.
    const refused = { ok: false, error: [{ code: 'staff.administratorOnly' }] }
    expect(checkDocument(lifted.value, undefined, kindByName, context)).toMatchObject(refused)
    const signed = signArticle(article, { name: '李', title: '主治医师', institution: '卫生院' }, 'administrator', act)
    if (!signed.ok) throw new Error(signed.error.code)
    expect(checkDocument(signed.value, undefined, kindByName, context)).toMatchObject(refused)
  })

  it('stays recalled where those who run the library recalled it', () => {
    const recalled = { on: '2026-11-19', by: '编辑部', reason: '来源更新了' }
    const gone = { id: article.id, body: { ...article.body, recalled } }
    expect(recallOf(gone, new Map())).toEqual({ from: 'library', reason: '来源更新了', at: '2026-11-19', by: '编辑部' })
  })
})

describe('who was handed an article', () => {
  const elder = sampleElder({})
  const other = sampleElder({ agreed: ['measuring'], seed: 7 })

  it('is listed by elder with the newest time, and who was not named is counted', () => {
    const facts = [
      handArticle(article, { how: 'handout', to: 'elder', elder: 'elders:1' }, act),
      handArticle(article, { how: 'read', to: 'elder', elder: 'elders:1' }, later),
      handArticle(article, { how: 'handout', to: 'family', elder: 'elders:2' }, act),
      handArticle(article, { how: 'handout', to: 'family', elder: '' }, act),
      handArticle(
        { ...article, id: 'articles:018f0000-0000-7000-8000-000000000009' },
        { how: 'read', to: 'elder', elder: 'elders:3' },
        act,
      ),
    ]
    const { elders, unnamed } = whoWasHanded(article.id, facts)
    expect(elders.map(({ elder: id, times, last }) => [id, times, last.body.how])).toEqual([
      ['elders:1', 2, 'read'],
      ['elders:2', 1, 'handout'],
    ])
    expect(unnamed).toBe(1)
  })

  it('is stored about an elder only under the consent to the record', () => {
    const handed = handArticle(article, { how: 'handout', to: 'elder', elder: elder.id }, act)
    expect(checkDocument(handed, undefined, kindByName, { ...context, elder })).toMatchObject({ ok: true })
    const refused = checkDocument({ ...handed, elder: other.id }, undefined, kindByName, { ...context, elder: other })
    expect(refused).toMatchObject({ ok: false, error: [{ code: 'consent.notCovered' }] })
  })
})
