import { expect, it } from 'vitest'
import { wallTimeOf } from './wall-time.ts'

it('reads the time on a clock as people say it, and leaves other words alone', () => {
  expect(['00:10', '09:05', '12:00', '17:59', '20:00'].map(wallTimeOf)).toEqual([
    { part: 'night', time: '0:10' },
    { part: 'morning', time: '9:05' },
    { part: 'noon', time: '12:00' },
    { part: 'afternoon', time: '5:59' },
    { part: 'evening', time: '8:00' },
  ])
  expect(['9点', '25:00', ''].map(wallTimeOf)).toEqual([undefined, undefined, undefined])
})
