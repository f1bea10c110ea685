// @vitest-environment happy-dom
import { act } from 'react'
import { afterEach, describe, expect, it } from 'vitest'
import { demoData } from '../../../src-domain/demo/demo-data.ts'
import { isElder } from '../../../src-domain/elders/elder.ts'
import type { Match } from '../../../src-domain/recommendation/recommend-services.ts'
import { offersOf } from '../../../src-domain/recommendation/service-offer.ts'
import { isOrganization } from '../../../src-domain/organizations/organization.ts'
import { refusal } from '../../../src-domain/shared/result.ts'
import { type MemoryStation, memoryStation } from '../../../tests/support/memory-station.tsx'
import { UnsavedProvider } from '../../ui/unsaved.tsx'
import { RequestDialog } from './request-dialog.tsx'

const today = '2026-11-22'
const documents = demoData({ seed: 1, today, elders: 1 })
const elder = documents.find(isElder)!
const [offer] = offersOf(documents.filter(isOrganization), today)
const match: Match = {
  offer: offer!,
  dimension: 'meals',
  degree: 3,
  score: 60,
  parts: [],
  metres: 300,
  warnings: [],
}

let station: MemoryStation
let closed: number
const open = async (): Promise<void> => {
  closed = 0
  station = memoryStation()
  await station.draw(
    <UnsavedProvider person="staff:1">
      <RequestDialog elder={elder} match={match} onClose={() => (closed += 1)} />
    </UnsavedProvider>,
  )
}
afterEach(() => station.close())
const dayButton = (name: string) => document.querySelector<HTMLButtonElement>(`button[aria-label="${name}"]`)

describe('a request', () => {
  it('that could not be saved is the same request when it is confirmed again', async () => {
    await open()
    await station.choose('老人自己')
    station.refuses = refusal('storage.fullJournaled')
    await station.press('确定预约')
    expect(station.text()).toContain('已经记进日志')
    expect(closed).toBe(0)
    station.refuses = undefined
    await station.press('确定预约')
    expect(closed).toBe(1)
    const [first, again] = station.tried.flat()
    expect(again).toEqual(first)
  })

  it('takes a day that is said, or one of the buttons', async () => {
    await open()
    await station.choose('老人自己')
    await station.press('后天')
    await station.press('确定预约')
    const [saved] = station.ofKind('service')
    expect(saved?.body).toMatchObject({ wishedOn: '2026-11-24' })
  })

  it('says which day was picked from the month, and lets no day pass that is over', async () => {
    await open()
    await station.press('日历')
    expect(dayButton('11月21日 星期六')?.disabled).toBe(true)
    await act(async () => dayButton('11月25日 星期三')?.click())
    expect(document.querySelector<HTMLInputElement>('.day-field input')?.value).toBe('2026年11月25日')
    await station.choose('老人自己')
    await station.press('确定预约')
    expect(station.ofKind('service')[0]?.body).toMatchObject({ wishedOn: '2026-11-25' })
  })

  it('lets no day pass that is more than a year ahead', async () => {
    await open()
    await station.choose('老人自己')
    await station.type('希望哪天', '20990101')
    const field = document.querySelector('.day-field input')
    await act(async () => field?.dispatchEvent(new FocusEvent('focusout', { bubbles: true })))
    expect(station.text()).toContain('这一天离今天超过一年，请看看年份有没有写错。')
    await station.press('确定预约')
    expect(station.tried).toEqual([])
  })

  it('that is begun is not closed without a question', async () => {
    await open()
    await station.press('后天')
    await station.press('先不做')
    expect([closed, station.text().includes('您填的还没保存')]).toEqual([0, true])
    await station.press('不要了')
    expect(closed).toBe(1)
  })

  it('with another answer is another one', async () => {
    await open()
    await station.choose('老人自己')
    station.refuses = refusal('storage.full')
    await station.press('确定预约')
    await station.choose('家人')
    await station.press('确定预约')
    const [first, again] = station.tried.flat()
    expect(again?.id).not.toBe(first?.id)
  })
})
