import { describe, expect, it } from 'vitest'
import { actOf, sampleElder } from '../../tests/support/sample-elder.ts'
import { sampleExpert, sampleExpertAccount } from '../../tests/support/sample-expert.ts'
import { recordAudit } from '../activity/audit.ts'
import { takeBackAnswer } from '../asking/answer-taken-back.ts'
import { writeDraft } from '../asking/article-draft.ts'
import { askQuestion } from '../asking/asked-question.ts'
import { reviewDraft } from '../asking/draft-review.ts'
import { answerAsExpert, answerQuestion, closeQuestion } from '../asking/question-answer.ts'
import { putQuestions, putToExperts } from '../asking/question-put.ts'
import { statesOfQuestions } from '../asking/question-state.ts'
import { kindByName } from '../documents.ts'
import { checkDocument } from '../shared/check-document.ts'
import { type Act, createDocument, type Document, editDocument } from '../shared/document.ts'
import type { Result } from '../shared/result.ts'
import { addExpertAccount, changeExpertAccount, type ExpertAccount } from './expert-account.ts'
import { may, permissions } from './permissions.ts'
import { type Staff, staffKind, type StaffRole } from './staff.ts'

let seed = 300
const account = sampleExpertAccount()
const papers = sampleExpert()
const at = (day: string, author: string = account.id): Act => {
  seed += 1
  return { ...actOf(`2026-12-${day}T02:00:00.000Z`, seed), author }
}
const made = <T>(result: Result<T, { readonly code: string }>): T => {
  if (!result.ok) throw new Error(result.error.code)
  return result.value
}
const staffOf = (role: StaffRole, id = 'staff:1'): Staff => ({
  ...createDocument(staffKind, { name: '李梅', role, active: true }, actOf('2026-01-01T02:00:00.000Z', 290)),
  id,
})
const elder = sampleElder({})
const codes = (document: unknown, context: { readonly author?: unknown; readonly papers?: unknown } = {}) => {
  const checked = checkDocument(document, undefined, kindByName, {
    scope: 'station',
    station: 'qingshiqiao',
    receivedAt: Date.parse('2027-12-31T00:00:00.000Z'),
    elder: elder as Document,
    people: (id) =>
      (id === papers.id ? ('papers' in context ? context.papers : papers) : (context.author ?? account)) as
        | Document
        | undefined,
    staff: [staffOf('administrator') as Document],
  })
  return checked.ok ? [] : checked.error.map(({ code }) => code)
}
const question = askQuestion(
  { askedBy: 'elder', origin: 'asked', topic: 'medicationSafety', words: '王秀兰问：药和柚子能一起吃吗' },
  elder.id,
  at('01', 'self'),
)
const put = made(putToExperts(question, '降脂药能和柚子一起吃吗？', '王秀兰', 'staff', at('02', 'staff:1')))
const answer = made(answerAsExpert(question, '不要一起吃。', account, papers, at('03')))

describe('an expert', () => {
  it('may do two things of all that there are: answer in the own name, and read a draft over', () => {
    for (const permission of permissions) {
      const isOfExpert = permission === 'answerAsExpert' || permission === 'reviewArticle'
      expect([permission, may('expert', permission)]).toEqual([permission, isOfExpert])
    }
    for (const role of ['administrator', 'staff', 'volunteer'] as const) expect(may(role, 'answerAsExpert')).toBe(false)
  })

  it('gets an account by an administrator, once, with papers in order', () => {
    const verifier = '$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHRzYWx0$aGFzaGhhc2hoYXNo'
    const add = (
      expert = papers,
      people: Parameters<typeof addExpertAccount>[0] = [],
      role: 'administrator' | 'staff' = 'administrator',
    ) => addExpertAccount(people, expert, verifier, role, at('01', 'staff:1'))
    const [added, audit] = made(add())
    expect(added).toMatchObject({
      kind: 'expert-account',
      body: { expert: papers.id, name: '林知远', pinTemporary: true },
    })
    expect(audit).toMatchObject({ body: { action: 'staffChange', parts: ['added', 'expert'] } })
    expect(codes(added, { author: staffOf('administrator') })).toEqual([])
    expect(codes(added, { author: staffOf('staff', 'staff:2') })).toEqual([])
    const byStaff = {
      ...added,
      edits: Object.fromEntries(
        Object.entries(added?.edits ?? {}).map(([field, edit]) => [field, { ...edit, author: 'staff:2' }]),
      ),
    }
    expect(codes(byStaff)).toContain('staff.administratorOnly')
    expect(add(papers, [], 'staff')).toMatchObject({ error: { code: 'staff.notAllowed' } })
    expect(add(papers, [account])).toMatchObject({ error: { code: 'expertAccount.twice' } })
    expect(add(sampleExpert({ agreement: { from: '2025-02-01', to: '2026-11-01' } }))).toMatchObject({
      error: { code: 'agreement.ranOut' },
    })
  })

  it('changes the own PIN and nothing else of the account', () => {
    const pin = changeExpertAccount(account, { field: 'pin', value: '$argon2id$v=19$m=1,t=2,p=1$aa$bb' }, at('02'))[0]
    expect(pin).toMatchObject({ body: { pinTemporary: false } })
    const arrives = (next: Document | undefined) => {
      const checked = checkDocument(next, account as Document, kindByName, {
        scope: 'station',
        station: 'qingshiqiao',
        receivedAt: Date.parse('2027-12-31T00:00:00.000Z'),
        staff: [staffOf('administrator') as Document],
      })
      return checked.ok ? [] : checked.error.map(({ field }) => field)
    }
    expect(arrives(pin)).toEqual([])
    expect(
      arrives(
        editDocument(
          account,
          { expert: 'organizations:018f0000-0000-7000-8000-000000000099', active: false },
          at('02'),
        ) as Document,
      ),
    ).toEqual(['/body/expert', '/body/active'])
  })
})

describe('a question that is put to the experts', () => {
  it('names nobody: no name, and no telephone or identity number', () => {
    const tried = (words: string) => putToExperts(question, words, '王秀兰', 'staff', at('02', 'staff:1'))
    for (const words of ['王秀兰的药', '打 138 0013 8000 找她', '证号 110101194001011234']) {
      expect(tried(words)).toMatchObject({ error: { code: 'asking.namesSomebody' } })
    }
    expect(putToExperts(question, '好', undefined, 'volunteer', at('02'))).toMatchObject({
      error: { code: 'staff.notAllowed' },
    })
    expect(codes(put, { author: staffOf('staff') })).toEqual([])
    expect(codes(put, { author: staffOf('volunteer') })).toEqual(['staff.notAllowed'])
  })

  it('is seen in the words it was last put in, and not any more once it is over', () => {
    const seen = (...documents: readonly unknown[]) => {
      const all = [question, put, ...documents] as readonly Document[]
      return putQuestions(statesOfQuestions(all), all).map((one) => [one.put.body.words, one.status])
    }
    const again = made(putToExperts(question, '他汀和柚子呢？', '王秀兰', 'staff', at('04', 'staff:1')))
    expect(seen()).toEqual([['降脂药能和柚子一起吃吗？', 'open']])
    expect(seen(again, answer)).toEqual([['他汀和柚子呢？', 'answered']])
    expect(seen(made(closeQuestion(question, { reason: 'withdrawn' }, undefined, at('04', 'self'))))).toEqual([])
  })
})

describe('an answer of an expert who signed in', () => {
  it('says whose it is, and passes wherever it arrives', () => {
    expect(answer).toMatchObject({
      author: account.id,
      elder: elder.id,
      body: { expert: { id: papers.id, name: '林知远', title: '主治医师，青石桥社区卫生服务中心' } },
    })
    expect(codes(answer)).toEqual([])
  })

  it('is in the own name only: no other expert, no staff who says to be one', () => {
    const other = {
      ...answer,
      body: { ...answer.body, expert: { name: '许清', id: 'organizations:018f0000-0000-7000-8000-000000000099' } },
    }
    expect(codes(other)).toEqual(['expertAccount.notYourName'])
    expect(codes({ ...answer, body: { question: question.id, words: '好' } })).toEqual(['expertAccount.notYourName'])
    expect(codes({ ...answer, author: 'staff:1' }, { author: staffOf('administrator') })).toEqual([
      'expertAccount.notYourName',
    ])
  })

  it('is refused when the papers are not in order on the day, here and where it arrives', () => {
    const lapsed = sampleExpert({ agreement: { from: '2025-02-01', to: '2026-12-02' } })
    const shut: ExpertAccount = { ...account, body: { ...account.body, active: false } }
    expect(answerAsExpert(question, '好', account, lapsed, at('03'))).toMatchObject({
      error: { code: 'agreement.ranOut' },
    })
    expect(answerAsExpert(question, '好', account, undefined, at('03'))).toMatchObject({
      error: { code: 'expertAccount.noPapers' },
    })
    expect(answerAsExpert(question, '好', shut, papers, at('03'))).toMatchObject({
      error: { code: 'expertAccount.shut' },
    })
    expect(codes(answer, { papers: lapsed })).toEqual(['agreement.ranOut'])
    expect(codes(answer, { papers: undefined })).toEqual(['expertAccount.noPapers'])
    expect(codes(answer, { author: shut })).toEqual(['expertAccount.shut'])
  })

  it('stands when the account was shut, or the papers suspended, after it was written', () => {
    const shut = changeExpertAccount(account, { field: 'active', value: false }, at('05', 'staff:1'))[0]
    const suspended = editDocument(
      papers,
      { verification: { ...papers.body.verification, status: 'suspended', reason: '复核' } },
      at('05', 'staff:1'),
    )
    expect(codes(answer, { author: shut })).toEqual([])
    expect(codes(answer, { papers: suspended })).toEqual([])
  })

  it('is taken back by the writer alone; then the question waits again', () => {
    const back = made(takeBackAnswer(answer, at('04')))
    expect(codes(back)).toEqual([])
    expect(takeBackAnswer(answer, at('04', 'staff:1'))).toMatchObject({ error: { code: 'asking.notOwnAnswer' } })
    const pretended = { ...back, author: 'staff:1' }
    expect(codes(pretended, { author: staffOf('staff') })).toEqual(['asking.notOwnAnswer'])
    const status = (...documents: readonly unknown[]) =>
      statesOfQuestions([question, answer, ...documents] as readonly Document[])[0]?.status
    expect(status(back)).toBe('open')
    expect(status(pretended)).toBe('answered')
    expect(status({ ...pretended, body: { ...back.body, writer: 'staff:1' } })).toBe('answered')
  })
})

it('takes from an expert nothing that is not an expert’s, wherever it arrives', () => {
  const byStaff = made(answerQuestion(question, { words: '好' }, 'staff', at('03')))
  const draft = made(
    writeDraft(
      {
        content: {
          title: '吃药时别吃柚子',
          category: 'medicationSafety',
          summary: '有的药和柚子一起吃，药劲会变大。',
          sections: [{ style: 'avoid', lines: ['吃降脂药时不吃柚子。'] }],
          sources: [{ name: '《老年人安全用药指南》，2023 年' }],
          expiresOn: '2028-12-01',
          audiences: ['elder'],
          conditions: [],
          needs: [],
          keywords: [],
          months: [],
        },
      },
      'staff',
      at('02', 'staff:1'),
    ),
  )
  const review = made(reviewDraft(draft, { decision: 'publish', reason: '对着资料看过' }, 'expert', at('03')))
  expect(codes(review)).toEqual([])
  expect(codes(recordAudit({ action: 'signIn', subject: account.id }, at('03')))).toEqual([])
  expect(codes(byStaff)).toEqual(['expertAccount.notYourName'])
  const others = [
    { ...draft, author: account.id },
    { ...put, author: account.id },
    { ...question, author: account.id },
    made(closeQuestion(question, { reason: 'notForUs' }, 'staff', at('03'))),
    createDocument(staffKind, { name: '某人', role: 'staff', active: true }, at('03')),
  ]
  for (const other of others) expect(codes(other)).toContain('staff.notAllowed')
})
