/** Conditions, medicines (names only, no doses), measurements, falls and visits of the demo elders. */
import { type CareVisitBody, careVisitKind, physicianNoteKind } from '../archive/care-visit.ts'
import { type ConditionBody, conditionKind } from '../archive/condition.ts'
import { type MedicationBody, medicationKind } from '../archive/medication.ts'
import { type ReadingBody, readingKind } from '../archive/reading.ts'
import { publicHealthTargets } from '../archive/reading-targets.ts'
import { riskEventKind } from '../archive/risk-event.ts'
import { followUpKind } from '../follow-ups/follow-up.ts'
import type { FollowUpAnswers } from '../follow-ups/follow-up-form.ts'
import { basisOf } from '../follow-ups/follow-up-history.ts'
import { judgeFollowUp } from '../follow-ups/follow-up-judgement.ts'
import { programmeOf } from '../follow-ups/follow-up-lists.ts'
import { type Act, createDocument, type Document } from '../shared/document.ts'
import { addDays, type CalendarDate } from '../shared/instant.ts'
import type { ActOn } from './demo-act.ts'
import type { DemoElder } from './demo-people.ts'
import { demoWriters } from './demo-staff.ts'
import type { Random } from './random.ts'

type DiseasePlan = {
  readonly code: number
  readonly share: number
  readonly fromAge: number
  readonly medicines: readonly string[]
  readonly name?: string
}

/** `share` among those of the age; medicines by their common names. */
const plans: readonly DiseasePlan[] = [
  { code: 1, share: 0.52, fromAge: 60, medicines: ['氨氯地平', '缬沙坦', '吲达帕胺', '硝苯地平控释片'] },
  { code: 3, share: 0.2, fromAge: 60, medicines: ['二甲双胍', '阿卡波糖', '格列美脲'] },
  { code: 2, share: 0.14, fromAge: 65, medicines: ['阿司匹林肠溶片', '阿托伐他汀', '美托洛尔'] },
  { code: 5, share: 0.07, fromAge: 65, medicines: ['噻托溴铵吸入剂'] },
  { code: 7, share: 0.08, fromAge: 65, medicines: ['氯吡格雷', '阿托伐他汀'] },
  { code: 9, share: 0.02, fromAge: 70, medicines: ['多巴丝肼'] },
  { code: 10, share: 0.02, fromAge: 65, medicines: ['复方α-酮酸片'] },
  { code: 13, share: 0.02, fromAge: 60, medicines: [] },
  { code: 15, share: 0.01, fromAge: 75, medicines: [] },
  { code: 18, share: 0.18, fromAge: 65, medicines: [] },
  { code: 20, share: 0.16, fromAge: 65, medicines: ['骨化三醇', '阿仑膦酸钠'] },
  { code: 23, share: 0.14, fromAge: 60, medicines: [], name: '膝关节骨关节炎' },
]

export function demoConditions(person: DemoElder, random: Random, today: CalendarDate): readonly ConditionBody[] {
  const isFrail = person.health === 'severe' || person.health === 'complete'
  const found = plans.filter((plan) => person.age >= plan.fromAge && random.chance(plan.share * (isFrail ? 1.5 : 1)))
  const conditions = found.map(({ code, name }): ConditionBody => ({
    code,
    ...(name === undefined ? {} : { name }),
    status: 'active',
    confirmed: random.chance(0.92),
    since: addDays(today, code === 15 ? -random.integer(20, 80) : -random.integer(60, 6_000)),
    ...(code === 1 || code === 3 ? { controlled: random.chance(0.72) } : {}),
  }))
  if (person.age >= 72 && random.chance(isFrail ? 0.3 : 0.02)) {
    conditions.push({ code: 21, status: 'active', confirmed: true, since: addDays(today, -random.integer(200, 2_000)) })
  }
  return conditions
}

export function demoArchive(
  serial: number,
  person: DemoElder,
  conditions: readonly ConditionBody[],
  random: Random,
  today: CalendarDate,
  actOn: ActOn,
): readonly Document[] {
  const elder = { elder: person.elder.id }
  const staffOn = (day: CalendarDate) => actOn(day, random.pick(demoWriters).id)
  const since = (days: number): CalendarDate => later(addDays(today, -days), person.registeredOn)
  const documents: Document[] = conditions.map((body) =>
    createDocument(conditionKind, body, staffOn(person.registeredOn), elder),
  )

  for (const { code, since: began } of conditions) {
    for (const name of random.sample(plans.find((plan) => plan.code === code)?.medicines ?? [], random.integer(1, 2))) {
      const startedOn = later(began ?? person.registeredOn, addDays(today, -random.integer(100, 2_000)))
      const body = { name, method: '口服', frequency: '遵医嘱', longTerm: true, startedOn }
      documents.push(createDocument(medicationKind, body, staffOn(person.registeredOn), elder))
    }
  }
  if (person.mayMeasure) {
    for (const { day, body } of readingsOf(serial, conditions, random, today)) {
      if (day >= person.registeredOn) documents.push(createDocument(readingKind, body, staffOn(day), elder))
    }
  }
  const fallChance = person.health === 'vital' ? 0.04 : person.health === 'slight' ? 0.13 : 0.28
  const falls = random.chance(fallChance) ? random.integer(1, 2) : 0
  for (let i = 0; i < falls; i += 1) {
    const on = since(random.integer(2, 330))
    const body = {
      type: 'fall' as const,
      on,
      place: random.pick(['卫生间', '门口台阶', '卧室床边', '村道上']),
      injured: random.chance(0.2),
    }
    documents.push(createDocument(riskEventKind, body, staffOn(on), elder))
  }
  for (const body of visitsOf(person, conditions, random, today)) {
    const act = staffOn(later(body.on, person.registeredOn))
    const judged = person.mayMeasure ? judgedFollowUp(body, person, conditions, documents, act) : undefined
    documents.push(judged ?? createDocument(careVisitKind, body, act, elder))
  }
  if (person.health === 'complete' && serial % 5 === 0) {
    const on = since(random.integer(5, 40))
    documents.push(
      createDocument(
        physicianNoteKind,
        { subject: 'terminalStage', on, physician: '林知远', institution: '青溪县人民医院', uncontrolledPain: false },
        staffOn(on),
        elder,
      ),
    )
  }
  return documents
}

/**
 * The follow-up of a condition that is under control, as the form has it. It draws no number of its own, so that all else of the
 * demo stays what it was.
 */
function judgedFollowUp(
  visit: CareVisitBody,
  person: DemoElder,
  conditions: readonly ConditionBody[],
  documents: readonly Document[],
  act: Act,
): Document | undefined {
  const programme = visit.condition === undefined ? undefined : programmeOf(visit.condition)
  const condition = conditions.find(({ code }) => code === visit.condition)
  if (visit.type !== 'followUp' || programme === undefined || condition?.controlled !== true) return undefined
  const digit = Number(visit.on.slice(-1))
  const answers: FollowUpAnswers = {
    programme,
    on: visit.on,
    way: digit % 3 === 0 ? 'home' : 'clinic',
    dangers: [],
    symptoms: ['none'],
    systolic: 126 + digit,
    diastolic: 74 + (digit % 5),
    ...(programme === 'diabetes'
      ? { glucose: 5.9 + digit / 10, glucoseTiming: 'fasting' as const, footPulse: 'normal' as const }
      : { salt: digit % 2 === 0 ? ('light' as const) : ('medium' as const) }),
    mood: 'good',
    advice: digit > 6 ? 'fair' : 'good',
    taking: digit === 9 ? 'interrupted' : 'regular',
    reaction: 'none',
    complication: 'none',
    medicines: (documents as readonly Document<MedicationBody>[])
      .filter(({ kind }) => kind === medicationKind.kind)
      .map(({ body: { name, frequency } }) => ({ name, ...(frequency === undefined ? {} : { frequency }) })),
  }
  const rules = { targets: publicHealthTargets, routineMonths: 3 }
  const basis = basisOf(person.elder, documents, answers, rules)
  const result = judgeFollowUp(answers, basis)
  const nextDue = result.due ?? visit.nextDue
  return nextDue === undefined
    ? undefined
    : (createDocument(followUpKind, { answers, basis, result, nextDue }, act, { elder: person.elder.id }) as Document)
}

const later = (a: CalendarDate, b: CalendarDate): CalendarDate => (a > b ? a : b)

function readingsOf(
  serial: number,
  conditions: readonly ConditionBody[],
  random: Random,
  today: CalendarDate,
): readonly { day: CalendarDate; body: ReadingBody }[] {
  const readings: { day: CalendarDate; body: ReadingBody }[] = []
  const push = (day: number, body: ReadingBody): void => {
    readings.push({ day: addDays(today, -day), body })
  }
  const how = { source: random.chance(0.8) ? ('staff' as const) : ('self' as const), device: '上臂式电子血压计' }
  const pressure = conditions.find((one) => one.code === 1)
  const usual = pressure === undefined ? 122 : pressure.controlled === false ? 154 : 136
  const count = pressure === undefined ? random.integer(1, 3) : random.integer(4, 7)
  const gap = random.integer(24, 50)
  for (let i = 0; i < count; i += 1) {
    const systolic = usual + random.integer(-11, 11)
    push(random.integer(1, 14) + i * gap, {
      type: 'bloodPressure',
      systolic,
      diastolic: Math.round(systolic * 0.58) + random.integer(-5, 5),
      pulse: random.integer(60, 88),
      ...how,
    })
  }
  // Two readings of yesterday that somebody must look at today.
  if (serial === 14 || serial === 77)
    push(1, { type: 'bloodPressure', systolic: 186, diastolic: 112, pulse: 92, ...how })
  const sugar = conditions.find((one) => one.code === 3)
  if (sugar !== undefined) {
    const level = sugar.controlled === false ? 8.1 : 6.3
    for (let i = 0; i < random.integer(3, 6); i += 1) {
      const value = Math.round((level + (random.next() - 0.5) * 1.6) * 10) / 10
      push(random.integer(1, 12) + i * 28, { type: 'glucose', value, timing: 'fasting', source: 'staff' })
    }
  }
  const weight = random.integer(46, 74)
  const loss = serial % 23 === 6 ? 2.2 : (random.next() - 0.4) * 0.6
  for (let i = 0; i < random.integer(2, 4); i += 1) {
    push(random.integer(1, 25) + i * 80, {
      type: 'weight',
      value: Math.round((weight + loss * i) * 10) / 10,
      source: 'staff',
    })
  }
  return readings
}

function visitsOf(
  person: DemoElder,
  conditions: readonly ConditionBody[],
  random: Random,
  today: CalendarDate,
): readonly CareVisitBody[] {
  const visits: CareVisitBody[] = []
  for (const { code } of conditions.filter((one) => one.code === 1 || one.code === 3)) {
    const on = addDays(today, -random.integer(5, random.chance(0.85) ? 88 : 150))
    visits.push({ type: 'followUp', on, condition: code, nextDue: addDays(on, 92) })
  }
  if (person.age >= 65 && random.chance(0.85)) {
    visits.push({
      type: 'checkUp',
      on: addDays(today, -(random.chance(0.82) ? random.integer(20, 350) : random.integer(380, 700))),
    })
  }
  if (random.chance(0.45)) {
    const on = addDays(today, -random.integer(20, 420))
    visits.push({ type: 'vaccination', on, nextDue: addDays(on, 365), vaccine: '流感疫苗' })
  }
  if (random.chance(0.05))
    visits.push({ type: 'hospital', on: addDays(today, -random.integer(10, 300)), note: '出院小结由家属带来' })
  return visits
}
