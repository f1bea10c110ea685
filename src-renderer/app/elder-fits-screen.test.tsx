// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest'
import { demoData } from '../../src-domain/demo/demo-data.ts'
import { kindByName } from '../../src-domain/documents.ts'
import type { Elder } from '../../src-domain/elders/elder.ts'
import { isService } from '../../src-domain/services/service.ts'
import { serviceState } from '../../src-domain/services/service-rules.ts'
import { checkDocument } from '../../src-domain/shared/check-document.ts'
import { refusal } from '../../src-domain/shared/result.ts'
import { type MemoryStation, memoryStation } from '../../tests/support/memory-station.tsx'
import { sampleElder } from '../../tests/support/sample-elder.ts'
import { WhatThereIs } from '../features/elder-fits/what-there-is.tsx'
import { ElderFrameContext } from '../ui/elder-page.tsx'
import { ElderFitsScreen, type FitsOf } from './elder-fits-screen.tsx'

const catalog = demoData({ seed: 1, today: '2026-11-22', elders: 0 })
const old = { birthDate: '1938-03-01', living: ['alone' as const], village: '青石桥社区' }
const elder = sampleElder(old)
const agrees = sampleElder({ ...old, agreed: ['record', 'measuring', 'assessment', 'aids'] })

let station: MemoryStation
let called = 0
afterEach(() => station.close())
const open = async (of: FitsOf, one: Elder = elder) => {
  called = 0
  station = memoryStation({ documents: [one, ...catalog], self: true })
  await again(of, one)
}
const again = (of: FitsOf, one: Elder = elder) =>
  station.draw(
    <ElderFrameContext value={{ onHome: () => undefined, onCallStaff: () => (called += 1) }}>
      <ElderFitsScreen key={Math.random()} elder={one.id} of={of} onBack={() => undefined} />
    </ElderFrameContext>,
  )
const shown = () => document.querySelector('.fitting h2')?.textContent ?? ''
const words = () => station.ofKind('not-for-me').map(({ body, author }) => ({ ...(body as object), author }))

describe('what may suit an elder who is alone at the machine', () => {
  it('comes one a screen with the reason and the day of its price', async () => {
    await open('services')
    const first = shown()
    expect(first).not.toBe('')
    expect(document.querySelectorAll('.fitting')).toHaveLength(1)
    expect(station.text()).toContain('一个人在家，有人常来看看')
    expect(document.querySelector('.fitting')?.textContent).toContain('的价格')
    await station.press('下一个')
    expect(shown()).not.toBe(first)
    await station.press('上一个')
    expect(shown()).toBe(first)
  })

  it('is asked for with a touch, as a request that the staff confirm, and taken back within ten minutes', async () => {
    await open('services')
    const first = shown()
    await station.press('我想要这个')
    const requests = () => station.documents().filter(isService)
    const [request] = requests()
    expect(request).toMatchObject({ elder: elder.id, author: 'self', body: { askedBy: 'elder' } })
    const context = { scope: 'station', station: request!.station, receivedAt: station.now, elder } as const
    expect(checkDocument(request, undefined, kindByName, context)).toMatchObject({ ok: true })
    expect(shown()).not.toBe(first)
    expect(station.text()).toContain('已预约')
    await station.press('撤回')
    expect(serviceState(requests()[0]!).state).toBe('undone')
    expect(shown()).toBe(first)
  })

  it('is only to be read where nobody is signed in', async () => {
    station = memoryStation({ self: true, documents: catalog })
    await station.draw(<WhatThereIs onBack={() => undefined} />)
    const rows = () => [...document.querySelectorAll('.fitting')].map((row) => row.textContent ?? '')
    expect(rows()).toEqual([])
    await station.press('吃饭')
    expect(rows()).toHaveLength(3)
    expect(station.text()).not.toContain('我想要这个')
    const before = rows()
    await station.press('下一页')
    expect(rows()).not.toEqual(before)
    await station.press('返回')
    expect(station.text()).toContain('洗澡')
  })

  it('is not shown any more once the elder said that it does not suit, which is kept as the elder’s own word', async () => {
    await open('services')
    const title = shown()
    await station.press('不适合我')
    expect(words()).toMatchObject([{ about: 'service', fits: false, saidBy: 'elder', author: 'self' }])
    expect(station.text()).toContain('记下了，不再给您看')
    station.now += 1_000
    await station.press('撤回')
    expect(shown()).toBe(title)
    expect(words()).toMatchObject([{ fits: false }, { fits: true, saidBy: 'elder' }])
    expect(station.text()).not.toContain('记下了')
  })

  it('may be taken back for ten minutes, also after the machine went back to its first page, and then no more', async () => {
    await open('services')
    await station.press('不适合我')
    station.now += 9 * 60_000
    await again('services')
    expect(station.text()).toContain('记下了，不再给您看')
    station.now += 61_000
    await again('services')
    expect(station.text()).not.toContain('记下了，不再给您看')
    expect(words()).toHaveLength(1)
  })

  it('says so when it could not be kept', async () => {
    await open('services')
    station.refuses = refusal('storage.full')
    const title = shown()
    await station.press('不适合我')
    expect(station.text()).toContain('没能记下来')
    expect(shown()).toBe(title)
  })

  it('names things only with the elder’s consent to that, says that nothing is sold here, and learns the same way', async () => {
    await open('products')
    expect(station.text()).toContain('现在没有要推荐的')
    await station.close()
    await open('products', agrees)
    expect(station.text()).toContain('机器上买不了')
    await station.press('想问问，叫工作人员')
    expect(called).toBe(1)
    expect(station.tried).toEqual([])
    await station.press('不适合我')
    expect(words()).toMatchObject([{ about: 'product', fits: false, saidBy: 'elder' }])
  })
})
