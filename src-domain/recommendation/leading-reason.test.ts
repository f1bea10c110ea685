import { expect, it } from 'vitest'
import { leadingReason } from './leading-reason.ts'
import { partsOf, reason } from './part.ts'

const none = {
  need: [0],
  condition: [0],
  audience: [0],
  season: [0],
  verified: [0],
  taste: [0],
  novelty: [0],
  refusedLike: [0],
} as const

it('is what leads to the thing, however much its signature or its newness gives', () => {
  const parts = partsOf('article', {
    ...none,
    verified: [1, reason('reviewed')],
    season: [0.5, reason('season', { month: 11 })],
    novelty: [1, reason('newHere')],
  })
  expect(leadingReason(parts)?.key).toBe('season')
})

it('is the strongest of several', () => {
  const parts = partsOf('article', {
    ...none,
    need: [0.25, reason('need')],
    condition: [1, reason('condition', { condition: 1 })],
    season: [1, reason('season', { month: 11 })],
  })
  expect(leadingReason(parts)?.key).toBe('condition')
})

it('never is what speaks against it', () => {
  expect(leadingReason(partsOf('article', { ...none, refusedLike: [-1, reason('refusedLike')] }))).toBeUndefined()
})
