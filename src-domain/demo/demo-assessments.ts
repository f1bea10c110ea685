/**
 * Assessments over the years as two assessors would leave them: yearly, slowly changing, most signed by the second assessor within
 * days, the newest of some still 待复核, some overdue or never done. Some elders have answered alone at the kiosk first.
 */
import { type Assessment, type AssessmentBody, assessmentKind, selfAssessmentKind } from '../assessments/assessment.ts'
import { filledDraft } from '../assessments/filled-draft.ts'
import { diseaseCode } from '../assessments/form-tables.ts'
import { signAssessment } from '../assessments/finish-assessment.ts'
import { selfQuestions } from '../assessments/self-questions.ts'
import { instrumentName, type ItemCode, itemCodes, itemOf } from '../assessments/instrument.ts'
import {
  type Answers,
  defaultScoringOptions,
  levelFactsOf,
  noRiskEvents,
  scoreAssessment,
} from '../assessments/scoring.ts'
import type { ConditionBody } from '../archive/condition.ts'
import { createDocument, type Document } from '../shared/document.ts'
import { addDays, type CalendarDate } from '../shared/instant.ts'
import { type ActOn, later } from './demo-act.ts'
import type { DemoElder, Health } from './demo-people.ts'
import { demoAssessors } from './demo-staff.ts'
import type { Random } from './random.ts'

/** Share of the points that is lost, on the first assessment. */
const lossByHealth: Readonly<Record<Health, readonly [number, number]>> = {
  vital: [0, 0.04],
  slight: [0.05, 0.26],
  moderate: [0.28, 0.44],
  severe: [0.5, 0.68],
  complete: [0.72, 0.96],
}

export function demoAssessments(
  serial: number,
  person: DemoElder,
  conditions: readonly ConditionBody[],
  random: Random,
  today: CalendarDate,
  actOn: ActOn,
): readonly Document[] {
  // A few who came in the last weeks have not been assessed yet.
  if (!person.mayAssess || (serial < 6 && serial % 2 === 1)) return []
  const [least, most] = lossByHealth[person.health]
  const firstLoss = least + (most - least) * random.next()
  const yearly = (random.next() - 0.3) * 0.08
  const trait = new Map(itemCodes.map((code) => [code, 0.5 + random.next()]))
  const bodySize = { heightCm: random.integer(146, 176), weightKg: random.integer(44, 78) }
  const documents: Document[] = []
  const dates = datesOf(serial, person, random, today)
  for (const [i, date] of dates.entries()) {
    const answers = answersAt(Math.min(0.99, Math.max(0, firstLoss + yearly * i)), trait, conditions, random)
    const [first, second] = random.sample(demoAssessors, 2)
    const act = actOn(date, first!.id)
    if (i === 0 && serial % 9 === 2) {
      const own = createDocument(selfAssessmentKind, selfBody(answers, date, random), later(act, -20), {
        elder: person.elder.id,
      })
      documents.push({ ...own, author: 'self' })
    }
    const body = bodyOf({ serial, i, date, answers, person, conditions, bodySize, random, assessor: first! })
    const assessment: Assessment = createDocument(assessmentKind, body, act, { elder: person.elder.id })
    documents.push(assessment)
    const isPending =
      i === dates.length - 1 && ((serial % 3 === 1 && date > addDays(today, -30)) || date > addDays(today, -3))
    const signedOn = addDays(date, Math.min(random.integer(0, 5), 5))
    if (!isPending && signedOn < today) {
      const signature = signAssessment(
        assessment,
        second!.name,
        later(actOn(signedOn, second!.id), signedOn === date ? 460 : 0),
      )
      if (signature.ok) documents.push(signature.value)
    }
  }
  // Two assessments were interrupted yesterday: the draft holds every answer given so far.
  if (serial === 30 || serial === 31) {
    const act = actOn(addDays(today, -1), demoAssessors[1]!.id)
    const draft = filledDraft(person.elder.id, {}, addDays(today, -1), act)
    documents.push({
      ...draft,
      events: (draft.events ?? []).slice(0, 12),
      updatedAt: draft.events?.[11]?.at ?? draft.updatedAt,
    })
  }
  return documents
}

/** First within a month of registering, then about yearly; one in sixty is overdue. */
function datesOf(
  serial: number,
  { registeredOn }: DemoElder,
  random: Random,
  today: CalendarDate,
): readonly CalendarDate[] {
  const dates: CalendarDate[] = []
  const yesterday = addDays(today, -1)
  const last = serial % 60 === 7 ? addDays(today, -370) : yesterday
  for (
    let date = addDays(registeredOn, random.integer(0, 25));
    date <= last;
    date = addDays(date, random.integer(330, 362))
  ) {
    dates.push(date)
  }
  return dates
}

function answersAt(
  loss: number,
  trait: ReadonlyMap<ItemCode, number>,
  conditions: readonly ConditionBody[],
  random: Random,
): Answers {
  const hasDementia = conditions.some((one) => one.code === diseaseCode.dementia)
  return Object.fromEntries(
    itemCodes.map((code) => {
      const { max, section } = itemOf(code)
      const extra = hasDementia && section === 'B.3' ? 0.3 : 0
      const lost =
        max * Math.min(1, loss * (trait.get(code) ?? 1) + extra) + (random.next() - 0.5) * Math.min(0.6, loss * 4)
      return [code, Math.min(max, Math.max(0, Math.round(max - lost)))]
    }),
  )
}

/** People alone at the kiosk rate themselves a little better. */
function selfBody(answers: Answers, date: CalendarDate, random: Random) {
  const own = Object.fromEntries(
    selfQuestions.map(({ item }) => [
      item,
      Math.min(itemOf(item).max, (answers[item] ?? 0) + (random.chance(0.2) ? 1 : 0)),
    ]),
  )
  return { instrument: instrumentName, date, answers: own } as const
}

type Sheet = {
  readonly serial: number
  readonly i: number
  readonly date: CalendarDate
  readonly answers: Answers
  readonly person: DemoElder
  readonly conditions: readonly ConditionBody[]
  readonly bodySize: { readonly heightCm: number; readonly weightKg: number }
  readonly random: Random
  readonly assessor: { readonly id: string; readonly name: string }
}

function bodyOf({ serial, i, date, answers, person, conditions, bodySize, random, assessor }: Sheet): AssessmentBody {
  const isFrail = person.health === 'severe' || person.health === 'complete'
  const diseases = [...new Set(conditions.filter((one) => (one.since ?? '') <= date).map((one) => one.code))].toSorted(
    (a, b) => a - b,
  )
  const events = { ...noRiskEvents, ...(random.chance(isFrail ? 0.2 : 0.04) ? { fall: 1 as const } : {}) }
  const weightKg = Math.max(36, bodySize.weightKg - i * random.integer(-1, 2))
  const isThin = weightKg / (bodySize.heightCm / 100) ** 2 < 18.5
  const tables: Pick<AssessmentBody, 'diseases' | 'psychiatristDiagnosed' | 'events' | 'health'> = {
    diseases,
    psychiatristDiagnosed: false,
    events,
    health: {
      pressureInjury: person.health === 'complete' && random.chance(0.2) ? 'stage1' : 'none',
      jointMobility: isFrail || random.chance(0.15) ? 'limited' : 'none',
      wounds: ['none'],
      specialCare:
        person.health === 'complete' && random.chance(0.15) && answers['B.1.6'] === 0 ? ['catheter'] : ['none'],
      pain: random.pick(['none', 'none', 'none', 'mild', 'moderate'] as const),
      teeth: random.chance(0.35)
        ? ['none']
        : [random.pick(['defect', 'gapsOneSide', 'gapsBothSides', 'noTeeth'] as const)],
      dentures: random.chance(0.6) ? ['none'] : [random.pick(['fixed', 'partial', 'full'] as const)],
      swallowing: isFrail && random.chance(0.4) ? ['coughs'] : ['none'],
      malnutrition: isThin ? 'present' : 'none',
      airway: 'none',
      coma: 'none',
    },
  }
  const contact = person.elder.body.contacts[0]
  return {
    instrument: instrumentName,
    number: `QSQ-${date.slice(0, 4)}-${String(serial + 1).padStart(4, '0')}`,
    date,
    reason: i === 0 ? 'first' : 'routine',
    place: isFrail ? '老人家中' : '青石桥社区驿站',
    answers: { ...answers },
    heightCm: bodySize.heightCm,
    weightKg,
    informant:
      person.health === 'complete' && contact !== undefined
        ? {
            name: contact.name,
            relation: 'child',
            ...(contact.phone === undefined ? {} : { contactPhone: contact.phone }),
          }
        : { name: person.elder.body.name, relation: 'self' },
    ...tables,
    ...(diseases.includes(diseaseCode.other) ? { diseaseOther: '膝关节骨关节炎' } : {}),
    assessor: { staff: assessor.id, name: assessor.name },
    options: defaultScoringOptions,
    result: scoreAssessment(answers, levelFactsOf(tables), defaultScoringOptions),
  }
}
