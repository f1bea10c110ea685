// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isElder } from '../../../src-domain/elders/elder.ts'
import { type MemoryStation, memoryStation } from '../../../tests/support/memory-station.tsx'
import { sampleElder } from '../../../tests/support/sample-elder.ts'
import { EditElder } from './edit-elder.tsx'

const elder = sampleElder({ noNumberReason: 'notAtHand' })
let station: MemoryStation
let done: number
beforeEach(async () => {
  done = 0
  station = memoryStation({ documents: [elder] })
  await station.draw(<EditElder id={elder.id} onDone={() => (done += 1)} onOpen={() => undefined} />)
})
afterEach(() => station.close())
const stored = () => station.documents().find(isElder)?.body.distance

describe('the distance to the station', () => {
  it('that is no number of metres is neither changed nor saved over, and is said', async () => {
    await station.type('离驿站多远', '3,9')
    await station.leave('离驿站多远')
    await station.press('保存修改')
    expect([station.field('离驿站多远').value, stored(), done]).toEqual(['3,9', undefined, 0])
    expect(station.text()).toContain('离驿站多远请按米填 0 到 500000 之间的整数，只写数字；您填的是“3,9”。')
  })

  it('is saved as it was typed', async () => {
    await station.type('离驿站多远', '3900')
    await station.leave('离驿站多远')
    await station.press('保存修改')
    expect([stored(), done]).toEqual([3900, 1])
  })
})
