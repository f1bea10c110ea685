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
import {
  basicsFields,
  type BasicsMany,
  type BasicsOne,
  type HealthBasicsBody,
  healthBasicsOf,
  noteOf,
  printedArchiveNumber,
} from './health-basics.ts'
import { officialLists } from './official-lists.ts'
import { chineseDate, half, type Option, type Page, type Row, text } from './record-page.ts'

export function coverPage({ body }: Elder, documents: readonly Document[]): Page {
  const basics: Partial<HealthBasicsBody> = healthBasicsOf(documents).body
  return {
    id: 'cover',
    title: '居民健康档案',
    isNewSheet: false,
    rows: [
      text(
        '编号',
        basics.archiveNumber === undefined ? '□□□□□□－□□□－□□□－□□□□□' : printedArchiveNumber(basics.archiveNumber),
      ),
      text('姓名', body.name),
      text('现住址', body.address),
      text('户籍地址', basics.registeredAddress),
      text('联系电话', body.phone),
      text('乡镇（街道）名称'),
      text('村（居）委会名称', body.village),
      text('建档单位'),
      text('建档人'),
      text('责任医生', basics.doctor),
      text('建档日期'),
    ],
    notes: [],
  }
}

export function basicPage(elder: Elder, documents: readonly Document[], covered: Covered): Page {
  const { body } = elder
  const illness = covered.measuring ? pastIllness(documents) : { codes: [], named: '', told: '' }
  const allergy = covered.measuring ? drugAllergies(elder, documents) : { codes: [], others: '' }
  const basics: Partial<HealthBasicsBody> = healthBasicsOf(documents).body
  const told = (label: string, field: BasicsOne, options: readonly Option[], line?: string): ChoiceRow => {
    const note = line === undefined ? undefined : noteBeside(basics, field)
    const row = one(label, options, basics[field], note)
    return line === undefined || note !== undefined ? row : withLine(row, line)
  }
  const several = (label: string, field: BasicsMany, options: readonly Option[]): ChoiceRow =>
    many(label, options, basics[field] ?? [], noteBeside(basics, field))
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
      half('工作单位', basics.employer),
      half('本人电话', body.phone),
      half('联系人、电话', [contact?.name, contact?.phone].filter((part) => part !== undefined).join(' ')),
      halved(told('常住类型', 'residence', officialLists.residence)),
      halved(one('民族', officialLists.ethnicity, group && (isHan ? '01' : '99'), isHan ? '' : group?.name)),
      halved(told('血型（ABO）', 'bloodGroup', officialLists.bloodGroup)),
      halved(told('血型（RH）', 'rhesus', officialLists.rhesus)),
      one('文化程度', officialLists.education, body.education),
      told('职业', 'occupation', officialLists.occupation),
      one('婚姻状况', officialLists.marital, body.marital),
      many('医疗费用支付方式', officialLists.payment, body.payment),
      many('药物过敏史', officialLists.drugAllergy, allergy.codes),
      several('暴露史', 'exposure', officialLists.exposure),
      { type: 'title', label: '既往史' },
      many('疾病（确诊时间）', officialLists.pastIllness, illness.codes, illness.named),
      told('手术', 'surgery', officialLists.noneOrSome, '名称、时间：'),
      told('外伤', 'injury', officialLists.noneOrSome, '名称、时间：'),
      told('输血', 'transfusion', officialLists.noneOrSome, '原因、时间：'),
      { type: 'title', label: '家族史' },
      several('父亲', 'father', officialLists.familyIllness),
      several('母亲', 'mother', officialLists.familyIllness),
      several('兄弟姐妹', 'siblings', officialLists.familyIllness),
      several('子女', 'children', officialLists.familyIllness),
      told('遗传病史', 'hereditary', officialLists.noneOrSome, '疾病名称：'),
      several('残疾情况', 'disability', officialLists.disability),
      { type: 'title', label: '生活环境' },
      halved(told('厨房排风设施', 'kitchen', officialLists.kitchen)),
      halved(told('禽畜栏', 'livestock', officialLists.livestock)),
      told('燃料类型', 'fuel', officialLists.fuel),
      told('饮水', 'water', officialLists.water),
      told('厕所', 'toilet', officialLists.toilet),
    ],
    notes: [
      ...(body.birthDateSource === 'estimated' ? ['出生日期是估计的，请核对。'] : []),
      ...(body.guardian === undefined ? [] : [`监护人：${body.guardian.name}`]),
      ...(illness.told === '' ? [] : [`听说而没有医生确诊、所以没有填进“既往史”的：${illness.told}。`]),
      ...(allergy.others === '' ? [] : [`记下的其他过敏，是不是药物请核对：${allergy.others}。`]),
      ...(covered.measuring ? [] : ['老人没有同意记录病情，过敏史、既往史、家族史等没有填。']),
    ],
  }
}

/** What was written beside "有" or "其他". */
function noteBeside(basics: Partial<HealthBasicsBody>, id: BasicsOne | BasicsMany): string | undefined {
  const field = basicsFields.find((known) => known.id === id)
  const note = field === undefined ? undefined : noteOf(field)
  return note === undefined ? undefined : basics[note.id]
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
