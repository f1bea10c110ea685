/**
 * Follow-ups of hypertension and type 2 diabetes as QuestionnaireResponses, with the numbers that their form prints (follow-up-lists.ts) and
 * what followed from them. The limits they were judged by stand beside.
 */
import type { FollowUp } from '../follow-ups/follow-up.ts'
import type { FollowUpAnswers } from '../follow-ups/follow-up-form.ts'
import { standingFollowUps } from '../follow-ups/follow-up-history.ts'
import {
  categories,
  type Category,
  categoryWords,
  choiceIds,
  dangersOf,
  type FollowUpChoice,
  followUpChoices,
  symptomsOf,
} from '../follow-ups/follow-up-lists.ts'
import type { Document } from '../shared/document.ts'
import { quantity } from './fhir-elements.ts'
import type { Resource } from './fhir-types.ts'
import { choice, type Given, type Item, response, words } from './response-items.ts'

/** @param documents all records of one elder. */
export const followUpResponses = (documents: readonly Document[], elder: string): readonly Resource[] =>
  standingFollowUps(documents).map((followUp) => ofFollowUp(followUp, elder))

const titles = { hypertension: '高血压患者随访', diabetes: '2型糖尿病患者随访' } as const

function ofFollowUp(followUp: FollowUp, elder: string): Resource {
  const { answers, basis, result, nextDue } = followUp.body
  const { programme } = answers
  return response(followUp, `follow-up-${programme}-2017`, elder, [
    words('programme', '随访', titles[programme]),
    { linkId: 'date', text: '随访日期', answer: [{ valueDate: answers.on }] },
    {
      linkId: 'symptoms',
      text: '症状',
      answer: symptomsOf[programme]
        .filter(({ id }) => answers.symptoms.some((one) => one === id))
        .map(({ code, label }) => choice(`follow-up-${programme}-symptoms`, String(code), label['zh-CN'])),
    },
    words('symptomOther', '其他症状', answers.symptomOther),
    {
      linkId: 'dangers',
      text: '危急情况',
      answer:
        answers.dangers.length === 0
          ? [{ valueString: '问过，没有' }]
          : dangersOf[programme]
              .filter(({ id }) => answers.dangers.some((one) => one === id))
              .map(({ id, label }) => choice(`follow-up-${programme}-dangers`, id, label['zh-CN'])),
    },
    measured('systolic', '收缩压', answers.systolic, 'mm[Hg]'),
    measured('diastolic', '舒张压', answers.diastolic, 'mm[Hg]'),
    measured('pulse', '心率', answers.pulse, '/min'),
    measured('glucose', glucoseName(answers), answers.glucose, 'mmol/L'),
    words(
      'glucoseFlag',
      glucoseName(answers),
      answers.glucoseFlag && { low: 'Lo（太低）', high: 'Hi（太高）' }[answers.glucoseFlag],
    ),
    measured('weight', '体重', answers.weightKg, 'kg'),
    measured('height', '身高', answers.heightCm, 'cm'),
    ...chosenFields.map(([field, name]) => chosen(field, name, answers[field])),
    words('reactionWhat', '什么不良反应', answers.reactionWhat),
    {
      linkId: 'medicines',
      text: '用药情况',
      answer: answers.medicines.map(({ name, dose, frequency }) => ({
        valueString: [name, dose, frequency].filter((part) => part !== undefined && part !== '').join(' '),
      })),
    },
    words('referredTo', '转诊', answers.referredTo),
    words('note', '说明', answers.note),
    ...(result.category === undefined ? [] : [categoryItem(result.category)]),
    words('rules', '按哪一套标准判断', `${basis.rules}（${basis.since} 起）`),
    { linkId: 'nextDue', text: '下次随访日期', answer: [{ valueDate: nextDue }] },
  ])
}

const chosenFields = [
  ['way', '随访方式'],
  ['footPulse', '足背动脉搏动'],
  ['footSide', '哪一侧足背'],
  ['salt', '摄盐情况'],
  ['smoking', '吸烟'],
  ['drinking', '饮酒'],
  ['exercise', '运动'],
  ['mood', '心理调整'],
  ['advice', '遵医行为'],
  ['taking', '服药依从性'],
  ['reaction', '药物不良反应'],
  ['hypoglycaemia', '低血糖反应'],
  ['complication', '并发症'],
] as const satisfies readonly (readonly [FollowUpChoice & keyof FollowUpAnswers, string])[]

/** The number is the place in the list, from 1. */
function chosen(field: FollowUpChoice, text: string, value: string | undefined): Item {
  const place = choiceIds(field).findIndex((id) => id === value)
  const labels = Object.values(followUpChoices[field]) as readonly { readonly 'zh-CN': string }[]
  const label = labels[place]?.['zh-CN']
  const answer: readonly Given[] = label === undefined ? [] : [choice(`follow-up-${field}`, String(place + 1), label)]
  return { linkId: field, text, answer }
}

const categoryItem = (category: Category): Item => {
  const place = categories.indexOf(category)
  return {
    linkId: 'category',
    text: '此次随访分类',
    answer: [choice('follow-up-category', String(place + 1), categoryWords[category])],
  }
}

const measured = (linkId: string, text: string, value: number | undefined, unit: string): Item => ({
  linkId,
  text,
  answer: value === undefined ? [] : [{ valueQuantity: quantity(value, unit) }],
})

const glucoseName = ({ glucoseTiming }: FollowUpAnswers): string =>
  ({ fasting: '空腹血糖', afterMeal: '饭后血糖', random: '随机血糖' })[glucoseTiming ?? 'random']
