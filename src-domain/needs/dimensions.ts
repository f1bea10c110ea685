/**
 * What a person may need: the six health dimensions of the mission (A3) and the kinds of daily help. The ids are stored
 * in documents, named by services of institutions and used as i18n keys (`needs.dimension.<id>`).
 */
import Type from 'typebox'

/** 健康教育 预防保健 疾病诊治 康复护理 长期照护 安宁疗护 */
export const healthDimensions = [
  'healthEducation',
  'prevention',
  'treatment',
  'rehabilitation',
  'longTermCare',
  'palliative',
] as const

/** 助餐 助洁 助行 助医 助浴 助急 探访 */
export const dailyDimensions = [
  'meals',
  'cleaning',
  'mobility',
  'medicalEscort',
  'bathing',
  'emergency',
  'visiting',
] as const

export const needDimensions = [...healthDimensions, ...dailyDimensions] as const

export type DailyDimension = (typeof dailyDimensions)[number]
export type NeedDimension = (typeof needDimensions)[number]

export const NeedDimension = Type.Enum([...needDimensions])

/** 0 none · 1 watch · 2 useful · 3 needed · 4 urgent (standards/09 §2) */
export const Degree = Type.Enum([0, 1, 2, 3, 4])
export type Degree = 0 | 1 | 2 | 3 | 4
