// @vitest-environment happy-dom
import { afterEach, expect, it } from 'vitest'
import { changeAllSettings, settingsOf } from '../../../src-domain/settings/station-settings.ts'
import type { Document } from '../../../src-domain/shared/document.ts'
import { type MemoryStation, memoryStation } from '../../../tests/support/memory-station.tsx'
import { actOf } from '../../../tests/support/sample-elder.ts'
import { i18n } from '../../i18n/i18n.ts'
import { ElderFrameContext } from '../../ui/elder-page.tsx'
import { ShopPage } from './shop-page.tsx'
import { TrustPage } from './trust-page.tsx'

let station: MemoryStation
afterEach(async () => {
  await station.close()
  await i18n.changeLanguage('zh-CN')
})

it('says honestly what nobody filled in', async () => {
  station = memoryStation({ self: true })
  await station.draw(<TrustPage isOwn={false} onBack={() => undefined} />)
  expect(station.text().match(/还没有填写/g)).toHaveLength(4)
  expect(station.text()).toContain('12345')
})

it('says who runs the station, under which number, and where to complain', async () => {
  const said = { runBy: '青石桥街道办事处', registration: '民非登记 0001', complaintsTo: '街道民政办 0512-65550000' }
  const set = changeAllSettings(settingsOf([]), said, actOf('2026-11-20T02:00:00.000Z', 9))
  station = memoryStation({ self: true, documents: set as readonly unknown[] as readonly Document[] })
  await station.draw(<TrustPage isOwn onBack={() => undefined} />)
  for (const text of Object.values(said)) expect(station.text()).toContain(text)
  expect(station.text()).toContain('谁看过我的资料')
})

it('says that nothing can be bought yet, and calls the staff', async () => {
  let called = 0
  station = memoryStation({ self: true })
  await i18n.changeLanguage('en')
  await station.draw(
    <ElderFrameContext value={{ onHome: () => undefined, onCallStaff: () => (called += 1) }}>
      <ShopPage onBack={() => undefined} />
    </ElderFrameContext>,
  )
  expect(station.text()).toContain('not ready yet')
  await station.press('Call the staff')
  expect(called).toBe(1)
})
