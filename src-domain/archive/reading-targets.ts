/**
 * Upper limits a reading is held against: a dated rule set of the institution (standards/02 §5), shown beside the judgement.
 * Three different lines for "controlled" are in use in China; a station says which it goes by, and each judged follow-up keeps
 * the one it was judged with. The copies of the guide of 2025 give its year and no day.
 */
import type { CalendarDate } from '../shared/instant.ts'

export type ReadingTargets = {
  readonly name: string
  readonly since: CalendarDate
  /** A pressure at or above is above target; from `fromAge` the second pair holds. */
  readonly bloodPressure: { readonly systolic: number; readonly diastolic: number }
  readonly bloodPressureAged: { readonly fromAge: number; readonly systolic: number; readonly diastolic: number }
  /** mmol/L fasting, at or above. */
  readonly fastingGlucose: number
}

/** 国家基本公共卫生服务规范（第三版）: below 140/90, from 65 below 150/90; fasting glucose below 7.0. */
export const publicHealthTargets: ReadingTargets = {
  name: '国家基本公共卫生服务规范（第三版）',
  since: '2017-02-28',
  bloodPressure: { systolic: 140, diastolic: 90 },
  bloodPressureAged: { fromAge: 65, systolic: 150, diastolic: 90 },
  fastingGlucose: 7,
}

/** 基层高血压防治管理指南（2025版）: below 130/80, from 80 below 150/90; it says nothing of glucose. */
const primaryCareTargets: ReadingTargets = {
  ...publicHealthTargets,
  name: '基层高血压指南（2025版）',
  since: '2025-01-01',
  bloodPressure: { systolic: 130, diastolic: 80 },
  bloodPressureAged: { fromAge: 80, systolic: 150, diastolic: 90 },
}

export const readingTargetsById = {
  publicHealth2017: publicHealthTargets,
  primaryCare2025: primaryCareTargets,
} as const satisfies Readonly<Record<string, ReadingTargets>>
export type ReadingTargetsId = keyof typeof readingTargetsById
export const readingTargetsIds = Object.keys(readingTargetsById) as ReadingTargetsId[]

/** The pair for somebody of this age; not known counts as young, which is the stricter. */
export const pressureLimit = (targets: ReadingTargets, age: number | undefined) =>
  age !== undefined && age >= targets.bloodPressureAged.fromAge ? targets.bloodPressureAged : targets.bloodPressure
