// @vitest-environment happy-dom
import { act } from 'react'
import { afterEach, expect, it } from 'vitest'
import { type MemoryStation, memoryStation } from '../../../tests/support/memory-station.tsx'
import type { Host } from '../../host/host.ts'
import { useUnlock } from './use-unlock.ts'

let station: MemoryStation
afterEach(() => station.close())

it('opens the day for nobody who may not, and the key is given back', async () => {
  const called: string[] = []
  let door: ReturnType<typeof useUnlock> | undefined
  function Door() {
    door = useUnlock(true)
    return null
  }
  station = memoryStation()
  station.host.call = (async (name: string) => {
    called.push(name)
    if (name === 'keys.people') return []
    const holder = { staff: 'staff:1', name: '小林', role: 'volunteer' }
    return name === 'keys.unlock' ? { ok: true, value: { dataKey: '', holder } } : undefined
  }) as unknown as Host['call']
  await station.draw(<Door />)
  await act(async () => void (await door?.unlock('staff:1', '123456')))
  expect(door?.refusal?.code).toBe('staff.mayNotOpenDay')
  expect(called.at(-1)).toBe('keys.seal')
})
