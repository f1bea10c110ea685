/** Derived by hand from standards/02 §3. There are six ways to answer, and all of them stand here: one question is enough. */
import { describe, expect, it } from 'vitest'
import { type Answers, missingQuestions, scoreInstrument } from '../scoring.ts'
import { moodScreen } from './mood-screen.ts'

describe('the screening of mood', () => {
  it.each<[Answers, string]>([
    [{ sad: 'no' }, 'negative'],
    [{ sad: 'yes' }, 'positive'],
    [{ sad: 'no', mood: 'good' }, 'negative'],
    [{ sad: 'no', mood: 'notGood' }, 'positive'],
    [{ sad: 'yes', mood: 'good' }, 'positive'],
    [{ sad: 'yes', mood: 'notGood' }, 'positive'],
  ])('%j is %s', (answers, band) => {
    expect(missingQuestions(moodScreen, answers)).toEqual([])
    expect(scoreInstrument(moodScreen, answers).bands).toEqual({ total: band })
  })

  it('asks for the depression scale when it is positive', () => {
    expect(moodScreen.scales[0]?.bands.find(({ id }) => id === 'positive')?.next).toBe('gds-15')
  })
})
