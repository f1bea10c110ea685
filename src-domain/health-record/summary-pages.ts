/** Medicines, allergies, measurements, questions and assessments: what the station keeps beside the forms, on one sheet. */
import { allergiesOf } from '../archive/allergy.ts'
import { byMeasured, measuredTime } from '../archive/measured.ts'
import { isTaken, type Medication, medicationKind } from '../archive/medication.ts'
import { type LabResult, labTests, standingLabResults } from '../archive/lab-result.ts'
import { isReading, type Reading, type ReadingBody } from '../archive/reading.ts'
import { standingFacts } from '../archive/standing.ts'
import type { QuestionAnswer } from '../asking/question-answer.ts'
import { statesOfQuestions } from '../asking/question-state.ts'
import { signatureState, standingAssessments } from '../assessments/assessment-history.ts'
import { levels } from '../assessments/instrument.ts'
import type { Elder } from '../elders/elder.ts'
import { newestResults } from '../instruments/instrument-history.ts'
import { instrumentOf } from '../instruments/instruments.ts'
import type { Document } from '../shared/document.ts'
import { addMonths, type CalendarDate, calendarDateOf } from '../shared/instant.ts'
import { type Page, plainNumber, type Table, unitSign } from './record-page.ts'

export function medicinePage(documents: readonly Document[], today: CalendarDate): Page {
  const all = documents
    .filter((document) => document.kind === medicationKind.kind)
    .map(({ body }) => body as Medication['body'])
  const taken = all.filter((body) => isTaken(body, today))
  return {
    id: 'medicines',
    title: '用药情况',
    isNewSheet: true,
    tables: [
      {
        columns: ['药物名称', '用量', '次数', '用法', '开始时间', '长期', '备注'],
        rows: taken.map(({ name, dose, frequency, method, startedOn, longTerm, note }) => [
          name,
          dose,
          frequency,
          method,
          startedOn,
          longTerm ? '是' : '否',
          note,
        ]),
        emptyRows: 3,
      },
    ],
    notes: [
      '照老人所说或药盒所写记下，不是处方。',
      ...(all.length > taken.length ? [`停用的 ${all.length - taken.length} 种没有列。`] : []),
    ],
  }
}

export function allergyPage(elder: Elder, documents: readonly Document[]): Page {
  const { standing, noted, noneKnown } = allergiesOf(elder.body, documents)
  const severities = { mild: '轻', moderate: '中', severe: '重', unknown: undefined }
  const certainties = { confirmed: '医生确认', told: '听说', suspected: '怀疑' }
  const sources = { said: '听说', record: '照病历', physician: '医生确认' }
  return {
    id: 'allergies',
    title: '过敏情况',
    isNewSheet: false,
    tables: [
      {
        columns: ['过敏的东西', '反应', '轻重', '根据'],
        rows: [
          ...standing.map(({ body }) => [
            body.substance,
            body.reaction,
            severities[body.severity],
            certainties[body.certainty],
          ]),
          ...noted.map(({ substance, reaction, source }) => [substance, reaction, undefined, sources[source]]),
        ],
        emptyRows: 2,
      },
    ],
    notes:
      noneKnown === undefined
        ? standing.length + noted.length === 0
          ? ['没有问过老人有没有过敏。']
          : []
        : [`${measuredDay(noneKnown)}问过，没有已知的过敏。`],
  }
}

type Measure = {
  readonly name: string
  readonly unit: string
  readonly value: (body: ReadingBody) => string | undefined
}

const single = (type: ReadingBody['type'], name: string, unit: string): Measure => ({
  name,
  unit,
  value: (body) =>
    body.type === type && body.type !== 'bloodPressure' && body.type !== 'glucose'
      ? plainNumber(body.value)
      : undefined,
})
const glucose = (timing: Extract<ReadingBody, { type: 'glucose' }>['timing'], name: string): Measure => ({
  name,
  unit: 'mmol/L',
  value: (body) =>
    body.type !== 'glucose' || body.timing !== timing
      ? undefined
      : body.value === undefined
        ? body.flag === 'low'
          ? 'Lo（太低）'
          : 'Hi（太高）'
        : plainNumber(body.value),
})
const measures: readonly Measure[] = [
  {
    name: '血压',
    unit: 'mmHg',
    value: (body) => (body.type === 'bloodPressure' ? `${body.systolic} / ${body.diastolic}` : undefined),
  },
  {
    name: '脉搏',
    unit: '次/分',
    value: (body) =>
      body.type === 'pulse'
        ? plainNumber(body.value)
        : body.type === 'bloodPressure' && body.pulse !== undefined
          ? plainNumber(body.pulse)
          : undefined,
  },
  glucose('fasting', '空腹血糖'),
  glucose('afterMeal', '饭后血糖'),
  glucose('random', '随机血糖'),
  single('weight', '体重', 'kg'),
  single('height', '身高', 'cm'),
  single('waist', '腰围', 'cm'),
  single('temperature', '体温', '℃'),
  single('breathing', '呼吸', '次/分'),
  single('oxygen', '血氧', '%'),
]

/** The newest of each kind, and how it was over the year: what nobody measured has an empty line. */
export function measurementPage(documents: readonly Document[], today: CalendarDate): Page {
  const readings = standingFacts(documents.filter(isReading), documents).toSorted(byMeasured)
  const since = addMonths(today, -12)
  return {
    id: 'measurements',
    title: '测量情况',
    isNewSheet: false,
    tables: [
      {
        columns: ['项目', '最近一次', '日期', '近一年次数', '近一年最低', '近一年最高'],
        hasRowNames: true,
        rows: measures.map((measure) => measuredRow(measure, readings, since)),
        emptyRows: 0,
      },
      labTable(documents),
    ],
    notes: ['只列本站记下的，改错和作废的不算。血压的最低、最高按高压（收缩压）排。'],
  }
}

/** Nothing where nothing was asked: the official form has no such page. A recording stands in a word, it cannot be printed. */
export function questionPages(documents: readonly Document[]): readonly Page[] {
  const states = statesOfQuestions(documents).filter(({ status }) => status !== 'withdrawn')
  if (states.length === 0) return []
  return [
    {
      id: 'questions',
      title: '问过的问题和回答',
      isNewSheet: false,
      tables: [
        {
          columns: ['哪天问的', '问了什么', '回答'],
          rows: states.map(({ question, answers }) => {
            const { words, seconds } = question.body
            return [
              calendarDateOf(question.occurredAt, question.offset),
              words ?? `录音 ${seconds ?? 0} 秒`,
              answers.map(answerText).join('；'),
            ]
          }),
          emptyRows: 0,
        },
      ],
      notes: ['这一页不属于国家的健康档案表，是本站记下的。'],
    },
  ]
}

function answerText({ body: { words, title, expert } }: QuestionAnswer): string {
  const said = [words, ...(title === undefined ? [] : [`见文章《${title}》`])].filter(Boolean).join(' ')
  return expert === undefined ? said : `${expert.name}：${said}`
}

/** The last few of each test; what was never tested has an empty line. */
function labTable(documents: readonly Document[]): Table {
  const byTest = Map.groupBy(standingLabResults(documents), ({ body }) => body.test)
  const said = (result: LabResult | undefined): string | undefined => result && plainNumber(result.body.value)
  return {
    columns: ['化验项目', '最近一次', '日期', '上一次', '上一次日期'],
    hasRowNames: true,
    rows: labTests.map(({ id, label, unit }) => {
      const [newest, before] = byTest.get(id) ?? []
      return [
        `${label['zh-CN']}（${unitSign(unit)}）`,
        said(newest),
        newest?.body.measured,
        said(before),
        before?.body.measured,
      ]
    }),
    emptyRows: 0,
  }
}

function measuredRow(
  { name, unit, value }: Measure,
  readings: readonly Reading[],
  since: CalendarDate,
): readonly (string | undefined)[] {
  const all = readings.flatMap((reading) => {
    const words = value(reading.body)
    return words === undefined ? [] : [{ words, on: measuredTime(reading).on, height: Number.parseFloat(words) }]
  })
  const ofYear = all.filter(({ on }) => on > since)
  const numbers = ofYear.filter(({ height }) => !Number.isNaN(height)).toSorted((a, b) => a.height - b.height)
  return [
    `${name}（${unit}）`,
    all[0]?.words,
    all[0]?.on,
    all.length === 0 ? undefined : String(ofYear.length),
    numbers[0]?.words,
    numbers.at(-1)?.words,
  ]
}

export function assessmentPage(documents: readonly Document[]): Page {
  const assessments = standingAssessments(documents)
  const shown = 6
  const results = [...newestResults(documents).values()].toSorted((a, b) => (a.body.date < b.body.date ? 1 : -1))
  return {
    id: 'assessments',
    title: '评估情况',
    isNewSheet: false,
    tables: [
      {
        columns: ['老年人能力评估（GB/T 42195-2022）', '总分（满分 90）', '等级', '第二名评估员'],
        rows: assessments
          .slice(0, shown)
          .map((assessment) => [
            assessment.body.date,
            String(assessment.body.result.total),
            levels[assessment.body.result.final]?.label['zh-CN'],
            signatureState(assessment, documents).state === 'signed' ? '已签' : '待复核',
          ]),
        emptyRows: assessments.length === 0 ? 2 : 0,
      },
      {
        columns: ['量表', '日期', '得分', '结果（筛查，不是诊断）'],
        rows: results.flatMap(({ body }) => {
          const instrument = instrumentOf(body)
          if (instrument === undefined) return [[body.instrument, body.date, undefined, undefined]]
          return instrument.scales.map((scale, place) => {
            const score = body.result.scores[scale.id]
            const band = scale.bands.find(({ id }) => id === body.result.bands[scale.id])
            const label = instrument.scales.length === 1 ? '' : `${scale.label['zh-CN']} `
            return [
              place === 0 ? instrument.name['zh-CN'] : undefined,
              place === 0 ? body.date : undefined,
              scale.isFinding === true || score === undefined ? undefined : `${label}${score}`,
              `${scale.isFinding === true ? label : ''}${band?.label['zh-CN'] ?? ''}`,
            ]
          })
        }),
        emptyRows: results.length === 0 ? 2 : 0,
      },
    ],
    notes: [
      ...(assessments.length > shown ? [`一共评估过 ${assessments.length} 次，这里是最近 ${shown} 次。`] : []),
      '分数越高越好的是能力评估；各量表高低的意思不同，看结果一栏。',
    ],
  }
}

const measuredDay = ({ occurredAt, offset }: Pick<Document, 'occurredAt' | 'offset'>): string => {
  const { on } = measuredTime({ occurredAt, offset, body: {} })
  return `${on} `
}
