/**
 * Who may be recommended: only an institution whose papers a named person verified, whose verification and licences have not
 * run out, and whose agreement covers the day (mission B2). Everything here is asked with `today`, so that a station without
 * a network drops an expired institution by itself; every no comes with its reasons.
 */
import { maySellGoods, parseCreditCode } from '../shared/credit-code.ts'
import { addDays, type CalendarDate, daysBetween, isCalendarDate } from '../shared/instant.ts'
import { type LicenceKind, parseLicenceNumber } from '../shared/licence-numbers.ts'
import { type Refusal, refusal } from '../shared/result.ts'
import type {
  Agreement,
  OpenHours,
  OrganizationBody,
  OrganizationType,
  Satisfaction,
  Verification,
} from './organization.ts'

/** One of these papers must be on file before the type can be verified. Volunteers need none. */
const licencesByType: Readonly<Partial<Record<OrganizationType, readonly LicenceKind[]>>> = {
  hospital: ['medicalInstitution'],
  communityHealthCentre: ['medicalInstitution'],
  clinic: ['medicalInstitution', 'clinicFiling'],
  rehabilitation: ['medicalInstitution', 'clinicFiling'],
  palliativeCare: ['medicalInstitution'],
  nursingHome: ['careHomeFiling'],
  dayCare: ['careHomeFiling'],
  mealService: ['foodBusiness'],
}

/** What the schema cannot say; also run by the server on every write. */
export function organizationRules(body: OrganizationBody): readonly Refusal[] {
  const refusals: Refusal[] = [...verificationRules(body.verification), ...agreementRules(body.agreement)]
  if (body.creditCode !== undefined) {
    const code = parseCreditCode(body.creditCode)
    if (!code.ok) refusals.push({ ...code.error, field: '/body/creditCode' })
    else if (code.value.code !== body.creditCode) refusals.push(refusal('creditCode.notNormal', '/body/creditCode'))
    else if (body.type === 'supplier' && !maySellGoods(code.value.holder)) {
      refusals.push(refusal('organization.notASeller', '/body/creditCode'))
    }
  }
  if (body.verification.status === 'verified') {
    if (body.creditCode === undefined && body.type !== 'volunteer') {
      refusals.push(refusal('organization.verifiedWithoutCode', '/body/creditCode'))
    }
    const needed = licencesByType[body.type]
    if (needed !== undefined && !body.verification.licences.some((licence) => needed.includes(licence.kind))) {
      refusals.push(refusal('organization.verifiedWithoutLicence', '/body/verification/licences'))
    }
  }
  const ids = body.services.map((service) => service.id)
  if (new Set(ids).size !== ids.length) refusals.push(refusal('organization.sameServiceTwice', '/body/services'))
  body.services.forEach((service, i) => {
    if (!isCalendarDate(service.priceDate)) refusals.push(refusal('date.impossible', `/body/services/${i}/priceDate`))
    if (service.hours.some((hours) => hours.from >= hours.to)) {
      refusals.push(refusal('hours.order', `/body/services/${i}/hours`))
    }
  })
  if (body.openingHours.some((hours) => hours.from >= hours.to)) {
    refusals.push(refusal('hours.order', '/body/openingHours'))
  }
  if (body.satisfaction.satisfied > body.satisfaction.count) {
    refusals.push(refusal('satisfaction.moreThanAnswers', '/body/satisfaction'))
  }
  return refusals
}

/** Shared by organizations and experts. */
export function verificationRules(verification: Verification): readonly Refusal[] {
  const refusals: Refusal[] = []
  const at = '/body/verification'
  if (verification.status === 'verified') {
    for (const field of ['verifiedBy', 'verifiedAt', 'expiresOn'] as const) {
      if (verification[field] === undefined) refusals.push(refusal('verification.missing', `${at}/${field}`))
    }
  }
  if (verification.status === 'suspended' || verification.status === 'refused') {
    if (verification.reason === undefined) refusals.push(refusal('verification.missing', `${at}/reason`))
  }
  for (const field of ['appliedOn', 'verifiedAt', 'expiresOn'] as const) {
    const date = verification[field]
    if (date !== undefined && !isCalendarDate(date)) refusals.push(refusal('date.impossible', `${at}/${field}`))
  }
  verification.licences.forEach((licence, i) => {
    const parsed = parseLicenceNumber(licence.kind, licence.number)
    if (!parsed.ok) refusals.push({ ...parsed.error, field: `${at}/licences/${i}/number` })
    if (licence.expiresOn !== undefined && !isCalendarDate(licence.expiresOn)) {
      refusals.push(refusal('date.impossible', `${at}/licences/${i}/expiresOn`))
    }
  })
  return refusals
}

export function agreementRules(agreement: Agreement | undefined): readonly Refusal[] {
  if (agreement === undefined) return []
  for (const field of ['from', 'to'] as const) {
    if (!isCalendarDate(agreement[field])) return [refusal('date.impossible', `/body/agreement/${field}`)]
  }
  return agreement.from > agreement.to ? [refusal('agreement.order', '/body/agreement')] : []
}

export type Verifiable = { readonly verification: Verification; readonly agreement?: Agreement | undefined }

/** Why it is not recommended on `today`; empty means it may be. Each code is an i18n key `refusal.<code>`. */
export function whyNotVerified({ verification, agreement }: Verifiable, today: CalendarDate): readonly Refusal[] {
  const refusals: Refusal[] = []
  if (verification.status !== 'verified') {
    refusals.push(refusal(`verification.is.${verification.status}`, undefined, reasonOf(verification)))
  } else if (verification.expiresOn === undefined || verification.expiresOn < today) {
    refusals.push(refusal('verification.ranOut', undefined, { on: verification.expiresOn ?? '' }))
  }
  for (const licence of verification.licences) {
    if (licence.expiresOn !== undefined && licence.expiresOn < today) {
      refusals.push(refusal('licence.ranOut', undefined, { kind: licence.kind, on: licence.expiresOn }))
    }
  }
  if (agreement === undefined) refusals.push(refusal('agreement.missing'))
  else if (today < agreement.from) refusals.push(refusal('agreement.notYet', undefined, { on: agreement.from }))
  else if (today > agreement.to) refusals.push(refusal('agreement.ranOut', undefined, { on: agreement.to }))
  return refusals
}

const reasonOf = (verification: Verification): Record<string, string> =>
  verification.reason === undefined ? {} : { reason: verification.reason }

/** May be shown as a recommendation on `today`. */
export const isVerified = (body: Verifiable, today: CalendarDate): boolean => whyNotVerified(body, today).length === 0

export type ExpiryNotice = {
  readonly what: 'verification' | 'agreement' | LicenceKind
  readonly on: CalendarDate
  /** Negative when it has run out already. */
  readonly daysLeft: number
}

/** What runs out within `days` of `today` or has run out, soonest first: the list that staff work down. */
export function expiryWatch(
  { verification, agreement }: Verifiable,
  today: CalendarDate,
  days = 60,
): readonly ExpiryNotice[] {
  const limit = addDays(today, days)
  const dates: readonly (readonly [ExpiryNotice['what'], CalendarDate | undefined])[] = [
    ['verification', verification.expiresOn],
    ['agreement', agreement?.to],
    ...verification.licences.map((licence) => [licence.kind, licence.expiresOn] as const),
  ]
  return dates
    .filter(
      (entry): entry is readonly [ExpiryNotice['what'], CalendarDate] => entry[1] !== undefined && entry[1] <= limit,
    )
    .map(([what, on]) => ({ what, on, daysLeft: daysBetween(today, on) }))
    .toSorted((a, b) => a.daysLeft - b.daysLeft)
}

/** `weekday` 1 Monday … 7 Sunday, `time` "HH:MM" on the wall. */
export const isOpenAt = (hours: readonly OpenHours[], weekday: number, time: string): boolean =>
  hours.some((open) => open.weekdays.includes(weekday) && open.from <= time && time < open.to)

/** True when people of `area` are served; onSite serves whoever comes. */
export const servesArea = (
  service: { readonly mode: string; readonly serviceArea: 'all' | readonly string[] },
  area: string,
): boolean => service.mode !== 'atHome' || service.serviceArea === 'all' || service.serviceArea.includes(area)

/** Share of satisfied answers, or undefined below `minimum` answers: too few to say anything. */
export const satisfactionShare = ({ count, satisfied }: Satisfaction, minimum = 5): number | undefined =>
  count < minimum ? undefined : satisfied / count
