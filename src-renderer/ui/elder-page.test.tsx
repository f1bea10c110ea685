// @vitest-environment happy-dom
import { afterEach, expect, it } from 'vitest'
import { type MemoryStation, memoryStation } from '../../tests/support/memory-station.tsx'
import { ElderPage } from './elder-page.tsx'

let station: MemoryStation
afterEach(() => station.close())

it('shows the top of the next step, however far the one before was scrolled', async () => {
  station = memoryStation()
  const draw = (title: string) => station.draw(<ElderPage title={title}>{title}</ElderPage>)
  await draw('请刷您的卡')
  const main = document.querySelector('main')!
  main.scrollTop = 300
  await draw('请按您的号码')
  expect(document.querySelector('main')?.scrollTop).toBe(0)
})
