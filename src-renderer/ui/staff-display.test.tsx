// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest'
import { type MemoryStation, memoryStation } from '../../tests/support/memory-station.tsx'
import { StaffDisplayProvider } from './staff-display.tsx'
import { TextSizeControl } from './text-size-control.tsx'

let station: MemoryStation
afterEach(() => station.close())
const signIn = (staff: string) =>
  station.draw(
    <StaffDisplayProvider key={staff} staff={staff}>
      <TextSizeControl onClose={() => undefined} />
    </StaffDisplayProvider>,
  )
const shown = () => ({ ...document.documentElement.dataset })

describe('the text size of the staff', () => {
  it('is the dense one until somebody chooses another, and then theirs on this machine and nobody else’s', async () => {
    station = memoryStation()
    await signIn('staff:1')
    expect(shown()).toMatchObject({ face: 'staff', size: 'small', contrast: 'normal' })
    await station.press('特大')
    await station.press('黑白分明')
    expect(shown()).toMatchObject({ face: 'staff', size: 'large', contrast: 'high' })
    await signIn('staff:2')
    expect(shown()).toMatchObject({ size: 'small', contrast: 'normal' })
    await signIn('staff:1')
    expect(shown()).toMatchObject({ size: 'large', contrast: 'high' })
  })
})
