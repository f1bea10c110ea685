/**
 * What was said about some demo elders, so that a visitor sees what follows from it: a complaint that nobody answered yet, a need that staff
 * corrected with a reason, and a service that does not suit. In a stream of its own, after all else is known of the elder.
 */
import { askQuestion } from '../asking/asked-question.ts'
import { needFactsOf } from '../needs/need-facts.ts'
import { correctNeed, needsOf } from '../needs/needs.ts'
import { itemKey, sayNotForMe } from '../recommendation/not-for-me.ts'
import type { ServiceOffer } from '../recommendation/service-offer.ts'
import type { Document } from '../shared/document.ts'
import { addDays, type CalendarDate, daysBetween } from '../shared/instant.ts'
import type { ActOn } from './demo-act.ts'
import type { DemoElder } from './demo-people.ts'
import { demoWriters } from './demo-staff.ts'
import type { Random } from './random.ts'

const complaints = [
  '送餐来得太晚，饭都凉了。',
  '约好上午来，等到下午也没人来。',
  '打电话来的人说话太快，听不清。',
] as const

/** @param known all that is on record of this elder */
export function demoSaid(
  serial: number,
  { elder, registeredOn }: DemoElder,
  known: readonly Document[],
  offers: readonly ServiceOffer[],
  random: Random,
  today: CalendarDate,
  actOn: ActOn,
): readonly Document[] {
  const days = Math.min(60, daysBetween(registeredOn, today))
  if (elder.body.archived !== undefined || days < 1) return []
  const on = addDays(today, -random.integer(1, days))
  const staff = random.pick(demoWriters).id
  if (serial % 75 === 22) {
    const words = random.pick(complaints)
    const body = { askedBy: 'elder', origin: 'complaint', topic: 'habits', words } as const
    return [askQuestion(body, elder.id, actOn(on, staff)) as Document]
  }
  if (serial % 50 === 31) {
    const need = needsOf(needFactsOf(elder.body, known, today), known).find(
      ({ computed, dimension }) => computed === 3 && dimension !== 'palliative',
    )
    if (need === undefined) return []
    return [correctNeed(need, 2, '女儿上月搬来同住，天天照看。', elder.id, actOn(on, staff)) as Document]
  }
  if (serial % 30 === 13) {
    const offer = random.pick(offers.filter(({ service }) => service.code === 'phone-care'))
    const { organization, organizationName, service } = offer
    const thing = { about: 'service', item: itemKey(organization, service.id), like: service.code } as const
    const name = `${service.name} · ${organizationName}`
    return [sayNotForMe({ ...thing, name, fits: false, saidBy: 'elder' }, elder.id, actOn(on, 'self')) as Document]
  }
  return []
}
