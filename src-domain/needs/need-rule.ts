/** What a rule of need is, and the few words the rules are written in (health-need-rules.ts, daily-need-rules.ts). */
import { isChronic } from '../archive/condition.ts'
import { type ItemCode, itemsOfSection } from '../assessments/instrument.ts'
import { addMonths, type CalendarDate } from '../shared/instant.ts'
import type { Degree, NeedDimension } from './dimensions.ts'
import type { NeedFacts } from './need-facts.ts'

export type Params = Readonly<Record<string, string | number>>
/** What a rule would have to know. */
export type Lack =
  | 'assessment'
  | 'assessmentConsent'
  | 'measuringConsent'
  | 'living'
  | 'conditions'
  | 'medicines'
  | 'readings'
  | 'visits'
  | 'checkUp'
  | 'fallRisk'
  | 'knowledge'

export type Judgement =
  | { readonly state: 'fires'; readonly params: Params }
  | { readonly state: 'quiet' }
  | { readonly state: 'unknown'; readonly lacks: Lack }

export type NeedRule = {
  readonly id: string
  readonly dimension: NeedDimension
  readonly degree: Degree
  readonly judge: (facts: NeedFacts) => Judgement
  /** Parameters that are told and are no change of the matter: a birthday, the next reading like the last. */
  readonly passing: readonly string[]
  /** Rules of a dimension about one matter: of those that fire, only what weighs most is said. */
  readonly matter?: string
}

export const quiet: Judgement = { state: 'quiet' }
export const fires = (params: Params = {}): Judgement => ({ state: 'fires', params })
export const ifFound = (found: Params | undefined): Judgement => (found === undefined ? quiet : fires(found))
export const unknown = (lacks: Lack): Judgement => ({ state: 'unknown', lacks })
export const when = (condition: boolean, params: Params = {}): Judgement => (condition ? fires(params) : quiet)

export const rule = (
  dimension: NeedDimension,
  degree: Degree,
  name: string,
  judge: NeedRule['judge'],
  passing: readonly string[] = [],
): NeedRule => ({ id: `${dimension}.${name}`, dimension, degree, judge, passing })

export const aboutOneMatter = (matter: string, rules: readonly NeedRule[]): readonly NeedRule[] =>
  rules.map((one) => ({ ...one, matter }))

/** Judges by an assessment, or says that there is none. */
export const byAssessment =
  (
    judge: (
      facts: NeedFacts,
      of: { date: CalendarDate; level: number; score: (item: ItemCode) => number; b2: number; b1Lost: number },
    ) => Judgement,
  ) =>
  (facts: NeedFacts): Judgement => {
    const body = facts.assessment?.body
    if (body === undefined) return unknown(facts.allowed.assessment ? 'assessment' : 'assessmentConsent')
    const score = (item: ItemCode) => body.answers[item] ?? 0
    const b1Lost = itemsOfSection('B.1').filter((item) => score(item.code) < item.max).length
    return judge(facts, { date: body.date, level: body.result.final, score, b2: body.result.sections['B.2'], b1Lost })
  }

/** "Nothing found" among records that may not be used is no finding: that consent is missing is said instead. */
export const fromRecords = (facts: NeedFacts, judgement: Judgement): Judgement =>
  judgement.state === 'fires' || facts.allowed.measuring ? judgement : unknown('measuringConsent')

/** Judges by what is recorded of measurements and illness, or says that it may not be used. */
export const byRecords =
  (judge: NeedRule['judge']): NeedRule['judge'] =>
  (facts) =>
    fromRecords(facts, judge(facts))

/** Quiet for those who do not live alone; unknown when nobody asked. */
export function ifAlone(facts: NeedFacts, judgement: Judgement): Judgement {
  if (facts.livesAlone === false) return quiet
  return judgement.state === 'fires' && facts.livesAlone === undefined ? unknown('living') : judgement
}

/** "None found" where nobody asked is no finding: table A.4.1 asks for illness, table A.4.2 for medicines. */
export const ifIllnessAsked = (facts: NeedFacts, judgement: Judgement): Judgement =>
  judgement.state === 'quiet' && facts.assessment === undefined && facts.conditions.length === 0
    ? unknown('conditions')
    : judgement
export const ifMedicinesAsked = (facts: NeedFacts, judgement: Judgement): Judgement =>
  judgement.state === 'quiet' && !facts.medicinesAsked ? unknown('medicines') : judgement

export const active = (facts: NeedFacts) => facts.conditions.filter((one) => one.status === 'active')
export const chronic = (facts: NeedFacts) => active(facts).filter((one) => isChronic(one.code))
export const within = (on: CalendarDate | undefined, months: number, facts: NeedFacts): boolean =>
  on !== undefined && on > addMonths(facts.today, -months) && on <= facts.today

export const fallsInYear = (facts: NeedFacts): number =>
  facts.riskEvents.filter((event) => event.type === 'fall' && within(event.on, 12, facts)).length

/** Nobody who cares is on record with a number to ring; in an institution the institution cares. */
export const lacksCaregiver = (facts: NeedFacts): boolean => !facts.hasCaregiver && facts.livesInInstitution !== true
