import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkCharacter, expand15, maskIdentityNumber, parseIdentityNumber } from './identity-number.ts'

const today = '2026-11-22'
const codeOf = (text: string) => {
  const result = parseIdentityNumber(text, today)
  return result.ok ? 'ok' : result.error.code
}

describe('identity number', () => {
  it.each([
    ['53010219200508011X', '1920-05-08', '1', 'resident'],
    ['11010519491231002X', '1949-12-31', '2', 'resident'],
    ['110101194001010012', '1940-01-01', '1', 'resident'],
    ['310101193503150026', '1935-03-15', '2', 'resident'],
    ['830000194501010016', '1945-01-01', '1', 'taiwan'],
  ])('accepts %s and reads birth date and sex', (text, birthDate, sex, kind) => {
    expect(parseIdentityNumber(text, today)).toEqual({
      ok: true,
      value: { normalized: text, birthDate, sex, kind, certain: true },
    })
  })

  it('accepts a small x, full-width digits, blanks and dashes, and keeps a capital X', () => {
    const result = parseIdentityNumber(' 530102-１9200508-011x ', today)
    expect(result.ok && result.value.normalized).toBe('53010219200508011X')
  })

  it('accepts an address code that no table knows', () => {
    const body = '59990119400101001'
    expect(codeOf(body + checkCharacter(body))).toBe('ok')
  })

  it('says which of the many mistakes it was', () => {
    expect(codeOf('')).toBe('identity.empty')
    expect(codeOf('530102192005080119')).toBe('identity.checkDigit')
    expect(codeOf('5301021920050801')).toBe('identity.length')
    expect(codeOf('53010219200508O11X')).toBe('identity.characters')
    expect(codeOf('5301X219200508011X')).toBe('identity.characters')
    expect(codeOf(withCheck('11010119430230001'))).toBe('identity.birthDate')
    expect(codeOf(withCheck('11010120270101001'))).toBe('identity.future')
    expect(codeOf(withCheck('11010118950101001'))).toBe('identity.tooOld')
    expect(codeOf('USA123456789012')).toBe('identity.oldForeignCard')
  })

  it('refuses the first-generation number and offers the expanded one', () => {
    const result = parseIdentityNumber('310101350315002', today)
    expect(result).toEqual({
      ok: false,
      error: { code: 'identity.fifteenDigits', params: { expanded: '310101193503150026' } },
    })
    expect(expand15('310101350230002')).toBeUndefined()
    expect(expand15('310101990101998')?.slice(6, 10)).toBe('1899')
  })

  it('accepts a card of a foreign permanent resident and says that its reading is unconfirmed', () => {
    const good = parseIdentityNumber(withCheck('91184019500607123'), today)
    expect(good.ok && good.value).toMatchObject({
      kind: 'foreigner',
      birthDate: '1950-06-07',
      sex: '1',
      certain: false,
    })
    const strange = parseIdentityNumber(withCheck('91184099999999123'), today)
    expect(strange.ok && strange.value).toEqual({
      normalized: withCheck('91184099999999123'),
      kind: 'foreigner',
      certain: false,
    })
  })

  it('finds every single wrong digit and every swap of two neighbours', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 17 }), fc.integer({ min: 1, max: 9 }), (place, shift) => {
        const good = '310101193503150026'
        const digits = [...good]
        digits[place] = String((Number(digits[place]) + shift) % 10)
        expect(codeOf(digits.join(''))).not.toBe('ok')
        const swapped = [...good]
        if (place < 17 && swapped[place] !== swapped[place + 1]) {
          ;[swapped[place], swapped[place + 1]] = [swapped[place + 1]!, swapped[place]!]
          expect(codeOf(swapped.join(''))).not.toBe('ok')
        }
      }),
    )
  })

  it('never throws, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => typeof parseIdentityNumber(text, today).ok === 'boolean'),
    )
  })

  it('shows the district and the last four only', () => {
    expect(maskIdentityNumber('310101193503150026')).toBe('310101********0026')
    expect(maskIdentityNumber('12345678')).toBe('****5678')
  })
})

const withCheck = (body: string): string => body + checkCharacter(body)
