import { describe, expect, it } from 'vitest'
import type { Document } from '../shared/document.ts'
import type { Instrument } from './instrument.ts'
import { fallRisk } from './catalogue/fall-risk.ts'
import { gds15 } from './catalogue/gds-15.ts'
import { moodScreen } from './catalogue/mood-screen.ts'
import { phq2 } from './catalogue/phq-2.ts'
import { phq9 } from './catalogue/phq-9.ts'
import { selfCare } from './catalogue/self-care.ts'
import { tcmConstitution } from './catalogue/tcm-constitution.ts'
import { answerQuestion, discardInstrument, finishInstrument, startInstrument } from './instrument-draft.ts'
import {
  compareResults,
  fallRiskOf,
  instrumentDue,
  instrumentsThatFollow,
  moodSign,
  newestResults,
  openAlerts,
  standingResults,
} from './instrument-history.ts'
import { type InstrumentResult, recordFollowUp } from './instrument-result.ts'
import type { Answers } from './scoring.ts'
import { digits, doneAt, inOrder } from './testing/answers.ts'

const elder = 'elders:0192f000-0000-7000-8000-000000000001'
let seed = 0
function begun(instrument: Instrument, date: string, answers: Answers, corrects?: string) {
  seed += 1
  const at = doneAt(`${date}T02:00:00.000Z`, seed % 250)
  const start = startInstrument(
    instrument,
    { elder, mode: 'staff', date, ...(corrects === undefined ? {} : { corrects }) },
    at,
  )
  // The seed makes the ids: each step lies a second after the last.
  const draft = Object.entries(answers).reduce(
    (so, [question, answer], step) => answerQuestion(so, question, answer, { ...at, now: at.now + 1_000 * (step + 1) }),
    start,
  )
  return { at: { ...at, now: at.now + 60_000 }, draft }
}
function done(instrument: Instrument, date: string, answers: Answers, corrects?: string): InstrumentResult {
  const { at, draft } = begun(instrument, date, answers, corrects)
  const made = finishInstrument(draft, { date, assessorName: '陈晓梅' }, at)
  if (!made.ok) throw new Error(JSON.stringify(made.error))
  return made.value.result
}
const stored = (...documents: readonly unknown[]) => documents as readonly Document[]
const phq2Of = (date: string, line: string) => done(phq2, date, digits(phq2, line))
const phq9Of = (date: string, line: string) => done(phq9, date, digits(phq9, line))
const fallsOf = (date: string, answers: Answers) =>
  done(fallRisk, date, {
    ...Object.fromEntries(fallRisk.scales[0]!.items.map((id) => [id, []])),
    ...answers,
  })

describe('results that stand', () => {
  it('come newest first, without those that were corrected', () => {
    const wrong = phq2Of('2026-11-01', '33')
    const right = done(phq2, '2026-11-02', digits(phq2, '00'), wrong.id)
    const older = phq2Of('2026-10-01', '11')
    const all = stored(older, wrong, right, phq9Of('2026-11-03', '000000000'))
    expect(standingResults(all, 'phq-2').map(({ id }) => id)).toEqual([right.id, older.id])
    expect(newestResults(all).get('phq-2')?.id).toBe(right.id)
    expect(newestResults(all).get('phq-2')?.body.date).toBe('2026-11-02')
  })

  it('name every answer that changed, in the order of the questions, with the points', () => {
    const before = done(selfCare, '2025-11-01', inOrder(selfCare, '0 1 0 0 0'))
    const after = done(selfCare, '2026-11-01', inOrder(selfCare, '3 0 0 0 5'))
    expect(compareResults(before, after)).toEqual([
      { question: 'eating', before: '0', after: '3', points: 3 },
      { question: 'washing', before: '1', after: '0', points: -1 },
      { question: 'moving', before: '0', after: '5', points: 5 },
    ])
    const other = { ...before, body: { ...before.body, edition: '2009' } }
    expect(compareResults(other, after)).toBeUndefined()
  })
})

describe('the fall risk', () => {
  it('is what the newest result says, and unknown before there is one', () => {
    expect(fallRiskOf([])).toBeUndefined()
    const high = fallsOf('2026-11-01', { movement: ['gait', 'aid', 'person'], control: ['catheter'] })
    const none = fallsOf('2026-11-05', {})
    expect(fallRiskOf(stored(high))).toBe('high')
    expect(fallRiskOf(stored(high, none))).toBe('none')
  })
})

describe('the sign of mood for the decline radar', () => {
  const gds = (date: string, yes: readonly number[]) =>
    done(
      gds15,
      date,
      inOrder(gds15, Array.from({ length: 15 }, (_, i) => (yes.includes(i + 1) ? 'yes' : 'no')).join(' ')),
    )
  it('is a PHQ-2 from 3 or a GDS-15 from 5, the later one', () => {
    expect(moodSign([])).toBeUndefined()
    expect(moodSign(stored(phq2Of('2026-11-01', '20'), gds('2026-11-01', [1])))).toBeUndefined()
    expect(moodSign(stored(phq2Of('2026-11-01', '21')))).toEqual({ instrument: 'phq-2', score: 3, on: '2026-11-01' })
    expect(moodSign(stored(phq2Of('2026-11-01', '21'), gds('2026-11-03', [])))).toEqual({
      instrument: 'gds-15',
      score: 5,
      on: '2026-11-03',
    })
  })
  it('is gone when the next one finds nothing', () => {
    expect(moodSign(stored(phq2Of('2026-11-01', '33'), phq2Of('2026-11-09', '00')))).toBeUndefined()
  })
})

describe('what is due', () => {
  const dueOf = (instrument: Instrument, documents: readonly Document[], age: number | undefined = 70) =>
    instrumentDue(instrument, newestResults(documents), age, '2026-11-22')

  it('is once a year from 65 on where the source says so, to the day', () => {
    expect(dueOf(selfCare, [])).toMatchObject({ state: 'due', why: 'never' })
    expect(dueOf(selfCare, [], 64)).toEqual({ state: 'open' })
    expect(dueOf(selfCare, [], 65)).toMatchObject({ state: 'due' })
    const on = (date: string) => stored(done(selfCare, date, inOrder(selfCare, '0 0 0 0 0')))
    expect(dueOf(selfCare, on('2025-11-23'))).toEqual({ state: 'later', on: '2026-11-23' })
    expect(dueOf(selfCare, on('2025-11-22'))).toEqual({ state: 'due', on: '2026-11-22', why: 'interval' })
    expect(dueOf(fallRisk, [])).toEqual({ state: 'open' })
  })

  it('is the PHQ-9 after a PHQ-2 of 3, the depression scale after a positive screening, until it was done', () => {
    const positive = phq2Of('2026-11-20', '12')
    expect(dueOf(phq9, stored(positive))).toEqual({ state: 'due', on: '2026-11-20', why: 'follows', after: 'phq-2' })
    expect(dueOf(phq9, stored(phq2Of('2026-11-20', '11')))).toEqual({ state: 'open' })
    expect(dueOf(phq9, stored(positive, phq9Of('2026-11-20', '111000000')))).toEqual({ state: 'open' })
    expect(dueOf(phq9, stored(positive, phq9Of('2026-11-19', '111000000')))).toMatchObject({ why: 'follows' })
    const sad = done(moodScreen, '2026-11-20', { sad: 'yes' })
    expect(dueOf(gds15, stored(sad))).toMatchObject({ why: 'follows', after: 'mood-screen' })
    expect(instrumentsThatFollow(stored(positive, sad), '2026-11-22').map(({ instrument }) => instrument.id)).toEqual([
      'phq-9',
      'gds-15',
    ])
  })

  it('is the constitution again after two weeks when none came out', () => {
    const ones = { ...digits(tcmConstitution, '1'.repeat(33)), q9: { heightCm: 160, weightKg: 50 }, q28: 70 }
    // Balanced: 1 + (6−3) + 5 + 5 + (6−4) = 16, and no other above 8.
    const none = done(tcmConstitution, '2026-11-08', { ...ones, q2: '3', q13: '4' })
    expect(Object.values(none.body.result.bands)).toEqual(Array.from({ length: 9 }, () => 'no'))
    expect(dueOf(tcmConstitution, stored(none))).toEqual({ state: 'due', on: '2026-11-22', why: 'undecided' })
    const later = done(tcmConstitution, '2026-11-09', { ...ones, q2: '3', q13: '4' })
    expect(dueOf(tcmConstitution, stored(later))).toEqual({ state: 'later', on: '2026-11-23' })
    expect(dueOf(tcmConstitution, stored(done(tcmConstitution, '2026-11-08', ones)))).toEqual({
      state: 'later',
      on: '2027-11-08',
    })
  })
})

describe('answers that need a person at once', () => {
  const settled = (about: string) => {
    const made = recordFollowUp(
      { about, done: ['stayed'], note: '' },
      { staff: 'staff:chen', name: '陈晓梅' },
      elder,
      doneAt('2026-11-22T05:00:00.000Z', 200),
    )
    if (!made.ok) throw new Error('refused')
    return made.value
  }
  const alarming = phq9Of('2026-11-22', '000000001')

  it('stand until somebody wrote down what was done', () => {
    expect(openAlerts(stored(phq9Of('2026-11-22', '333333330')))).toEqual([])
    expect(openAlerts(stored(alarming))).toEqual([{ alert: 'selfHarm', about: alarming.id, elder, on: '2026-11-22' }])
    expect(openAlerts(stored(alarming, settled(alarming.id)))).toEqual([])
  })

  it('stand also when the result is corrected, or a newer one finds nothing', () => {
    const right = done(phq9, '2026-11-22', digits(phq9, '000000000'), alarming.id)
    expect(openAlerts(stored(alarming, right)).map(({ about }) => about)).toEqual([alarming.id])
  })

  it('stand from the answer on, before the form is finished and after it was thrown away', () => {
    const { draft, at } = begun(phq9, '2026-11-22', { q9: '2' })
    expect(openAlerts(stored(draft)).map(({ about }) => about)).toEqual([draft.id])
    expect(openAlerts(stored(discardInstrument(draft, at)))).toHaveLength(1)
    expect(openAlerts(stored(answerQuestion(draft, 'q9', '0', at)))).toEqual([])
    expect(openAlerts(stored(draft, settled(draft.id)))).toEqual([])
  })

  it('are one alert for a form and its result, settled by either', () => {
    const { draft, at } = begun(phq9, '2026-11-22', digits(phq9, '000000002'))
    const made = finishInstrument(draft, { date: '2026-11-22', assessorName: '陈晓梅' }, at)
    if (!made.ok) throw new Error('no result')
    const { result, over } = made.value
    expect(openAlerts(stored(over, result)).map(({ about }) => about)).toEqual([result.id])
    expect(openAlerts(stored(over, result, settled(draft.id)))).toEqual([])
    expect(openAlerts(stored(over, result, settled(result.id)))).toEqual([])
  })
})
