import { describe, expect, it } from 'vitest'
import { sampleElder, actOf } from '../../tests/support/sample-elder.ts'
import { consentRefusals } from '../consent/consent-coverage.ts'
import { withdrawConsent } from '../consent/withdraw-consent.ts'
import { demoData } from '../demo/demo-data.ts'
import { kindByName } from '../documents.ts'
import { mayKeepChannel } from '../elders/elder-rules.ts'
import { elderKind } from '../elders/elder.ts'
import { erasureKind } from '../erasure/erasure.ts'
import { isProduct } from '../recommendation/recommend-products.ts'
import { checkDocument } from '../shared/check-document.ts'
import type { Document } from '../shared/document.ts'
import { endStory, reviewStory, type StoryDraft, writeStory } from './elder-story.ts'
import { namedIn } from './named-products.ts'
import { publicStories, storyOfDay, storyStates, surnameOf } from './public-stories.ts'

const draft: StoryDraft = {
  title: '学会了视频',
  short: '在这里学会了和孙子视频，心里亮堂。',
  words: '我七十八岁才学会用手机。小陈一步一步教，现在每天晚上和孙子视频。',
  byline: 'aunt',
  isReadBack: true,
}
const elder = sampleElder({ agreed: ['record', 'stories'], name: '欧阳秀兰' })
const who = { id: elder.id, name: elder.body.name }
const write = (changes: Partial<StoryDraft> = {}, seed = 1) =>
  writeStory({ ...draft, ...changes }, who, [], 'staff', actOf('2026-11-20T02:00:00.000Z', seed))
const codes = (made: ReturnType<typeof write>) => (made.ok ? [] : made.error.map(({ code }) => code))
const asDocument = (made: { readonly ok: true; readonly value: unknown } | { readonly ok: false }): Document => {
  if (!made.ok) throw new Error('refused')
  return made.value as Document
}
const other = (at: string, seed: number) => ({ ...actOf(at, seed), author: 'staff:2' })
const written = write()
const story = asDocument(written)
const shown = asDocument(reviewStory(story, { decision: 'show' }, 'staff', other('2026-11-20T03:00:00.000Z', 2)))
const context = { scope: 'station', station: story.station, receivedAt: Date.parse('2026-11-21'), elder } as const
const check = (document: Document) => checkDocument(document, undefined, kindByName, context)

describe('an elder’s own story', () => {
  it('is written by staff, read by another, and then everybody may see it, under the name that was chosen', () => {
    expect(check(story)).toMatchObject({ ok: true })
    expect(publicStories([story], [elder], [])).toEqual([])
    expect(check(shown)).toMatchObject({ ok: true })
    const { isReadBack: _said, byline: _by, ...told } = draft
    expect(publicStories([story, shown], [elder], [])).toEqual([
      { id: story.id, ...told, by: { surname: '欧阳', called: 'aunt' } },
    ])
  })

  it.each([
    ['words', '我吃了两盒钙片，腿不疼了。'],
    ['title', '血压计真好'],
    ['short', '买的助听器很清楚。'],
    ['words', '大家都来买，products:0198'],
    ['words', '上 www.shop.cn 看看。'],
    ['short', '扫二维码就能买。'],
    ['words', '加微信，我告诉你在哪里拿的。'],
  ] as const)('never tells of what is sold or taken, and leads nowhere: %s „%s“', (field, text) => {
    const found = codes(write({ [field]: text }))
    expect(found.some((code) => code === 'story.sells' || code === 'story.link')).toBe(true)
    // Nor may it come in from another machine.
    const forged = { ...story, body: { ...story.body, [field]: text } }
    expect(check(forged)).toMatchObject({ ok: false })
    expect(publicStories([forged, shown], [elder], [])).toEqual([])
  })

  it('never names a health food, a medicine or a medical device of this station’s catalog', () => {
    const products = (demoData({ seed: 1, today: '2026-11-20', elders: 5 }) as readonly Document[]).filter(isProduct)
    const ofClass = (one: string) => products.find(({ body }) => body.class === one)!
    for (const one of ['healthFood', 'device2', 'device1']) {
      const { name } = ofClass(one).body
      const words = `我用的${name}，人人都该有。`
      expect(namedIn(words, products), name).toBeDefined()
      expect(writeStory({ ...draft, words }, who, products, 'staff', actOf('2026-11-20T02:00:00.000Z'))).toMatchObject({
        ok: false,
      })
    }
    expect(namedIn(draft.words, products)).toBeUndefined()
  })

  it('is shown no more once the catalog sells what it tells of', () => {
    const product = { body: { name: '亮堂堂（礼盒）', class: 'healthFood' } } as const
    const named = asDocument(write({ words: '有了亮堂堂，天天高兴。' }))
    const review = asDocument(reviewStory(named, { decision: 'show' }, 'staff', other('2026-11-20T03:00:00.000Z', 2)))
    expect(publicStories([named, review], [elder], [])).toHaveLength(1)
    expect(publicStories([named, review], [elder], [product])).toEqual([])
  })

  it('names nobody and gives no number, unless the elder chose to be called by the surname', () => {
    expect(codes(write({ words: '我叫欧阳秀兰，住桥东。' }))).toEqual(['story.name'])
    expect(codes(write({ words: '有事打 138-1234-5678。' }))).toEqual(['story.number'])
    const silent = asDocument(write({ byline: 'none' }))
    const review = asDocument(reviewStory(silent, { decision: 'show' }, 'staff', other('2026-11-20T03:00:00.000Z', 2)))
    expect(JSON.stringify(publicStories([silent, review], [elder], []))).not.toContain('欧阳')
  })

  it('is not kept before it was read back, nor by somebody who may not', () => {
    expect(codes(write({ isReadBack: false }))).toEqual(['story.notReadBack'])
    const volunteer = writeStory(draft, who, [], 'volunteer', actOf('2026-11-20T02:00:00.000Z'))
    expect(volunteer).toMatchObject({ ok: false, error: [{ code: 'staff.notAllowed' }] })
  })

  it('is never let out by its writer', () => {
    const own = reviewStory(story, { decision: 'show' }, 'staff', actOf('2026-11-20T03:00:00.000Z', 4))
    expect(own).toMatchObject({ ok: false, error: { code: 'story.own' } })
    const forged = { ...shown, author: story.author }
    expect(check(forged)).toMatchObject({ ok: false })
    expect(publicStories([story, forged], [elder], [])).toEqual([])
  })

  it('is not shown where one of two colleagues sent it back', () => {
    const back = asDocument(
      reviewStory(story, { decision: 'sendBack', reason: '太像广告' }, 'staff', other('2026-11-20T04:00:00.000Z', 5)),
    )
    expect(publicStories([story, shown, back], [elder], [])).toEqual([])
    expect(storyStates([story, shown, back])).toMatchObject([{ status: 'sentBack' }])
  })
})

describe('the consent to tell it', () => {
  it('comes before anything is stored', () => {
    const careful = sampleElder({ agreed: ['record'] })
    expect(consentRefusals({ ...story, elder: careful.id }, undefined, careful)).toMatchObject([
      { code: 'consent.notCovered', params: { purpose: 'stories' } },
    ])
  })

  it('takes every story off at once when it is taken back', () => {
    const [silent] = withdrawConsent(elder, 'stories', 'zh-CN', actOf('2026-11-21T02:00:00.000Z', 6))
    expect(publicStories([story, shown], [silent], [])).toEqual([])
    const [closed] = withdrawConsent(elder, 'record', 'zh-CN', actOf('2026-11-21T02:00:00.000Z', 7))
    expect(publicStories([story, shown], [closed], [])).toEqual([])
  })

  it('shows nothing of who is not known here, or is noted as gone', () => {
    expect(publicStories([story, shown], [], [])).toEqual([])
    const archived = { reason: 'died', at: '2026-11-21T02:00:00.000Z' } as const
    expect(publicStories([story, shown], [{ ...elder, body: { ...elder.body, archived } }], [])).toEqual([])
  })

  it('stands while one story alone is ended', () => {
    const second = asDocument(write({ title: '打太极' }, 8))
    const review = asDocument(reviewStory(second, { decision: 'show' }, 'staff', other('2026-11-20T03:00:00.000Z', 9)))
    const ended = asDocument(endStory(story, '老人不想说这件事了', 'staff', actOf('2026-11-21T02:00:00.000Z', 10)))
    const left = publicStories([story, shown, second, review, ended], [elder], [])
    expect(left.map(({ title }) => title)).toEqual(['打太极'])
    expect(storyOfDay(left, '2026-11-20')).toBe(left[0])
    expect(storyOfDay([], '2026-11-20')).toBeUndefined()
  })
})

it('leaves records and erasures of before as they are: nobody had told a story or how they came', () => {
  const { heardFrom: _notAsked, ...old } = sampleElder().body
  expect(elderKind.migrations[2]?.(old)).toEqual(old)
  expect(check({ ...sampleElder(), version: 3, body: old } as unknown as Document)).toMatchObject({ ok: true })
  const erased = { wish: 'elder', documents: 3, consents: [] }
  expect(erasureKind.migrations[1]?.(erased)).toEqual(erased)
})

it('asks how somebody came only of who agreed to a text that says so', () => {
  const of = (textVersion: number) => {
    const one = sampleElder({ agreed: ['record'] })
    const consents = one.body.consents.map((act) => ({ ...act, textVersion }))
    return mayKeepChannel({ body: { ...one.body, consents } })
  }
  expect([2, 3, 4].map(of)).toEqual([false, true, true])
  expect(mayKeepChannel(sampleElder({ agreed: ['record'], withdrawn: ['record'] }))).toBe(false)
})

it('knows surnames of two characters, and takes no given name for one', () => {
  expect(['欧阳秀兰', '王秀兰', '欧阳', '司马光'].map(surnameOf)).toEqual(['欧阳', '王', '欧', '司马'])
})
