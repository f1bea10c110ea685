// @vitest-environment happy-dom
import { act } from 'react'
import { of } from 'rxjs'
import { afterEach, describe, expect, it } from 'vitest'
import { memoryStation, type MemoryStation } from '../../../tests/support/memory-station.tsx'
import { actOf, sampleElder } from '../../../tests/support/sample-elder.ts'
import { clinicDayKind, foldClinic, startClinic, type ClinicDay } from '../../../src-domain/archive/clinic-day.ts'
import { cardText } from '../../../src-domain/elders/elder-card.ts'
import type { Document } from '../../../src-domain/shared/document.ts'
import type { ElderIndex } from '../../search/elder-index.ts'
import { ElderIndexContext } from '../../search/use-elder-search.ts'
import { UnsavedProvider } from '../../ui/unsaved.tsx'
import { ClinicScreen } from './clinic-screen.tsx'

const wang = sampleElder({ seed: 1, identityNumber: '110101194803010022' })
const li = sampleElder({ name: '李建国', seed: 2 })
const silent = sampleElder({ name: '赵敏', agreed: ['record'], seed: 3 })
const everybody = [wang, li, silent]
const index: ElderIndex = {
  query: (text) =>
    everybody.filter(({ body }) => body.name.startsWith(text.trim())).map((elder) => ({ elder, matched: 'name' })),
  byName: () => everybody,
  state: of({ indexed: 3, total: 3, ready: true }),
  close: () => undefined,
}
let station: MemoryStation
let asked: string[] = []
afterEach(() => station.close())

const draw = async (documents: readonly Document[] = everybody) => {
  asked = []
  station = memoryStation({ documents })
  await show()
}
const show = () =>
  station.draw(
    <UnsavedProvider person="staff:1">
      <ElderIndexContext value={index}>
        <ClinicScreen onAskConsent={(id) => asked.push(id)} onImport={() => undefined} />
      </ElderIndexContext>
    </UnsavedProvider>,
  )
const begin = async (...measures: readonly string[]) => {
  for (const measure of measures) await station.choose(measure)
  await station.press('开始')
}
const enter = (label: string) =>
  act(async () => {
    const field = station.field(label)
    field.focus()
    for (const kind of ['keydown', 'keyup'])
      field.dispatchEvent(new KeyboardEvent(kind, { key: 'Enter', bubbles: true }))
  })
const add = async (name: string) => {
  await station.type('扫卡，或找姓名', name)
  await enter('扫卡，或找姓名')
}
let clock = 1_000
const scan = async (text: string) => {
  clock += 1_000
  await act(async () => {
    for (const key of [...text, 'Enter']) {
      clock += 5
      const event = new KeyboardEvent('keydown', { key, code: `Key${key}`, bubbles: true })
      Object.defineProperty(event, 'timeStamp', { value: clock })
      document.body.dispatchEvent(event)
    }
  })
}
const queue = () =>
  [...document.querySelectorAll('.clinic-queue > li')].map((one) => one.querySelector('b')?.textContent)
const readings = () =>
  station.ofKind('reading').map(({ elder, body }) => [elder === wang.id ? '王秀兰' : '李建国', body])

describe('a clinic day', () => {
  it('asks only for what is measured this morning, and goes on to the next with Enter alone', async () => {
    await draw()
    await begin('血压', '脉搏')
    await add('王')
    expect(document.activeElement).toBe(station.field('高压'))
    await add('李')
    expect(queue()).toEqual(['王秀兰', '李建国'])
    expect(station.text()).not.toContain('体重')
    await station.type('高压', '138')
    await enter('高压')
    expect(document.activeElement).toBe(station.field('低压'))
    await station.type('低压', '82')
    await enter('低压')
    await station.type('脉搏', '74')
    await enter('脉搏')
    expect(readings()).toEqual([
      ['王秀兰', { type: 'bloodPressure', systolic: 138, diastolic: 82, pulse: 74, source: 'staff' }],
    ])
    expect(station.text()).toContain('王秀兰已记下：血压 138 / 82，脉搏 74')
    expect(station.text()).toContain('给李建国量')
    expect((station.field('高压') as HTMLInputElement).value).toBe('')
    expect(document.activeElement).toBe(station.field('高压'))
    expect(station.ofKind('audit').map(({ body }) => body)).toMatchObject([
      { action: 'change', subject: wang.id, parts: ['measurements'] },
    ])
  })

  it('takes a card, nobody twice, and whom it knows not at all', async () => {
    await draw()
    await begin('血氧')
    await scan(cardText(wang.body.cardCode ?? ''))
    expect(station.text()).toContain('王秀兰排上了')
    await scan(cardText(wang.body.cardCode ?? ''))
    expect(station.text()).toContain('已经在排队了')
    expect(queue()).toEqual(['王秀兰'])
    await scan(`GK${'0'.repeat(26)}`)
    expect(station.text()).toContain('没有找到这张卡的老人')
    await add('周')
    expect(station.text()).toContain('没有找到')
  })

  it('takes the number of an identity card from a reader, refuses a misread one, and says who is not registered', async () => {
    await draw()
    await begin('血氧')
    await scan('110101194803010022')
    expect(queue()).toEqual(['王秀兰'])
    await scan('110101194803010023')
    expect(station.text()).toContain('读卡器读出的身份证号码不对')
    await scan('110101194001010055')
    expect(station.text()).toContain('没有登记过这个身份证号码的老人')
    expect(queue()).toEqual(['王秀兰'])
  })

  it('notes with each reading what it was measured with, said once in the morning', async () => {
    await draw()
    await station.choose('体重')
    await station.choose('血氧')
    await station.type('量体重用的', '电子秤')
    await station.press('开始')
    await add('王')
    expect(station.text()).toContain('用：体重 电子秤')
    await station.type('血氧', '97')
    await station.type('体重', '56')
    await station.press('记下，下一位')
    expect(readings()).toEqual([
      ['王秀兰', { type: 'oxygen', value: 97, source: 'staff' }],
      ['王秀兰', { type: 'weight', value: 56, source: 'staff', device: '电子秤' }],
    ])
  })

  it('measures nobody who did not agree, and leads to asking', async () => {
    await draw()
    await begin('血压')
    await add('赵')
    expect(queue()).toEqual([])
    await station.press('去问老人')
    expect(asked).toEqual([silent.id])
  })

  it('stays with a very high pressure: again now, or after a rest while the next one is measured', async () => {
    await draw()
    await begin('血压')
    await add('王')
    await add('李')
    const measure = async (systolic: string, diastolic: string) => {
      await station.type('高压', systolic)
      await station.type('低压', diastolic)
      if (Number(systolic) >= 180) await station.choose('都没有')
      await station.press('记下，下一位')
    }
    await measure('186', '112')
    expect(station.text()).toContain('请坐下休息 5 分钟，马上再量一次')
    await station.press('坐着歇一会儿再量，先量下一位')
    expect(station.text()).toContain('给李建国量')
    expect(queue()).toEqual(['李建国', '王秀兰'])
    await measure('128', '78')
    expect(station.text()).toContain('给王秀兰量')
    expect(station.text()).toContain('今天已经量过：血压 186 / 112')
    station.now += 6 * 60_000
    await measure('184', '108')
    expect(station.text()).toContain('休息后再量还是 184/108')
    await station.press('下一位')
    expect(station.text()).toContain('没有人排队')
    expect(readings()).toHaveLength(3)
  })

  it('refuses what cannot be as typing does, and keeps what was typed', async () => {
    await draw()
    await begin('血压', '血糖')
    await add('王')
    await station.type('高压', '1380')
    await station.type('低压', '82')
    await station.type('血糖', '6.1')
    await station.press('记下，下一位')
    expect(readings()).toEqual([])
    expect((station.field('高压') as HTMLInputElement).value).toBe('1380')
    await station.type('高压', '138')
    await station.press('记下，下一位')
    expect(station.text()).toContain('请选是空腹、饭后还是随时量的')
    await station.choose('空腹')
    station.refuses = { code: 'storage.full' }
    await station.press('记下，下一位')
    expect((station.field('高压') as HTMLInputElement).value).toBe('138')
    station.refuses = undefined
    await station.press('记下，下一位')
    expect(readings()).toHaveLength(2)
  })

  it('is still there after a restart, forgets nobody who left, and is each kiosk’s own', async () => {
    await draw()
    await begin('血压')
    await add('王')
    await add('李')
    const left = [...document.querySelectorAll('button')].find(
      (one) => one.getAttribute('aria-label') === '走了 王秀兰',
    )
    await act(async () => left?.click())
    const stored = station.documents()
    await station.close()
    const other = {
      ...startClinic('2026-11-22', ['weight'], {}, actOf('2026-11-22T01:00:00.000Z', 9)),
      kiosk: 'kiosk-z',
    }
    await draw([...stored, other as unknown as Document])
    expect(queue()).toEqual(['李建国', '王秀兰'])
    expect(station.text()).toContain('给李建国量')
    expect(station.field('高压')).toBeDefined()
    const own = station.ofKind(clinicDayKind.kind).find(({ kiosk }) => kiosk !== 'kiosk-z')
    expect(foldClinic(own as unknown as ClinicDay).entries.map(({ state }) => state)).toEqual(['left', 'waiting'])
  })

  it('ends with how many, who has an alert and what to do, and a slip in plain words', async () => {
    await draw()
    await begin('血压', '体重')
    await add('王')
    await station.type('高压', '168')
    await station.type('低压', '88')
    await station.type('体重', '56.5')
    await station.press('记下，下一位')
    await station.press('不再量，下一位')
    await station.press('汇总和打印')
    await act(() => new Promise((resolve) => setTimeout(resolve, 20)))
    expect(document.querySelector('.clinic-sheet tbody')?.textContent).toContain('没有低于目标 150/90')
    let printed = 0
    Object.assign(station.host, { print: async () => void (printed += 1) })
    await station.press('打印全部小条')
    const slip = document.querySelector('.clinic-slip')?.textContent
    expect(slip).toContain('血压 168 / 88 毫米汞柱')
    expect(slip).toContain('偏高。')
    expect(slip).toContain('体重 56.5 公斤')
    expect(slip).toContain('这不是诊断')
    expect(slip).not.toContain('高血压')
    await station.press('打印')
    expect(printed).toBe(1)
    expect(station.ofKind('audit').map(({ body }) => body['action'])).toEqual(['change', 'print'])
  })
})
