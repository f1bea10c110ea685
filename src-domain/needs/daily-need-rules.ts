/** Daily help (助餐 助洁 助行 助医 助浴 助急 探访) has no published rule: these are ours, from the items each stands for. */
import { itemOf, type ItemCode } from '../assessments/instrument.ts'
import { dailyDimensions, type DailyDimension, type Degree } from './dimensions.ts'
import type { NeedFacts } from './need-facts.ts'
import {
  aboutOneMatter,
  byAssessment,
  chronic,
  fallsInYear,
  fires,
  fromRecords,
  ifAlone,
  ifMedicinesAsked,
  type Judgement,
  type NeedRule,
  quiet,
  rule,
  unknown,
  when,
} from './need-rule.ts'

/** One item, three steps: watched when one point is missing, and so on down. */
const byItem = (
  dimension: DailyDimension,
  item: ItemCode,
  degrees: Readonly<Record<number, Degree>>,
): readonly NeedRule[] =>
  [...new Set(Object.values(degrees))].map((degree) =>
    rule(
      dimension,
      degree,
      `item${degree}`,
      byAssessment((_, { score }) =>
        when(degrees[score(item)] === degree, { item, score: score(item), max: itemOf(item).max }),
      ),
    ),
  )

const conditionAndTransport = (facts: NeedFacts, transport: number): Judgement =>
  transport > 1 ? quiet : fromRecords(facts, when(chronic(facts).length > 0))

const asked: readonly NeedRule[] = dailyDimensions.map((dimension) =>
  rule(dimension, 2, 'asked', (facts) => when(facts.askedFor.includes(dimension))),
)

const daily: readonly NeedRule[] = [
  ...byItem('meals', 'B.1.1', { 3: 1, 2: 2, 1: 3, 0: 4 }),
  ...aboutOneMatter('affairs', [
    rule(
      'meals',
      2,
      'dailyAffairs',
      byAssessment((_, { score }) => when(score('B.4.3') <= 2, { item: 'B.4.3', score: score('B.4.3'), max: 4 })),
    ),
    rule(
      'meals',
      3,
      'dailyAffairsAlone',
      byAssessment((facts, { score }) => ifAlone(facts, when(score('B.4.3') <= 1))),
    ),
  ]),
  ...aboutOneMatter('affairs', [
    ...byItem('cleaning', 'B.4.3', { 3: 1, 2: 2, 1: 3, 0: 3 }),
    rule(
      'cleaning',
      3,
      'dailyAffairsAlone',
      byAssessment((facts, { score }) => ifAlone(facts, when(score('B.4.3') <= 2))),
    ),
  ]),
  ...byItem('mobility', 'B.2.3', { 3: 1, 2: 2, 1: 3, 0: 3 }),
  rule(
    'mobility',
    2,
    'transport',
    byAssessment((_, { score }) => when(score('B.4.4') <= 1, { item: 'B.4.4', score: score('B.4.4'), max: 3 })),
  ),
  ...aboutOneMatter('transport', [
    rule(
      'medicalEscort',
      2,
      'conditionAndTransport',
      byAssessment((facts, { score }) => conditionAndTransport(facts, score('B.4.4'))),
    ),
    rule(
      'medicalEscort',
      3,
      'conditionAndTransportAlone',
      byAssessment((facts, { score }) => ifAlone(facts, conditionAndTransport(facts, score('B.4.4')))),
    ),
  ]),
  rule(
    'medicalEscort',
    2,
    'medicinesAndAffairs',
    byAssessment((facts, { score }) =>
      score('B.4.3') > 2
        ? quiet
        : fromRecords(
            facts,
            ifMedicinesAsked(facts, when(facts.medicines.length > 0, { count: facts.medicines.length })),
          ),
    ),
  ),
  ...byItem('bathing', 'B.1.3', { 3: 1, 2: 2, 1: 3, 0: 4 }),
  ...aboutOneMatter('alone', [
    rule('emergency', 1, 'alone', (facts) => ifAlone(facts, fires())),
    rule('emergency', 2, 'aloneAged', (facts) => ifAlone(facts, when((facts.age ?? 0) >= 80))),
    rule('emergency', 3, 'aloneFell', (facts) => ifAlone(facts, fromRecords(facts, when(fallsInYear(facts) >= 1)))),
    rule(
      'emergency',
      3,
      'aloneDisabled',
      byAssessment((facts, { level }) => ifAlone(facts, when(level >= 2))),
    ),
  ]),
  ...aboutOneMatter('alone', [
    rule('visiting', 1, 'alone', (facts) => ifAlone(facts, fires())),
    rule('visiting', 1, 'agedCouple', (facts) =>
      facts.livesWithSpouseOnly === undefined
        ? unknown('living')
        : when(facts.livesWithSpouseOnly && (facts.age ?? 0) >= 80),
    ),
    rule('visiting', 2, 'aloneAged', (facts) => ifAlone(facts, when((facts.age ?? 0) >= 80))),
    rule(
      'visiting',
      2,
      'aloneImpaired',
      byAssessment((facts, { level }) => ifAlone(facts, when(level === 1))),
    ),
    rule(
      'visiting',
      3,
      'aloneDisabled',
      byAssessment((facts, { level }) => ifAlone(facts, when(level >= 2))),
    ),
  ]),
]

export const dailyNeedRules: readonly NeedRule[] = [...daily, ...asked]
