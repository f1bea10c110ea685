// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest'
import { kindByName } from '../../../src-domain/documents.ts'
import { type Elder, isElder } from '../../../src-domain/elders/elder.ts'
import { checkDocument } from '../../../src-domain/shared/check-document.ts'
import { type MemoryStation, memoryStation } from '../../../tests/support/memory-station.tsx'
import { sampleElder } from '../../../tests/support/sample-elder.ts'
import { ElderWelcome, useIsFirstTime } from './elder-welcome.tsx'

const known = sampleElder()
const { welcomedOn: _, ...body } = known.body
const fresh: Elder = { ...known, body }
let station: MemoryStation
afterEach(() => station.close())

function First() {
  const isFirst = useIsFirstTime(fresh.id)
  return isFirst === true ? <ElderWelcome elder={fresh.id} onDone={() => undefined} /> : <p>home</p>
}
const open = async (elder = fresh, isHandedOver = false) => {
  station = memoryStation({ self: true, isHandedOver, documents: [elder] })
  await station.draw(<First />)
}

describe('the first time at the machine', () => {
  it('shows three things, one after the other, and comes once', async () => {
    await open()
    expect(station.text()).toContain('字看得清吗')
    await station.press('下一样')
    expect(station.text()).toContain('可以读给您听')
    await station.press('下一样')
    expect(station.text()).toContain('有事就叫工作人员')
    await station.press('开始用')
    expect(station.text()).toContain('home')
    const [elder] = station.documents().filter(isElder)
    expect(elder?.body).toMatchObject({ welcomedOn: '2026-11-22', textSize: 'medium', leftHanded: false })
    const context = { scope: 'station', station: fresh.station, receivedAt: station.now } as const
    expect(checkDocument(elder, fresh, kindByName, context)).toMatchObject({ ok: true })
  })

  it('may be left out at once', async () => {
    await open()
    await station.press('不用了')
    expect(station.text()).toContain('home')
  })

  it('is not shown to whom staff handed the machine, nor to who knows it', async () => {
    await open(fresh, true)
    expect(station.text()).toContain('home')
    await station.close()
    await open(known)
    expect(station.text()).toContain('home')
  })
})
