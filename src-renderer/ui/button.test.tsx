// @vitest-environment happy-dom
import { afterEach, expect, it } from 'vitest'
import { type MemoryStation, memoryStation } from '../../tests/support/memory-station.tsx'
import { Button } from './button.tsx'

let station: MemoryStation
afterEach(() => station.close())

it('is not pressed twice while it is busy, and keeps the keyboard meanwhile', async () => {
  station = memoryStation()
  let presses = 0
  const drawn = (busy: boolean) =>
    station.draw(
      <Button busy={busy} onPress={() => void (presses += 1)}>
        现在备份
      </Button>,
    )
  await drawn(false)
  station.button('现在备份')?.focus()
  await station.press('现在备份')
  await drawn(true)
  await expect.poll(() => station.button('现在备份')?.getAttribute('aria-disabled')).toBe('true')
  await station.press('现在备份')
  expect(presses).toBe(1)
  expect(document.activeElement).toBe(station.button('现在备份'))
})
