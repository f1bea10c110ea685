// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest'
import { type MemoryStation, memoryStation } from '../../../tests/support/memory-station.tsx'
import { sampleElder } from '../../../tests/support/sample-elder.ts'
import { UnsavedProvider } from '../../ui/unsaved.tsx'
import { NeedsCard } from './needs-card.tsx'

const elder = sampleElder()
let station: MemoryStation
afterEach(() => station.close())
const open = async () => {
  station = memoryStation({ documents: [elder] })
  await station.draw(
    <UnsavedProvider person="staff:1">
      <NeedsCard elder={elder} />
    </UnsavedProvider>,
  )
  await station.press('更正')
}
const isOpen = () => document.querySelector('dialog textarea') !== null

describe('the correction of a need', () => {
  it('is closed without a question while nothing is filled in', async () => {
    await open()
    await station.press('先不做')
    expect([isOpen(), station.text().includes('还没保存')]).toEqual([false, false])
  })

  it('that is begun is not closed without a question', async () => {
    await open()
    await station.choose('3 需要')
    await station.press('先不做')
    expect(station.text()).toContain('您填的还没保存')
    await station.press('继续填')
    expect(isOpen()).toBe(true)
    await station.press('先不做')
    await station.press('不要了')
    expect(isOpen()).toBe(false)
  })
})
