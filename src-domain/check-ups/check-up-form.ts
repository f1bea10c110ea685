/**
 * The yearly check-up of elders (老年人健康体检, standards/02 §3 and §4, with what came in 2025) as data: sections, fields, the numbers
 * choices are printed with. `from` says where the paper has a list from; what it knows from memory only is said on the screen.
 * Body parts and findings have no list in the paper: they are text. Limits of laboratory values only keep out what is no number.
 */
import type { Text } from '../assessments/instrument.ts'
import { readingBounds } from '../archive/reading.ts'

const text = (chinese: string, english: string): Text => ({ 'zh-CN': chinese, en: english })

type Base = { readonly id: string; readonly label: Text; readonly from?: 'memory' | 'single' }
export type CheckUpOption = { readonly code: number; readonly label: Text }
export type CheckUpField = Base &
  (
    | { readonly type: 'one' | 'many'; readonly options: readonly CheckUpOption[]; readonly none?: number }
    | {
        readonly type: 'number'
        readonly unit: string
        readonly min: number
        readonly max: number
        readonly whole: boolean
      }
    | { readonly type: 'text' }
  )
export type CheckUpSection = { readonly id: string; readonly title: Text; readonly fields: readonly CheckUpField[] }

const options = (...labels: readonly (readonly [string, string])[]): readonly CheckUpOption[] =>
  labels.map(([chinese, english], index) => ({ code: index + 1, label: text(chinese, english) }))
const measured = (id: string, label: Text, name: keyof typeof readingBounds): CheckUpField => {
  const { unit, minimum: min, maximum: max, whole } = readingBounds[name]
  return { id, label, type: 'number', unit, min, max, whole }
}
const laboratory = (id: string, label: Text, unit: string): CheckUpField => ({
  id,
  label,
  type: 'number',
  unit,
  min: 0,
  max: 10_000,
  whole: false,
})
const score = (id: string, label: Text, max: number): CheckUpField => ({
  id,
  label,
  type: 'number',
  unit: '',
  min: 0,
  max,
  whole: true,
})
const finding = (id: string, label: Text): CheckUpField => ({ id, label, type: 'text' })
const screening = options(['粗筛阴性', 'Screening negative'], ['粗筛阳性', 'Screening positive'])

export const checkUpSections: readonly CheckUpSection[] = [
  {
    id: 'symptoms',
    title: text('症状', 'Symptoms'),
    fields: [
      {
        id: 'symptoms',
        label: text('症状', 'Symptoms'),
        type: 'many',
        none: 1,
        from: 'single',
        options: options(
          ['无症状', 'None'],
          ['头痛', 'Headache'],
          ['头晕', 'Dizziness'],
          ['心悸', 'Palpitations'],
          ['胸闷', 'Tight chest'],
          ['胸痛', 'Chest pain'],
          ['慢性咳嗽', 'Chronic cough'],
          ['咳痰', 'Phlegm'],
          ['呼吸困难', 'Trouble breathing'],
          ['多饮', 'Drinks a lot'],
          ['多尿', 'Passes much urine'],
          ['体重下降', 'Loss of weight'],
          ['乏力', 'Weakness'],
          ['关节肿痛', 'Swollen, painful joints'],
          ['视力模糊', 'Blurred sight'],
          ['手脚麻木', 'Numb hands or feet'],
          ['尿急', 'Urgent need to urinate'],
          ['尿痛', 'Pain when urinating'],
          ['便秘', 'Constipation'],
          ['腹泻', 'Diarrhoea'],
          ['恶心呕吐', 'Nausea or vomiting'],
          ['眼花', 'Dim sight'],
          ['耳鸣', 'Ringing ears'],
          ['乳房胀痛', 'Breast pain'],
          ['其他', 'Other'],
        ),
      },
      finding('symptomOther', text('其他症状', 'Other symptoms')),
    ],
  },
  {
    id: 'general',
    title: text('一般状况', 'General condition'),
    fields: [
      measured('temperature', text('体温', 'Temperature'), 'temperature'),
      measured('pulse', text('脉率', 'Pulse'), 'pulse'),
      measured('breathing', text('呼吸频率', 'Breathing'), 'breathing'),
      measured('leftSystolic', text('左侧高压', 'Left arm, upper pressure'), 'systolic'),
      measured('leftDiastolic', text('左侧低压', 'Left arm, lower pressure'), 'diastolic'),
      measured('rightSystolic', text('右侧高压', 'Right arm, upper pressure'), 'systolic'),
      measured('rightDiastolic', text('右侧低压', 'Right arm, lower pressure'), 'diastolic'),
      measured('height', text('身高', 'Height'), 'height'),
      measured('weight', text('体重', 'Weight'), 'weight'),
      measured('waist', text('腰围', 'Waist'), 'waist'),
      {
        id: 'ownHealth',
        label: text('老年人健康状态自我评估', 'How the elder sees the own health'),
        type: 'one',
        options: options(
          ['满意', 'Content'],
          ['基本满意', 'Mostly content'],
          ['说不清楚', 'Cannot say'],
          ['不太满意', 'Not quite content'],
          ['不满意', 'Not content'],
        ),
      },
      {
        id: 'selfCare',
        label: text('老年人生活自理能力自我评估', 'Self-care as the elder sees it'),
        type: 'one',
        options: options(
          ['可自理（0～3 分）', 'Independent (0–3)'],
          ['轻度依赖（4～8 分）', 'Slightly dependent (4–8)'],
          ['中度依赖（9～18 分）', 'Moderately dependent (9–18)'],
          ['不能自理（19 分以上）', 'Dependent (19 and more)'],
        ),
      },
      { id: 'cognition', label: text('老年人认知功能', 'Memory and thinking'), type: 'one', options: screening },
      score('cognitionScore', text('简易智力状态检查总分', 'Score of the full test of memory'), 30),
      { id: 'mood', label: text('老年人情感状态', 'Mood'), type: 'one', options: screening },
      score('moodScore', text('老年人抑郁评分总分', 'Score of the depression scale'), 30),
    ],
  },
  {
    id: 'living',
    title: text('生活方式', 'Way of life'),
    fields: [
      {
        id: 'exercise',
        label: text('体育锻炼', 'Exercise'),
        type: 'one',
        from: 'single',
        options: options(
          ['每天', 'Every day'],
          ['每周一次以上', 'More than once a week'],
          ['偶尔', 'Now and then'],
          ['不锻炼', 'Never'],
        ),
      },
      {
        id: 'diet',
        label: text('饮食习惯', 'Diet'),
        type: 'many',
        from: 'memory',
        options: options(
          ['荤素均衡', 'Balanced'],
          ['荤食为主', 'Mostly meat'],
          ['素食为主', 'Mostly vegetables'],
          ['嗜盐', 'Likes salt'],
          ['嗜油', 'Likes fat'],
          ['嗜糖', 'Likes sugar'],
        ),
      },
      {
        id: 'smoking',
        label: text('吸烟状况', 'Smoking'),
        type: 'one',
        from: 'memory',
        options: options(['从不吸烟', 'Never smoked'], ['已戒烟', 'Gave it up'], ['吸烟', 'Smokes']),
      },
      { ...score('cigarettes', text('每天吸多少支', 'Cigarettes a day'), 200), from: 'memory' },
      { ...score('smokingFrom', text('几岁开始吸烟', 'Age at the first cigarette'), 120), from: 'memory' },
      { ...score('smokingUntil', text('几岁戒烟', 'Age when given up'), 120), from: 'memory' },
      {
        id: 'drinking',
        label: text('饮酒频率', 'Alcohol'),
        type: 'one',
        from: 'memory',
        options: options(['从不', 'Never'], ['偶尔', 'Now and then'], ['经常', 'Often'], ['每天', 'Every day']),
      },
    ],
  },
  {
    id: 'body',
    title: text('脏器功能和查体', 'Organs and examination'),
    fields: [
      finding('mouth', text('口腔', 'Mouth and teeth')),
      finding('sight', text('视力', 'Sight')),
      {
        id: 'hearing',
        label: text('听力', 'Hearing'),
        type: 'one',
        from: 'memory',
        options: options(['听见', 'Hears'], ['听不清或无法听见', 'Hears badly or not at all']),
      },
      {
        id: 'movement',
        label: text('运动功能', 'Movement'),
        type: 'one',
        from: 'memory',
        options: options(
          ['可顺利完成', 'Can do all movements'],
          ['无法独立完成任何一个动作', 'Can do none of them alone'],
        ),
      },
      finding('skin', text('皮肤', 'Skin')),
      finding('lymphNodes', text('浅表淋巴结', 'Lymph nodes')),
      finding('lungs', text('肺', 'Lungs')),
      finding('heart', text('心', 'Heart')),
      finding('abdomen', text('腹部', 'Abdomen')),
    ],
  },
  {
    id: 'laboratory',
    title: text('辅助检查', 'Tests'),
    fields: [
      finding('bloodCount', text('血常规', 'Blood count')),
      finding('urine', text('尿常规', 'Urine')),
      laboratory('fastingGlucose', text('空腹血糖', 'Fasting glucose'), 'mmol/L'),
      laboratory('hba1c', text('糖化血红蛋白', 'HbA1c'), '%'),
      laboratory('ast', text('谷草转氨酶 AST', 'AST'), 'U/L'),
      laboratory('alt', text('谷丙转氨酶 ALT', 'ALT'), 'U/L'),
      laboratory('bilirubin', text('总胆红素', 'Total bilirubin'), 'umol/L'),
      laboratory('creatinine', text('肌酐', 'Creatinine'), 'umol/L'),
      laboratory('urea', text('尿素', 'Urea'), 'mmol/L'),
      laboratory('cholesterol', text('总胆固醇 TC', 'Total cholesterol'), 'mmol/L'),
      laboratory('triglycerides', text('甘油三酯 TG', 'Triglycerides'), 'mmol/L'),
      laboratory('ldl', text('低密度脂蛋白 LDL-C', 'LDL cholesterol'), 'mmol/L'),
      laboratory('hdl', text('高密度脂蛋白 HDL-C', 'HDL cholesterol'), 'mmol/L'),
      finding('electrocardiogram', text('心电图', 'Electrocardiogram')),
      finding('ultrasound', text('腹部B超（肝胆胰脾）', 'Ultrasound of the abdomen')),
      { ...finding('chestXray', text('胸部X线正位（2025年起）', 'Chest X-ray (since 2025)')), from: 'single' },
    ],
  },
  {
    id: 'guidance',
    title: text('健康评价和指导', 'Assessment and guidance'),
    fields: [
      finding('abnormal', text('有什么异常', 'What is abnormal')),
      {
        id: 'guidance',
        label: text('健康指导', 'Guidance'),
        type: 'many',
        from: 'memory',
        options: options(
          ['纳入慢性病患者健康管理', 'Into the care of chronic illness'],
          ['建议复查', 'Advised to be examined again'],
          ['建议转诊', 'Advised to see a specialist'],
        ),
      },
      {
        id: 'risks',
        label: text('危险因素控制', 'Risks to work on'),
        type: 'many',
        from: 'memory',
        options: options(
          ['戒烟', 'Give up smoking'],
          ['健康饮酒', 'Drink with care'],
          ['饮食', 'Diet'],
          ['锻炼', 'Exercise'],
          ['减体重', 'Lose weight'],
          ['建议接种疫苗', 'Vaccination advised'],
          ['其他', 'Other'],
        ),
      },
      finding('riskOther', text('其他危险因素', 'Other risks')),
      finding('doctor', text('责任医生', 'Responsible doctor')),
    ],
  },
]

export const checkUpFields: readonly CheckUpField[] = checkUpSections.flatMap(({ fields }) => fields)
export const checkUpFieldById: ReadonlyMap<string, CheckUpField> = new Map(
  checkUpFields.map((field) => [field.id, field]),
)

/** The code of one choice, those of several, a number or a text, as its field is. */
export type CheckUpValue = number | readonly number[] | string
export type CheckUpAnswers = Readonly<Record<string, CheckUpValue>>

const longest = 300

export function isValueOf(field: CheckUpField, value: unknown): value is CheckUpValue {
  switch (field.type) {
    case 'one':
      return field.options.some(({ code }) => code === value)
    case 'many': {
      if (!Array.isArray(value) || value.length === 0 || new Set(value).size !== value.length) return false
      const isAlone = field.none === undefined || !value.includes(field.none) || value.length === 1
      return isAlone && value.every((one) => field.options.some(({ code }) => code === one))
    }
    case 'number':
      return (
        typeof value === 'number' &&
        value >= field.min &&
        value <= field.max &&
        (!field.whole || Number.isInteger(value))
      )
    case 'text':
      return typeof value === 'string' && value.trim() !== '' && value.length <= longest
    default:
      return field satisfies never
  }
}
