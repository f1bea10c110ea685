/**
 * Finished assessments as QuestionnaireResponses: GB/T 42195-2022, what an elder answered alone before it, the short instruments and
 * the yearly check-ups, and what the basic form of the public-health record asks. Every answer carries its code and its words, sums and levels stand beside as they were worked out then. Who
 * gave the information is told by relation only: those are other people's names and numbers.
 */
import { type Assessment, isSelfAssessment, type SelfAssessment } from '../assessments/assessment.ts'
import { signatureState, standingAssessments } from '../assessments/assessment-history.ts'
import {
  diseaseById,
  healthFieldIds,
  healthFields,
  informantRelations,
  reasons,
  riskEvents,
} from '../assessments/form-tables.ts'
import { type ItemCode, itemsOfSection, levels, sections } from '../assessments/instrument.ts'
import { type CheckUp, foldCheckUp, standingCheckUps } from '../check-ups/check-up.ts'
import { type CheckUpField, checkUpSections, type CheckUpValue } from '../check-ups/check-up-form.ts'
import { type BasicsField, basicsFields, basicsKnown, healthBasicsOf, noteOf } from '../health-record/health-basics.ts'
import { officialLists } from '../health-record/official-lists.ts'
import { type Instrument, type Question, questionOf } from '../instruments/instrument.ts'
import { standingResults } from '../instruments/instrument-history.ts'
import type { InstrumentResult } from '../instruments/instrument-result.ts'
import { instrumentOf } from '../instruments/instruments.ts'
import { type Answer, isAnswerOf } from '../instruments/scoring.ts'
import type { Document } from '../shared/document.ts'
import { quantity } from './fhir-elements.ts'
import type { Resource } from './fhir-types.ts'
import { choice, type Given, type Item, labelIn, response, words } from './response-items.ts'

/** @param documents all records of one elder; @param isResultOnly without the answers, and without what has no result. */
export function assessmentResponses(
  documents: readonly Document[],
  elder: string,
  isResultOnly = false,
): readonly Resource[] {
  const finished = [
    ...standingAssessments(documents).map((assessment) => ofAssessment(assessment, documents, elder)),
    ...standingResults(documents).map((result) => ofInstrument(result, elder)),
  ]
  return isResultOnly
    ? finished.map(({ item, ...head }) => ({
        ...head,
        item: (item as readonly Item[]).filter(({ linkId }) => resultIds.has(linkId)),
      }))
    : [...finished, ...documents.filter(isSelfAssessment).map((one) => ofSelfAssessment(one, elder))]
}
const resultIds: ReadonlySet<string> = new Set(['name', 'date', 'C', 'result', 'credit'])

export const checkUpResponses = (documents: readonly Document[], elder: string): readonly Resource[] =>
  standingCheckUps(documents).map((checkUp) => ofCheckUp(checkUp, elder))

/** What the basic form of the public-health record asks, in the words and codes of that form. */
export function basicsResponses(documents: readonly Document[], elder: string): readonly Resource[] {
  const { body, records } = healthBasicsOf(documents)
  const [record] = records.toSorted((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1))
  if (record === undefined || basicsKnown(body) === 0) return []
  const items = basicsFields.map((field): Item => {
    const known = body[field.id]
    const text = basicsWords[field.id]
    if (field.type === 'text') return words(field.id, text, known === undefined ? undefined : String(known))
    const list: readonly { readonly code: string; readonly label: string }[] = officialLists[field.list]
    const note = noteOf(field)
    const beside = note === undefined ? undefined : body[note.id]
    return {
      linkId: field.id,
      text,
      answer: [
        ...(known === undefined ? [] : [known].flat()).map((code) =>
          choice(`basics-2017-${field.list}`, code, list.find((one) => one.code === code)?.label ?? code),
        ),
        ...(beside === undefined ? [] : [{ valueString: beside }]),
      ],
    }
  })
  return [response({ ...record, occurredAt: record.updatedAt }, 'health-basics-2017', elder, items)]
}

const basicsWords: Readonly<Record<BasicsField['id'], string>> = {
  archiveNumber: '档案编号',
  doctor: '责任医生',
  residence: '常住类型',
  registeredAddress: '户籍地址',
  employer: '工作单位',
  occupation: '职业',
  bloodGroup: '血型（ABO）',
  rhesus: '血型（RH）',
  exposure: '暴露史',
  surgery: '手术',
  injury: '外伤',
  transfusion: '输血',
  father: '家族史：父亲',
  mother: '家族史：母亲',
  siblings: '家族史：兄弟姐妹',
  children: '家族史：子女',
  hereditary: '遗传病史',
  disability: '残疾情况',
  kitchen: '厨房排风设施',
  fuel: '燃料类型',
  water: '饮水',
  toilet: '厕所',
  livestock: '禽畜栏',
}

const gbt = 'gbt42195-2022'

function ofAssessment(assessment: Assessment, documents: readonly Document[], elder: string): Resource {
  const { body } = assessment
  const { result } = body
  const level = (linkId: string, text: string, value: number): Item => ({
    linkId,
    text,
    answer: [choice(`${gbt}-level`, String(value), levels[value]?.label['zh-CN'] ?? String(value))],
  })
  const isSigned = signatureState(assessment, documents).state === 'signed'
  return response(assessment, gbt, elder, [
    words('number', '评估编号', body.number),
    { linkId: 'date', text: '评估基准日期', answer: [{ valueDate: body.date }] },
    words(
      'A.1',
      '评估原因',
      [labelIn(reasons, body.reason), body.reasonNote].filter((one) => one !== undefined).join('，'),
    ),
    words('place', '评估地点', body.place),
    ...measures(body),
    {
      linkId: 'A.2.14',
      text: '近 30 天内照护风险事件（次数，3 指三次及以上）',
      item: riskEvents.map(({ id, label }) => ({
        linkId: `A.2.14.${id}`,
        text: label['zh-CN'],
        answer: [{ valueInteger: body.events[id] }],
      })),
    },
    words('A.3', '信息提供者与老人的关系', labelIn(informantRelations, body.informant.relation)),
    {
      linkId: 'A.4.1',
      text: '疾病诊断',
      answer: body.diseases.map((code) =>
        choice(`${gbt}-a4`, String(code), diseaseById.get(code)?.label['zh-CN'] ?? ''),
      ),
    },
    words('A.4.1.other', '其他疾病', body.diseaseOther),
    {
      linkId: 'A.4.2',
      text: '长期用药',
      answer: (body.medicines ?? []).map(({ name, method, dose, frequency }) => ({
        valueString: [name, dose, frequency, method].filter((text) => text.trim() !== '').join('，'),
      })),
    },
    {
      linkId: 'A.5',
      text: '健康相关问题',
      item: [
        ...healthFieldIds.map((id): Item => {
          const { code, label, options } = healthFields[id]
          const chosen = [body.health[id]].flat()
          return {
            linkId: code,
            text: label['zh-CN'],
            answer: chosen.map((one) => choice(`${gbt}-a5`, `${code}.${one}`, labelIn(options, one) ?? one)),
          }
        }),
        ...(body.health.other === undefined ? [] : [words('A.5.12', '其他', body.health.other)]),
      ],
    },
    ...scoredSections(body.answers),
    {
      linkId: 'C',
      text: '评估结果',
      item: [
        ...sections.map(({ code, label }) => ({
          linkId: `C.1.${code}`,
          text: `${label['zh-CN']}得分`,
          answer: [{ valueInteger: result.sections[code] }],
        })),
        { linkId: 'C.2', text: '总分（满分 90，越高越好）', answer: [{ valueInteger: result.total }] },
        level('C.3', '初步等级', result.prelim),
        words('C.4', '等级变更依据', result.rules.length === 0 ? '无变更' : result.rules.join('、')),
        level('C.5', '最终等级', result.final),
        words('C.6', '第二名评估员', isSigned ? '已签名' : '待复核：还没有第二名评估员签名'),
      ],
    },
  ])
}

function measures({ heightCm, weightKg }: Assessment['body']): readonly Item[] {
  return [
    ...(heightCm === undefined
      ? []
      : [{ linkId: 'A.2.4', text: '身高', answer: [{ valueQuantity: quantity(heightCm, 'cm') }] }]),
    ...(weightKg === undefined
      ? []
      : [{ linkId: 'A.2.5', text: '体重', answer: [{ valueQuantity: quantity(weightKg, 'kg') }] }]),
  ]
}

const ofSelfAssessment = (assessment: SelfAssessment, elder: string): Resource =>
  response(assessment, `${gbt}-self`, elder, [
    words('about', '说明', '老人自己答的，供评估员参考，没有等级'),
    { linkId: 'date', text: '日期', answer: [{ valueDate: assessment.body.date }] },
    ...scoredSections(assessment.body.answers),
  ])

const scoredSections = (answers: Readonly<Record<string, number>>): readonly Item[] =>
  sections
    .map(({ code, label }) => ({
      linkId: code,
      text: label['zh-CN'],
      item: itemsOfSection(code).flatMap((one): readonly Item[] => {
        const score = answers[one.code satisfies ItemCode]
        const option = one.options.find((given) => given.score === score)
        if (option === undefined) return []
        const answer = choice(`${gbt}-${one.code.toLowerCase()}`, String(option.score), option.label['zh-CN'])
        return [{ linkId: one.code, text: one.label['zh-CN'], answer: [answer] }]
      }),
    }))
    .filter(({ item }) => item.length > 0)

function ofInstrument(result: InstrumentResult, elder: string): Resource {
  const { body } = result
  const instrument = instrumentOf(body)
  const name = `${body.instrument}-${body.edition}`
  const date: Item = { linkId: 'date', text: '日期', answer: [{ valueDate: body.date }] }
  const mode = words('mode', '谁来答', body.mode === 'self' ? '老人自己在机器上答' : '工作人员问')
  // Of a newer program than this one: sums and bands are all that can be told in words.
  if (instrument === undefined) {
    const sums = Object.entries(body.result.scores).map(([id, score]) => ({
      linkId: `score.${id}`,
      answer: [{ valueInteger: score }],
    }))
    return response(result, name, elder, [date, mode, { linkId: 'result', text: '结果', item: sums }])
  }
  return response(result, name, elder, [
    words('name', '量表', instrument.name['zh-CN']),
    date,
    mode,
    {
      linkId: 'answers',
      text: '回答',
      item: Object.entries(body.answers).flatMap(([id, answer]): readonly Item[] => {
        const question = questionOf(instrument, id)
        if (question === undefined || !isAnswerOf(question, answer)) return []
        const given = answersOf(question, answer, name)
        return given.length === 0 ? [] : [{ linkId: id, ...textOf(instrument, question), answer: given }]
      }),
    },
    { linkId: 'result', text: '结果（筛查，不是诊断）', item: scalesOf(instrument, result) },
    words('credit', '编制', instrument.licence.credit?.['zh-CN']),
  ])
}

/** The wording travels only where its licence lets it be shown. */
const textOf = ({ licence }: Instrument, question: Question): { readonly text?: string } =>
  licence.shipItems ? { text: question.text['zh-CN'] } : {}

const scalesOf = (instrument: Instrument, { body: { result } }: InstrumentResult): readonly Item[] =>
  instrument.scales.flatMap((scale): readonly Item[] => {
    const band = scale.bands.find(({ id }) => id === result.bands[scale.id])
    const score = result.scores[scale.id]
    return [
      ...(score === undefined || scale.isFinding === true
        ? []
        : [{ linkId: `score.${scale.id}`, text: `${scale.label['zh-CN']}得分`, answer: [{ valueInteger: score }] }]),
      ...(band === undefined
        ? []
        : [
            {
              linkId: `band.${scale.id}`,
              text: scale.label['zh-CN'],
              answer: [choice(`${instrument.id}-${scale.id}`, band.id, band.label['zh-CN'])],
            },
          ]),
    ]
  })

function answersOf(question: Question, answer: Answer, list: string): readonly Given[] {
  switch (question.type) {
    case 'one':
    case 'any': {
      const chosen = [answer].flat()
      return question.options
        .filter(({ id }) => chosen.includes(id))
        .map(({ id, label }) => choice(`${list}-${question.id}`, id, label['zh-CN']))
    }
    case 'number':
      return [{ valueDecimal: answer }]
    case 'bodyMass': {
      const { heightCm, weightKg } = answer as { readonly heightCm: number; readonly weightKg: number }
      return [{ valueQuantity: quantity(heightCm, 'cm') }, { valueQuantity: quantity(weightKg, 'kg') }]
    }
    default:
      return question satisfies never
  }
}

function ofCheckUp(checkUp: CheckUp, elder: string): Resource {
  const { answers } = foldCheckUp(checkUp)
  const corrects = checkUp.body.corrects
  return response({ ...checkUp, ...(corrects === undefined ? {} : { corrects }) }, 'elder-check-up-2017-2025', elder, [
    { linkId: 'date', text: '体检日期', answer: [{ valueDate: checkUp.body.on }] },
    ...checkUpSections.map(({ id, title, fields }) => ({
      linkId: `section.${id}`,
      text: title['zh-CN'],
      item: fields.flatMap((field): readonly Item[] => {
        const value = answers[field.id]
        return value === undefined
          ? []
          : [{ linkId: field.id, text: field.label['zh-CN'], answer: checkUpAnswers(field, value) }]
      }),
    })),
  ])
}

function checkUpAnswers(field: CheckUpField, value: CheckUpValue): readonly Given[] {
  switch (field.type) {
    case 'one':
    case 'many': {
      const chosen = [value].flat()
      return field.options
        .filter(({ code }) => chosen.includes(code))
        .map(({ code, label }) => choice(`check-up-${field.id}`, String(code), label['zh-CN']))
    }
    case 'number':
      return [field.unit === '' ? { valueDecimal: value } : { valueQuantity: quantity(Number(value), field.unit) }]
    case 'text':
      return [{ valueString: String(value) }]
    default:
      return field satisfies never
  }
}
