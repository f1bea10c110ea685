import { expect, it } from 'vitest'
import { dayTimeOf } from './day-time.ts'

it('calls three minutes past midnight night, not morning', () => {
  expect([0, 4].map(dayTimeOf)).toEqual(['night', 'night'])
})

it('goes from morning to evening as people say it', () => {
  expect([5, 10, 11, 12, 13, 17, 18, 23].map(dayTimeOf)).toEqual([
    'morning',
    'morning',
    'noon',
    'noon',
    'afternoon',
    'afternoon',
    'evening',
    'evening',
  ])
})
