import { expect, it } from 'vitest'
import { countWrongCode, mayTryCode, startCodesAnew } from './code-attempts.ts'

it('takes no code for a minute after five wrong ones', () => {
  const now = Date.parse('2026-11-24T02:00:00Z')
  for (let i = 0; i < 4; i += 1) countWrongCode(now)
  startCodesAnew()
  for (let i = 0; i < 4; i += 1) countWrongCode(now)
  expect(mayTryCode(now)).toBe(true)
  countWrongCode(now)
  expect(mayTryCode(now)).toBe(false)
  expect(mayTryCode(now + 59_999)).toBe(false)
  expect(mayTryCode(now + 60_000)).toBe(true)
})
