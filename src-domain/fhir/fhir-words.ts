/**
 * The Chinese words of the exported file. Who reads it has neither this program nor its language setting, so they stand here once and
 * not with those of the screens.
 */
import type { PressureSign, ReadingBody, SingleReadingType, temperatureSites } from '../archive/reading.ts'
import type { ConsentPurpose } from '../consent/consent.ts'
import type { ElderBody } from '../elders/elder.ts'
import type { Relation } from '../elders/elder-codes.ts'
import type { Degree, NeedDimension } from '../needs/dimensions.ts'
import type { IdentityNumberKind } from '../shared/identity-number.ts'

export const signWords: Readonly<Record<PressureSign, string>> = {
  chestPain: '胸痛',
  breathless: '气促',
  severeHeadache: '剧烈头痛',
  consciousness: '神志不清',
  speechOrLimbs: '说话不清、手脚不灵',
  dizzy: '头晕',
}
export const readingWords: Readonly<Record<SingleReadingType, string>> = {
  weight: '体重',
  height: '身高',
  waist: '腰围',
  pulse: '脉搏',
  temperature: '体温',
  breathing: '呼吸',
  oxygen: '血氧',
}
export const siteWords: Readonly<Record<(typeof temperatureSites)[number], string>> = {
  armpit: '腋下',
  mouth: '口腔',
  ear: '耳朵',
  forehead: '额头',
  rectum: '肛门',
}
export const sourceWords: Readonly<Record<ReadingBody['source'], string | undefined>> = {
  staff: undefined,
  self: '老人自己量的',
  told: '听说的，不是本站量的',
  import: '从别处转来的',
}
export const relationWords: Readonly<Record<Relation, string>> = {
  spouse: '配偶',
  son: '儿子',
  daughter: '女儿',
  childInLaw: '儿媳或女婿',
  grandchild: '孙辈',
  sibling: '兄弟姐妹',
  otherKin: '其他亲属',
  neighbour: '邻居',
  friend: '朋友',
  caregiver: '护工或保姆',
  committee: '村（居）委会',
  other: '其他',
}
export const identityWords: Readonly<Record<IdentityNumberKind, string>> = {
  resident: '居民身份证',
  hongKong: '港澳台居民居住证（香港）',
  macao: '港澳台居民居住证（澳门）',
  taiwan: '港澳台居民居住证（台湾）',
  foreigner: '外国人永久居留身份证',
}
export const purposeWords: Readonly<Record<ConsentPurpose, string>> = {
  record: '建档',
  measuring: '测量',
  assessment: '评估',
  shareInstitution: '医生和机构查看',
  shareFamily: '家属查看',
  aids: '推荐辅具',
  preferences: '记住喜好',
  stories: '讲自己的故事',
}
export const dimensionWords: Readonly<Record<NeedDimension, string>> = {
  healthEducation: '健康教育',
  prevention: '预防保健',
  treatment: '疾病诊治',
  rehabilitation: '康复护理',
  longTermCare: '长期照护',
  palliative: '安宁疗护',
  meals: '助餐',
  cleaning: '助洁',
  mobility: '助行',
  medicalEscort: '助医',
  bathing: '助浴',
  emergency: '助急',
  visiting: '探访',
}
export const degreeWords: Readonly<Record<Degree, string>> = {
  0: '0 没有',
  1: '1 留意',
  2: '2 有用',
  3: '3 需要',
  4: '4 急需',
}
/** GB/T 2261.1 has more than FHIR's four words; what FHIR lacks is `unknown`. */
export const genderOf: Readonly<Record<ElderBody['sex'], string>> = {
  '1': 'male',
  '2': 'female',
  '9': 'unknown',
  '0': 'unknown',
}
