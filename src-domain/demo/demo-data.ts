/**
 * The whole demo station from one seed: the same documents on every machine and in every run. 300 elders with their histories,
 * 60 institutions and eight suppliers, 50 experts, 150 products, the starting library, the staff. Nothing lies after yesterday evening
 * of `today`, so that a server accepts it at any hour. Everybody in it is invented (demo-numbers.ts says how numbers show it).
 */
import { closeCall, answerCall, startCall } from '../activity/call.ts'
import { libraryArticles } from '../articles/library/library.ts'
import { consentRefusals } from '../consent/consent-coverage.ts'
import { offersOf } from '../recommendation/service-offer.ts'
import { serviceState } from '../services/service-rules.ts'
import type { Document } from '../shared/document.ts'
import { addDays, type CalendarDate } from '../shared/instant.ts'
import { type ActOn, actsOf, later } from './demo-act.ts'
import { demoAsked } from './demo-asked.ts'
import { demoArchive, demoConditions } from './demo-archive.ts'
import { demoAssessments } from './demo-assessments.ts'
import { demoExamined } from './demo-examined.ts'
import { demoOrganizations } from './demo-organizations.ts'
import { demoElders, type DemoElder } from './demo-people.ts'
import { demoProducts } from './demo-products.ts'
import { answeredTwice, demoServices } from './demo-services.ts'
import { demoSaid } from './demo-said.ts'
import { demoStaff, demoStaffDocuments } from './demo-staff.ts'
import { demoTold } from './demo-told.ts'
import { type Random, seededRandom } from './random.ts'

export type DemoOptions = {
  readonly seed: number
  readonly today: CalendarDate
  readonly elders?: number
  /** Argon2id PHC texts of the PINs in demo-staff.ts, by staff id. */
  readonly pinVerifiers?: Readonly<Record<string, string>>
}

export function demoData({ seed, today, elders = 300, pinVerifiers }: DemoOptions): readonly Document[] {
  // A stream for each part, so that one more article changes no elder.
  const part = (name: string): { random: Random; actOn: ActOn } => {
    const random = seededRandom(`${seed}/${name}`)
    return { random, actOn: actsOf(random) }
  }
  const directory = part('directory')
  const { organizations, suppliers, experts } = demoOrganizations(directory.random, today, directory.actOn)
  const shop = part('shop')
  const products = demoProducts(suppliers, shop.random, today, shop.actOn)
  const articles = libraryArticles(addDays(today, -1))
  const team = part('staff')
  const staff = demoStaffDocuments(team.random, addDays(today, -1_100), team.actOn, pinVerifiers)

  const offers = offersOf(organizations, today)
  const people = part('people')
  const histories = demoElders(elders, people.random, today, people.actOn).flatMap((person, serial) => {
    const { random, actOn } = part(`history/${serial}`)
    const conditions = demoConditions(person, random, today)
    // Who refused to be measured has no measurements, and nothing is written after consent was taken back.
    const isAgreed = (document: Document): boolean =>
      consentRefusals(document, undefined, person.elder as Document).length === 0
    const history: readonly Document[] = [
      ...demoArchive(serial, person, conditions, random, today, actOn),
      ...demoAssessments(serial, person, conditions, random, today, actOn),
    ].filter(isAgreed)
    const services = demoServices(serial, person, history, offers, random, today, actOn).filter(isAgreed)
    const calls = demoCalls(serial, person, random, today, actOn)
    const own = part(`told/${serial}`)
    const told = demoTold(person, history, articles, own.random, today, own.actOn).filter(isAgreed)
    const seen = part(`examined/${serial}`)
    const examined = demoExamined(serial, person, history, seen.random, today, seen.actOn).filter(isAgreed)
    const asking = part(`asked/${serial}`)
    const asked = demoAsked(serial, person, articles, asking.random, today, asking.actOn).filter(isAgreed)
    const known = [...history, ...services, ...told, ...examined, ...asked]
    const saying = part(`said/${serial}`)
    const said = demoSaid(serial, person, known, offers, saying.random, today, saying.actOn).filter(isAgreed)
    return [person.elder as Document, ...calls, ...known, ...said]
  })
  return [
    ...staff,
    ...organizations,
    ...suppliers,
    ...experts,
    ...products,
    ...articles,
    ...withQuestions(histories, today, people.actOn),
  ]
}

/** Two of the waiting requests were answered at two kiosks at once. */
function withQuestions(documents: readonly Document[], today: CalendarDate, actOn: ActOn): readonly Document[] {
  let left = 2
  return documents.map((document) => {
    if (left === 0 || document.kind !== 'service') return document
    const request = document as Parameters<typeof serviceState>[0]
    const askedBefore = request.occurredAt < `${addDays(today, -2)}T`
    if (serviceState(request).state !== 'requested' || !askedBefore) return document
    left -= 1
    return answeredTwice(request, today, actOn)
  })
}

function demoCalls(
  serial: number,
  { elder, registeredOn }: DemoElder,
  random: Random,
  today: CalendarDate,
  actOn: ActOn,
): readonly Document[] {
  if (serial % 16 !== 1) return []
  const day = addDays(today, -random.integer(1, 60))
  if (day < registeredOn) return []
  const act = actOn(day, 'self')
  const call = startCall(random.pick(['home', 'myResult', 'services']), elder.id, act)
  const answered = answerCall(call, later({ ...act, author: random.pick(demoStaff).id }, 0.4))
  if (!answered.ok) return [call]
  const closed = closeCall(
    answered.value,
    random.pick(['helped', 'helped', 'byMistake']),
    later({ ...act, author: demoStaff[1]!.id }, 5),
  )
  return [closed.ok ? closed.value : answered.value]
}
