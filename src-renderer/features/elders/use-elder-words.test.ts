import { expect, it } from 'vitest'
import { fullAddress } from './use-elder-words.ts'

it('says village and group once, also where people wrote them into the address', () => {
  expect(fullAddress({ village: '石磨村', address: '石磨村 12 号' })).toBe('石磨村 12 号')
  expect(fullAddress({ village: '石磨村', group: '三组', address: '石磨村三组 12 号' })).toBe('石磨村三组 12 号')
  expect(fullAddress({ village: '石磨村', group: '三组', address: '12 号' })).toBe('石磨村 三组 12 号')
  expect(fullAddress({ village: '石磨村', group: '三组' })).toBe('石磨村 三组')
  expect(fullAddress({})).toBe('')
})
