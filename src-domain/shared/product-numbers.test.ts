import { describe, expect, it } from 'vitest'
import { parseApprovalNumber, parseBarCode } from './product-numbers.ts'

describe('approval numbers', () => {
  it.each([
    ['国食健注G20170396', 'healthFood', false],
    ['食健备G201934001524', 'healthFood', false],
    ['国食健注J20200001', 'healthFood', true],
    ['食健备J202000000123', 'healthFood', true],
    ['川械注准20192070123', 'device2', false],
    ['国械注准20193070123', 'device3', false],
    ['国械注进20182070123', 'device2', true],
    ['国械备20151134号', 'device1', true],
    ['浙温械备20140027号', 'device1', false],
    ['国药准字H20123456', 'drug', false],
    ['国药准字Z20123456', 'drug', false],
    ['国药准字HJ20123456', 'drug', true],
  ])('reads %s as %s', (number, kind, imported) => {
    expect(parseApprovalNumber(number)).toMatchObject({ ok: true, value: { kind, imported, warnings: [] } })
  })

  it('reads full-width letters and spaces', () => {
    expect(parseApprovalNumber('国食健注 Ｇ２０１７０３９６')).toMatchObject({ value: { number: '国食健注G20170396' } })
  })

  it('passes old health food numbers on to a person', () => {
    const warnings = [{ code: 'approval.oldForm' }]
    expect(parseApprovalNumber('国食健字G20050123')).toMatchObject({ ok: true, value: { warnings } })
    expect(parseApprovalNumber('卫食健字（2001）第0123号')).toMatchObject({ ok: true, value: { warnings } })
  })

  it.each(['国械注准20192070123', '川械注准20193070123', '川械注进20182070123'])(
    'refuses %s: the place does not give numbers of that class',
    (number) => expect(parseApprovalNumber(number)).toMatchObject({ error: { code: 'approval.deviceClass' } }),
  )

  it('refuses the device form that has run out', () => {
    expect(parseApprovalNumber('国食药监械(准)字2013第3400123号')).toMatchObject({
      error: { code: 'approval.expiredForm' },
    })
  })

  it.each(['国食健注G2017039', '食健备G201900001524', '国药准字H2012345', '国药准字X20123456', 'ABC'])(
    'refuses %s',
    (number) => expect(parseApprovalNumber(number)).toMatchObject({ error: { code: 'approval.format' } }),
  )
})

describe('bar codes', () => {
  it.each(['6901234567892', '6971501680012'])('accepts %s', (code) => {
    expect(parseBarCode(code)).toMatchObject({ ok: true, value: { code, inStore: false } })
  })

  it('refuses a wrong check digit and a wrong length', () => {
    expect(parseBarCode('6901234567893')).toMatchObject({ error: { code: 'barCode.checksum' } })
    expect(parseBarCode('690123456789')).toMatchObject({ error: { code: 'barCode.format' } })
  })
})
