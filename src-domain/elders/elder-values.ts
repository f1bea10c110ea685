/**
 * What single values of a record must be: said once, for the form while it is filled in and for every record that is stored,
 * on the kiosk and on the server. What only a person can weigh (a birth date other than the number's) stands in elder-rules.ts.
 */
import { parseIdentityNumber, refuseBirthDate } from '../shared/identity-number.ts'
import type { CalendarDate } from '../shared/instant.ts'
import { parsePhone } from '../shared/phone.ts'
import { type Refusal, refusal } from '../shared/result.ts'
import type { Contact, Guardian } from './contact.ts'
import type { LivingSituation } from './elder-codes.ts'

export type ElderValues = {
  readonly birthDate?: CalendarDate
  readonly identityNumber?: string
  readonly phone?: string
  readonly living?: readonly LivingSituation[]
  readonly contacts?: readonly Pick<Contact, 'phone'>[]
  readonly guardian?: Pick<Guardian, 'phone'>
}

/** `field` is a pointer into the values. @param day of the form or of the record's last edit, at the station. */
export const refuseValues = (values: ElderValues, day: CalendarDate): readonly Refusal[] => [
  ...refuseBirth(values, day),
  ...refuseNumber(values, day),
  ...refusePhones(values),
  ...refuseLiving(values),
]

function refuseBirth({ birthDate }: ElderValues, day: CalendarDate): readonly Refusal[] {
  const wrong = birthDate === undefined ? undefined : refuseBirthDate(birthDate, day)
  return wrong === undefined ? [] : [refusal(wrong, '/birthDate', { birthDate: birthDate ?? '' })]
}

function refuseNumber({ identityNumber }: ElderValues, day: CalendarDate): readonly Refusal[] {
  if (identityNumber === undefined) return []
  const parsed = parseIdentityNumber(identityNumber, day)
  return parsed.ok ? [] : [{ ...parsed.error, field: '/identityNumber' }]
}

function refusePhones({ phone, contacts = [], guardian }: ElderValues): readonly Refusal[] {
  const entries: readonly (readonly [string | undefined, string])[] = [
    [phone, '/phone'],
    ...contacts.map((contact, i) => [contact.phone, `/contacts/${i}/phone`] as const),
    [guardian?.phone, '/guardian/phone'],
  ]
  return entries.flatMap(([text, field]) => {
    if (text === undefined) return []
    const parsed = parsePhone(text)
    return parsed.ok ? [] : [{ ...parsed.error, field }]
  })
}

const refuseLiving = ({ living = [] }: ElderValues): readonly Refusal[] =>
  living.includes('alone') && living.length > 1 ? [refusal('elder.livingAlone', '/living')] : []
