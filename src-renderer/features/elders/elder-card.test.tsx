// @vitest-environment happy-dom
import { afterEach, expect, it } from 'vitest'
import { type MemoryStation, memoryStation } from '../../../tests/support/memory-station.tsx'
import { sampleElder } from '../../../tests/support/sample-elder.ts'
import { ElderCardDialog } from './elder-card.tsx'

let station: MemoryStation
afterEach(() => station.close())

it('asks before the card in the elder’s hands is made void', async () => {
  const elder = sampleElder()
  station = memoryStation({ documents: [elder] })
  await station.draw(<ElderCardDialog elder={elder} onClose={() => undefined} />)
  await station.press('换一张新卡')
  expect(station.tried).toEqual([])
  expect(station.text()).toContain('旧卡马上作废')
  await station.press('先不做')
  expect(station.tried).toEqual([])
})
