/** Derived by hand from standards/02 §3. There are three ways through it, and all of them stand here, with what is refused. */
import { describe, expect, it } from 'vitest'
import { answerRefusals } from '../instrument-rules.ts'
import { type Answers, askedQuestions, missingQuestions, scoreInstrument } from '../scoring.ts'
import { cognitionScreen } from './cognition-screen.ts'

const all: Answers = { atOnce: 'all', afterMinute: 'all' }

describe('the screening of memory', () => {
  it.each<[string, Answers, string]>([
    ['not all repeated at once', { atOnce: 'notAll' }, 'positive'],
    ['all at once, not all after a minute', { atOnce: 'all', afterMinute: 'notAll' }, 'positive'],
    ['all at once and all after a minute', all, 'negative'],
  ])('%s', (_, answers, band) => {
    expect(missingQuestions(cognitionScreen, answers)).toEqual([])
    expect(scoreInstrument(cognitionScreen, answers).bands).toEqual({ total: band })
  })

  it('asks after a minute only whoever repeated all three, and waits that minute', () => {
    expect(askedQuestions(cognitionScreen, {}).map(({ id }) => id)).toEqual(['atOnce'])
    expect(askedQuestions(cognitionScreen, { atOnce: 'notAll' }).map(({ id }) => id)).toEqual(['atOnce'])
    expect(askedQuestions(cognitionScreen, { atOnce: 'all' }).map(({ waitSeconds }) => waitSeconds)).toEqual([
      undefined,
      60,
    ])
  })

  it('does not count what was said after a minute by somebody who is not asked any more', () => {
    expect(scoreInstrument(cognitionScreen, { atOnce: 'notAll', afterMinute: 'all' }).scores).toEqual({ total: 1 })
  })

  it.each<[string, Answers, readonly string[]]>([
    ['nothing at all', {}, ['instrument.unanswered']],
    ['nothing after the minute', { atOnce: 'all' }, ['instrument.unanswered']],
    ['an answer nobody offers', { atOnce: 'two' }, ['instrument.badAnswer']],
    ['the second without the first', { atOnce: 'notAll', afterMinute: 'all' }, ['instrument.badAnswer']],
  ])('is refused with %s', (_, answers, codes) => {
    expect(answerRefusals(cognitionScreen, answers).map(({ code }) => code)).toEqual(codes)
  })
})
