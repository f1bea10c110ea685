/**
 * What joining two records (same-person.ts) does to the one that stays, and what is put back when they are taken apart again. What the
 * person at the screen chose from the other record is written into the one that stays; its contacts and interests come too. The `joined`
 * event keeps what the record that stays said before, and which list items came; of the other record it keeps nothing. That a field still
 * says what the joining wrote is told by its edit, which has the moment of the event: whatever somebody wrote since, stays.
 * Allergies and risks are united when two kiosks meet, so that a copied one could never be taken out again: they are shown with the
 * other record's and not copied (`withNotesOf`).
 */
import Type, { type Static } from 'typebox'
import { Value } from 'typebox/value'
import { coveredBy, isCovered } from '../consent/consent-coverage.ts'
import { isService } from '../services/service.ts'
import { isRunning, serviceState } from '../services/service-rules.ts'
import { isSame } from '../shared/canonical.ts'
import { type Act, type Document, editDocument, type LogEvent } from '../shared/document.ts'
import { collectionOfId, uuidV7 } from '../shared/ids.ts'
import { type Elder, type ElderBody, isElder } from './elder.ts'
import { isArchived, isRecordOpen } from './elder-rules.ts'
import { isJoined, isSamePerson, joinRecords, type SamePerson, separateRecords } from './same-person.ts'

/** Fields of which one record's answer has to be chosen where they differ. */
export const chosenFields = [
  'name',
  'sex',
  'birthDate',
  'identityNumber',
  'phone',
  'village',
  'group',
  'address',
  'calledAs',
  'note',
] as const
export type ChosenField = (typeof chosenFields)[number]

/** What says something about a field and is wrong without it. */
const companions: Partial<Record<ChosenField, readonly (keyof ElderBody)[]>> = {
  name: ['namePinyin'],
  birthDate: ['birthDateSource'],
  identityNumber: ['noNumberReason', 'noNumberNote', 'mismatchNote'],
}

const Joining = Type.Object(
  {
    /** By field: what stood there and when that was written; no value: the field was empty. */
    before: Type.Record(
      Type.String({ maxLength: 40 }),
      Type.Object(
        { value: Type.Optional(Type.Unknown()), at: Type.Optional(Type.String({ maxLength: 40 })) },
        { additionalProperties: false },
      ),
    ),
    /** Ids of contacts that came: `id` here, `of` in the other record. */
    contacts: Type.Array(
      Type.Object(
        { id: Type.String({ maxLength: 40 }), of: Type.String({ maxLength: 40 }) },
        { additionalProperties: false },
      ),
      { maxItems: 20 },
    ),
    interests: Type.Array(Type.String({ maxLength: 40 }), { maxItems: 40 }),
  },
  { additionalProperties: false },
)
type Joining = Static<typeof Joining>

/** The record that stays with what was chosen of the other, and what joins the two. */
export function joinElders(
  stays: Elder,
  other: Elder,
  taken: Iterable<ChosenField>,
  act: Act,
): readonly [Elder, SamePerson] {
  const fields = [...taken].flatMap((field): readonly (keyof ElderBody)[] => [field, ...(companions[field] ?? [])])
  const changed = fields.filter((field) => !isSame(stays.body[field], other.body[field]))
  const contacts = other.body.contacts
    .filter(({ name, phone }) => !stays.body.contacts.some((one) => one.name === name && one.phone === phone))
    .slice(0, Math.max(0, 20 - stays.body.contacts.length))
    .map((contact) => ({ contact: { ...contact, id: uuidV7(act.now, act.random) }, of: contact.id }))
  const interests = other.body.interests
    .filter((one) => !stays.body.interests.includes(one))
    .slice(0, Math.max(0, 40 - stays.body.interests.length))
  const joining: Joining = {
    before: Object.fromEntries(
      changed.map((field) => {
        const [value, at] = [stays.body[field], stays.edits?.[field]?.at]
        return [field, { ...(value === undefined ? {} : { value }), ...(at === undefined ? {} : { at }) }]
      }),
    ),
    contacts: contacts.map(({ contact, of }) => ({ id: contact.id, of })),
    interests,
  }
  const changes: Partial<ElderBody> = {
    ...Object.fromEntries(changed.map((field) => [field, other.body[field]])),
    ...(contacts.length === 0 ? {} : { contacts: [...stays.body.contacts, ...contacts.map(({ contact }) => contact)] }),
    ...(interests.length === 0 ? {} : { interests: [...stays.body.interests, ...interests] }),
  }
  return [editAsItIs(stays, changes, act), joinRecords(stays.id, other.id, act, joining)]
}

/**
 * Takes two records apart: everything that says they are one (two kiosks may have said it, each the other way round), and the records
 * themselves where something is put back.
 * @param elders those of the two that are here. @param all everything that joins records, of this day and of before
 */
export function separateElders(
  joined: SamePerson,
  elders: readonly Elder[],
  all: readonly SamePerson[],
  act: Act,
): readonly Document[] {
  const pair = new Set([joined.elder, joined.body.other])
  const apart = all.filter((one) => isJoined(one) && pair.has(one.elder) && pair.has(one.body.other))
  const undone = [...apart, ...all.filter((one) => !isJoined(one))]
  const byId = new Map(elders.map((elder) => [elder.id, elder]))
  const separated = [...Map.groupBy(apart, ({ elder }) => elder)].flatMap(([id, joins]) => {
    const stays = byId.get(id)
    // Nothing is written into a record that is not agreed to any more.
    if (stays === undefined || !isRecordOpen(stays)) return joins.map((one) => separateRecords(one, act))
    const { lists, given } = giveBack(stays, byId.get(joins[0]?.body.other ?? ''), joins, act)
    const { fields, written } = putBack(stays, joins, undone)
    byId.set(id, editAsItIs(stays, { ...lists, ...fields }, act))
    if (given !== undefined) byId.set(given.id, given)
    return joins.map((one) => separateRecords(one, act, { written }))
  })
  const changed = [...byId.values()].filter((elder) => !elders.includes(elder))
  return [...separated, ...changed] as unknown as readonly Document[]
}

const joiningOf = ({ events = [] }: SamePerson): (Joining & { readonly event: LogEvent }) | undefined => {
  const event = events.findLast(({ type }) => type === 'joined')
  return event?.data !== undefined && Value.Check(Joining, event.data) ? { ...event.data, event } : undefined
}

/** By field: when what a separation wrote there was first written. */
const Written = Type.Record(Type.String({ maxLength: 40 }), Type.String({ maxLength: 40 }))

/** The moment a value was written; one that was put back was written when it first stood there. */
function originOf(
  at: string | undefined,
  field: string,
  stays: string,
  undone: readonly SamePerson[],
): string | undefined {
  for (const { elder, events = [] } of undone) {
    const event = elder === stays ? events.find((one) => one.type === 'separated' && one.at === at) : undefined
    const written = event?.data?.['written']
    if (Value.Check(Written, written) && written[field] !== undefined) return written[field]
  }
  return at
}

type Told = { readonly at: string | undefined; readonly value: unknown }

/** What stands in a field and what lost against it, as far as it is not the joinings' own. */
function toldOf(stays: Elder, field: string, joins: readonly SamePerson[], undone: readonly SamePerson[]) {
  const moments = new Set(joins.flatMap((one) => joiningOf(one)?.event.at ?? []))
  const told = ({ at, value }: Told): Told => ({ at: originOf(at, field, stays.id, undone), value })
  const isOwn = ({ at }: Told): boolean => at !== undefined && moments.has(at)
  const now = told({ at: stays.edits?.[field]?.at, value: stays.body[field as keyof ElderBody] })
  const others = (stays.others ?? [])
    .filter((other) => other.field === field)
    .map(({ at, value }) => told({ at, value }))
  return {
    now,
    isJoinings: isOwn(now),
    /** The joining's answer is a question to staff, or stands. */
    isTouched: [now, ...others].some(isOwn),
    /** What somebody wrote elsewhere at that time: it lost only against the joining. The latest. */
    meanwhile: others.filter((other) => !isOwn(other)).toSorted((a, b) => ((a.at ?? '') < (b.at ?? '') ? 1 : -1))[0],
  }
}

/** Fields that still say what the joinings wrote, and those in which it is still a question. */
function putBack(
  stays: Elder,
  joins: readonly SamePerson[],
  undone: readonly SamePerson[],
): { readonly fields: Partial<ElderBody>; readonly written: Readonly<Record<string, string>> } {
  const fields: Record<string, unknown> = {}
  const written: Record<string, string> = {}
  for (const field of new Set(joins.flatMap((one) => Object.keys(joiningOf(one)?.before ?? {})))) {
    const { now, isJoinings, isTouched, meanwhile } = toldOf(stays, field, joins, undone)
    if (!isTouched) continue
    const back = isJoinings ? (meanwhile ?? before(now, field, stays.id, undone)) : now
    fields[field] = back.value
    if (back.at !== undefined) written[field] = back.at
  }
  return { fields: fields as Partial<ElderBody>, written }
}

/** What stood there before the joining that wrote `told`; where that was one taken back meanwhile, what stood before that. */
function before(told: Told, field: string, stays: string, undone: readonly SamePerson[]): Told {
  const by = undone.find((one) => {
    const joining = one.elder === stays ? joiningOf(one) : undefined
    return joining !== undefined && joining.event.at === told.at && field in joining.before
  })
  const known = by === undefined ? undefined : joiningOf(by)?.before[field]
  if (known === undefined) return told
  const earlier = { at: originOf(known.at, field, stays, undone), value: known.value }
  return before(
    earlier,
    field,
    stays,
    undone.filter((one) => one !== by),
  )
}

/** List items that came go; what was changed in one of them meanwhile goes back with it. */
function giveBack(
  stays: Elder,
  other: Elder | undefined,
  joins: readonly SamePerson[],
  act: Act,
): { readonly lists: Partial<ElderBody>; readonly given: Elder | undefined } {
  const joinings = joins.flatMap((one) => joiningOf(one) ?? [])
  const origin = new Map(joinings.flatMap(({ contacts }) => contacts.map(({ id, of }) => [id, of])))
  const came = new Set(joinings.flatMap(({ interests }) => interests))
  const listOf = <Field extends 'contacts' | 'interests'>(field: Field) => {
    const { now, isJoinings, isTouched, meanwhile } = toldOf(stays, field, joins, [])
    return { isTouched, list: (isJoinings && meanwhile !== undefined ? meanwhile : now).value as ElderBody[Field] }
  }
  const [contacts, interests] = [listOf('contacts'), listOf('interests')]
  const own = contacts.list.filter(({ id }) => !origin.has(id))
  const liked = interests.list.filter((one) => !came.has(one))
  const changed = new Map(
    stays.body.contacts.flatMap((contact) => {
      const of = origin.get(contact.id)
      return of === undefined ? [] : [[of, { ...contact, id: of }] as const]
    }),
  )
  const theirs = other?.body.contacts.map((contact) => changed.get(contact.id) ?? contact)
  const isGiven = other !== undefined && theirs !== undefined && isRecordOpen(other)
  return {
    lists: {
      ...(contacts.isTouched || own.length < contacts.list.length ? { contacts: own } : {}),
      ...(interests.isTouched || liked.length < interests.list.length ? { interests: liked } : {}),
    },
    given: isGiven && !isSame(theirs, other.body.contacts) ? editAsItIs(other, { contacts: theirs }, act) : undefined,
  }
}

/** An edit brings a record back that was put away (elder-rules.ts): this one is none of its own, and what is put away stays so. */
function editAsItIs(elder: Elder, changes: Partial<ElderBody>, act: Act): Elder {
  const edited = editDocument(elder, changes, act)
  if (isSame(edited.edits, elder.edits)) return elder
  const [edit] = Object.entries(edited.edits ?? {}).flatMap(([field, one]) =>
    isSame(one, elder.edits?.[field]) ? [] : [one],
  )
  if (!isArchived(elder) || edit === undefined) return edited
  const editor = act.session ?? act.kiosk
  const clock = { ...elder.edits?.['archived']?.clock }
  return {
    ...edited,
    edits: { ...edited.edits, archived: { ...edit, clock: { ...clock, [editor]: (clock[editor] ?? 0) + 1 } } },
  }
}

/**
 * Whether a document of a joined record is shown with the record that stays: what its own elder's consents cover. Who looked and
 * who called is kept in any case, so is what joins records, and a service that still runs has to be done or called off.
 * @param other the joined record; undefined while it is not here: then only what is not about health
 */
export function isShownWith(other: Document | undefined, document: Document): boolean {
  if (isSamePerson(document) || collectionOfId(document.id) === 'activity') return true
  const covered =
    other !== undefined && isElder(other) ? coveredBy(other.body.consents) : { ...coveredBy([]), record: true }
  return (
    (covered.record && isCovered(covered, document)) || (isService(document) && isRunning(serviceState(document).state))
  )
}

/** The record that stays with the allergies and risks that were noted in the others, as far as their own consents cover them. */
export function withNotesOf(stays: Elder, others: readonly Document[]): Elder {
  const noted = others.filter(isElder).filter(({ body }) => {
    const { record, measuring } = coveredBy(body.consents)
    return record && measuring
  })
  const allergies = noted.flatMap(({ body }) => body.allergies.filter(isNew(stays.body.allergies)))
  const risks = noted.flatMap(({ body }) => body.risks.filter(isNew(stays.body.risks)))
  if (allergies.length + risks.length === 0) return stays
  return {
    ...stays,
    body: {
      ...stays.body,
      allergies: [...stays.body.allergies, ...allergies],
      risks: [...stays.body.risks, ...risks],
    },
  }
}

/** As it belongs into the store: without what `withNotesOf` only showed. What somebody changed in such a note stays said here. */
export function withoutNotesOf(shown: Elder, others: readonly Document[]): Elder {
  const theirs = others.filter(isElder).flatMap(({ body }) => [...body.allergies, ...body.risks])
  const isOwn = (note: { readonly id: string }): boolean => !theirs.some((one) => isSame(one, note))
  const [allergies, risks] = [shown.body.allergies.filter(isOwn), shown.body.risks.filter(isOwn)]
  return allergies.length === shown.body.allergies.length && risks.length === shown.body.risks.length
    ? shown
    : { ...shown, body: { ...shown.body, allergies, risks } }
}

const isNew =
  (own: readonly { readonly id: string }[]) =>
  ({ id }: { readonly id: string }): boolean =>
    !own.some((one) => one.id === id)
