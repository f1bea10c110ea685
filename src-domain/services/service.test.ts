import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkDocument } from '../shared/check-document.ts'
import type { Act, Document, DocumentKind } from '../shared/document.ts'
import { mergeDocuments } from '../shared/merge.ts'
import {
  advanceService,
  checkService,
  requestService,
  type ServiceBody,
  serviceKind,
  type ServiceRequest,
} from './service.ts'
import { isOverdue, nextSteps, serviceState, undoLeft } from './service-rules.ts'

const start = Date.parse('2026-11-22T08:00:00Z')
let drawn = 0
const random = (count: number) => new Uint8Array(count).map(() => (drawn = (drawn * 31 + 17) % 251))
const at = (minutes: number, kiosk = 'kiosk-a'): Act => ({
  station: 'qingshiqiao',
  kiosk,
  author: 'staff:chen',
  now: start + minutes * 60_000,
  offset: 480,
  random,
})
const body: ServiceBody = {
  dimension: 'bathing',
  degree: 2,
  organization: 'organizations:0192f000-0000-7000-8000-000000000001',
  organizationName: '青石桥日间照料中心',
  service: 'bath-home',
  serviceName: '上门助浴',
  mode: 'atHome',
  priceFen: 6000,
  unit: '次',
  priceDate: '2026-10-01',
  askedBy: 'elder',
}
const kind = serviceKind as unknown as DocumentKind
const check = (document: ServiceRequest, previous?: ServiceRequest) => {
  const result = checkDocument(document, previous as Document | undefined, new Map([[kind.kind, kind]]), {
    scope: 'station',
    station: 'qingshiqiao',
    receivedAt: start + 86_400_000,
  })
  return result.ok ? [] : result.error.map((one) => one.code)
}
const advance = (...args: Parameters<typeof advanceService>): ServiceRequest => {
  const result = advanceService(...args)
  if (!result.ok) throw new Error(result.error.code)
  return result.value
}
const merge = (a: ServiceRequest, b: ServiceRequest) =>
  mergeDocuments(kind, a as Document, b as Document) as unknown as ServiceRequest
const asked = () => requestService(body, 'elders:1', at(0))

describe('a service request', () => {
  it('goes from asking to the answer of the elder, each step accepted by the rules', () => {
    let request = asked()
    expect(check(request)).toEqual([])
    const steps = [
      ['confirmed', { by: '周护士' }],
      ['scheduled', { on: '2026-11-25', time: '09:00' }],
      ['scheduled', { on: '2026-11-26' }],
      ['done', { result: '顺利' }],
      ['satisfaction', { answer: 'satisfied' }],
    ] as const
    for (const [i, [type, data]] of steps.entries()) {
      const next = advance(request, type, data, at(20 + i))
      expect(check(next, request)).toEqual([])
      request = next
    }
    expect(serviceState(request)).toMatchObject({ state: 'rated', questions: [] })
    expect(nextSteps('rated')).toEqual([])
  })

  it('is wished for no day that is over and none more than a year ahead, and stays as it was wished', () => {
    const wished = (wishedOn: string) => requestService({ ...body, wishedOn }, 'elders:1', at(0))
    expect(check(wished('2026-11-21'))).toEqual(['service.dayPast'])
    expect(check(wished('2026-11-22'))).toEqual([])
    expect(check(wished('2027-11-23'))).toEqual([])
    expect(check(wished('2027-11-24'))).toEqual(['service.dayTooFar'])
    const old = wished('2099-01-01')
    expect(check(advance(old, 'cancelled', { reason: '写错了' }, at(20)), old)).toEqual([])
  })

  it('is arranged no more than a year ahead', () => {
    const confirmed = advance(asked(), 'confirmed', {}, at(20))
    const arranged = (on: string) => check(advance(confirmed, 'scheduled', { on }, at(30)), confirmed)
    expect(arranged('2027-11-23')).toEqual([])
    expect(arranged('2099-11-24')).toEqual(['service.dayTooFar'])
  })

  it('is overdue when its day has passed and nobody said what became of it', () => {
    const wished = requestService({ ...body, wishedOn: '2026-11-24' }, 'elders:1', at(0))
    const confirmed = advance(wished, 'confirmed', {}, at(20))
    const moved = advance(confirmed, 'scheduled', { on: '2026-11-28' }, at(30))
    const done = advance(moved, 'done', { result: '顺利' }, at(40))
    const overdue = (request: ServiceRequest, today: string) => isOverdue(request, serviceState(request), today)
    expect(overdue(wished, '2026-11-24')).toBe(false)
    expect(overdue(wished, '2026-11-25')).toBe(true)
    expect(overdue(moved, '2026-11-28')).toBe(false)
    expect(overdue(moved, '2026-11-29')).toBe(true)
    expect(overdue(done, '2026-12-29')).toBe(false)
    expect(overdue(asked(), '2027-11-25')).toBe(false)
  })

  it('refuses steps that cannot follow, and data of another shape', () => {
    const request = asked()
    expect(advanceService(request, 'done', { result: '好' }, at(1))).toMatchObject({
      ok: false,
      error: { code: 'service.illegalStep' },
    })
    expect(check(advance(request, 'cancelled', {}, at(1)), request)).toEqual(['service.badStep'])
    const cancelled = advance(request, 'cancelled', { reason: '住院了' }, at(1))
    const forced: ServiceRequest = {
      ...cancelled,
      events: [
        ...(cancelled.events ?? []),
        {
          id: 'x',
          type: 'confirmed',
          at: '2026-11-22T08:30:00.000Z',
          offset: 480,
          author: 'a',
          kiosk: 'k',
          data: { after: (cancelled.events ?? []).map((one) => one.id) },
        },
      ],
    }
    expect(check(forced, cancelled)).toEqual(['service.illegalStep'])
    const unseen = {
      ...forced,
      events: forced.events?.map((one) => (one.id === 'x' ? { ...one, data: { after: ['nothing'] } } : one)),
    } as ServiceRequest
    expect(check(unseen, cancelled)).toEqual(['service.unseenStep'])
    const early = {
      ...forced,
      events: forced.events?.map((one) => (one.id === 'x' ? { ...one, at: '2026-11-22T07:00:00.000Z' } : one)),
    } as ServiceRequest
    expect(check(early, cancelled)).toEqual(['service.stepBeforeItsCause'])
  })

  it('can be undone for ten minutes from asking, judged by when it was undone', () => {
    const request = asked()
    expect(undoLeft(request, start + 4 * 60_000)).toBe(6 * 60_000)
    expect(undoLeft(request, start + 10 * 60_000)).toBe(0)
    expect(undoLeft(request, start - 5_000)).toBe(10 * 60_000)
    const undone = advance(request, 'undone', {}, at(10))
    expect(check(undone, request)).toEqual([])
    expect(serviceState(undone).state).toBe('undone')
    expect(undoLeft(undone, start)).toBe(0)
    expect(advanceService(request, 'undone', {}, at(10.1))).toMatchObject({
      ok: false,
      error: { code: 'service.undoTooLate' },
    })
    expect(serviceState(advance(advance(request, 'confirmed', {}, at(3)), 'undone', {}, at(5))).state).toBe('undone')
  })

  it('can be undone by another member of staff, at another kiosk, in the same ten minutes', () => {
    const request = asked()
    const liu = (minutes: number): Act => ({ ...at(minutes, 'kiosk-b'), author: 'staff:liu' })
    const undone = advance(request, 'undone', {}, liu(9))
    expect(check(undone, request)).toEqual([])
    expect(undone.author).toBe('staff:chen')
    expect(serviceState(undone)).toMatchObject({ state: 'undone', steps: [{}, { author: 'staff:liu' }] })
    expect(advanceService(request, 'undone', {}, liu(11))).toMatchObject({
      ok: false,
      error: { code: 'service.undoTooLate' },
    })
  })

  it('keeps what two kiosks did without knowing of each other, and asks about it', () => {
    const request = asked()
    const cancelled = advance(request, 'cancelled', { reason: '不需要了' }, at(5))
    const confirmed = advance(request, 'confirmed', {}, at(6, 'kiosk-b'))
    const [one, other] = [merge(cancelled, confirmed), merge(confirmed, cancelled)]
    expect(one).toEqual(other)
    expect(serviceState(one)).toMatchObject({
      state: 'cancelled',
      questions: [{ state: 'cancelled', event: { type: 'confirmed' } }],
    })
    expect(check(one, cancelled)).toEqual([])
    expect(check(one, confirmed)).toEqual([])
    expect(check(one)).toEqual([])
  })

  it('asks nobody any more once somebody checked, on every kiosk, and again when something new does not fit', () => {
    const request = asked()
    const cancelled = advance(request, 'cancelled', { reason: '不需要了' }, at(5))
    const confirmed = advance(request, 'confirmed', {}, at(6, 'kiosk-b'))
    const both = merge(cancelled, confirmed)
    const [here, there] = [checkService(both, at(20)), checkService(both, at(21, 'kiosk-b'))]
    expect(check(here, both)).toEqual([])
    for (const one of [here, there, merge(here, there), merge(here, confirmed), merge(cancelled, here)])
      expect(serviceState(one)).toMatchObject({ state: 'cancelled', questions: [] })
    const late = advance(confirmed, 'scheduled', { on: '2026-11-30' }, at(22, 'kiosk-c'))
    expect(serviceState(merge(here, late)).questions.map(({ event }) => event.type)).toEqual(['scheduled'])
    expect(merge(here, there).events?.map((event) => event.type)).toEqual([
      'requested',
      'cancelled',
      'confirmed',
      'checked',
      'checked',
    ])
    expect(checkService(here, at(30))).toBe(here)
  })

  it('refuses to have checked what nobody saw, and in another shape', () => {
    const request = asked()
    const forged = (data: Record<string, unknown>): ServiceRequest => ({
      ...request,
      events: [
        ...(request.events ?? []),
        { id: 'c', type: 'checked', at: '2026-11-22T08:30:00.000Z', offset: 480, author: 'a', kiosk: 'k', data },
      ],
    })
    const after = (request.events ?? []).map((one) => one.id)
    expect(check(forged({ after, questions: ['elsewhere'] }), request)).toEqual(['service.unseenStep'])
    expect(check(forged({ after, questions: [] }), request)).toEqual(['service.badStep'])
    expect(check(forged({ after }), request)).toEqual(['service.badStep'])
  })

  it('folds to the same story whatever the order of merging', () => {
    const moves = ['confirmed', 'cancelled', 'scheduled', 'undone', 'declined', 'done'] as const
    const dataOf = {
      confirmed: {},
      cancelled: { reason: 'x' },
      scheduled: { on: '2026-11-30' },
      undone: {},
      declined: { reason: 'x' },
      done: { result: 'x' },
    }
    const moveList = fc.array(fc.tuple(fc.constantFrom(...moves), fc.integer({ min: 1, max: 30 })), { maxLength: 4 })
    fc.assert(
      fc.property(moveList, moveList, moveList, (a, b, c) => {
        const request = asked()
        const branches = [a, b, c].map((list, kiosk) =>
          list.reduce((now, [move, minute]) => {
            const result = advanceService(now, move, dataOf[move], at(minute, `kiosk-${kiosk}`))
            return result.ok ? result.value : now
          }, request),
        ) as [ServiceRequest, ServiceRequest, ServiceRequest]
        const [x, y, z] = branches
        const left = merge(merge(x, y), z)
        expect(serviceState(left)).toEqual(serviceState(merge(z, merge(y, x))))
        expect(check(left, x)).toEqual([])
        const told = serviceState(left)
        expect(told.steps.length + told.questions.length).toBe(left.events?.length)
      }),
      { seed: 20261122, numRuns: 200 },
    )
  })
})
