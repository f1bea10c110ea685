/**
 * The rules behind the six health dimensions (standards/09 §2, first set of 2026-11): named, one sentence each
 * (`needs.reason.<id>` with the parameters given here). A rule fires, is quiet, or cannot be judged for lack of data; it
 * never guesses. Parameters hold values and dates that stand still ("on 2026-08-03", not "110 days ago"): corrections by
 * staff live until one of them changes.
 */
import { diseaseCode } from '../assessments/form-tables.ts'
import { checkUpEveryMonths } from '../check-ups/check-up.ts'
import { addDays, addMonths } from '../shared/instant.ts'
import {
  aboutOneMatter,
  active,
  byAssessment,
  byRecords,
  chronic,
  fallsInYear,
  fires,
  fromRecords,
  ifAlone,
  ifIllnessAsked,
  ifMedicinesAsked,
  ifFound,
  lacksCaregiver,
  type NeedRule,
  quiet,
  rule,
  unknown,
  when,
  within,
} from './need-rule.ts'
import {
  aboveTarget,
  consecutiveAbove,
  dangerSigns,
  fastPulseInDiabetes,
  feverInDiabetes,
  referralReading,
  uncontrolledVisits,
} from './reading-judgement.ts'
import { reassessmentOf } from './reassessment.ts'
import { lastCheckUp, lastVisit, overdueVisits, referringFollowUp } from './visit-judgement.ts'

/**
 * standards/09 §2 asks for a new condition or medicine "without matching reading": an article about that illness, or about taking
 * medicines safely, given since (docs/decisions/028-behaviour-asks.md).
 */
const education: readonly NeedRule[] = [
  rule(
    'healthEducation',
    1,
    'anyCondition',
    byRecords((facts) => {
      const first = chronic(facts)[0]
      return ifIllnessAsked(
        facts,
        first === undefined ? quiet : fires({ condition: first.code, count: chronic(facts).length }),
      )
    }),
  ),
  rule(
    'healthEducation',
    2,
    'newCondition',
    byRecords((facts) => {
      const since = addDays(facts.today, -90)
      const found = active(facts).find(
        ({ code, since: from }) =>
          from !== undefined &&
          from > since &&
          !facts.read.some(({ on, conditions }) => on >= from && conditions.includes(code)),
      )
      return found === undefined
        ? quiet
        : fires({ condition: found.code, name: found.name ?? '', on: found.since ?? '' })
    }),
  ),
  rule(
    'healthEducation',
    2,
    'newMedicine',
    byRecords((facts) => {
      const since = addDays(facts.today, -90)
      const found = facts.medicines.filter(
        ({ startedOn }) =>
          startedOn !== undefined &&
          startedOn > since &&
          !facts.read.some(({ on, category }) => on >= startedOn && category === 'medicationSafety'),
      )
      return found.length === 0 ? quiet : fires({ name: found.map((one) => one.name).join('、'), count: found.length })
    }),
  ),
  rule(
    'healthEducation',
    2,
    'manyMedicines',
    byRecords((facts) => ifMedicinesAsked(facts, when(facts.medicines.length >= 5, { count: facts.medicines.length }))),
  ),
  rule(
    'healthEducation',
    3,
    'uncontrolledAndPoorKnowledge',
    byRecords((facts) => {
      const found = active(facts).find((one) => one.controlled === false)
      if (found === undefined) return quiet
      return facts.poorKnowledge === undefined
        ? unknown('knowledge')
        : when(facts.poorKnowledge, { condition: found.code })
    }),
  ),
]

const prevention: readonly NeedRule[] = [
  rule('prevention', 1, 'age75', (facts) => when((facts.age ?? 0) >= 75, { age: facts.age ?? 0 }), ['age']),
  rule(
    'prevention',
    2,
    'checkUpOverdue',
    byRecords((facts) => {
      if (facts.age === undefined || facts.age < 65) return quiet
      const last = lastCheckUp(facts)
      return last === undefined
        ? unknown('checkUp')
        : when(addMonths(last, checkUpEveryMonths) <= facts.today, { on: last })
    }),
  ),
  rule(
    'prevention',
    2,
    'vaccinationOverdue',
    byRecords((facts) => {
      const [due] = overdueVisits(facts, 'vaccination', 0)
      return due === undefined ? quiet : fires({ on: due.nextDue ?? '' })
    }),
  ),
  rule(
    'prevention',
    2,
    'oneFall',
    byRecords((facts) => when(fallsInYear(facts) === 1)),
  ),
  rule(
    'prevention',
    2,
    'assessmentOverdue',
    byAssessment((facts, { date }) =>
      when(reassessmentOf(facts).state === 'overdue', { on: date, months: facts.reassessMonths }),
    ),
    ['months'],
  ),
  rule('prevention', 2, 'neverAssessed', (facts) =>
    facts.allowed.assessment ? when(reassessmentOf(facts).state === 'never') : quiet,
  ),
  rule(
    'prevention',
    2,
    'assessmentTriggered',
    byAssessment((facts) => {
      const { trigger } = reassessmentOf(facts)
      return fromRecords(facts, ifFound(trigger && { why: trigger.code, on: trigger.on }))
    }),
  ),
  rule(
    'prevention',
    3,
    'twoFalls',
    byRecords((facts) => when(fallsInYear(facts) >= 2, { count: fallsInYear(facts) })),
  ),
  rule('prevention', 3, 'fallRiskMediumAlone', (facts) =>
    facts.fallRisk === undefined ? unknown('fallRisk') : ifAlone(facts, when(facts.fallRisk === 'medium')),
  ),
  rule('prevention', 4, 'fallRiskHighAlone', (facts) =>
    facts.fallRisk === undefined ? unknown('fallRisk') : ifAlone(facts, when(facts.fallRisk === 'high')),
  ),
]

/** Conditions whose follow-up the public-health programme plans. */
const followed: readonly number[] = [diseaseCode.hypertension, diseaseCode.diabetes]

const treatment: readonly NeedRule[] = [
  rule(
    'treatment',
    1,
    'noVisit6Months',
    byRecords((facts) => {
      const visits = chronic(facts).map(({ code }) => ({ condition: code, on: lastVisit(facts, code) }))
      const long = visits.find(({ on }) => on !== undefined && on <= addMonths(facts.today, -6))
      if (long?.on !== undefined) return fires({ condition: long.condition, on: long.on })
      return visits.some(({ on }) => on === undefined) ? unknown('visits') : ifIllnessAsked(facts, quiet)
    }),
  ),
  ...aboutOneMatter('reading', [
    rule(
      'treatment',
      2,
      'readingAboveTarget',
      byRecords((facts) => {
        const last = aboveTarget(facts)[0]
        if (last !== undefined) return fires(last)
        const measured = facts.readings.some(({ body }) => body.type === 'bloodPressure' || body.type === 'glucose')
        return !measured && chronic(facts).some((one) => followed.includes(one.code)) ? unknown('readings') : quiet
      }),
      ['value', 'on'],
    ),
    rule(
      'treatment',
      3,
      'threeAboveTarget',
      byRecords((facts) => ifFound(consecutiveAbove(facts, 3))),
    ),
  ]),
  rule(
    'treatment',
    3,
    'followUpOverdue',
    byRecords((facts) => {
      const [due] = overdueVisits(facts, 'followUp', 30)
      return due === undefined ? quiet : fires({ on: due.nextDue ?? '', condition: due.condition ?? 0 })
    }),
  ),
  ...aboutOneMatter('reading', [
    rule(
      'treatment',
      4,
      'referral',
      byRecords((facts) => ifFound(referralReading(facts))),
    ),
  ]),
  rule(
    'treatment',
    4,
    'twoVisitsNotControlled',
    byRecords((facts) => ifFound(uncontrolledVisits(facts))),
  ),
  rule(
    'treatment',
    4,
    'dangerSigns',
    byRecords((facts) => ifFound(dangerSigns(facts))),
  ),
  rule(
    'treatment',
    4,
    'followUpRefers',
    byRecords((facts) => ifFound(referringFollowUp(facts))),
  ),
  rule(
    'treatment',
    4,
    'feverInDiabetes',
    byRecords((facts) => ifFound(feverInDiabetes(facts))),
  ),
  rule(
    'treatment',
    4,
    'fastPulseInDiabetes',
    byRecords((facts) => ifFound(fastPulseInDiabetes(facts))),
  ),
]

const rehabilitation: readonly NeedRule[] = [
  ...aboutOneMatter('movement', [
    rule(
      'rehabilitation',
      1,
      'anyMovementLost',
      byAssessment((_, { b2 }) => when(b2 < 15, { score: b2 })),
    ),
    rule(
      'rehabilitation',
      2,
      'movement12',
      byAssessment((_, { b2 }) => when(b2 <= 12, { score: b2 })),
    ),
    rule(
      'rehabilitation',
      3,
      'movement8',
      byAssessment((_, { b2 }) => when(b2 <= 8, { score: b2 })),
    ),
  ]),
  rule(
    'rehabilitation',
    3,
    'afterStrokeOrFracture',
    byRecords((facts) => {
      const causes: readonly number[] = [diseaseCode.haemorrhage, diseaseCode.infarction, diseaseCode.fracture]
      const stay = facts.visits.find(
        (visit) => visit.type === 'hospital' && causes.includes(visit.condition ?? 0) && within(visit.on, 6, facts),
      )
      return stay === undefined ? quiet : fires({ condition: stay.condition ?? 0, on: stay.on })
    }),
  ),
]

const longTermCare: readonly NeedRule[] = [
  ...aboutOneMatter('level', [
    rule(
      'longTermCare',
      1,
      'level1Alone',
      byAssessment((facts, { level }) => ifAlone(facts, when(level === 1))),
    ),
    rule(
      'longTermCare',
      2,
      'level1Alone3Lost',
      byAssessment((facts, { level, b1Lost }) => ifAlone(facts, when(level === 1 && b1Lost >= 3, { count: b1Lost }))),
    ),
    rule(
      'longTermCare',
      2,
      'level2',
      byAssessment((_, { level }) => when(level === 2)),
    ),
    rule(
      'longTermCare',
      3,
      'level2Alone',
      byAssessment((facts, { level }) => ifAlone(facts, when(level === 2))),
    ),
    rule(
      'longTermCare',
      3,
      'level3',
      byAssessment((_, { level }) => when(level === 3)),
    ),
    rule(
      'longTermCare',
      4,
      'level4',
      byAssessment((_, { level }) => when(level === 4)),
    ),
  ]),
  rule(
    'longTermCare',
    4,
    'level3NoCaregiver',
    byAssessment((facts, { level }) => when(level >= 3 && lacksCaregiver(facts))),
  ),
]

/** Only ever from a physician's note. */
const palliative: readonly NeedRule[] = ([3, 4] as const).map((degree) =>
  rule(
    'palliative',
    degree,
    degree === 3 ? 'physicianNote' : 'physicianNotePain',
    byRecords((facts) => {
      const last = facts.physicianNotes.toSorted((a, b) => (a.on < b.on ? -1 : 1)).at(-1)
      if (last === undefined) return ifIllnessAsked(facts, quiet)
      if (last.subject !== 'terminalStage') return quiet
      return when(degree === 3 || last.uncontrolledPain === true, { on: last.on, physician: last.physician })
    }),
  ),
)

export const healthNeedRules: readonly NeedRule[] = [
  ...education,
  ...prevention,
  ...treatment,
  ...rehabilitation,
  ...longTermCare,
  ...palliative,
]
