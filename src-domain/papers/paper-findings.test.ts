import { describe, expect, it } from 'vitest'
import type { PrintedLine } from '../shared/print.ts'
import { type PaperFinding, readPaper } from './paper-findings.ts'

/** Lines one below the other; a leading `#` is a line in large letters. */
const paper = (...texts: readonly string[]): readonly PrintedLine[] =>
  texts.map((raw, row) => {
    const size = raw.startsWith('#') ? 60 : 20
    const characters = [...raw.replace('#', '')].map((text, i) => ({
      text,
      confidence: 95,
      box: { x0: i * size, x1: (i + 1) * size, y0: row * 80, y1: row * 80 + size },
    }))
    return { characters, box: { x0: 0, x1: characters.length * size, y0: row * 80, y1: row * 80 + size } }
  })
const found = (...texts: readonly string[]): readonly PaperFinding[] =>
  readPaper(paper(...texts), '2026-11-29').findings
const entries = (...texts: readonly string[]) =>
  found(...texts).map((one) =>
    'entry' in one ? one.entry : one.what === 'badApproval' ? one.written : one.approval.number,
  )

describe('a box of medicine', () => {
  it('gives its name and number, and none of its general directions', () => {
    const [one, ...rest] = found(
      '#苯磺酸氨氯地平片',
      '5mg×28片',
      '【用法用量】口服,一次5mg,一日1次',
      '批准文号:国药准字H20020468',
      '铝塑泡罩包装',
    )
    expect(rest).toEqual([])
    expect(one).toMatchObject({
      what: 'medicine',
      approval: '国药准字H20020468',
      entry: { name: '苯磺酸氨氯地平片', dose: '', frequency: '', longTerm: false },
    })
  })

  it('with a number but no name that can be read leaves the name to a person', () => {
    expect(found('批准文号 国药准字Z11020001')).toMatchObject([
      { what: 'medicine', confidence: 0, approval: '国药准字Z11020001', entry: { name: '' } },
    ])
  })

  it('is none when the number has another form, and a misread letter of the fixed words does no harm', () => {
    expect(found('国药准字H2002046').map(({ what }) => what)).toEqual(['badApproval'])
    expect(found('#阿司匹林肠溶片', '囯约准宇H20050059')).toMatchObject([{ approval: '国药准字H20050059' }])
  })
})

it('a health food or a device is said to be one, and is no medicine', () => {
  expect(found('#某牌鱼油软胶囊', '国食健注G20170396')).toMatchObject([
    { what: 'goods', approval: { kind: 'healthFood', number: '国食健注G20170396' } },
  ])
  expect(found('电子血压计', '粤械注准20172200001')).toMatchObject([{ what: 'goods', approval: { kind: 'device2' } }])
})

describe('an approval number that is wrong', () => {
  it.each([
    ['批准文号:国药准字H2002046', '国药准字H2002046', 'approval.format'],
    ['国药准字HO0200468', '国药准字HO0200468', 'approval.format'],
    ['国药准字H200204681', '国药准字H200204681', 'approval.format'],
    ['国食健注G2017039', '国食健注G2017039', 'approval.format'],
    ['国食健注G19970396', '国食健注G19970396', 'approval.format'],
    ['食健备G201994001524', '食健备G201994001524', 'approval.format'],
    ['国械注准20172200001', '国械注准20172200001', 'approval.deviceClass'],
    ['粤械注准20173200001', '粤械注准20173200001', 'approval.deviceClass'],
  ])('is said as it was read: %s', (line, written, code) => {
    expect(found(line)).toMatchObject([{ what: 'badApproval', written, why: { code } }])
  })

  it('of a health food still makes no medicine of what is named on its box', () => {
    expect(found('#阿司匹林味鱼油软胶囊', '国食健注G2017039').map(({ what }) => what)).toEqual(['badApproval'])
  })

  it('of a medicine leaves its name without a number', () => {
    expect(found('#阿司匹林肠溶片', '国药准字H2002046')).toMatchObject([
      { what: 'medicine', entry: { name: '阿司匹林肠溶片' }, approval: undefined },
      { what: 'badApproval' },
    ])
  })

  it('is not made of words about numbers, nor of one that is right', () => {
    for (const line of ['批准文号:国药准字', '医疗器械备案凭证', '国械备20151134号', '国药准字H20020468'])
      expect(found(line).filter(({ what }) => what === 'badApproval')).toEqual([])
  })
})

describe('a prescription or a discharge paper', () => {
  it('gives each medicine with what stands in its line', () => {
    expect(
      entries('出院带药', '1.阿司匹林肠溶片 100mg 口服 每日一次', '2、二甲双胍缓释片 0.5g 口服 bid'),
    ).toMatchObject([
      { name: '阿司匹林肠溶片', dose: '100mg', frequency: '每日一次', method: '口服' },
      { name: '二甲双胍缓释片', dose: '0.5g', frequency: 'bid', method: '口服' },
    ])
  })

  it('gives diseases of the table, confirmed where a physician writes a diagnosis, and none that is denied', () => {
    expect(entries('出院诊断:1.高血压病2级 2.2型糖尿病', '否认冠心病史', '父亲有脑梗塞')).toMatchObject([
      { code: 1, confirmed: 'yes' },
      { code: 3, confirmed: 'yes' },
    ])
    expect(entries('既往有白内障')).toMatchObject([{ code: 18, confirmed: undefined }])
  })
})

describe('measurements', () => {
  it.each([
    ['血压:138/82mmHg', { systolic: 138, diastolic: 82 }],
    ['BP 142/88', { systolic: 142, diastolic: 88 }],
    ['收缩压 128 mmHg 舒张压 76 mmHg', { systolic: 128, diastolic: 76 }],
    ['空腹血糖 6.8 mmol/L', { glucose: 6.8, timing: 'fasting' }],
    ['餐后2小时血糖:9.4mmol/L', { glucose: 9.4, timing: 'afterMeal', hoursSinceMeal: 2 }],
    ['葡萄糖(GLU) 7.8 ↑ 3.9-6.1 mmol/L', { glucose: 7.8, timing: undefined }],
    ['体重 62.5kg', { weight: 62.5 }],
    ['心率:72次/分', { pulse: 72 }],
    ['体温36.5℃', { temperature: 36.5 }],
    ['血氧饱和度 97%', { oxygen: 97 }],
  ])('are read from %s', (line, entry) => {
    expect(entries(line)).toEqual([entry])
  })

  it.each([
    '血压 18.4/11.2 kPa',
    '血糖 124 mg/dL',
    '血压 80/138',
    '12/31',
    '葡萄糖 78 mmol/L',
    '体重 125斤',
    '心率 齐',
  ])('are not made of %s', (line) => {
    expect(found(line)).toEqual([])
  })
})

describe('values of the laboratory', () => {
  const labs = (...lines: readonly string[]) =>
    found(...lines).flatMap((one) => (one.what === 'lab' ? [`${one.entry.test} ${one.entry.value}`] : []))

  it.each([
    ['总胆固醇(TC) 5.42 ↑ 3.1-5.2 mmol/L', 'cholesterol 5.42'],
    ['甘油三酯TG1.35mmol/L', 'triglycerides 1.35'],
    ['低密度脂蛋白胆固醇 LDL-C 3.11 mmo1/L', 'ldl 3.11'],
    ['高密度脂蛋白 1.3 mmol/L', 'hdl 1.3'],
    ['谷丙转氨酶(ALT) 23 U/L', 'alt 23'],
    ['天门冬氨酸氨基转移酶 19 IU/L', 'ast 19'],
    ['总胆红素 12.1 μmol/L', 'bilirubin 12.1'],
    ['肌酐 78 umol/L', 'creatinine 78'],
    ['尿素 6.1 mmol/L', 'urea 6.1'],
    ['糖化血红蛋白 6.8 %', 'hba1c 6.8'],
  ])('are read from %s', (line, value) => {
    expect(labs(line)).toEqual([value])
  })

  it.each([
    '总胆固醇 201 mg/dL',
    '总胆固醇 5.42',
    '非高密度脂蛋白胆固醇 3.9 mmol/L',
    '极低密度脂蛋白 0.4 mmol/L',
    '尿肌酐 9000 umol/L',
    '肌酐清除率 80 umol/L',
    '尿素氮 6.1 mmol/L',
    '直接胆红素 3.1 μmol/L',
    '甘油三酯 偏高',
    '总胆固醇 5.42 3.1-5.2 mmol/L',
    '谷丙转氨酶 23 9-50 U/L',
    '肌酐 41-81 umol/L',
    '糖化血红蛋白A1c 6.8 %',
  ])('are not made of %s', (line) => {
    expect(labs(line)).toEqual([])
  })
})

it('the date of a paper is one that can be, and not that of a birth or of keeping', () => {
  const dateOf = (...texts: readonly string[]) => readPaper(paper(...texts), '2026-11-29').date
  expect(dateOf('有效期至2027年3月1日', '报告日期:2026-11-02')).toBe('2026-11-02')
  expect(dateOf('2026-13-02', '2027-01-01', '出生日期2001-01-01')).toBeUndefined()
})
