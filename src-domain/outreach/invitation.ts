/**
 * An invitation to try something (mission E1): a service day, a lesson. A printed card with a number, who invites, what for and until when.
 * It is used once; who has come may be noted with it. It promises no gift and nothing cheaper (standards/08 §2 no. 8), and names the
 * invited nowhere: whoever holds the card is invited.
 */
import Type, { type Static } from 'typebox'
import { type Act, createDocument, defineKind, type Document, DocumentId, oldestFirst } from '../shared/document.ts'
import { CalendarDate, isCalendarDate } from '../shared/instant.ts'
import { err, ok, type Refusal, refusal, type Result } from '../shared/result.ts'
import { requirePermission } from '../staff/permissions.ts'
import type { Role } from '../staff/staff.ts'
import { soldThing } from './sold-things.ts'

export const inviters = ['staff', 'elder', 'family', 'institution'] as const
export type Inviter = (typeof inviters)[number]

export const InvitationBody = Type.Object(
  {
    /** Eight digits, printed and in the square code. */
    number: Type.String({ pattern: '^\\d{8}$', maxLength: 8 }),
    /** What is tried: 义诊日, 学用手机. */
    what: Type.String({ minLength: 1, maxLength: 40 }),
    until: CalendarDate,
    by: Type.Enum([...inviters]),
  },
  { additionalProperties: false },
)
export type InvitationBody = Static<typeof InvitationBody>
export type Invitation = Document<InvitationBody>

export const invitationKind = defineKind({
  kind: 'invitation',
  collection: 'activity',
  merge: 'fact',
  version: 1,
  body: InvitationBody,
  rules: ({ body, elder }): readonly Refusal[] => [
    ...(elder === '' ? [] : [refusal('invitation.namesElder', '/elder')]),
    ...(body.what.trim() === '' ? [refusal('invitation.whatMissing', '/body/what')] : []),
    ...(isCalendarDate(body.until) ? [] : [refusal('date.impossible', '/body/until')]),
    ...soldRefusals(body.what),
  ],
  migrations: [],
})

export const InvitationUsedBody = Type.Object({ invitation: DocumentId }, { additionalProperties: false })
export type InvitationUsed = Document<Static<typeof InvitationUsedBody>>

export const invitationUsedKind = defineKind({
  kind: 'invitation-used',
  collection: 'activity',
  merge: 'fact',
  version: 1,
  body: InvitationUsedBody,
  rules: ({ elder }): readonly Refusal[] => (elder === '' ? [] : [refusal('invitation.namesElder', '/elder')]),
  migrations: [],
})

const isInvitation = (document: { readonly kind: string }): document is Invitation =>
  document.kind === invitationKind.kind
const isUsed = (document: { readonly kind: string }): document is InvitationUsed =>
  document.kind === invitationUsedKind.kind

const soldRefusals = (what: string): readonly Refusal[] => {
  const word = soldThing(what) ?? /免费送|送礼|礼品|赠品|红包|抽奖|打折|优惠/.exec(what)?.[0]
  return word === undefined ? [] : [refusal('invitation.sells', '/body/what', { word })]
}

export function invite(
  { what, until, by }: Omit<InvitationBody, 'number'>,
  today: CalendarDate,
  role: Role,
  act: Act,
): Result<Invitation, Refusal> {
  const allowed = requirePermission(role, 'invite')
  if (!allowed.ok) return allowed
  if (what.trim() === '') return err(refusal('invitation.whatMissing', '/body/what'))
  const [sold] = soldRefusals(what)
  if (sold !== undefined) return err(sold)
  if (!isCalendarDate(until)) return err(refusal('date.impossible', '/body/until'))
  if (until < today) return err(refusal('invitation.past', '/body/until'))
  return ok(createDocument(invitationKind, { number: numberFrom(act), what: what.trim(), until, by }, act))
}

/** Drawn, not counted: a card tells neither how many there are nor what the next one is. */
function numberFrom({ random }: Act): string {
  const bytes = random(4)
  const drawn = bytes.reduce((sum, byte) => sum * 256 + byte, 0) % 100_000_000
  return String(drawn).padStart(8, '0')
}

export type InvitationState = { readonly invitation: Invitation; readonly used: readonly InvitationUsed[] }

/** Newest first. Two kiosks that were apart may both have taken one card: both are told, the first counts. */
export function invitationStates(documents: readonly Document[]): readonly InvitationState[] {
  const used = Map.groupBy(documents.filter(isUsed).toSorted(oldestFirst), ({ body }) => body.invitation)
  return documents
    .filter(isInvitation)
    .toSorted(oldestFirst)
    .toReversed()
    .map((invitation) => ({ invitation, used: used.get(invitation.id) ?? [] }))
}

/** What a scanner or a person typed: the number alone, or the text of the square code around it. */
export const invitationNumberIn = (text: string): string | undefined => /(?<!\d)\d{8}(?!\d)/.exec(text)?.[0]

export function takeInvitation(
  states: readonly InvitationState[],
  typed: string,
  today: CalendarDate,
  role: Role,
  act: Act,
): Result<InvitationUsed, Refusal> {
  const allowed = requirePermission(role, 'invite')
  if (!allowed.ok) return allowed
  const number = invitationNumberIn(typed)
  const state = states.find(({ invitation }) => invitation.body.number === number)
  if (number === undefined || state === undefined) return err(refusal('invitation.unknown', '/number'))
  if (state.used.length > 0) return err(refusal('invitation.used', '/number'))
  if (state.invitation.body.until < today) return err(refusal('invitation.past', '/number'))
  return ok(createDocument(invitationUsedKind, { invitation: state.invitation.id }, act))
}
