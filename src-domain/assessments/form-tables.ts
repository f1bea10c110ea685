/**
 * Tables A.1–A.5 of GB/T 42195-2022 as data: reason of the assessment, care-risk events, informant, diseases and health
 * problems. These lists differ from those of the resident health record (standards/02): never mix the two.
 */
import type { Text } from './instrument.ts'

const text = (chinese: string, english: string): Text => ({ 'zh-CN': chinese, en: english })

export type Choice<Id extends string | number = string> = { readonly id: Id; readonly label: Text }

/** A.1 评估原因 */
export const reasons = [
  { id: 'first', label: text('首次评估', 'First assessment') },
  { id: 'routine', label: text('常规评估', 'Routine assessment') },
  { id: 'immediate', label: text('即时评估（能力有变化）', 'Immediate assessment (ability changed)') },
  { id: 'disputed', label: text('对结果有疑问的复评', 'Repeat because the result is disputed') },
  { id: 'other', label: text('其他', 'Other') },
] as const satisfies readonly Choice[]
export const reasonIds = reasons.map((one) => one.id)

/** A.2.4 height in cm, A.2.5 weight in kg: what is taken for one. */
export const bodyBounds = { heightCm: { min: 100, max: 220 }, weightKg: { min: 20, max: 200 } } as const

/** A.2.14 events of the last 30 days; each 0, 1, 2 or 3 (three or more) times. */
export const riskEvents = [
  { id: 'fall', label: text('跌倒', 'Fall') },
  { id: 'lost', label: text('走失', 'Getting lost') },
  { id: 'choke', label: text('噎食', 'Choking on food') },
  { id: 'selfHarm', label: text('自杀、自伤', 'Suicide attempt or self-harm') },
  { id: 'other', label: text('其他', 'Other') },
] as const satisfies readonly Choice[]
export const riskEventIds = riskEvents.map((one) => one.id)
export type RiskEventId = (typeof riskEvents)[number]['id']

/** A.3 relation of the informant */
export const informantRelations = [
  { id: 'self', label: text('本人', 'The elder') },
  { id: 'spouse', label: text('配偶', 'Spouse') },
  { id: 'child', label: text('子女', 'Child') },
  { id: 'relative', label: text('其他亲属', 'Other relative') },
  { id: 'carer', label: text('雇佣照顾者', 'Paid carer') },
  { id: 'committee', label: text('村（居）民委员会工作人员', 'Village or residents’ committee') },
  { id: 'other', label: text('其他', 'Other') },
] as const satisfies readonly Choice[]
export const informantRelationIds = informantRelations.map((one) => one.id)

/** A.4.1; `chronic` is ours: counts as a chronic condition for segments and needs (standards/09). */
export type Disease = Choice<number> & { readonly icd10: string; readonly chronic: boolean }
const disease = (id: number, icd10: string, chronic: boolean, label: Text): Disease => ({ id, icd10, chronic, label })
export const diseases: readonly Disease[] = [
  disease(1, 'I10–I15', true, text('高血压病', 'Hypertension')),
  disease(2, 'I25', true, text('冠心病', 'Coronary heart disease')),
  disease(3, 'E10–E14', true, text('糖尿病', 'Diabetes')),
  disease(4, 'J12–J18', false, text('肺炎', 'Pneumonia')),
  disease(5, 'J44', true, text('慢性阻塞性肺疾病', 'COPD')),
  disease(6, 'I60–I62', true, text('脑出血', 'Brain haemorrhage')),
  disease(7, 'I63', true, text('脑梗塞', 'Brain infarction')),
  disease(8, '', false, text('尿路感染（30天内）', 'Urinary infection (within 30 days)')),
  disease(9, 'G20–G22', true, text('帕金森综合征', 'Parkinsonism')),
  disease(10, 'N18–N19', true, text('慢性肾衰竭', 'Chronic kidney failure')),
  disease(11, 'K74', true, text('肝硬化', 'Cirrhosis')),
  disease(12, 'K20–K31', true, text('消化性溃疡', 'Peptic ulcer')),
  disease(13, 'C00–D48', true, text('肿瘤', 'Tumour')),
  disease(14, '', false, text('截肢（6个月内）', 'Amputation (within 6 months)')),
  disease(15, 'M84', false, text('骨折（3个月内）', 'Fracture (within 3 months)')),
  disease(16, 'G40', true, text('癫痫', 'Epilepsy')),
  disease(17, 'E01–E03', true, text('甲状腺功能减退症', 'Hypothyroidism')),
  disease(18, 'H25–H26', true, text('白内障', 'Cataract')),
  disease(19, 'H40–H42', true, text('青光眼', 'Glaucoma')),
  disease(20, 'M80–M82', true, text('骨质疏松症', 'Osteoporosis')),
  disease(21, 'F00–F03', true, text('痴呆', 'Dementia')),
  disease(22, 'F04–F99', true, text('其他精神和行为障碍', 'Other mental and behavioural disorders')),
  disease(23, '', false, text('其他', 'Other')),
]
export const diseaseById: ReadonlyMap<number, Disease> = new Map(diseases.map((one) => [one.id, one]))
export const diseaseCode = {
  hypertension: 1,
  diabetes: 3,
  haemorrhage: 6,
  infarction: 7,
  fracture: 15,
  dementia: 21,
  psychiatric: 22,
  other: 23,
} as const

export type HealthField = {
  readonly code: string
  readonly label: Text
  readonly multiple: boolean
  readonly options: readonly Choice[]
}

const none = { id: 'none', label: text('无', 'None') } as const
const present = { id: 'present', label: text('有', 'Yes') } as const
const other = { id: 'other', label: text('其他', 'Other') } as const

/** A.5.1–A.5.11; in a multiple choice "无" excludes the others. A.5.12 is free text. */
export const healthFields = {
  pressureInjury: {
    code: 'A.5.1',
    label: text('压力性损伤', 'Pressure injury'),
    multiple: false,
    options: [
      none,
      {
        id: 'stage1',
        label: text('Ⅰ期：皮肤完好，指压不变白红印', 'Stage I: skin intact, redness that does not blanch'),
      },
      { id: 'stage2', label: text('Ⅱ期：真皮层损失，水疱', 'Stage II: partial skin loss, blister') },
      { id: 'stage3', label: text('Ⅲ期：全层皮肤缺失，见脂肪', 'Stage III: full skin loss, fat visible') },
      {
        id: 'stage4',
        label: text(
          'Ⅳ期：全层皮肤和组织缺失，见肌腱/肌肉',
          'Stage IV: full skin and tissue loss, tendon or muscle visible',
        ),
      },
      { id: 'unstageable', label: text('不可分期：腐肉焦痂覆盖', 'Unstageable: covered by slough or eschar') },
    ],
  },
  jointMobility: {
    code: 'A.5.2',
    label: text('关节活动度受限', 'Limited joint movement'),
    multiple: false,
    options: [
      { id: 'none', label: text('无，不影响日常生活', 'No, daily life not affected') },
      { id: 'limited', label: text('是，影响日常生活（注明部位）', 'Yes, daily life affected (say where)') },
      { id: 'unknown', label: text('无法判断', 'Cannot be judged') },
    ],
  },
  wounds: {
    code: 'A.5.3',
    label: text('伤口', 'Wounds'),
    multiple: true,
    options: [
      none,
      { id: 'abrasion', label: text('擦伤', 'Abrasion') },
      { id: 'burn', label: text('烧烫伤', 'Burn or scald') },
      { id: 'surgical', label: text('术后伤口', 'Surgical wound') },
      { id: 'diabeticFoot', label: text('糖尿病足溃疡', 'Diabetic foot ulcer') },
      { id: 'vascular', label: text('血管性溃疡', 'Vascular ulcer') },
      other,
    ],
  },
  specialCare: {
    code: 'A.5.4',
    label: text('特殊护理', 'Special care'),
    multiple: true,
    options: [
      none,
      { id: 'feedingTube', label: text('胃管', 'Feeding tube') },
      { id: 'catheter', label: text('尿管', 'Urinary catheter') },
      { id: 'tracheostomy', label: text('气管切开', 'Tracheostomy') },
      { id: 'stoma', label: text('胃/肠/膀胱造瘘', 'Stoma') },
      { id: 'ventilator', label: text('无创呼吸机', 'Non-invasive ventilator') },
      { id: 'dialysis', label: text('透析', 'Dialysis') },
      other,
    ],
  },
  pain: {
    code: 'A.5.5',
    label: text('疼痛感', 'Pain'),
    multiple: false,
    options: [
      none,
      { id: 'mild', label: text('轻度疼痛', 'Mild') },
      { id: 'moderate', label: text('中度疼痛（尚可忍受）', 'Moderate (bearable)') },
      { id: 'severe', label: text('重度疼痛（无法忍受）', 'Severe (unbearable)') },
      { id: 'unknown', label: text('不知道或无法判断', 'Unknown or cannot be judged') },
    ],
  },
  teeth: {
    code: 'A.5.6',
    label: text('牙齿缺失', 'Missing teeth'),
    multiple: true,
    options: [
      { id: 'none', label: text('无缺损', 'None') },
      { id: 'defect', label: text('牙体缺损（龋齿、楔状缺损）', 'Damaged teeth (caries, wedge defects)') },
      { id: 'gapsNotOpposed', label: text('牙列缺损：非对位', 'Gaps: not opposed') },
      { id: 'gapsOneSide', label: text('牙列缺损：单侧对位', 'Gaps: opposed, one side') },
      { id: 'gapsBothSides', label: text('牙列缺损：双侧对位', 'Gaps: opposed, both sides') },
      { id: 'noUpper', label: text('牙列缺失：上颌', 'No upper teeth') },
      { id: 'noLower', label: text('牙列缺失：下颌', 'No lower teeth') },
      { id: 'noTeeth', label: text('牙列缺失：全口', 'No teeth') },
    ],
  },
  dentures: {
    code: 'A.5.7',
    label: text('义齿佩戴', 'Dentures'),
    multiple: true,
    options: [
      none,
      { id: 'fixed', label: text('固定义齿', 'Fixed') },
      { id: 'partial', label: text('可摘局部义齿', 'Removable, partial') },
      { id: 'full', label: text('可摘全/半口义齿', 'Removable, full or half') },
    ],
  },
  swallowing: {
    code: 'A.5.8',
    label: text('吞咽困难的情形', 'Signs of trouble swallowing'),
    multiple: true,
    options: [
      none,
      { id: 'complains', label: text('诉吞咽困难或疼痛', 'Says swallowing is hard or hurts') },
      { id: 'coughs', label: text('进食饮水时咳嗽呛咳', 'Coughs or chokes when eating or drinking') },
      { id: 'residue', label: text('餐后口中残留', 'Food left in the mouth after meals') },
      { id: 'spills', label: text('食物从嘴角流失', 'Food runs from the corner of the mouth') },
      { id: 'drools', label: text('流口水', 'Drools') },
    ],
  },
  malnutrition: {
    code: 'A.5.9',
    label: text('营养不良（BMI低于正常值）', 'Malnutrition (BMI below normal)'),
    multiple: false,
    options: [none, present],
  },
  airway: {
    code: 'A.5.10',
    label: text('清理呼吸道无效', 'Cannot clear the airway'),
    multiple: false,
    options: [none, present],
  },
  coma: { code: 'A.5.11', label: text('昏迷', 'Coma'), multiple: false, options: [none, present] },
} as const satisfies Readonly<Record<string, HealthField>>

export type HealthFieldId = keyof typeof healthFields
export const healthFieldIds = Object.keys(healthFields) as readonly HealthFieldId[]
