// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest'
import { refusal } from '../../../src-domain/shared/result.ts'
import { type MemoryStation, memoryStation } from '../../../tests/support/memory-station.tsx'
import { sampleElder } from '../../../tests/support/sample-elder.ts'
import { SelfInstruments } from './self-instruments.tsx'

const nothing = () => undefined
let station: MemoryStation
const drawn = async ({ who = sampleElder(), handedOver = false } = {}) => {
  station = memoryStation({ self: true, isHandedOver: handedOver, documents: [who] })
  await station.draw(<SelfInstruments elder={who.id} onBack={nothing} />)
}
afterEach(() => station.close())

describe('questions an elder answers alone', () => {
  it('are those about the mood only when staff handed the machine over', async () => {
    await drawn()
    expect(station.button('平时五件事，您怎么样')).toBeDefined()
    expect(station.text()).not.toContain('心情')
    await station.close()
    await drawn({ handedOver: true })
    expect(station.button('心情两问')).toBeDefined()
    expect(station.button('心情十五问')).toBeDefined()
    expect(station.text()).not.toMatch(/抑郁|PHQ|GDS/)
  })

  it('are looked over before they are sent, and end in kind words without a score', async () => {
    await drawn({ handedOver: true })
    await station.press('心情两问')
    await station.press('开始')
    await station.press('几乎每天')
    await station.press('完全没有')
    expect(station.text()).toContain('您是这样答的')
    expect(station.ofKind('instrument-result')).toEqual([])
    await station.press('交给工作人员')
    expect(station.ofKind('instrument-result')[0]).toMatchObject({
      author: 'self',
      body: { mode: 'self', answers: { q1: '3', q2: '0' }, result: { scores: { total: 3 } } },
    })
    expect(station.text()).toContain('谢谢您肯说心里话')
    expect(station.text()).not.toMatch(/阳性|抑郁|3 分|\/ 6/)
  })

  it('that could not be sent are sent as the same when it is pressed again', async () => {
    await drawn({ handedOver: true })
    await station.press('心情两问')
    await station.press('开始')
    await station.press('完全没有')
    await station.press('有几天')
    station.refuses = refusal('storage.fullJournaled')
    await station.press('交给工作人员')
    expect(station.text()).toContain('没能交上去')
    station.refuses = undefined
    await station.press('交给工作人员')
    expect(station.tried.at(-1)).toEqual(station.tried.at(-2))
    expect(station.text()).toContain('都记下了')
  })

  it('can be changed one by one', async () => {
    await drawn({ handedOver: true })
    await station.press('心情两问')
    await station.press('开始')
    await station.press('完全没有')
    await station.press('完全没有')
    await station.press('过去两周，您觉得心情低落、沮丧或没有希望，有多少天？完全没有改这一题')
    await station.press('有几天')
    await station.press('交给工作人员')
    expect(station.ofKind('instrument-result')[0]?.body).toMatchObject({ answers: { q1: '0', q2: '1' } })
  })

  it('are not asked without consent', async () => {
    await drawn({ who: sampleElder({ agreed: ['record'] }), handedOver: true })
    expect(station.text()).toContain('您还没有同意做评估')
    expect(station.text()).not.toContain('心情')
  })
})
