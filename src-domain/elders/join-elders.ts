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
  const apart = all
    .filter((one) => isJoined(one) && pair.has(one.elder) && pair.has(one.body.other))
    .map((one) => separateRecords(one, act))
  const undone = [...apart, ...all.filter((one) => !isJoined(one))]
  const byId = new Map(elders.map((elder) => [elder.id, elder]))
  for (const one of apart) {
    const [stays, other] = [byId.get(one.elder), byId.get(one.body.other)]
    // Nothing is written into a record that is not agreed to any more.
    if (stays === undefined || !isRecordOpen(stays)) continue
    const [rest, given] = giveBack(stays, other, one, act)
    byId.set(stays.id, putBack(rest, one, undone, act))
    if (given !== undefined) byId.set(given.id, given)
  }
  const changed = [...byId.values()].filter((elder) => !elders.includes(elder))
  return [...apart, ...changed] as unknown as readonly Document[]
}

const joiningOf = ({ events = [] }: SamePerson): (Joining & { readonly event: LogEvent }) | undefined => {
  const event = events.findLast(({ type }) => type === 'joined')
  return event?.data !== undefined && Value.Check(Joining, event.data) ? { ...event.data, event } : undefined
}

/** Fields that still say what the joining wrote. */
function putBack(stays: Elder, joined: SamePerson, undone: readonly SamePerson[], act: Act): Elder {
  const joining = joiningOf(joined)
  if (joining === undefined) return stays
  const changes: Record<string, unknown> = {}
  for (const field of Object.keys(joining.before)) {
    const isOfJoining = (edit: { readonly at: string } | undefined): boolean =>
      edit !== undefined && originOf(edit.at, field, stays.id, undone) === joining.event.at
    const others = (stays.others ?? []).filter((other) => other.field === field)
    const meanwhile = others.filter((other) => !isOfJoining(other))
    if (isOfJoining(stays.edits?.[field])) {
      // What somebody wrote elsewhere at that time lost only against the joining.
      const latest = meanwhile.toSorted((a, b) => (a.at < b.at ? 1 : -1))[0]
      changes[field] = latest === undefined ? before(joining, field, stays.id, undone) : latest.value
    } else if (others.length > 0 && meanwhile.length === 0) {
      // The other record's answer is no question to this person any more.
      changes[field] = stays.body[field as keyof ElderBody]
    }
  }
  return editAsItIs(stays, changes as Partial<ElderBody>, act)
}

/** The moment a value was written; one that was put back was written when it first stood there. */
function originOf(
  at: string | undefined,
  field: string,
  stays: string,
  undone: readonly SamePerson[],
): string | undefined {
  const by = undone.find(
    (one) =>
      one.elder === stays &&
      one.events?.some((event) => event.type === 'separated' && event.at === at) === true &&
      field in (joiningOf(one)?.before ?? {}),
  )
  return by === undefined ? at : originOf(joiningOf(by)?.before[field]?.at, field, stays, without(undone, by))
}

/** What stood before the joining; and where that came by one that was taken back meanwhile, what stood before that. */
function before(joining: Joining, field: string, stays: string, undone: readonly SamePerson[]): unknown {
  const known = joining.before[field]
  const at = originOf(known?.at, field, stays, undone)
  const by = undone.find(
    (one) => one.elder === stays && joiningOf(one)?.event.at === at && field in (joiningOf(one)?.before ?? {}),
  )
  const earlier = by === undefined ? undefined : joiningOf(by)
  return by === undefined || earlier === undefined ? known?.value : before(earlier, field, stays, without(undone, by))
}

const without = (all: readonly SamePerson[], gone: SamePerson): readonly SamePerson[] =>
  all.filter((one) => one !== gone)

/** List items that came go; what was changed in one of them meanwhile goes back with it. */
function giveBack(
  stays: Elder,
  other: Elder | undefined,
  joined: SamePerson,
  act: Act,
): readonly [stays: Elder, other: Elder | undefined] {
  const joining = joiningOf(joined)
  if (joining === undefined) return [stays, undefined]
  const origin = new Map(joining.contacts.map(({ id, of }) => [id, of]))
  const came = new Set(joining.interests)
  const changed = new Map(
    stays.body.contacts.flatMap((contact) => {
      const of = origin.get(contact.id)
      return of === undefined ? [] : [[of, { ...contact, id: of }] as const]
    }),
  )
  const theirs = other?.body.contacts.map((contact) => changed.get(contact.id) ?? contact)
  return [
    editAsItIs(
      stays,
      {
        contacts: stays.body.contacts.filter(({ id }) => !origin.has(id)),
        interests: stays.body.interests.filter((one) => !came.has(one)),
      },
      act,
    ),
    other === undefined || theirs === undefined || !isRecordOpen(other) || isSame(theirs, other.body.contacts)
      ? undefined
      : editAsItIs(other, { contacts: theirs }, act),
  ]
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
