/**
 * The choices of the follow-up forms for hypertension and type 2 diabetes (国家基本公共卫生服务规范第三版, standards/02 §5, §6) with
 * the numbers they are printed with. The paper knows symptoms 7 to 9 of diabetes, the reactions to low glucose and the danger signs
 * of hypertension only from memory; smoking, drinking and exercise are those of the check-up form (§3).
 */
import { diseaseCode } from '../assessments/form-tables.ts'
import type { Text } from '../assessments/instrument.ts'

const text = (chinese: string, english: string): Text => ({ 'zh-CN': chinese, en: english })

export type Coded<Id extends string = string> = { readonly id: Id; readonly code: number; readonly label: Text }

export const programmes = ['hypertension', 'diabetes'] as const
export type Programme = (typeof programmes)[number]
export const conditionOf: Readonly<Record<Programme, number>> = {
  hypertension: diseaseCode.hypertension,
  diabetes: diseaseCode.diabetes,
}
export const programmeOf = (condition: number): Programme | undefined =>
  programmes.find((one) => conditionOf[one] === condition)

const none = { id: 'none', code: 1, label: text('无症状', 'None') } as const

export const symptomsOf = {
  hypertension: [
    none,
    { id: 'headache', code: 2, label: text('头痛头晕', 'Headache or dizziness') },
    { id: 'nausea', code: 3, label: text('恶心呕吐', 'Nausea or vomiting') },
    { id: 'blurredEars', code: 4, label: text('眼花耳鸣', 'Blurred sight or ringing ears') },
    { id: 'breathing', code: 5, label: text('呼吸困难', 'Trouble breathing') },
    { id: 'palpitation', code: 6, label: text('心悸胸闷', 'Palpitations or tight chest') },
    { id: 'nosebleed', code: 7, label: text('鼻衄出血不止', 'Nosebleed that does not stop') },
    { id: 'numbLimbs', code: 8, label: text('四肢发麻', 'Numb arms or legs') },
    { id: 'swollenLegs', code: 9, label: text('下肢水肿', 'Swollen legs') },
    { id: 'other', code: 10, label: text('其他', 'Other') },
  ],
  diabetes: [
    none,
    { id: 'thirst', code: 2, label: text('多饮', 'Drinks a lot') },
    { id: 'hunger', code: 3, label: text('多食', 'Eats a lot') },
    { id: 'urine', code: 4, label: text('多尿', 'Passes much urine') },
    { id: 'blurredSight', code: 5, label: text('视力模糊', 'Blurred sight') },
    { id: 'infection', code: 6, label: text('感染', 'Infection') },
    { id: 'numbHands', code: 7, label: text('手脚麻木', 'Numb hands or feet') },
    { id: 'swollenLegs', code: 8, label: text('下肢浮肿', 'Swollen legs') },
    { id: 'weightLoss', code: 9, label: text('体重明显下降', 'Clear loss of weight') },
    { id: 'other', code: 10, label: text('其他', 'Other') },
  ],
} as const satisfies Readonly<Record<Programme, readonly Coded[]>>

/** One of these: refer at once (standards/02 §5, §6). Numbers that are measured are judged beside them. */
export const dangersOf = {
  hypertension: [
    { id: 'consciousness', label: text('意识改变', 'Changed consciousness') },
    { id: 'severeHeadache', label: text('剧烈头痛或头晕', 'Violent headache or dizziness') },
    { id: 'vomiting', label: text('恶心呕吐', 'Nausea and vomiting') },
    { id: 'sight', label: text('视物模糊', 'Blurred sight') },
    { id: 'eyePain', label: text('眼痛', 'Pain in the eye') },
    { id: 'palpitation', label: text('心悸', 'Palpitations') },
    { id: 'tightChest', label: text('胸闷', 'Tight chest') },
    { id: 'cannotLie', label: text('喘憋，不能平卧', 'Short of breath, cannot lie flat') },
    { id: 'cannotHandle', label: text('其他不能处理的病', 'Another illness that cannot be handled here') },
  ],
  diabetes: [
    { id: 'consciousness', label: text('意识或行为改变', 'Changed consciousness or behaviour') },
    { id: 'acetone', label: text('呼气有烂苹果味', 'Breath smells of rotten apples') },
    { id: 'sweating', label: text('心悸、出汗', 'Palpitations and sweating') },
    { id: 'vomiting', label: text('食欲减退、恶心呕吐', 'No appetite, nausea and vomiting') },
    { id: 'thirstAndPain', label: text('多饮多尿、腹痛', 'Thirst, much urine and belly ache') },
    { id: 'deepBreathing', label: text('深大呼吸、皮肤潮红', 'Deep breathing, flushed skin') },
    { id: 'fastPulse', label: text('心跳一直超过每分钟 100 次', 'Pulse stays above 100 a minute') },
    { id: 'fever', label: text('体温超过 39 ℃', 'Temperature above 39 ℃') },
    { id: 'sight', label: text('视力骤降', 'Sudden loss of sight') },
    { id: 'cannotHandle', label: text('其他不能处理的病', 'Another illness that cannot be handled here') },
  ],
} as const satisfies Readonly<Record<Programme, readonly { readonly id: string; readonly label: Text }[]>>

export type SymptomId = (typeof symptomsOf)[Programme][number]['id']
export type DangerId = (typeof dangersOf)[Programme][number]['id']

const idsOf = <Id extends string>(...lists: (readonly { readonly id: Id }[])[]): Id[] => [
  ...new Set(lists.flat().map((one) => one.id)),
]
export const symptomIds = idsOf<SymptomId>(symptomsOf.hypertension, symptomsOf.diabetes)
export const dangerIds = idsOf<DangerId>(dangersOf.hypertension, dangersOf.diabetes)

/** Single choices of the form; the number printed is the place in the list, from 1. */
export const followUpChoices = {
  /** 随访方式 */
  way: {
    clinic: text('门诊', 'At the clinic or station'),
    home: text('家庭', 'At home'),
    phone: text('电话', 'By telephone'),
  },
  /** 摄盐 */
  salt: { light: text('轻', 'Little'), medium: text('中', 'Medium'), heavy: text('重', 'Much') },
  /** 吸烟状况 */
  smoking: {
    never: text('从不吸烟', 'Never smoked'),
    quit: text('已戒烟', 'Gave it up'),
    smokes: text('吸烟', 'Smokes'),
  },
  /** 饮酒频率 */
  drinking: {
    never: text('从不', 'Never'),
    sometimes: text('偶尔', 'Now and then'),
    often: text('经常', 'Often'),
    daily: text('每天', 'Every day'),
  },
  /** 体育锻炼频率 */
  exercise: {
    daily: text('每天', 'Every day'),
    weekly: text('每周一次以上', 'More than once a week'),
    sometimes: text('偶尔', 'Now and then'),
    none: text('不锻炼', 'Never'),
  },
  /** 心理调整 */
  mood: { good: text('良好', 'Good'), fair: text('一般', 'Fair'), poor: text('差', 'Poor') },
  /** 遵医行为 */
  advice: { good: text('良好', 'Good'), fair: text('一般', 'Fair'), poor: text('差', 'Poor') },
  /** 服药依从性 */
  taking: {
    regular: text('规律', 'Regularly'),
    interrupted: text('间断', 'With gaps'),
    none: text('不服药', 'Takes none'),
  },
  /** 药物不良反应 */
  reaction: { none: text('无', 'None'), present: text('有', 'Yes') },
  /** 低血糖反应 */
  hypoglycaemia: { none: text('无', 'None'), sometimes: text('偶尔', 'Now and then'), often: text('频繁', 'Often') },
  /** 足背动脉搏动 */
  footPulse: {
    normal: text('触及正常', 'Felt, normal'),
    weak: text('减弱', 'Weak'),
    absent: text('消失', 'Not felt'),
  },
  footSide: { both: text('双侧', 'Both feet'), left: text('左侧', 'Left'), right: text('右侧', 'Right') },
  /** Not a field of the form: 并发症 of 随访分类 4 means a new one or one that got worse. */
  complication: {
    none: text('没有', 'None'),
    stable: text('有，和以前一样', 'Yes, as before'),
    worse: text('有新的，或者加重了', 'A new one, or worse than before'),
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Text>>>>
export type FollowUpChoice = keyof typeof followUpChoices
export type ChoiceId<Field extends FollowUpChoice> = keyof (typeof followUpChoices)[Field] & string

export const choiceIds = <Field extends FollowUpChoice>(field: Field): ChoiceId<Field>[] =>
  Object.keys(followUpChoices[field]) as ChoiceId<Field>[]

/** 随访分类 in the order it is printed, from 1. */
export const categories = ['controlled', 'notControlled', 'adverseReaction', 'complication'] as const
export type Category = (typeof categories)[number]

/** 随访分类 as it is printed, in the language of the form. */
export const categoryWords: Readonly<Record<Category, string>> = {
  controlled: '控制满意',
  notControlled: '控制不满意',
  adverseReaction: '不良反应',
  complication: '并发症',
}
