/**
 * Citizen identity numbers (GB 11643-1999, check digit ISO 7064 MOD 11-2), the residence permits for people from Hong Kong,
 * Macao and Taiwan (81/82/83, same layout) and the 2023 permanent residence cards of foreigners (first digit 9).
 * A good check digit never proves that a number is real: offline only the impossible can be refused. Address codes are not
 * looked up, because old districts were merged and an elder keeps the number of a district that is gone.
 */
import { ageOn, type CalendarDate, isCalendarDate } from './instant.ts'
import { err, ok, type Refusal, refusal, type Result } from './result.ts'

export type IdentityNumberKind = 'resident' | 'hongKong' | 'macao' | 'taiwan' | 'foreigner'

export type IdentityNumber = {
  /** 18 characters, a closing x written as X. */
  readonly normalized: string
  readonly kind: IdentityNumberKind
  /** Always present but for a foreigner's card, whose inner layout no source at hand confirms. */
  readonly birthDate?: CalendarDate
  /** GB/T 2261.1: 1 male, 2 female. */
  readonly sex?: '1' | '2'
  /** False where birth date and sex were read by a layout we only believe: a person should compare them. */
  readonly certain: boolean
}

/** Nobody on record lived longer; also bounds the birth dates that are typed by hand. */
const oldestAge = 130

/** @param today calendar date on the wall of the station. */
export function parseIdentityNumber(input: string, today: CalendarDate): Result<IdentityNumber, Refusal> {
  const text = compactIdentityNumber(input)
  if (text === '') return err(refusal('identity.empty'))
  if (/^\d{15}$/.test(text))
    return err(refusal('identity.fifteenDigits', undefined, { expanded: expand15(text) ?? '' }))
  if (/^[A-Z]{3}\d{12}$/.test(text)) return err(refusal('identity.oldForeignCard'))
  if (!/^[\dX]*$/.test(text) || text.slice(0, -1).includes('X')) return err(refusal('identity.characters'))
  if (text.length !== 18) return err(refusal('identity.length', undefined, { length: text.length }))
  if (checkCharacter(text) !== text[17]) return err(refusal('identity.checkDigit'))

  const kind = kindOf(text)
  const birthDate = `${text.slice(6, 10)}-${text.slice(10, 12)}-${text.slice(12, 14)}`
  const sex = Number(text[16]) % 2 === 1 ? '1' : '2'
  const wrong = refuseBirthDate(birthDate, today)
  if (kind === 'foreigner') {
    // 9 + 2 place + 3 country + 8 birth + 3 serial + 1 check: from memory only, so a strange date refuses nothing.
    return ok(
      wrong === undefined
        ? { normalized: text, kind, birthDate, sex, certain: false }
        : { normalized: text, kind, certain: false },
    )
  }
  if (wrong !== undefined) return err(refusal(wrong, undefined, { birthDate }))
  return ok({ normalized: text, kind, birthDate, sex, certain: true })
}

/** The last character that belongs to the first 17 digits. */
export function checkCharacter(digits: string): string {
  let sum = 0
  for (const [i, weight] of checkWeights.entries()) sum += weight * Number(digits[i])
  return '10X98765432'[sum % 11]!
}

/**
 * The 18-digit form of a first-generation number, or undefined when its date does not exist. Serials 996–999 were given
 * to people born before 1900.
 */
export function expand15(digits: string): string | undefined {
  if (!/^\d{15}$/.test(digits)) return undefined
  const century = Number(digits.slice(12)) >= 996 ? '18' : '19'
  const body = `${digits.slice(0, 6)}${century}${digits.slice(6)}`
  const birthDate = `${body.slice(6, 10)}-${body.slice(10, 12)}-${body.slice(12, 14)}`
  return isCalendarDate(birthDate) ? `${body}${checkCharacter(body)}` : undefined
}

/** 310101193503150026 → 310101********0026; anything else shows its last four only. */
export const maskIdentityNumber = (number: string): string =>
  number.length === 18 ? `${number.slice(0, 6)}********${number.slice(14)}` : `****${number.slice(-4)}`

/** Code of what is wrong with a birth date, typed or read, or undefined. */
export function refuseBirthDate(birthDate: CalendarDate, today: CalendarDate): string | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(birthDate)) return 'identity.birthDateUnread'
  if (!isCalendarDate(birthDate)) return 'identity.birthDate'
  if (birthDate > today) return 'identity.future'
  return ageOn(birthDate, today) > oldestAge ? 'identity.tooOld' : undefined
}

const checkWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const

/** Full-width digits of a Chinese input method become ASCII; blanks and dashes of a printed form go; x becomes X. */
export const compactIdentityNumber = (input: string): string =>
  input
    .normalize('NFKC')
    .replaceAll(/[\s\-–—·]/g, '')
    .toUpperCase()

function kindOf(number: string): IdentityNumberKind {
  if (number.startsWith('9')) return 'foreigner'
  const permits = { '81': 'hongKong', '82': 'macao', '83': 'taiwan' } as const
  return permits[number.slice(0, 2) as keyof typeof permits] ?? 'resident'
}
