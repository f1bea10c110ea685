import { describe, expect, it } from 'vitest'
import { demoData } from '../demo/demo-data.ts'
import { type Elder, isElder } from '../elders/elder.ts'
import {
  agreed,
  askedAndNone,
  elderWith,
  ownQuestions,
  richHistory,
  takenBack,
  today,
} from '../fhir/testing/rich-elder.ts'
import { healthRecord } from './health-record.ts'
import { officialLists } from './official-lists.ts'
import type { Page, Row } from './record-page.ts'

const pageOf = (pages: readonly Page[], id: string): Page => pages.find((page) => page.id === id)!
const rowOf = (pages: readonly Page[], id: string, label: string): Row =>
  pageOf(pages, id).rows!.find((row) => row.label === label)!
const chosen = (pages: readonly Page[], id: string, label: string): readonly string[] => {
  const row = rowOf(pages, id, label)
  return row.type === 'choice' ? row.chosen : []
}
const cells = (page: Page, table = 0): readonly (readonly (string | undefined)[])[] => page.tables![table]!.rows

describe('the printed health record', () => {
  const elder = elderWith()
  const { documents } = richHistory(elder)
  const pages = healthRecord(elder, documents, today)

  it('has the forms of the public-health service, and those of a disease only for who has it', () => {
    expect(pages.map(({ title }) => title)).toEqual([
      '居民健康档案',
      '个人基本信息表',
      '健康体检表',
      '高血压患者随访服务记录表',
      '2型糖尿病患者随访服务记录表',
      '用药情况',
      '过敏情况',
      '测量情况',
      '评估情况',
    ])
    expect(healthRecord(elder, [], today).map(({ id }) => id)).not.toContain('hypertension')
  })

  it('holds what the elder asked and what was answered, only of who asked something and agreed to it', () => {
    const asked = ownQuestions(elder.id)
    const page = pageOf(healthRecord(elder, [...documents, ...asked], today), 'questions')
    expect(cells(page)).toEqual([
      ['2026-11-20', '膝盖疼，还能不能天天走路？', '许清：平地慢走。 见文章《护膝》'],
      ['2026-11-20', '录音 12 秒', ''],
    ])
    const silent = elderWith({ consents: [agreed('record')] })
    expect(healthRecord(silent, asked, today).map(({ id }) => id)).not.toContain('questions')
  })

  it('writes the official codes of what is known and leaves empty what nobody asked', () => {
    expect(chosen(pages, 'basic', '性别')).toEqual(['2'])
    expect(chosen(pages, 'basic', '婚姻状况')).toEqual(['3'])
    expect(chosen(pages, 'basic', '医疗费用支付方式')).toEqual(['3'])
    expect(rowOf(pages, 'basic', '出生日期')).toMatchObject({ value: '19430516' })
    for (const label of ['常住类型', '职业', '暴露史', '手术', '父亲', '残疾情况', '饮水', '血型（ABO）'])
      expect(chosen(pages, 'basic', label), label).toEqual([])
    expect(rowOf(pages, 'cover', '建档单位')).not.toHaveProperty('value')
  })

  it('numbers occupations from 0 and keeps the gaps of the sexes', () => {
    expect(officialLists.occupation[0]).toEqual({ code: '0', label: '国家机关、党群组织、企业、事业单位负责人' })
    expect(officialLists.occupation.at(-1)).toEqual({ code: '8', label: '无职业' })
    expect(officialLists.sex.map(({ code }) => code)).toEqual(['1', '2', '9', '0'])
  })

  it('names a minority beside its code', () => {
    const hui = healthRecord(elderWith({ ethnicity: '03' }), [], today)
    expect(rowOf(hui, 'basic', '民族')).toMatchObject({ chosen: ['99'], added: '回族' })
  })

  it('gives only confirmed diseases a code, others by name, and says what was only heard of', () => {
    expect(chosen(pages, 'basic', '疾病（确诊时间）')).toEqual(['2', '13'])
    expect(rowOf(pages, 'basic', '疾病（确诊时间）')).toMatchObject({ added: '高血压病 2010年3月1日；慢性胃炎' })
    expect(pageOf(pages, 'basic').notes).toContain('听说而没有医生确诊、所以没有填进“既往史”的：糖尿病。')
  })

  it('tells drugs from other allergens, and none known from never asked', () => {
    expect(chosen(pages, 'basic', '药物过敏史')).toEqual(['2', '3'])
    expect(pageOf(pages, 'basic').notes).toContain('记下的其他过敏，是不是药物请核对：海鲜。')
    const none = elderWith({ allergies: [] })
    expect(chosen(healthRecord(none, [askedAndNone(none)], today), 'basic', '药物过敏史')).toEqual(['1'])
    const never = healthRecord(none, [], today)
    expect(chosen(never, 'basic', '药物过敏史')).toEqual([])
    expect(pageOf(never, 'allergies').notes).toEqual(['没有问过老人有没有过敏。'])
  })

  it('prints the newest check-up with its codes, marks what the paper is unsure of, and an empty form where there is none', () => {
    expect(rowOf(pages, 'checkUp', '症状')).toEqual({ type: 'title', label: '症状' })
    const symptoms = pageOf(pages, 'checkUp').rows!.find((row) => row.type === 'choice' && row.label === '症状')
    expect(symptoms).toMatchObject({ chosen: ['3', '13'], mark: 'single' })
    expect(rowOf(pages, 'checkUp', '饮食习惯')).toMatchObject({ mark: 'memory', chosen: [] })
    expect(rowOf(pages, 'checkUp', '糖化血红蛋白')).toMatchObject({ value: '6.8', unit: '%' })
    expect(pageOf(healthRecord(elder, [], today), 'checkUp').notes).toContain('本站没有做过体检，这是空表。')
  })

  it('prints follow-ups with four columns and the numbers of their choices', () => {
    const rows = new Map(cells(pageOf(pages, 'hypertension')).map(([name, ...rest]) => [name, rest]))
    expect(rows.get('随访方式')).toEqual(['2 家庭', undefined, undefined, undefined])
    expect(rows.get('血压（mmHg）')?.[0]).toBe('148 / 82')
    expect(rows.get('此次随访分类')?.[0]).toBe('1 控制满意')
    expect(rows.get('随访医生签名')).toEqual([undefined, undefined, undefined, undefined])
    const sugar = new Map(cells(pageOf(pages, 'diabetes')).map(([name, ...rest]) => [name, rest]))
    expect(sugar.get('空腹血糖（mmol/L）')?.[0]).toBe('6.6')
  })

  it('sums measurements up without what was wrong, and leaves empty what nobody measured', () => {
    const rows = cells(pageOf(pages, 'measurements'))
    expect(rows[0]).toEqual(['血压（mmHg）', '151 / 80', '2026-11-02', '49', '130 / 80', '151 / 80'])
    expect(JSON.stringify(rows)).not.toMatch(/249|251/)
    const none = cells(pageOf(healthRecord(elder, [], today), 'measurements'))
    expect(none[0]).toEqual(['血压（mmHg）', undefined, undefined, undefined, undefined, undefined])
  })

  it('prints what is taken and not what was stopped, and the level of the assessment with its second signature', () => {
    expect(cells(pageOf(pages, 'medicines')).map(([name]) => name)).toEqual(['苯磺酸氨氯地平片'])
    expect(cells(pageOf(pages, 'assessments'))).toEqual([['2026-06-01', '90', '能力完好', '已签']])
    expect(cells(pageOf(pages, 'assessments'), 1)[0]?.[0]).toContain('PHQ-9')
  })

  it('prints nothing of what is not agreed to, and says so', () => {
    const narrow = elderWith({ consents: [agreed('record'), ...takenBack('measuring')] })
    const printed = healthRecord(narrow, documents, today)
    expect(printed.map(({ id }) => id)).toEqual(['cover', 'basic'])
    expect(JSON.stringify(printed)).not.toMatch(/青霉素","磺胺|高血压病 2010|氨氯地平/)
    expect(chosen(printed, 'basic', '药物过敏史')).toEqual([])
    expect(printed[0]?.notes).toEqual(['老人没有同意，所以没有印：体检、随访、用药、过敏和测量、评估。'])
    expect(healthRecord(elderWith({ consents: [...takenBack('record')] }), documents, today)).toEqual([])
  })

  it('never chooses a code that its list does not have, for any elder of the demo station', () => {
    const station = demoData({ seed: 1, today, elders: 60 })
    const byElder = Map.groupBy(station, (document) => document.elder)
    for (const one of station.filter((document): document is Elder => isElder(document))) {
      for (const page of healthRecord(one, byElder.get(one.id) ?? [], today)) {
        for (const row of page.rows ?? []) {
          if (row.type !== 'choice') continue
          const codes = row.options.map(({ code }) => code)
          expect(
            row.chosen.every((code) => codes.includes(code)),
            `${one.body.name} ${row.label}`,
          ).toBe(true)
          expect(row.isMany || row.chosen.length <= 1).toBe(true)
        }
        for (const table of page.tables ?? [])
          for (const row of table.rows) expect(row).toHaveLength(table.columns.length)
      }
    }
  })
})
