import { expect, it } from 'vitest'
import { act } from '../needs/testing/facts.ts'
import { advanceService, requestService } from '../services/service.ts'
import type { Document } from '../shared/document.ts'
import { itemKey } from './not-for-me.ts'
import { similarAnswers } from './similar-elders.ts'

let seed = 0
const organization = 'organizations:0192f000-0000-7000-8000-000000000001'
function rated(elder: string, answer: 'satisfied' | 'unsatisfied', day = '2026-11-01'): Document {
  const at = {
    ...act,
    now: Date.parse(`${day}T02:00:00Z`),
    random: (count: number) => new Uint8Array(count).map(() => (seed = (seed * 31 + 17) % 251)),
  }
  const asked = requestService(
    {
      dimension: 'bathing',
      degree: 3,
      organization,
      organizationName: '安康',
      service: 'bath',
      serviceName: '助浴',
      mode: 'atHome',
      priceFen: 0,
      unit: '次',
      priceDate: day,
      askedBy: 'elder',
    },
    elder,
    at,
  )
  const steps = [
    ['confirmed', {}],
    ['done', { result: '完成' }],
    ['satisfaction', { answer }],
  ] as const
  return steps.reduce((so, [type, data]) => {
    const next = advanceService(so, type, data, at)
    if (!next.ok) throw new Error(next.error.code)
    return next.value
  }, asked) as Document
}
const everybody = () => true
const bath = itemKey(organization, 'bath')

it('says what others thought of it, each once with the newest answer, and nothing where fewer than three answered', () => {
  const three = ['elders:1', 'elders:2', 'elders:3'].map((one) => rated(one, 'satisfied'))
  const answers = similarAnswers([...three, rated('elders:3', 'unsatisfied', '2026-11-09')], everybody)
  expect(answers(bath, 'bathing', 'elders:9')).toEqual({ count: 3, satisfied: 2 })
  expect(answers(bath, 'bathing', 'elders:1')).toBeUndefined()
  expect(answers(bath, 'meals', 'elders:9')).toBeUndefined()
})

it('uses no answer of somebody whose record is closed', () => {
  const four = ['elders:1', 'elders:2', 'elders:3', 'elders:4'].map((one) => rated(one, 'satisfied'))
  const open = (closed: readonly string[]) => similarAnswers(four, (elder) => !closed.includes(elder))
  expect(open(['elders:4'])(bath, 'bathing', 'elders:9')).toEqual({ count: 3, satisfied: 3 })
  expect(open(['elders:3', 'elders:4'])(bath, 'bathing', 'elders:9')).toBeUndefined()
})
