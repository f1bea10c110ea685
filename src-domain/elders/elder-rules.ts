/**
 * Registering an elder: what a form must hold, which other records may be the same person, and how the person is addressed.
 * Consent comes first: `registerElder` takes the acts that were done before the first field was stored.
 */
import { guardianOf } from '../consent/consent-form.ts'
import { type ConsentAct, type ConsentInput, consentState, isAllowed, nextConsentAct } from '../consent/consent.ts'
import { type Act, createDocument } from '../shared/document.ts'
import { compactIdentityNumber, parseIdentityNumber } from '../shared/identity-number.ts'
import { ageOn, type CalendarDate, calendarDateOf, isCalendarDate } from '../shared/instant.ts'
import { parsePhone } from '../shared/phone.ts'
import { type Refusal, refusal } from '../shared/result.ts'
import type { Contact } from './contact.ts'
import { createCardCode } from './elder-card.ts'
import { type Elder, type ElderBody, elderKind } from './elder.ts'
import { refuseValues } from './elder-values.ts'
import { ethnicGroups } from './ethnic-groups.ts'

/** What a form holds before it is complete. */
export type ElderDraft = Partial<Omit<ElderBody, 'consents' | 'cardCode' | 'archived' | 'contacts'>> & {
  readonly contacts?: readonly ContactDraft[]
}
/** Who somebody is to the elder is never guessed, and that somebody has no telephone is said, not left out. */
export type ContactDraft = Omit<Contact, 'relation'> & {
  readonly relation?: Contact['relation']
  readonly noPhone?: boolean
}

/** Everything that keeps the draft from being saved; `field` is a pointer into the draft. Empty means: ready. */
export function validateRegistration(draft: ElderDraft, today: CalendarDate): readonly Refusal[] {
  const tidy = tidyDraft(draft)
  return [
    ...refuseName(draft),
    ...(tidy.sex === undefined ? [refusal('elder.sexMissing', '/sex')] : []),
    ...(tidy.birthDate === undefined ? [refusal('elder.birthDateMissing', '/birthDate')] : []),
    ...(tidy.identityNumber === undefined && tidy.noNumberReason === undefined
      ? [refusal('elder.numberOrReason', '/identityNumber')]
      : []),
    ...refuseValues(tidy, today),
    ...refuseMismatch(tidy, today),
    ...(draft.contacts ?? []).flatMap((contact, i) => refuseContact(contact, `/contacts/${i}`)),
    ...(draft.ethnicity !== undefined && !ethnicGroups.some((group) => group.code === draft.ethnicity)
      ? [refusal('elder.ethnicityUnknown', '/ethnicity')]
      : []),
    ...(draft.guardian !== undefined && draft.guardian.name.trim() === ''
      ? [refusal('elder.contactName', '/guardian/name')]
      : []),
    ...(draft.guardian !== undefined && draft.guardian.evidence.trim() === ''
      ? [refusal('elder.guardianEvidence', '/guardian/evidence')]
      : []),
  ]
}

/** A new record. The draft must have passed `validateRegistration`; an incomplete one is a programming error and throws. */
export function registerElder(draft: ElderDraft, consents: readonly ConsentInput[], act: Act): Elder {
  const { name, sex, birthDate } = draft
  if (name === undefined || sex === undefined || birthDate === undefined)
    throw new TypeError('registerElder: incomplete')
  const acts: ConsentAct[] = []
  for (const input of consents) acts.push(nextConsentAct(acts, input))
  const guardian = draft.guardian ?? guardianOf(consents)
  const body: ElderBody = {
    ...tidyDraft({ ...draft, ...(guardian === undefined ? {} : { guardian }) }),
    name: name.trim(),
    sex,
    birthDate,
    birthDateSource: draft.birthDateSource ?? 'said',
    living: draft.living ?? [],
    payment: draft.payment ?? [],
    contacts: (draft.contacts ?? []).map(completeContact),
    interests: draft.interests ?? [],
    allergies: draft.allergies ?? [],
    risks: draft.risks ?? [],
    consents: acts,
    cardCode: createCardCode(act.random),
  }
  return createDocument(elderKind, body, act)
}

/** Since this version of its text the consent to the record names how somebody came to know of the station. */
const textThatNamesChannel = 3

export const mayKeepChannel = ({ body }: Pick<Elder, 'body'>): boolean => {
  const { state, act } = consentState(body.consents, 'record')
  return state === 'given' && act !== undefined && act.textVersion >= textThatNamesChannel
}

/** As a form opens what is stored: of a contact without a telephone it was said that there is none. */
export const openDraft = ({ contacts = [], ...draft }: ElderDraft): ElderDraft => ({
  ...draft,
  contacts: contacts.map((one) => (one.phone === undefined && !one.isEmergency ? { ...one, noPhone: true } : one)),
})

/** Elders are people of 60 and more (老年人权益保障法 第二条); a younger one may be registered, but is often somebody else's card. */
const elderFrom = 60

/** The age of somebody too young to be an elder by the birth date; undefined for everybody else and for no date. */
export function ageBelowElders(
  { birthDate = '' }: Pick<ElderDraft, 'birthDate'>,
  today: CalendarDate,
): number | undefined {
  if (!isCalendarDate(birthDate) || birthDate > today) return undefined
  const age = ageOn(birthDate, today)
  return age < elderFrom ? age : undefined
}

/** Numbers and telephones in their one stored form, empty texts left out. */
export function tidyDraft(draft: ElderDraft): ElderDraft {
  const tidy: Record<string, unknown> = {}
  for (const [field, value] of Object.entries(draft)) {
    if (value === undefined || (typeof value === 'string' && value.trim() === '')) continue
    tidy[field] = typeof value === 'string' ? value.trim() : value
  }
  const kept = tidy as ElderDraft
  return {
    ...kept,
    ...(kept.identityNumber === undefined ? {} : { identityNumber: compactIdentityNumber(kept.identityNumber) }),
    ...(kept.phone === undefined ? {} : { phone: normalizedPhone(kept.phone) }),
    ...(kept.contacts === undefined
      ? {}
      : { contacts: kept.contacts.map(({ noPhone: _said, ...contact }) => tidyPerson(contact)) }),
    ...(kept.guardian === undefined ? {} : { guardian: tidyPerson(kept.guardian) }),
  }
}

/** A record that is not agreed to any more is only stored: nothing of it is shown or used but the name. */
export const isRecordOpen = ({ body }: Pick<Elder, 'body'>): boolean => isAllowed(body.consents, 'record')

/**
 * Put away, and nobody has edited it since, here or elsewhere: an edit brings it back (`standards/09` §5). An edit of before, which
 * arrives only later, is kept and does not.
 */
export function isArchived({ body, edits = {} }: Pick<Elder, 'body' | 'edits'>): boolean {
  const { archived } = body
  if (archived === undefined) return false
  const since = edits['archived']?.at ?? archived.at
  return !Object.entries(edits).some(([field, edit]) => !endsRecord.has(field) && edit.at > since)
}
/** Consent is taken back and given for what is put away too. */
const endsRecord: ReadonlySet<string> = new Set(['archived', 'consents'])

/** Noted as dead, truly or not: nothing is asked, offered or written about the elder until somebody takes it back. */
export const isNotedDead = ({ body }: Pick<Elder, 'body'>): boolean => body.archived?.reason === 'died'

/** The day up to which an age is told: who is noted as dead grows no older. */
export const agedUntil = ({ archived }: Pick<ElderBody, 'archived'>, today: CalendarDate): CalendarDate =>
  archived?.reason === 'died' && archived.on !== undefined ? archived.on : today

/**
 * Noted as dead and edited since, here or elsewhere. The edit is kept and the record is back; until a person has said which is
 * true, nothing is asked of the elder and the elder is refused nothing.
 */
export const isDeathInDoubt = (elder: Pick<Elder, 'body' | 'edits'>): boolean =>
  isNotedDead(elder) && !isArchived(elder)

/** Worked with day by day: neither archived nor closed. */
export const isUsable = (elder: Pick<Elder, 'body' | 'edits'>): boolean => !isArchived(elder) && isRecordOpen(elder)

/** The day on which this field was last written. */
export const notedOn = ({ edits, occurredAt, offset }: Elder, field: keyof ElderBody): CalendarDate =>
  calendarDateOf(edits?.[field]?.at ?? occurredAt, offset)

export type DuplicateCandidate = {
  readonly id: string
  readonly birthDate: CalendarDate
  readonly identityNumber?: string | undefined
  readonly phone?: string | undefined
  readonly address?: string | undefined
  /** The sound of the name without tones, made outside the domain ("wang xiu lan"). */
  readonly sound: string
}

export type Duplicate = {
  readonly id: string
  readonly certainty: (typeof certainties)[number]
  /** Although both numbers are known: for the person who asks. */
  readonly numbersDiffer?: true
}
const certainties = ['certain', 'likely', 'possible'] as const

/** The same telephone or the same address, however each was written. */
export function isSameHome(
  a: { readonly phone?: string | undefined; readonly address?: string | undefined },
  b: { readonly phone?: string | undefined; readonly address?: string | undefined },
): boolean {
  const isSameText = (x = '', y = ''): boolean => x !== '' && x === y
  const phoneOf = ({ phone }: typeof a): string => (phone === undefined ? '' : normalizedPhone(phone))
  const addressOf = ({ address = '' }: typeof a): string => address.normalize('NFKC').replaceAll(/[\s,.，。、]/g, '')
  return isSameText(phoneOf(a), phoneOf(b)) || isSameText(addressOf(a), addressOf(b))
}

/**
 * Records that may be the same person: the same number is certain; the same sound of the name with the same birth date is
 * likely, whatever the numbers: one person may have a permit first and a resident card later. With another birth date, for it may have
 * been told wrongly, the same sound at the same telephone or address is possible.
 */
export function findDuplicates(
  draft: {
    readonly identityNumber?: string | undefined
    readonly birthDate?: CalendarDate | undefined
    readonly phone?: string | undefined
    readonly address?: string | undefined
    readonly sound: string
  },
  candidates: Iterable<DuplicateCandidate>,
): readonly Duplicate[] {
  const number = draft.identityNumber === undefined ? undefined : compactIdentityNumber(draft.identityNumber)
  const found: Duplicate[] = []
  for (const candidate of candidates) {
    const { id, identityNumber: known } = candidate
    const haveNumbers = number !== undefined && known !== undefined
    if (haveNumbers && number === known) found.push({ id, certainty: 'certain' })
    else if (draft.sound !== '' && candidate.sound === draft.sound) {
      const differ = haveNumbers ? ({ numbersDiffer: true } as const) : {}
      if (candidate.birthDate === draft.birthDate) found.push({ id, certainty: 'likely', ...differ })
      else if (isSameHome(candidate, draft)) found.push({ id, certainty: 'possible', ...differ })
    }
  }
  return found.toSorted((a, b) => certainties.indexOf(a.certainty) - certainties.indexOf(b.certainty))
}

export const elderAge = (body: Pick<ElderBody, 'birthDate'>, today: CalendarDate): number =>
  ageOn(body.birthDate, today)

/** 高龄 (standards/09 §1). */
export const isHighAge = (body: Pick<ElderBody, 'birthDate'>, today: CalendarDate): boolean =>
  elderAge(body, today) >= 80

export type Title = 'aunt' | 'uncle' | 'granny' | 'grandpa' | 'elder'

/**
 * How a person is spoken to: 王秀兰阿姨. Below 80 the younger words, as people prefer; an unknown sex gets the word that fits
 * everybody. `calledAs` is used bare.
 */
export function formOfAddress(
  body: Pick<ElderBody, 'name' | 'calledAs' | 'sex' | 'birthDate'>,
  today: CalendarDate,
): { readonly name: string; readonly title?: Title } {
  if (body.calledAs !== undefined) return { name: body.calledAs }
  const isOld = elderAge(body, today) >= 80
  switch (body.sex) {
    case '1':
      return { name: body.name, title: isOld ? 'grandpa' : 'uncle' }
    case '2':
      return { name: body.name, title: isOld ? 'granny' : 'aunt' }
    default:
      return { name: body.name, title: 'elder' }
  }
}

function refuseContact(
  { name, relation, phone = '', noPhone, isEmergency }: ContactDraft,
  at: string,
): readonly Refusal[] {
  const hasPhone = phone.trim() !== ''
  return [
    ...(name.trim() === '' ? [refusal('elder.contactName', `${at}/name`)] : []),
    ...(relation === undefined ? [refusal('elder.contactRelation', `${at}/relation`)] : []),
    ...(hasPhone ? [] : isEmergency ? [refusal('elder.emergencyPhone', `${at}/phone`)] : []),
    ...(hasPhone || isEmergency || noPhone === true ? [] : [refusal('elder.contactPhone', `${at}/phone`)]),
  ]
}

function completeContact({ noPhone: _said, relation, ...contact }: ContactDraft): Contact {
  if (relation === undefined) throw new TypeError('registerElder: incomplete')
  return tidyPerson({ ...contact, relation })
}

function refuseName(draft: ElderDraft): readonly Refusal[] {
  const name = (draft.name ?? '').trim()
  if (name === '') return [refusal('elder.nameMissing', '/name')]
  // Characters, not UTF-16 units: a name of rare characters must not be cut.
  if ([...name].length > 30) return [refusal('elder.nameLong', '/name')]
  return /[\p{Cc}\p{Cs}]|\d/u.test(name) ? [refusal('elder.nameCharacters', '/name')] : []
}

/** Sex and birth date against those in the number, unless somebody compared them and noted why. */
function refuseMismatch(draft: ElderDraft, today: CalendarDate): readonly Refusal[] {
  if (draft.identityNumber === undefined || draft.mismatchNote !== undefined) return []
  const parsed = parseIdentityNumber(draft.identityNumber, today)
  if (!parsed.ok) return []
  const { birthDate, sex } = parsed.value
  return [
    ...(sex !== undefined && (draft.sex === '1' || draft.sex === '2') && draft.sex !== sex
      ? [refusal('elder.sexMismatch', '/sex')]
      : []),
    ...(birthDate !== undefined && draft.birthDate !== undefined && draft.birthDate !== birthDate
      ? [refusal('elder.birthDateMismatch', '/birthDate', { birthDate })]
      : []),
  ]
}

function normalizedPhone(text: string): string {
  const parsed = parsePhone(text)
  return parsed.ok ? parsed.value.normalized : text
}

/** Name and telephone of somebody around the elder in their stored form. */
export const tidyPerson = <Person extends { readonly name: string; readonly phone?: string }>({
  phone,
  ...person
}: Person) => ({
  ...person,
  name: person.name.trim(),
  ...(phone === undefined || phone.trim() === '' ? {} : { phone: normalizedPhone(phone) }),
})
