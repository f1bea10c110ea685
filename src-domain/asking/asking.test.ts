import { describe, expect, it } from 'vitest'
import { actOf, sampleElder } from '../../tests/support/sample-elder.ts'
import { handArticle } from '../articles/article-handed.ts'
import { rateArticle } from '../articles/article-rating.ts'
import { recallArticle } from '../articles/article-recall.ts'
import { articlesOnShelf } from '../articles/article-shelf.ts'
import { signArticle, signedArticles } from '../articles/article-signature.ts'
import { isReviewed } from '../articles/article-rules.ts'
import { libraryArticles } from '../articles/library/library.ts'
import { kindByName } from '../documents.ts'
import type { MediaFile } from '../media/media-file.ts'
import { checkDocument, upgradeDocument } from '../shared/check-document.ts'
import { type Act, createDocument, type Document } from '../shared/document.ts'
import type { Result } from '../shared/result.ts'
import { type StaffRole, staffKind } from '../staff/staff.ts'
import { articleBodyOf, articleDraftKind, articleIdOf, type DraftContent, writeDraft } from './article-draft.ts'
import { partHashesOf } from '../media/media-file.ts'
import { articleHistory } from './article-history.ts'
import { articleUses, countable, toldCount } from './article-use.ts'
import { askQuestion } from './asked-question.ts'
import { retireArticle, reviewDraft } from './draft-review.ts'
import { answerQuestion, closeQuestion } from './question-answer.ts'
import { stateOfQuestion, statesOfQuestions } from './question-state.ts'
import { articleStories, stateOfDraft, stationArticles } from './station-articles.ts'

let seed = 0
const at = (day: string, author = 'staff:1', kiosk = 'kiosk-a'): Act => {
  seed += 1
  return { ...actOf(`2026-12-${day}T02:00:00.000Z`, seed), author, kiosk }
}
const made = <T>(result: Result<T, { readonly code: string }>): T => {
  if (!result.ok) throw new Error(result.error.code)
  return result.value
}
const codes = (
  document: unknown,
  { elder, author }: { readonly elder?: Document; readonly author?: Document } = {},
) => {
  const checked = checkDocument(document, undefined, kindByName, {
    scope: 'station',
    station: 'qingshiqiao',
    receivedAt: Date.parse('2026-12-31T00:00:00.000Z'),
    elder,
    people: () => author,
  })
  return checked.ok ? [] : checked.error.map(({ code }) => code)
}
const person = (role: StaffRole) =>
  createDocument(staffKind, { name: '李梅', role, active: true }, actOf('2026-11-01T02:00:00.000Z', 200)) as Document

const voice: MediaFile = { type: 'audio/webm', bytes: 900, key: `${'A'.repeat(43)}=`, parts: ['a'.repeat(64)] }
const asked = { askedBy: 'elder', origin: 'asked', topic: 'medicationSafety' } as const
const elder = sampleElder({})
const question = askQuestion({ ...asked, words: '药和柚子能一起吃吗' }, elder.id, at('01'))

const content: DraftContent = {
  title: '吃药时别吃柚子',
  category: 'medicationSafety',
  summary: '有的药和柚子一起吃，药劲会变大。',
  sections: [{ style: 'avoid', lines: ['吃降脂药时不吃柚子，也不喝柚子汁。'] }],
  sources: [{ name: '《老年人安全用药指南》，2023 年' }],
  expiresOn: '2028-12-01',
  audiences: ['elder'],
  conditions: [],
  needs: ['healthEducation'],
  keywords: ['柚子'],
  months: [],
}
const draft = made(writeDraft({ content, question: question.id }, 'staff', at('02')))
const published = made(
  reviewDraft(draft, { decision: 'publish', reason: '对着资料看过' }, 'staff', at('03', 'staff:2')),
)
const sentBack = made(
  reviewDraft(draft, { decision: 'sendBack', reason: '出处太旧' }, 'staff', at('04', 'staff:3', 'kiosk-b')),
)

describe('a question', () => {
  it('is open until it is answered; the one that waits longest comes first', () => {
    const newer = askQuestion({ ...asked, words: '手抖怎么办' }, '', at('02'))
    const answer = made(answerQuestion(question, { words: '先别一起吃，我们问过药师再告诉您。' }, 'staff', at('03')))
    expect(statesOfQuestions([newer, question]).map(({ question: { id } }) => id)).toEqual([question.id, newer.id])
    expect(stateOfQuestion(question, []).status).toBe('open')
    expect(stateOfQuestion(question, [answer])).toMatchObject({ status: 'answered', answers: [answer] })
    expect(answer.elder).toBe(elder.id)
  })

  it('keeps both answers of two kiosks that did not know of each other, and an answer stands before a closing', () => {
    const one = made(answerQuestion(question, { words: '不要一起吃。' }, 'staff', at('03')))
    const other = made(
      answerQuestion(
        question,
        { article: libraryArticles()[0]!.id, title: '用药' },
        'staff',
        at('04', 'staff:2', 'kiosk-b'),
      ),
    )
    const closed = made(closeQuestion(question, { reason: 'toldInPerson' }, 'staff', at('02', 'staff:3')))
    const expected = { status: 'answered', answers: [{ id: one.id }, { id: other.id }] }
    expect(stateOfQuestion(question, [other, closed, one])).toMatchObject(expected)
    expect(stateOfQuestion(question, [one, other, closed])).toMatchObject(expected)
    expect(stateOfQuestion(question, [closed]).status).toBe('closed')
  })

  it('is over when who asked took it back, answered or not', () => {
    const answer = made(answerQuestion(question, { words: '不要一起吃。' }, 'staff', at('03')))
    const withdrawn = made(closeQuestion(question, { reason: 'withdrawn' }, undefined, at('04', 'self')))
    expect(codes(withdrawn, { elder })).toEqual([])
    expect(stateOfQuestion(question, [answer, withdrawn]).status).toBe('withdrawn')
    expect(codes({ ...withdrawn, body: { ...withdrawn.body, reason: 'notForUs' } }, { elder })).toEqual([
      'asking.noQuestion',
    ])
  })

  it('is written, recorded, or none', () => {
    expect(codes(question, { elder })).toEqual([])
    expect(codes(askQuestion({ ...asked, media: [voice], seconds: 12 }, elder.id, at('01')), { elder })).toEqual([])
    expect(codes(askQuestion({ ...asked, words: ' ' }, elder.id, at('01')), { elder })).toEqual(['asking.nothingAsked'])
    expect(codes(askQuestion({ ...asked, media: [voice] }, elder.id, at('01')), { elder })).toEqual([
      'asking.noRecording',
    ])
    const picture = { ...voice, type: 'image/jpeg' as const }
    expect(codes(askQuestion({ ...asked, media: [picture], seconds: 1 }, elder.id, at('01')), { elder })).toEqual([
      'asking.noRecording',
    ])
  })

  it('may name nobody when it is typed, and not when it is a voice or comes from the machine', () => {
    expect(codes(askQuestion({ ...asked, words: '手抖怎么办' }, '', at('01')))).toEqual([])
    expect(codes(askQuestion({ ...asked, media: [voice], seconds: 12 }, '', at('01')))).toEqual([
      'asking.voiceOfNobody',
    ])
    expect(codes(askQuestion({ ...asked, words: '手抖怎么办' }, '', at('01', 'self')))).toEqual([
      'asking.voiceOfNobody',
    ])
  })

  it('is not kept under the name of an elder who did not agree to health data, nor is its answer', () => {
    const careful = sampleElder({ agreed: ['record'], seed: 9 })
    const theirs = askQuestion({ ...asked, words: '头晕怎么办' }, careful.id, at('01'))
    const answer = made(answerQuestion(theirs, { words: '坐下来歇一歇。' }, 'staff', at('02')))
    expect(codes(theirs, { elder: careful })).toEqual(['consent.notCovered'])
    expect(codes(answer, { elder: careful })).toEqual(['consent.notCovered'])
  })

  it('is answered by staff, not by a volunteer, with words or an article', () => {
    expect(answerQuestion(question, { words: '好' }, 'volunteer', at('03'))).toMatchObject({
      error: { code: 'staff.notAllowed' },
    })
    expect(answerQuestion(question, { words: '  ' }, 'staff', at('03'))).toMatchObject({
      error: { code: 'asking.nothingAnswered' },
    })
    expect(closeQuestion(question, { reason: 'notForUs' }, 'volunteer', at('03'))).toMatchObject({
      error: { code: 'staff.notAllowed' },
    })
  })

  it('gets a dose only from a named expert, and no way to goods from anybody', () => {
    const dose = { words: '每次 2 片，饭后吃。' }
    const expert = { name: '许清', title: '主管药师' }
    const link = { words: '扫码购买就行。', expert }
    expect(codes(made(answerQuestion(question, dose, 'staff', at('03'))), { elder })).toEqual([
      'article.doseWithoutSource',
    ])
    expect(codes(made(answerQuestion(question, { ...dose, expert }, 'staff', at('03'))), { elder })).toEqual([])
    const name = { name: '许清' }
    expect(answerQuestion(question, { ...dose, expert: name }, 'staff', at('03'))).toMatchObject({
      error: { code: 'asking.expertTitle' },
    })
    expect(codes(made(answerQuestion(question, link, 'staff', at('03'))), { elder })).toEqual(['article.productLink'])
  })
})

describe('a draft', () => {
  it('may hold pictures, small and told in words, and its article shows them', () => {
    const file = { type: 'image/jpeg' as const, bytes: 90_000, key: `${'A'.repeat(43)}=`, parts: ['0'.repeat(64)] }
    const picture = { section: 0, alt: '一位老人扶着扶手坐下。', source: '本站自己拍的', file: 0 }
    const drawn = made(writeDraft({ content: { ...content, pictures: [picture] }, media: [file] }, 'staff', at('02')))
    const out = made(reviewDraft(drawn, { decision: 'publish', reason: '对着资料看过' }, 'staff', at('03', 'staff:2')))
    const [shown] = stationArticles([drawn, out])
    expect([shown?.body.pictures, shown?.body.media]).toEqual([[picture], [file]])
    expect(partHashesOf(drawn as unknown as Document)).toEqual(file.parts)
    const { media: _media, ...old } = drawn.body
    expect(articleDraftKind.migrations[1]?.(old)).toEqual(old)
  })

  it('waits, and is on no shelf, until another person published it', () => {
    expect(stateOfDraft(draft, [])).toMatchObject({ status: 'waiting' })
    expect(stationArticles([draft])).toEqual([])
    expect(stateOfDraft(draft, [published])).toMatchObject({ status: 'published', overruled: [] })
    expect(stationArticles([draft, published])).toMatchObject([
      {
        id: articleIdOf(draft),
        kind: 'article',
        body: { title: '吃药时别吃柚子', writtenOn: '2026-12-02', publishedOn: '2026-12-03', readingMinutes: 1 },
      },
    ])
  })

  it('is reviewed by another person than its writer: refused where it is made, where it arrives, and not counted', () => {
    expect(
      reviewDraft(draft, { decision: 'publish', reason: '对着资料看过' }, 'administrator', at('03')),
    ).toMatchObject({
      error: { code: 'asking.ownDraft' },
    })
    const author = person('staff')
    const own = { ...published, author: draft.author }
    expect(codes(own, { author })).toEqual(['asking.ownDraft'])
    const pretended = { ...own, body: { ...own.body, writer: 'staff:9' } }
    expect(codes(pretended, { author })).toEqual([])
    expect(stateOfDraft(draft, [own, pretended]).status).toBe('waiting')
  })

  it('is written and reviewed by staff or an administrator, also where it comes from another machine', () => {
    expect(writeDraft({ content }, 'volunteer', at('02'))).toMatchObject({ error: { code: 'staff.notAllowed' } })
    expect(
      reviewDraft(draft, { decision: 'publish', reason: '对着资料看过' }, 'volunteer', at('03', 'staff:4')),
    ).toMatchObject({
      error: { code: 'staff.notAllowed' },
    })
    for (const document of [draft, published]) {
      expect(codes(document, { author: person('staff') })).toEqual([])
      expect(codes(document, { author: person('administrator') })).toEqual([])
      expect(codes(document, { author: person('volunteer') })).toEqual(['staff.notAllowed'])
      expect(codes(document)).toEqual(['staff.notAllowed'])
    }
  })

  it('is sent back with a reason', () => {
    expect(reviewDraft(draft, { decision: 'sendBack', reason: ' ' }, 'staff', at('03', 'staff:2'))).toMatchObject({
      error: { code: 'asking.reasonMissing' },
    })
    expect(stateOfDraft(draft, [sentBack])).toMatchObject({ status: 'sentBack', decided: sentBack })
  })

  it('decided differently on two kiosks is sent back on both, and the other decision is kept and told', () => {
    const expected = { status: 'sentBack', decided: { id: sentBack.id }, overruled: [{ id: published.id }] }
    expect(stateOfDraft(draft, [published, sentBack])).toMatchObject(expected)
    expect(stateOfDraft(draft, [sentBack, published])).toMatchObject(expected)
    expect(stationArticles([sentBack, draft, published])).toEqual([])
  })

  it('keeps the rules of articles, has a source and names nobody', () => {
    const author = person('staff')
    const dose = { ...content, sections: [{ style: 'text' as const, lines: ['每次 2 片。'] }] }
    expect(codes(made(writeDraft({ content: dose }, 'staff', at('02'))), { author })).toEqual([
      'article.doseWithoutSource',
    ])
    expect(writeDraft({ content: { ...content, sources: [] } }, 'staff', at('02'))).toMatchObject({
      error: { code: 'asking.sourceMissing' },
    })
    expect(codes({ ...draft, elder: elder.id }, { author, elder })).toEqual(['asking.draftNamesElder'])
    expect(articleBodyOf({ content }, '2026-12-02').services).toEqual([])
  })
})

describe('an article of the station', () => {
  const id = articleIdOf(draft)
  const better = made(
    writeDraft(
      { content: { ...content, summary: '改好了。' }, article: id, improves: draft.id, change: '写清楚了' },
      'staff',
      at('05'),
    ),
  )
  const betterOut = made(
    reviewDraft(better, { decision: 'publish', reason: '对着资料看过' }, 'staff', at('06', 'staff:2')),
  )
  const retired = made(retireArticle({ id, title: content.title }, '指南换新的了', 'staff', at('08')))

  it('stands on the shelf beside the library, unreviewed by a physician until one signed this wording', () => {
    const shelf = articlesOnShelf(libraryArticles(), stationArticles([draft, published]))
    const own = shelf.find((article) => article.id === id)!
    expect(shelf).toHaveLength(libraryArticles().length + 1)
    expect(isReviewed(own.body)).toBe(false)
    const reviewer = { name: '林知远', title: '主治医师', institution: '青石桥社区卫生服务中心' }
    const signature = made(signArticle(own, reviewer, 'administrator', at('04')))
    const signedNow = (facts: readonly Document[]) =>
      signedArticles(stationArticles(facts), [signature]).map(({ body }) => isReviewed(body))
    expect(signedNow([draft, published])).toEqual([true])
    expect(signedNow([draft, published, better, betterOut])).toEqual([false])
  })

  it('is improved by a new version under the same id, and the old one stands until the new one is out', () => {
    expect(stationArticles([draft, published, better])).toMatchObject([{ id, body: { summary: content.summary } }])
    expect(stationArticles([betterOut, better, draft, published])).toMatchObject([
      { id, body: { summary: '改好了。' } },
    ])
    const silent = { ...better, body: { ...better.body, change: undefined } }
    expect(codes(JSON.parse(JSON.stringify(silent)), { author: person('staff') })).toEqual(['asking.changeMissing'])
  })

  it('improved on two kiosks at once shows the later version, and tells of the other', () => {
    const beside = made(
      writeDraft({ content, article: id, improves: draft.id, change: '也改了' }, 'staff', at('04', 'staff:3')),
    )
    const besideOut = made(
      reviewDraft(beside, { decision: 'publish', reason: '对着资料看过' }, 'staff', at('07', 'staff:2')),
    )
    const [story] = articleStories([besideOut, better, beside, draft, published, betterOut])
    expect(story?.current?.draft.id).toBe(better.id)
    expect(story?.beside.map((version) => version.draft.id)).toEqual([beside.id])
  })

  it('retired is on no shelf and stays listed with the reason, until a version written later is published', () => {
    const facts = [draft, published, better, betterOut, retired]
    expect(stationArticles(facts)).toEqual([])
    expect(articleStories(facts)).toMatchObject([{ id, retired: { body: { reason: '指南换新的了' } } }])
    const anew = made(
      writeDraft({ content, article: id, improves: better.id, change: '照新指南重写' }, 'staff', at('09')),
    )
    const anewOut = made(
      reviewDraft(anew, { decision: 'publish', reason: '对着资料看过' }, 'staff', at('10', 'staff:2')),
    )
    expect(stationArticles([...facts, anew, anewOut])).toHaveLength(1)
  })

  it('retired while another kiosk let a version out that was written before stays retired', () => {
    const late = made(
      reviewDraft(better, { decision: 'publish', reason: '对着资料看过' }, 'staff', at('09', 'staff:2', 'kiosk-b')),
    )
    expect(stationArticles([draft, published, better, retired, late])).toEqual([])
  })

  it('is retired by staff with a reason', () => {
    const article = { id, title: content.title }
    expect(retireArticle(article, '旧了', 'volunteer', at('08'))).toMatchObject({ error: { code: 'staff.notAllowed' } })
    expect(retireArticle(article, ' ', 'staff', at('08'))).toMatchObject({ error: { code: 'asking.reasonMissing' } })
    expect(codes(retired, { author: person('staff') })).toEqual([])
    expect(codes(retired, { author: person('volunteer') })).toEqual(['staff.notAllowed'])
  })

  it('is counted by how it was given, as an answer, and by what readers said of it, the most used first', () => {
    const [own] = stationArticles([draft, published])
    const other = libraryArticles()[0]!
    const give = (article: typeof other, how: 'read' | 'handout') =>
      handArticle(article, { how, to: 'elder', elder: '' }, at('05'))
    const answer = made(answerQuestion(question, { article: id, title: content.title }, 'staff', at('06')))
    const uses = articleUses([give(other, 'read'), give(own!, 'read'), give(own!, 'handout'), answer, question])
    const rate = (how: 'helped' | 'notHelped', who: string) => rateArticle(own!, how, { elder: who }, at('07'))
    const rated = articleUses([rate('helped', elder.id), rate('notHelped', ''), rate('helped', '')])
    expect(rated).toMatchObject([{ article: id, times: 0, said: { helped: 2, notHelped: 1 } }])
    expect(uses).toMatchObject([
      { article: id, title: content.title, times: 3, answers: 1, how: { read: 1, handout: 1, heard: 0 } },
      { article: other.id, times: 1, answers: 0 },
    ])
  })
  it('is not counted by the uses of an elder who agrees no more, or whose record is not here', () => {
    const gave = (who: string) => handArticle(libraryArticles()[0]!, { how: 'read', to: 'elder', elder: who }, at('05'))
    const withdrawn = { ...elder, body: { ...elder.body, consents: [] } }
    const facts = [gave(elder.id), gave('')]
    const counted = (elders: readonly (readonly [string, typeof elder])[]) =>
      articleUses(countable(facts, new Map(elders)))[0]?.times
    expect([counted([[elder.id, elder]]), counted([[elder.id, withdrawn]]), counted([])]).toEqual([2, 1, 1])
  })

  it('is told outside the station in numbers that nobody can be guessed from', () => {
    expect([0, 1, 4, 5, 12].map(toldCount)).toEqual([0, 'under 5', 'under 5', 5, 12])
  })
  it('tells who did what, when and why, also what is so no longer', () => {
    const newest = made(writeDraft({ content, article: id, improves: draft.id, change: '写得更短' }, 'staff', at('05')))
    const newestOut = made(reviewDraft(newest, { decision: 'publish', reason: '短了' }, 'staff', at('06', 'staff:2')))
    const article = { id, updatedAt: newest.occurredAt, body: { title: content.title } }
    const retiredOnce = made(retireArticle({ id, title: content.title }, '旧了', 'staff', at('04')))
    const recall = (recalled: boolean, reason: string, day: string) =>
      made(recallArticle(article, { recalled, reason }, 'administrator', at(day, 'staff:3')))
    const reviewer = { name: '林知远', title: '主治医师', institution: '青石桥社区卫生服务中心' }
    const signed = made(signArticle(article, reviewer, 'administrator', at('09')))
    const changed = { on: '2026-12-07', by: '编辑部', why: '新指南' }
    const facts = [signed, recall(false, '查过了', '08'), recall(true, '有一句不对', '07'), retiredOnce]
    const told = articleHistory(id, { changed }, [...facts, newestOut, newest, published, draft] as readonly Document[])
    expect(told.map(({ what, by, ...event }) => [what, by, 'reason' in event ? event.reason : ''])).toEqual([
      ['signed', 'staff:1', ''],
      ['lifted', 'staff:3', '查过了'],
      ['recalled', 'staff:3', '有一句不对'],
      ['changed', '编辑部', '新指南'],
      ['published', 'staff:2', '短了'],
      ['wrote', 'staff:1', '写得更短'],
      ['retired', 'staff:1', '旧了'],
      ['published', 'staff:2', '对着资料看过'],
      ['wrote', 'staff:1', ''],
    ])
    expect(articleHistory('articles:other', undefined, facts as readonly Document[])).toEqual([])
  })

  it('is let out with a reason; what an older program let out without one still arrives', () => {
    expect(reviewDraft(draft, { decision: 'publish' }, 'staff', at('03', 'staff:2'))).toMatchObject({
      error: { code: 'asking.reasonMissing' },
    })
    const { reason: _reason, ...body } = published.body
    expect(codes({ ...published, body }, { author: person('staff') })).toEqual([])
  })
  it('may have an English title and name services; an older program’s names neither and is read as it was', () => {
    const english = { title: 'No pomelo with medicines', summary: 'Some medicines work stronger with it.' }
    const more = made(
      writeDraft({ content: { ...content, english, services: ['medication-review'] } }, 'staff', at('02')),
    )
    expect(codes(more, { author: person('staff') })).toEqual([])
    expect(articleBodyOf(more.body, '2026-12-02')).toMatchObject({ english, services: ['medication-review'] })
    const old = { ...draft, version: 1 } as Document
    expect(upgradeDocument(articleDraftKind, old)).toEqual({ ...old, version: articleDraftKind.version })
    expect(articleBodyOf(draft.body, '2026-12-02').services).toEqual([])
    const claim = { ...english, summary: '根治关节痛。' }
    expect(
      codes(made(writeDraft({ content: { ...content, english: claim } }, 'staff', at('02'))), {
        author: person('staff'),
      }),
    ).not.toEqual([])
  })
})
