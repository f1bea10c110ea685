// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { type MemoryStation, memoryStation } from '../../tests/support/memory-station.tsx'
import { SearchWorkerHere } from '../../tests/support/search-worker-here.ts'
import { CallWantedContext } from '../features/call-staff/real-call.ts'
import { elderRoutes } from './elder-routes.tsx'
import { ElderShell } from './elder-shell.tsx'

let station: MemoryStation
beforeEach(() => vi.stubGlobal('Worker', SearchWorkerHere))
afterEach(async () => {
  await station.close()
  vi.unstubAllGlobals()
})

it('calls staff at once when a practice was left for it, and not again', async () => {
  HTMLDialogElement.prototype.showModal = () => undefined
  station = memoryStation({ self: true })
  const wanted = [true]
  await station.draw(
    <CallWantedContext value={() => wanted.pop() ?? false}>
      <ElderShell routes={elderRoutes} />
    </CallWantedContext>,
  )
  expect(station.ofKind('call')).toMatchObject([{ author: 'self', body: { from: '/' } }])
  expect(station.text()).toContain('已经在叫工作人员了')
  await station.press('不用了')
  await vi.waitFor(() => expect(station.text()).not.toContain('已经在叫工作人员了'))
  expect(station.ofKind('call')).toHaveLength(1)
})
