// @vitest-environment happy-dom
import { afterEach, expect, it } from 'vitest'
import { type MemoryStation, memoryStation } from '../../../tests/support/memory-station.tsx'
import { sampleElder } from '../../../tests/support/sample-elder.ts'
import { HitLine } from './hit-line.tsx'

let station: MemoryStation
afterEach(() => station.close())

it('says why somebody was found by digits that are covered, and shows no more of the number than was typed', async () => {
  station = memoryStation()
  const elder = sampleElder({ phone: '13810471234' })
  await station.draw(<HitLine hit={{ elder, matched: 'phone', covered: { digits: '1047', of: 'phone' } }} />)
  expect(station.text()).toContain('电话里有 1047')
  expect(station.text()).not.toContain('138')
  await station.draw(<HitLine hit={{ elder, matched: 'phone' }} />)
  expect(station.text()).toContain('138****1234')
})
