import { describe, expect, it } from 'vitest'
import { maskPhone, parsePhone } from './phone.ts'

describe('phone', () => {
  it.each([
    ['138 1234 1234', '13812341234', 'mobile'],
    ['+86 199-1234-5678', '19912345678', 'mobile'],
    ['１３８１２３４１２３４', '13812341234', 'mobile'],
    ['010-6555 1234', '010-65551234', 'landline'],
    ['(0512) 65551234', '0512-65551234', 'landline'],
    ['07311234567', '0731-1234567', 'landline'],
  ])('keeps %s as %s', (text, normalized, kind) => {
    expect(parsePhone(text)).toEqual({ ok: true, value: { normalized, kind } })
  })

  it.each([
    ['', 'phone.empty'],
    ['12812341234', 'phone.mobileBeginning'],
    ['138123412345', 'phone.mobile'],
    ['1381234123', 'phone.mobile'],
    ['65551234', 'phone.needsAreaCode'],
    ['李家', 'phone.characters'],
    ['0000', 'phone.unknown'],
  ])('refuses "%s" with %s', (text, code) => {
    const result = parsePhone(text)
    expect(!result.ok && result.error.code).toBe(code)
  })

  it('shows the beginning and the last four', () => {
    expect(maskPhone('13812341234')).toBe('138****1234')
    expect(maskPhone('0512-65551234')).toBe('0512-****1234')
  })
})
