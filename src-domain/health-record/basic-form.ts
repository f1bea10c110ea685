/**
 * 封面 and 个人基本信息表. Diseases go from table A.4 of the assessment to the list of this form only where both mean the same; else they are
 * written under "其他" by name. What nobody confirmed is no diagnosis and stands in a note, and an allergen goes to the drugs only where
 * its name says so.
 */
import { allergiesOf } from '../archive/allergy.ts'
import { type Condition, conditionKind } from '../archive/condition.ts'
import { diseaseById, diseaseCode } from '../assessments/form-tables.ts'
import type { Covered } from '../consent/consent-coverage.ts'
import type { Elder } from '../elders/elder.ts'
import { ethnicGroups } from '../elders/ethnic-groups.ts'
import type { Document } from '../shared/document.ts'
import { officialLists } from './official-lists.ts'
import { chineseDate, half, type Option, type Page, type Row, text } from './record-page.ts'

export function coverPage({ body }: Elder): Page {
  return {
    id: 'cover',
    title: '居民健康档案',
    isNewSheet: false,
    rows: [
      text('编号', '□□□□□□－□□□－□□□－□□□□□'),
      text('姓名', body.name),
      text('现住址', body.address),
      text('户籍地址'),
      text('联系电话', body.phone),
      text('乡镇（街道）名称'),
      text('村（居）委会名称', body.village),
      text('建档单位'),
      text('建档人'),
      text('责任医生'),
      text('建档日期'),
    ],
    notes: [],
  }
}

export function basicPage(elder: Elder, documents: readonly Document[], covered: Covered): Page {
  const { body } = elder
  const illness = covered.measuring ? pastIllness(documents) : { codes: [], named: '', told: '' }
  const allergy = covered.measuring ? drugAllergies(elder, documents) : { codes: [], others: '' }
  const contact = body.contacts.find((one) => one.isEmergency) ?? body.contacts[0]
  const group = ethnicGroups.find(({ code }) => code === body.ethnicity)
  const isHan = body.ethnicity === '01'
  return {
    id: 'basic',
    title: '个人基本信息表',
    isNewSheet: true,
    rows: [
      half('姓名', body.name),
      half('出生日期', body.birthDate.replaceAll('-', '')),
      one('性别', officialLists.sex, body.sex),
      half('身份证号', body.identityNumber),
      half('工作单位'),
      half('本人电话', body.phone),
      half('联系人、电话', [contact?.name, contact?.phone].filter((part) => part !== undefined).join(' ')),
      halved(one('常住类型', officialLists.residence)),
      halved(one('民族', officialLists.ethnicity, group && (isHan ? '01' : '99'), isHan ? '' : group?.name)),
      halved(one('血型（ABO）', officialLists.bloodGroup)),
      halved(one('血型（RH）', officialLists.rhesus)),
      one('文化程度', officialLists.education, body.education),
      one('职业', officialLists.occupation),
      one('婚姻状况', officialLists.marital, body.marital),
      many('医疗费用支付方式', officialLists.payment, body.payment),
      many('药物过敏史', officialLists.drugAllergy, allergy.codes),
      many('暴露史', officialLists.exposure),
      { type: 'title', label: '既往史' },
      many('疾病（确诊时间）', officialLists.pastIllness, illness.codes, illness.named),
      withLine(one('手术', officialLists.noneOrSome), '名称、时间：'),
      withLine(one('外伤', officialLists.noneOrSome), '名称、时间：'),
      withLine(one('输血', officialLists.noneOrSome), '原因、时间：'),
      { type: 'title', label: '家族史' },
      ...['父亲', '母亲', '兄弟姐妹', '子女'].map((who) => many(who, officialLists.familyIllness)),
      withLine(one('遗传病史', officialLists.noneOrSome), '疾病名称：'),
      many('残疾情况', officialLists.disability),
      { type: 'title', label: '生活环境' },
      halved(one('厨房排风设施', officialLists.kitchen)),
      halved(one('禽畜栏', officialLists.livestock)),
      one('燃料类型', officialLists.fuel),
      one('饮水', officialLists.water),
      one('厕所', officialLists.toilet),
    ],
    notes: [
      ...(body.birthDateSource === 'estimated' ? ['出生日期是估计的，请核对。'] : []),
      ...(body.guardian === undefined ? [] : [`监护人：${body.guardian.name}`]),
      ...(illness.told === '' ? [] : [`听说而没有医生确诊、所以没有填进“既往史”的：${illness.told}。`]),
      ...(allergy.others === '' ? [] : [`记下的其他过敏，是不是药物请核对：${allergy.others}。`]),
      ...(covered.measuring ? [] : ['老人没有同意记录病情，过敏史和既往史没有填。']),
    ],
  }
}

type ChoiceRow = Extract<Row, { readonly type: 'choice' }>

const one = (label: string, options: readonly Option[], chosen?: string, added?: string): ChoiceRow => ({
  type: 'choice',
  label,
  options,
  chosen: chosen === undefined ? [] : [chosen],
  isMany: false,
  ...(added === undefined || added === '' ? {} : { added }),
})
const many = (
  label: string,
  options: readonly Option[],
  chosen: readonly string[] = [],
  added?: string,
): ChoiceRow => ({
  ...one(label, options, undefined, added),
  chosen,
  isMany: true,
})

const halved = (row: ChoiceRow): ChoiceRow => ({ ...row, isHalf: true })
/** Room to write beside the choices. */
const withLine = (row: ChoiceRow, line: string): ChoiceRow => ({ ...row, line })

/** Both lists mean the same by these. A tumour of A.4 may be a benign one, and not every mental disorder is a severe one. */
const officialIllness: Readonly<Record<number, string>> = { 1: '2', 3: '3', 2: '4', 5: '5', 6: '7', 7: '7' }
const otherIllness = '13'

function pastIllness(documents: readonly Document[]) {
  const all = documents
    .filter((document) => document.kind === conditionKind.kind)
    .map(({ body }) => body as Condition['body'])
  const named = (body: Condition['body']): string =>
    body.code === diseaseCode.other ? (body.name ?? '') : (diseaseById.get(body.code)?.label['zh-CN'] ?? '')
  const confirmed = all.filter((body) => body.confirmed).toSorted((a, b) => a.code - b.code)
  const withDate = (body: Condition['body']): string =>
    body.since === undefined ? named(body) : `${named(body)} ${chineseDate(body.since)}`
  return {
    codes: [...new Set(confirmed.map(({ code }) => officialIllness[code] ?? otherIllness))],
    named: confirmed
      .filter((body) => body.since !== undefined || officialIllness[body.code] === undefined)
      .map(withDate)
      .join('；'),
    told: all
      .filter((body) => !body.confirmed)
      .map(named)
      .join('、'),
  }
}

const drugs: readonly (readonly [RegExp, string])[] = [
  [/青霉素/, '2'],
  [/磺胺/, '3'],
  [/链霉素/, '4'],
]

function drugAllergies(elder: Elder, documents: readonly Document[]) {
  const { standing, noted, noneKnown } = allergiesOf(elder.body, documents)
  const substances = [...standing.map(({ body }) => body.substance), ...noted.map(({ substance }) => substance)]
  const listed = substances.map((substance) => drugs.find(([name]) => name.test(substance))?.[1])
  return {
    codes: noneKnown === undefined ? [...new Set(listed.filter((code) => code !== undefined))].toSorted() : ['1'],
    others: substances.filter((_, place) => listed[place] === undefined).join('、'),
  }
}
