/**
 * What of some demo elders the public-health form and the yearly check-up ask: the form's own codes, that somebody asked about
 * allergies, and a whole check-up with its laboratory values. In a stream of its own, so that none of it changes a history or a booking;
 * the pressure of a check-up is the elder's last one, so that it alarms nobody.
 */
import { noKnownAllergyKind } from '../archive/allergy.ts'
import { type ReadingBody, readingKind } from '../archive/reading.ts'
import { answerCheckUp, finishCheckUp, startCheckUp } from '../check-ups/check-up.ts'
import type { CheckUpValue } from '../check-ups/check-up-form.ts'
import { type HealthBasicsBody, healthBasicsOf, saveHealthBasics } from '../health-record/health-basics.ts'
import { createDocument, type Document } from '../shared/document.ts'
import { addDays, type CalendarDate, daysBetween } from '../shared/instant.ts'
import { type ActOn, later } from './demo-act.ts'
import { demoRegions } from './demo-numbers.ts'
import type { DemoElder } from './demo-people.ts'
import { demoAssessors } from './demo-staff.ts'
import type { Random } from './random.ts'

/** @param history what is on record of this elder */
export function demoExamined(
  serial: number,
  person: DemoElder,
  history: readonly Document[],
  random: Random,
  today: CalendarDate,
  actOn: ActOn,
): readonly Document[] {
  const { elder, registeredOn, mayMeasure } = person
  if (!mayMeasure || elder.body.archived !== undefined) return []
  const nurse = random.pick(demoAssessors).id
  const days = Math.max(1, Math.min(200, daysBetween(registeredOn, today)))
  const on = addDays(today, -random.integer(1, days))
  const documents: Document[] = []
  if (serial % 6 === 4) {
    const saved = saveHealthBasics(healthBasicsOf([]), basicsOf(serial, person, random), elder.id, actOn(on, nurse))
    if (saved !== undefined) documents.push(saved as Document)
  }
  if (serial % 4 === 1 && elder.body.allergies.length === 0) {
    documents.push(createDocument(noKnownAllergyKind, { toldBy: 'self' }, actOn(on, nurse), { elder: elder.id }))
  }
  if (serial % 40 === 9 && person.age >= 65) documents.push(...checkUpOf(person, history, on, random, actOn, nurse))
  return documents
}

function basicsOf(serial: number, { elder, age }: DemoElder, random: Random): HealthBasicsBody {
  const isFarmer = random.chance(0.6)
  return {
    edition: '2017',
    archiveNumber: `${demoRegions[0]}003101${String(serial + 1).padStart(5, '0')}`,
    doctor: '林知远',
    residence: random.chance(0.9) ? '1' : '2',
    occupation: isFarmer ? '5' : random.pick(['1', '2', '3', '8'] as const),
    bloodGroup: random.pick(['1', '2', '3', '4', '5', '5'] as const),
    rhesus: random.pick(['2', '3', '3'] as const),
    exposure: ['1'],
    surgery: random.chance(0.25) ? '2' : '1',
    injury: random.chance(0.1) ? '2' : '1',
    transfusion: '1',
    father: [random.pick(['1', '2', '4', '7'] as const)],
    mother: [random.pick(['1', '2', '3'] as const)],
    siblings: [random.pick(['1', '2', '3'] as const)],
    children: ['1'],
    hereditary: '1',
    disability: [elder.body.hearingNote !== undefined ? '3' : age > 85 && random.chance(0.3) ? '5' : '1'],
    kitchen: random.pick(['2', '2', '3', '4'] as const),
    fuel: isFarmer ? random.pick(['1', '4', '5'] as const) : '3',
    water: random.pick(['1', '1', '3'] as const),
    toilet: random.pick(['1', '1', '3'] as const),
    livestock: isFarmer ? random.pick(['1', '2', '4'] as const) : '1',
  }
}

function checkUpOf(
  { elder }: DemoElder,
  history: readonly Document[],
  on: CalendarDate,
  random: Random,
  actOn: ActOn,
  nurse: string,
): readonly Document[] {
  const pressure = history
    .filter(({ kind }) => kind === readingKind.kind)
    .map(({ body }) => body as ReadingBody)
    .find((body) => body.type === 'bloodPressure')
  const tenth = (from: number, to: number): number => random.integer(from * 10, to * 10) / 10
  const answers: Readonly<Record<string, CheckUpValue>> = {
    symptoms: [1],
    temperature: tenth(36.2, 36.8),
    pulse: random.integer(64, 82),
    breathing: random.integer(16, 19),
    ...(pressure?.type === 'bloodPressure'
      ? { leftSystolic: pressure.systolic, leftDiastolic: pressure.diastolic }
      : {}),
    ownHealth: random.pick([1, 2, 2]),
    selfCare: 1,
    cognition: 1,
    mood: 1,
    creatinine: random.integer(58, 96),
    urea: tenth(4, 7),
    cholesterol: tenth(4, 5.6),
    triglycerides: tenth(0.9, 1.8),
    ldl: tenth(2, 3.3),
    hdl: tenth(1.1, 1.7),
  }
  const act = actOn(on, nurse)
  const filled = Object.entries(answers).reduce(
    (so, [field, value], i) => answerCheckUp(so, field, value, later(act, 0.2 * (i + 1))),
    startCheckUp(elder.id, on, act),
  )
  const made = finishCheckUp(filled, later(act, 20))
  if (!made.ok) throw new Error(`demo check-up: ${made.error[0]?.code ?? ''}`)
  const { checkUp, readings, labResults } = made.value
  return [checkUp, ...readings, ...labResults] as readonly unknown[] as readonly Document[]
}
