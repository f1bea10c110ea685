// @vitest-environment happy-dom
import { act } from 'react'
import { afterEach, describe, expect, it } from 'vitest'
import { startCall } from '../../../src-domain/activity/call.ts'
import { type Elder, elderKind } from '../../../src-domain/elders/elder.ts'
import { questionCount } from '../../../src-domain/questions/questions.ts'
import { advanceService, requestService, type ServiceRequest } from '../../../src-domain/services/service.ts'
import { type Act, createDocument, type Document, editDocument } from '../../../src-domain/shared/document.ts'
import { mergeDocuments } from '../../../src-domain/shared/merge.ts'
import { serviceKind } from '../../../src-domain/services/service.ts'
import { serviceState } from '../../../src-domain/services/service-rules.ts'
import type { Role } from '../../../src-domain/staff/staff.ts'
import { staffKind } from '../../../src-domain/staff/staff.ts'
import type { Conflict } from '../../../src-domain/tasks/today-list.ts'
import { type MemoryStation, memoryStaff, memoryStation } from '../../../tests/support/memory-station.tsx'
import { sampleElder } from '../../../tests/support/sample-elder.ts'
import { QuestionsCard } from './questions-card.tsx'
import { QuestionsScreen } from './questions-screen.tsx'

let drawn = 0
const at = (kiosk: string, minutes: number): Act => ({
  station: 'qingshiqiao',
  kiosk,
  author: memoryStaff,
  now: Date.UTC(2026, 10, 20, 2, minutes),
  offset: 480,
  random: (count) => new Uint8Array(count).map(() => (drawn = (drawn * 31 + 7) % 251)),
  session: kiosk,
})
const wang = sampleElder({ phone: '13800001111', note: '爱喝茶' })
const bothChanged = (here: Partial<Elder['body']>, there: Partial<Elder['body']>): Elder =>
  mergeDocuments(
    elderKind,
    editDocument(wang, here, at('kiosk-a', 1)) as Document,
    editDocument(wang, there, at('kiosk-b', 2)) as Document,
  ) as Elder

const booking = requestService(
  {
    dimension: 'bathing',
    degree: 2,
    organization: 'organizations:0192f000-0000-7000-8000-000000000001',
    organizationName: '日间照料中心',
    organizationPhone: '6555',
    service: 'bath-home',
    serviceName: '上门助浴',
    mode: 'atHome',
    priceFen: 6000,
    unit: '次',
    priceDate: '2026-10-01',
    askedBy: 'elder',
  },
  wang.id,
  at('kiosk-a', 0),
)
const step = (type: 'cancelled' | 'confirmed' | 'declined', data: object, by: Act): ServiceRequest => {
  const next = advanceService(booking, type, { ...data }, by)
  if (!next.ok) throw new Error(next.error.code)
  return next.value
}
const answeredTwice = (first: ServiceRequest, second: ServiceRequest): ServiceRequest =>
  mergeDocuments(serviceKind, first as Document, second as Document) as ServiceRequest

let station: MemoryStation
afterEach(() => station.close())

async function open(documents: readonly Document[], role: Role = 'staff'): Promise<void> {
  station = memoryStation({ role, documents })
  const conflicts = documents
    .filter((one) => questionCount(one) > 0)
    .map(({ id, kind, elder }): Conflict => {
      const about = kind === 'elder' ? id : elder
      return { document: id, kind, elder: about, name: about === '' ? '陈晓梅' : '王秀兰', questions: 1 }
    })
  await station.draw(<QuestionsScreen conflicts={conflicts} onOpenElder={() => undefined} />)
}
const stored = (id: string): Document => station.documents().find((one) => one.id === id)!
const button = (label: string): HTMLButtonElement => {
  const found = document.querySelector<HTMLButtonElement>(`button[aria-label="${label}"]`)
  if (found === null) throw new Error(`no button „${label}“`)
  return found
}

describe('a field that two people changed', () => {
  it('shows both, who wrote them, when and where, by the words of the form', async () => {
    const call = startCall('home', '', at('kiosk-b', 3), '后厅二号机')
    await open([bothChanged({ marital: '3' }, { marital: '2' }), call as Document])
    const text = station.text()
    expect(text).toContain('婚姻')
    expect(text).toMatch(/现在用的已婚.*11月20日 10:02 · 另一台机器（后厅二号机）/)
    expect(text).toMatch(/丧偶.*11月20日 10:01 · 这台机器/)
  })

  it('is settled by one press; what was not chosen stands in the list below, and the look and the change are noted', async () => {
    const torn = bothChanged({ phone: '13900000000' }, { phone: '13700000000' })
    await open([torn])
    await act(async () => button('电话用“13900000000”').click())
    expect(stored(torn.id).body['phone']).toBe('13900000000')
    expect(questionCount(stored(torn.id))).toBe(0)
    expect(station.text()).toContain('选好了：电话用“13900000000”')
    expect(station.text()).toMatch(/以前选过的.*王秀兰 · 电话.*选了“13900000000”.*没选：“13700000000”/)
    expect(station.ofKind('audit').map(({ body }) => [body['action'], body['parts']])).toEqual([
      ['view', ['questions']],
      ['change', ['phone']],
    ])
  })

  it('can be joined where both may be right', async () => {
    const torn = bothChanged({ note: '左耳听不清' }, { note: '怕冷' })
    await open([torn])
    await station.press('合在一起')
    expect(stored(torn.id).body['note']).toBe('怕冷；左耳听不清')
  })

  it('keeps what arrived while the screen stood open as a question', async () => {
    const torn = bothChanged({ phone: '13900000000' }, { phone: '13700000000' })
    await open([torn])
    const choose = button('电话用“13900000000”')
    const late = editDocument(wang, { phone: '13500000000' }, at('kiosk-c', 5)) as Document
    await act(async () => choose.click())
    await station.arrive(mergeDocuments(elderKind, stored(torn.id), late))
    expect(questionCount(stored(torn.id))).toBe(1)
    expect(station.text()).toContain('13500000000')
  })

  it('of a person of the station is for the administrator', async () => {
    const person = createDocument(staffKind, { name: '陈晓梅', role: 'staff', active: true }, at('kiosk-a', 0))
    const torn = mergeDocuments(
      staffKind,
      editDocument(person, { role: 'volunteer' }, at('kiosk-a', 1)) as Document,
      editDocument(person, { role: 'administrator' }, at('kiosk-b', 2)) as Document,
    )
    await open([torn])
    expect(station.text()).toContain('这一项请管理员来选')
    await station.close()
    await open([torn], 'administrator')
    await act(async () => button('身份用“志愿者”').click())
    expect(stored(torn.id).body['role']).toBe('volunteer')
  })

  it('is said why when the choice is not accepted, and stays', async () => {
    const torn = bothChanged({ phone: '13900000000' }, { phone: '13700000000' })
    await open([torn])
    station.refuses = { code: 'storage.full' }
    await act(async () => button('电话用“13900000000”').click())
    expect(questionCount(stored(torn.id))).toBe(1)
    expect(station.text()).not.toContain('选好了')
    expect(document.querySelector('[role=alert]')?.textContent).toBeTruthy()
  })
})

describe('a booking that two machines took further', () => {
  it('says what counts and what does not, and is over when somebody asked', async () => {
    const torn = answeredTwice(
      step('cancelled', { reason: '不需要了' }, at('kiosk-a', 11)),
      step('confirmed', {}, at('kiosk-b', 12)),
    )
    await open([wang, torn as Document])
    expect(station.text()).toMatch(/现在是“已取消”.*6555.*算数的取消不需要了.*没算数的机构已确认/)
    expect(station.text()).toContain('请重新预约')
    await station.press('问过了，就按“已取消”')
    expect(serviceState(stored(torn.id) as ServiceRequest)).toMatchObject({ state: 'cancelled', questions: [] })
  })

  it('can be cancelled then and there, with a reason', async () => {
    const torn = answeredTwice(
      step('confirmed', {}, at('kiosk-a', 11)),
      step('declined', { reason: '人手不够' }, at('kiosk-b', 12)),
    )
    station = memoryStation({ documents: [wang, torn as Document] })
    await station.draw(<QuestionsCard elder={wang} />)
    await station.press('问过了，要取消')
    const field = document.querySelector('textarea')!
    const set = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set
    await act(async () => {
      set?.call(field, '机构不接')
      field.dispatchEvent(new Event('input', { bubbles: true }))
    })
    await station.press('取消')
    const told = serviceState(stored(torn.id) as ServiceRequest)
    expect(told).toMatchObject({ state: 'cancelled', questions: [] })
    expect(told.steps.at(-1)?.data).toMatchObject({ reason: '机构不接' })
  })
})

it('says that there is nothing to choose', async () => {
  await open([wang])
  expect(station.text()).toContain('没有要选的')
})
