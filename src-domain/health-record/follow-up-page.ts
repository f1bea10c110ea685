/** 随访服务记录表 of hypertension and type 2 diabetes: four follow-ups a sheet, the newest on the right, as on the form; empty columns to write in. */
import { bodyMassIndex } from '../assessments/assessment-rules.ts'
import type { FollowUp } from '../follow-ups/follow-up.ts'
import type { FollowUpAnswers } from '../follow-ups/follow-up-form.ts'
import {
  categories,
  type Category,
  categoryWords,
  choiceIds,
  dangersOf,
  type FollowUpChoice,
  followUpChoices,
  type Programme,
  symptomsOf,
} from '../follow-ups/follow-up-lists.ts'
import { type Page, plainNumber } from './record-page.ts'

const perSheet = 4

const titles: Readonly<Record<Programme, string>> = {
  hypertension: '高血压患者随访服务记录表',
  diabetes: '2型糖尿病患者随访服务记录表',
}

/** @param followUps standing ones of this programme, newest first. */
export function followUpPage(programme: Programme, followUps: readonly FollowUp[]): Page {
  const shown = followUps.slice(0, perSheet).toReversed()
  const empty = Array.from({ length: perSheet - shown.length }, () => undefined)
  const line = (name: string, of: (followUp: FollowUp) => string | undefined): readonly (string | undefined)[] => [
    name,
    ...shown.map(of),
    ...empty,
  ]
  const chosen = (field: FollowUpChoice & keyof FollowUpAnswers) => (followUp: FollowUp) =>
    choiceText(field, followUp.body.answers[field])
  const isDiabetes = programme === 'diabetes'
  return {
    id: programme,
    title: titles[programme],
    isNewSheet: true,
    tables: [
      {
        hasRowNames: true,
        emptyRows: 0,
        columns: ['项目', ...Array.from({ length: perSheet }, (_, place) => `第 ${place + 1} 次`)],
        rows: [
          line('随访日期', ({ body }) => body.answers.on),
          line('随访方式', chosen('way')),
          line('症状', ({ body }) => symptomText(programme, body.answers)),
          line('血压（mmHg）', ({ body: { answers } }) =>
            answers.systolic === undefined ? undefined : `${answers.systolic} / ${answers.diastolic ?? ''}`,
          ),
          line('体重（kg）', ({ body }) => numberText(body.answers.weightKg)),
          line('体质指数（kg/m²）', ({ body }) => massText(body.answers)),
          line('心率（次/分）', ({ body }) => numberText(body.answers.pulse)),
          ...(isDiabetes ? [line('足背动脉搏动', ({ body }) => footText(body.answers))] : []),
          line('吸烟', chosen('smoking')),
          line('饮酒', chosen('drinking')),
          line('运动', chosen('exercise')),
          ...(isDiabetes ? [] : [line('摄盐情况', chosen('salt'))]),
          line('心理调整', chosen('mood')),
          line('遵医行为', chosen('advice')),
          ...(isDiabetes ? [line('空腹血糖（mmol/L）', ({ body }) => glucoseText(body.answers))] : []),
          line('辅助检查', () => undefined),
          line('服药依从性', chosen('taking')),
          line('药物不良反应', ({ body }) =>
            [choiceText('reaction', body.answers.reaction), body.answers.reactionWhat].filter(Boolean).join(' '),
          ),
          ...(isDiabetes ? [line('低血糖反应', chosen('hypoglycaemia'))] : []),
          line('此次随访分类', ({ body }) => categoryText(body.result.category)),
          line('用药情况', ({ body }) => medicinesText(body.answers)),
          line('转诊', ({ body }) => body.answers.referredTo),
          line('危急情况', ({ body }) => dangerText(programme, body.answers)),
          line('下次随访日期', ({ body }) => body.nextDue),
          line('随访医生签名', () => undefined),
        ],
      },
    ],
    notes: [
      ...(followUps.length > perSheet ? [`一共随访过 ${followUps.length} 次，这里是最近 ${perSheet} 次。`] : []),
      isDiabetes
        ? '症状第 7～9 项和低血糖反应的代码凭一般知识，尚未与正式表格核对。'
        : '危急情况的清单凭一般知识，尚未与正式表格核对。',
      '吸烟、饮酒、运动用健康体检表的代码；正式随访表写的是每天多少、每周几次，请随访医生补写。',
    ],
  }
}

const categoryText = (category: Category | undefined): string | undefined =>
  category === undefined ? undefined : `${categories.indexOf(category) + 1} ${categoryWords[category]}`

/** The number printed is the place in the list, from 1. */
function choiceText(field: FollowUpChoice, value: unknown): string | undefined {
  const place = choiceIds(field).findIndex((id) => id === value)
  const labels = Object.values(followUpChoices[field]) as readonly { readonly 'zh-CN': string }[]
  return place < 0 ? undefined : `${place + 1} ${labels[place]?.['zh-CN'] ?? ''}`
}

function symptomText(programme: Programme, { symptoms, symptomOther }: FollowUpAnswers): string {
  const known = symptomsOf[programme].filter(({ id }) => symptoms.some((one) => one === id))
  return [
    ...known.map(({ code, label }) => `${code} ${label['zh-CN']}`),
    ...(symptomOther === undefined ? [] : [symptomOther]),
  ].join('；')
}

function dangerText(programme: Programme, { dangers }: FollowUpAnswers): string {
  const known = dangersOf[programme].filter(({ id }) => dangers.some((one) => one === id))
  return known.length === 0 ? '无' : known.map(({ label }) => label['zh-CN']).join('；')
}

const numberText = (value: number | undefined): string | undefined =>
  value === undefined ? undefined : plainNumber(value)

function massText({ heightCm, weightKg }: FollowUpAnswers): string | undefined {
  if (heightCm === undefined || weightKg === undefined) return undefined
  const mass = bodyMassIndex(heightCm, weightKg)
  return mass === undefined ? undefined : plainNumber(Math.round(mass * 10) / 10)
}

const footText = ({ footPulse, footSide }: FollowUpAnswers): string | undefined =>
  footPulse === undefined
    ? undefined
    : [choiceText('footPulse', footPulse), choiceText('footSide', footSide)?.slice(2)].filter(Boolean).join(' ')

/** Of a glucose that was not fasting the row says so. */
function glucoseText({ glucose, glucoseFlag, glucoseTiming }: FollowUpAnswers): string | undefined {
  const flag = glucoseFlag === undefined ? undefined : { low: 'Lo（太低）', high: 'Hi（太高）' }[glucoseFlag]
  const value = glucose === undefined ? flag : plainNumber(glucose)
  if (value === undefined) return undefined
  return glucoseTiming === 'fasting' ? value : `${value}（${glucoseTiming === 'afterMeal' ? '饭后' : '随机'}）`
}

const medicinesText = ({ medicines }: FollowUpAnswers): string | undefined =>
  medicines.length === 0
    ? undefined
    : medicines.map(({ name, dose, frequency }) => [name, dose, frequency].filter(Boolean).join(' ')).join('；')
