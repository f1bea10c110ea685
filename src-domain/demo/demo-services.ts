/**
 * Services that came out of the demo elders' needs, by the same recommendation that staff see: most of the strong needs have one, in every
 * state from just asked for to rated; two were answered differently at two kiosks and wait for staff.
 */
import { needFactsOf } from '../needs/need-facts.ts'
import { type Need, needsOf } from '../needs/needs.ts'
import { bareProfile } from '../recommendation/elder-profile.ts'
import { type Match, recommendServices } from '../recommendation/recommend-services.ts'
import type { ServiceOffer } from '../recommendation/service-offer.ts'
import { advanceService, requestService, type ServiceRequest } from '../services/service.ts'
import type { ServiceEventType } from '../services/service-rules.ts'
import type { Act, Document } from '../shared/document.ts'
import { addDays, type CalendarDate } from '../shared/instant.ts'
import { mergeDocuments } from '../shared/merge.ts'
import { serviceKind } from '../services/service.ts'
import { type ActOn, later } from './demo-act.ts'
import type { DemoElder } from './demo-people.ts'
import { demoStaff, demoWriters } from './demo-staff.ts'
import type { Random } from './random.ts'

type Step = {
  readonly type: Exclude<ServiceEventType, 'requested'>
  readonly afterDays: number
  readonly data: Readonly<Record<string, unknown>>
}
type Course = {
  readonly weight: number
  readonly askedDaysAgo: readonly [number, number]
  /** @param wish days from asking to the wished day */
  readonly steps: (random: Random, today: CalendarDate, wish: number, askedOn: CalendarDate) => readonly Step[]
}

const confirmed: Step = { type: 'confirmed', afterDays: 1, data: { by: '机构电话确认' } }
/** On the wished day, or soon after the institution had answered. */
const doneAfter = (wish: number): number => Math.max(wish, 3)
const done = (random: Random, wish: number): Step => ({
  type: 'done',
  afterDays: doneAfter(wish),
  data: {
    result: random.pick([
      '已按约定完成，老人无不适。',
      '完成，下次请提前一天提醒。',
      '完成，家属在场。',
      '完成，已留下书面建议。',
    ]),
  },
})
const scheduled = (on: CalendarDate): Step => ({
  type: 'scheduled',
  afterDays: 2,
  data: { on, time: '09:30', who: '值班人员' },
})

const courses: readonly Course[] = [
  { weight: 2, askedDaysAgo: [1, 1], steps: () => [] },
  { weight: 1, askedDaysAgo: [3, 6], steps: () => [] },
  { weight: 3, askedDaysAgo: [2, 5], steps: () => [confirmed] },
  {
    weight: 4,
    askedDaysAgo: [3, 9],
    steps: (random, today) => [confirmed, scheduled(addDays(today, random.integer(-1, 6)))],
  },
  {
    weight: 10,
    askedDaysAgo: [9, 80],
    steps: (random, _, wish, askedOn) => [confirmed, scheduled(addDays(askedOn, doneAfter(wish))), done(random, wish)],
  },
  {
    weight: 24,
    askedDaysAgo: [14, 84],
    steps: (random, _, wish) => [
      confirmed,
      done(random, wish),
      {
        type: 'satisfaction',
        afterDays: doneAfter(wish) + 2,
        data: {
          answer: random.pick(['satisfied', 'satisfied', 'satisfied', 'neutral', 'unsatisfied']),
          ...(random.chance(0.3)
            ? { words: random.pick(['来得准时，人和气。', '时间短了点。', '说话太快，没听清。']) }
            : {}),
        },
      },
    ],
  },
  {
    weight: 1,
    askedDaysAgo: [5, 120],
    steps: () => [{ type: 'cancelled', afterDays: 1, data: { reason: '女儿回来了，暂时不用' } }],
  },
  {
    weight: 1,
    askedDaysAgo: [5, 120],
    steps: () => [{ type: 'declined', afterDays: 1, data: { reason: '机构近两周排满，建议改约' } }],
  },
]
const coursesByWeight = courses.flatMap((course) => Array.from({ length: course.weight }, () => course))

export function demoServices(
  serial: number,
  person: DemoElder,
  history: readonly Document[],
  offers: readonly ServiceOffer[],
  random: Random,
  today: CalendarDate,
  actOn: ActOn,
): readonly ServiceRequest[] {
  const { body } = person.elder
  if (body.archived !== undefined) return []
  const needs = needsOf(needFactsOf(body, history, today), history)
  const wanted = needs.filter((need) => need.degree >= 2 && random.chance(need.degree >= 3 ? 0.97 : 0.16)).slice(0, 9)
  return wanted.flatMap((need): ServiceRequest[] => {
    const place = body.place === undefined ? undefined : { lat: body.place.latitude, lng: body.place.longitude }
    const { recommended } = recommendServices(bareProfile(today, [need], { place, village: body.village }), offers)
    const match = recommended[random.integer(0, Math.min(2, recommended.length - 1))]
    if (match === undefined) return []
    const course = random.pick(coursesByWeight)
    const askedOn = addDays(today, -random.integer(...course.askedDaysAgo))
    if (askedOn < person.registeredOn) return []
    const act = actOn(askedOn, random.pick(demoWriters).id)
    const wish = random.integer(1, 7)
    const request = requestService(bodyOf(need, match, addDays(askedOn, wish), random), person.elder.id, act)
    return [follow(request, course.steps(random, today, wish, askedOn), act, today)]
  })
}

function bodyOf(need: Need, { offer }: Match, wishedOn: CalendarDate, random: Random): ServiceRequest['body'] {
  const { service } = offer
  return {
    dimension: need.dimension,
    degree: need.degree,
    organization: offer.organization,
    organizationName: offer.organizationName,
    organizationPhone: offer.phone,
    service: service.id,
    serviceName: service.name,
    mode: service.mode,
    priceFen: service.priceFen,
    unit: service.unit,
    priceDate: service.priceDate,
    wishedOn,
    wishedTime: random.pick(['morning', 'afternoon', 'any'] as const),
    askedBy: random.pick(['elder', 'elder', 'family', 'staff'] as const),
  }
}

/** Steps that would fall on today or later have not happened yet. */
function follow(request: ServiceRequest, steps: readonly Step[], act: Act, today: CalendarDate): ServiceRequest {
  const end = Date.parse(`${today}T00:00:00Z`) - 9 * 3_600_000
  let current = request
  for (const { type, afterDays, data } of steps) {
    const at = later(act, afterDays * 24 * 60)
    if (at.now > end) break
    const next = advanceService(current, type, data, at)
    if (!next.ok) throw new Error(`demo service: ${next.error.code}`)
    current = next.value
  }
  return current
}

/** The same request answered by two kiosks that did not know of each other: cancelled here, confirmed there. */
export function answeredTwice(request: ServiceRequest, today: CalendarDate, actOn: ActOn): ServiceRequest {
  const day = addDays(today, -1)
  const here = advanceService(
    request,
    'cancelled',
    { reason: '老人说不去了' },
    actOn(day, demoStaff[1]!.id, 'demo-kiosk-1'),
  )
  const there = advanceService(
    request,
    'confirmed',
    { by: '机构电话确认' },
    actOn(day, demoStaff[2]!.id, 'demo-kiosk-2'),
  )
  return here.ok && there.ok ? (mergeDocuments(serviceKind, here.value, there.value) as ServiceRequest) : request
}
