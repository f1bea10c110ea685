import { describe, expect, it } from 'vitest'
import type { Document } from '../shared/document.ts'
import { mergeDocuments } from '../shared/merge.ts'
import type { DocumentKind } from '../shared/document.ts'
import { cognitionScreen } from './catalogue/cognition-screen.ts'
import { phq2 } from './catalogue/phq-2.ts'
import { phq9 } from './catalogue/phq-9.ts'
import type { Instrument } from './instrument.ts'
import {
  answerQuestion,
  discardInstrument,
  finishInstrument,
  foldInstrument,
  type InstrumentDraft,
  instrumentDraftKind,
  startInstrument,
} from './instrument-draft.ts'
import { instrumentResultKind, recordFollowUp } from './instrument-result.ts'
import type { Answer } from './scoring.ts'
import { doneAt } from './testing/answers.ts'

const elder = 'elders:0192f000-0000-7000-8000-000000000001'
const at = doneAt('2026-11-22T02:00:00.000Z')
const about = { date: '2026-11-22', assessorName: '陈晓梅' }
const begun = (instrument: Instrument, mode: 'staff' | 'self' = 'staff') =>
  startInstrument(instrument, { elder, mode, date: '2026-11-22' }, at)
const answered = (draft: InstrumentDraft, answers: Readonly<Record<string, Answer>>) =>
  Object.entries(answers).reduce((so, [question, answer]) => answerQuestion(so, question, answer, at), draft)
const codes = (draft: InstrumentDraft) => instrumentDraftKind.rules?.(draft, undefined).map(({ code }) => code)

describe('an instrument being filled in', () => {
  it('keeps the latest answer of each question, and forgets one that was taken back', () => {
    let draft = answered(begun(phq2), { q1: '1', q2: '2' })
    draft = answerQuestion(draft, 'q1', '3', at)
    expect(foldInstrument(draft)).toEqual({ answers: { q1: '3', q2: '2' }, state: 'open' })
    draft = answerQuestion(draft, 'q2', undefined, at)
    expect(foldInstrument(draft).answers).toEqual({ q1: '3' })
    expect(codes(draft)).toEqual([])
  })

  it('refuses answers that are not offered and steps it does not know', () => {
    expect(codes(answered(begun(phq2), { q1: '4' }))).toEqual(['instrument.badStep'])
    expect(codes(answered(begun(phq2), { q3: '1' }))).toEqual(['instrument.badStep'])
    expect(codes({ ...begun(phq2), body: { ...begun(phq2).body, edition: '1900' } })).toEqual(['instrument.unknown'])
    expect(codes({ ...begun(phq2), elder: '' })).toEqual(['instrument.noElder'])
  })

  it('joins what two kiosks answered', () => {
    const draft = begun(phq2)
    const here = answerQuestion(draft, 'q1', '1', at)
    const there = answerQuestion(draft, 'q2', '2', { ...at, random: (count) => new Uint8Array(count).fill(9) })
    const joined = mergeDocuments(instrumentDraftKind as unknown as DocumentKind, here as Document, there as Document)
    expect(foldInstrument(joined as unknown as InstrumentDraft).answers).toEqual({ q1: '1', q2: '2' })
  })
})

describe('finishing', () => {
  it('makes a fact of the answers and what they came to, and ends the draft', () => {
    const made = finishInstrument(answered(begun(phq2), { q1: '1', q2: '2' }), about, at)
    if (!made.ok) throw new Error(JSON.stringify(made.error))
    const { result, over } = made.value
    expect(result.body).toMatchObject({
      instrument: 'phq-2',
      mode: 'staff',
      answers: { q1: '1', q2: '2' },
      result: { scores: { total: 3 }, bands: { total: 'positive' }, alerts: [] },
      assessor: { staff: 'staff:chen', name: '陈晓梅' },
    })
    expect(instrumentResultKind.rules?.(result, undefined)).toEqual([])
    expect(foldInstrument(over).state).toBe('finished')
    expect(foldInstrument(discardInstrument(over, at)).state).toBe('finished')
  })

  it('asks for every question first', () => {
    const made = finishInstrument(answered(begun(phq2), { q1: '1' }), about, at)
    expect(made.ok ? [] : made.error.map(({ code, field }) => [code, field])).toEqual([
      ['instrument.unanswered', '/body/answers/q2'],
    ])
  })

  it('drops the answer to a question that is asked no more', () => {
    const draft = answered(begun(cognitionScreen), { atOnce: 'all', afterMinute: 'all' })
    const made = finishInstrument(answerQuestion(draft, 'atOnce', 'notAll', at), about, at)
    expect(made.ok && made.value.result.body.answers).toEqual({ atOnce: 'notAll' })
  })

  it('of what only staff may ask is refused to an elder alone', () => {
    const draft = answered(begun(phq9, 'self'), Object.fromEntries([...'123456789'].map((q) => [`q${q}`, '0'])))
    const made = finishInstrument(draft, about, { ...at, author: 'self' })
    expect(made.ok ? [] : made.error.map(({ code }) => code)).toEqual(['instrument.notAlone'])
  })
})

describe('a result from elsewhere', () => {
  const made = finishInstrument(answered(begun(phq2), { q1: '1', q2: '2' }), about, at)
  if (!made.ok) throw new Error('no result')
  const { result } = made.value
  const refused = (changes: object, envelope: object = {}) =>
    instrumentResultKind
      .rules?.({ ...result, ...envelope, body: { ...result.body, ...changes } }, undefined)
      .map(({ code }) => code)

  it.each([
    ['another sum', { result: { ...result.body.result, scores: { total: 2 } } }, 'instrument.resultDiffers'],
    ['another band', { result: { ...result.body.result, bands: { total: 'negative' } } }, 'instrument.resultDiffers'],
    ['an answer nobody offers', { answers: { q1: '1', q2: '9' } }, 'instrument.badAnswer'],
    ['an edition nobody knows', { edition: '1900' }, 'instrument.unknown'],
    ['a date that is none', { date: '2026-02-30' }, 'instrument.badDate'],
    ['somebody else’s name', { assessor: { staff: 'staff:liu', name: '刘' } }, 'instrument.assessorIsNotAuthor'],
  ])('with %s is refused', (_, changes, code) => expect(refused(changes)).toContain(code))

  it('without an elder is refused', () => expect(refused({}, { elder: '' })).toEqual(['instrument.noElder']))
})

describe('what was done about an alarming answer', () => {
  const person = { staff: 'staff:chen', name: '陈晓梅' }
  const about9 = 'records:0192f000-0000-7000-8000-000000000009'
  const tried = (done: Parameters<typeof recordFollowUp>[0]['done'], note: string) => {
    const made = recordFollowUp({ about: about9, done, note }, person, elder, at)
    return made.ok ? 'kept' : made.error.map(({ code }) => code).join(' ')
  }
  it('names at least one thing', () => {
    expect(tried([], '说过话了')).toBe('instrument.nothingDone')
    expect(tried(['stayed', 'toldDoctor'], '')).toBe('kept')
  })
  it('may be that it was a slip, alone and with a line on how that was made sure', () => {
    expect(tried(['mistaken'], ' ')).toBe('instrument.mistakenHow')
    expect(tried(['mistaken', 'stayed'], '按错了')).toBe('instrument.mistakenHow')
    expect(tried(['mistaken'], '又问了一遍，是按错了')).toBe('kept')
  })
})
