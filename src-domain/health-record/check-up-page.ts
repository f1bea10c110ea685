/** 健康体检表, as far as a station can fill it: the newest check-up with the numbers of its choices, or the empty form. */
import { bodyMassIndex } from '../assessments/assessment-rules.ts'
import { type CheckUp, foldCheckUp } from '../check-ups/check-up.ts'
import { type CheckUpAnswers, type CheckUpField, checkUpSections } from '../check-ups/check-up-form.ts'
import { chineseDate, half, type Page, plainNumber, type Row, text, unitSign } from './record-page.ts'

export function checkUpPage(checkUp: CheckUp | undefined): Page {
  const answers = checkUp === undefined ? {} : foldCheckUp(checkUp).answers
  return {
    id: 'checkUp',
    title: '健康体检表',
    isNewSheet: true,
    rows: [
      half('体检日期', checkUp && chineseDate(checkUp.body.on)),
      half('责任医生', said(answers, 'doctor')),
      ...checkUpSections.flatMap(({ title, fields }) => [
        { type: 'title', label: title['zh-CN'] } as const,
        ...fields
          .filter(({ id }) => !elsewhere.has(id))
          .flatMap((field) => [rowOf(field, answers), ...rowsAfter(field.id, answers)]),
      ]),
    ],
    notes: [
      '项目和代码按《国家基本公共卫生服务规范（第三版）》，加上 2025 年起的糖化血红蛋白和胸部X线（这两项只有一个来源）。',
      ...(checkUp === undefined ? ['本站没有做过体检，这是空表。'] : []),
    ],
  }
}

/** Drawn in another row, or at the head. */
const elsewhere: ReadonlySet<string> = new Set([
  'leftSystolic',
  'leftDiastolic',
  'rightSystolic',
  'rightDiastolic',
  'doctor',
])

/** Two halves to a line: both arms stand side by side, and so do height and weight. */
function rowsAfter(field: string, answers: CheckUpAnswers): readonly Row[] {
  const number = (id: string): number | undefined => {
    const value = answers[id]
    return typeof value === 'number' ? value : undefined
  }
  const arm = (side: 'left' | 'right'): string | undefined => {
    const [systolic, diastolic] = [number(`${side}Systolic`), number(`${side}Diastolic`)]
    return systolic === undefined || diastolic === undefined ? undefined : `${systolic} / ${diastolic}`
  }
  if (field === 'pulse') return [half('血压 左侧', arm('left'), 'mmHg'), half('血压 右侧', arm('right'), 'mmHg')]
  if (field !== 'breathing') return []
  const [height, weight] = [number('height'), number('weight')]
  const mass = height === undefined || weight === undefined ? undefined : bodyMassIndex(height, weight)
  return [half('体质指数（BMI）', mass === undefined ? undefined : plainNumber(Math.round(mass * 10) / 10), 'kg/m²')]
}

function rowOf(field: CheckUpField, answers: CheckUpAnswers): Row {
  const label = field.label['zh-CN']
  const mark = field.from === undefined ? {} : { mark: field.from }
  const value = answers[field.id]
  switch (field.type) {
    case 'one':
    case 'many':
      return {
        type: 'choice',
        label,
        options: field.options.map(({ code, label: name }) => ({ code: String(code), label: name['zh-CN'] })),
        chosen: value === undefined ? [] : [value].flat().map(String),
        isMany: field.type === 'many',
        ...mark,
      }
    case 'number':
      return {
        ...half(label, typeof value === 'number' ? plainNumber(value) : undefined, unitSign(field.unit)),
        ...mark,
      }
    case 'text':
      return { ...text(label, said(answers, field.id)), ...mark }
    default:
      return field satisfies never
  }
}

function said(answers: CheckUpAnswers, id: string): string | undefined {
  const value = answers[id]
  return typeof value === 'string' ? value : undefined
}
