/**
 * The own sign-in of an expert who joined (mission C3: experts answer when connected), made by an administrator and bound to the expert's
 * papers. A kind of its own, so that a program that does not know it neither lets the person in nor takes the person for staff.
 * The PIN works as that of staff does (staff.ts). Whose papers are not in order answers nothing: checked at the door, where an
 * answer is saved and where it arrives, by the day it was written.
 */
import Type, { type Static } from 'typebox'
import { recordAudit } from '../activity/audit.ts'
import type { Expert } from '../organizations/expert.ts'
import { whyNotVerified } from '../organizations/organization-rules.ts'
import { type Act, createDocument, defineKind, type Document, DocumentId, editDocument } from '../shared/document.ts'
import { type CalendarDate, calendarDateOf } from '../shared/instant.ts'
import { err, ok, type Refusal, refusal, type Result } from '../shared/result.ts'
import { requirePermission } from './permissions.ts'
import { type Role, type Staff, StaffBody } from './staff.ts'

const { name, active, pinVerifier, pinTemporary } = StaffBody.properties

export const ExpertAccountBody = Type.Object(
  {
    /** As printed in the papers when the account was made. */
    name,
    /** The papers: an `expert` of the catalogue. */
    expert: DocumentId,
    active,
    pinVerifier,
    pinTemporary,
  },
  { additionalProperties: false },
)
export type ExpertAccountBody = Static<typeof ExpertAccountBody>
export type ExpertAccount = Document<ExpertAccountBody>

export const expertAccountKind = defineKind({
  kind: 'expert-account',
  collection: 'staff',
  merge: 'record',
  version: 1,
  body: ExpertAccountBody,
  rules: ({ body }): readonly Refusal[] => [
    ...(body.name.trim() === '' ? [refusal('staff.nameMissing', '/body/name')] : []),
    ...(body.expert.startsWith('organizations:') ? [] : [refusal('expertAccount.noPapers', '/body/expert')]),
  ],
  migrations: [],
})

export const isExpertAccount = (document: { readonly kind: string }): document is ExpertAccount =>
  document.kind === expertAccountKind.kind

/** Whose papers judge what this author wrote. */
export const papersOf = (author: Document | undefined): string | undefined =>
  author !== undefined && isExpertAccount(author) ? author.body.expert : undefined

/** Whoever opens a kiosk by PIN. */
export type Account = Staff | ExpertAccount

/** Why this person answers nothing on that day; empty where nothing stands against it. */
export function whyNotAnswering(
  account: ExpertAccount,
  papers: Pick<Expert, 'body'> | undefined,
  today: CalendarDate,
): readonly Refusal[] {
  if (!account.body.active) return [refusal('expertAccount.shut')]
  return papers === undefined ? [refusal('expertAccount.noPapers')] : whyNotVerified(papers.body, today)
}

/**
 * Judged where an answer arrives. Papers or an account that were changed after the act are judged by nobody: what they said then is not
 * known any more.
 */
export function standingRefusals(
  account: ExpertAccount,
  papers: Expert | undefined,
  { occurredAt, offset }: Pick<Document, 'occurredAt' | 'offset'>,
): readonly Refusal[] {
  const changed = [account.edits?.['active']?.at, papers?.edits?.['verification']?.at, papers?.edits?.['agreement']?.at]
  if (changed.some((at) => at !== undefined && at > occurredAt)) return []
  return whyNotAnswering(account, papers, calendarDateOf(occurredAt, offset))
}

/** The PIN an administrator chose: temporary. One account for one expert, and a name that tells people apart at the door. */
export function addExpertAccount(
  accounts: readonly Account[],
  expert: Expert,
  verifier: string,
  role: Role,
  act: Act,
): Result<readonly Document[], Refusal> {
  const allowed = requirePermission(role, 'manageStaff')
  if (!allowed.ok) return allowed
  const { body } = expert
  const [reason] = whyNotVerified(body, calendarDateOf(new Date(act.now).toISOString(), act.offset))
  if (reason !== undefined) return err(reason)
  if (accounts.some((one) => isExpertAccount(one) && one.body.expert === expert.id)) {
    return err(refusal('expertAccount.twice'))
  }
  if (accounts.some((one) => one.body.name === body.name)) return err(refusal('staff.sameName'))
  const account = createDocument(
    expertAccountKind,
    { name: body.name, expert: expert.id, active: true, pinVerifier: verifier, pinTemporary: true },
    act,
  )
  const audit = recordAudit({ action: 'staffChange', subject: account.id, parts: ['added', 'expert'] }, act)
  return ok([account as Document, audit as Document])
}

export type AccountChange =
  | { readonly field: 'active'; readonly value: boolean }
  /** By the person, or by somebody else, and then to be changed at the first use. */
  | { readonly field: 'pin'; readonly value: string }

export function changeExpertAccount(account: ExpertAccount, change: AccountChange, act: Act): readonly Document[] {
  const changes: Partial<ExpertAccountBody> =
    change.field === 'active'
      ? { active: change.value }
      : { pinVerifier: change.value, pinTemporary: act.author !== account.id }
  const part = change.field === 'active' ? (change.value ? 'enabled' : 'disabled') : 'pin'
  return [
    editDocument(account, changes, act) as Document,
    recordAudit({ action: 'staffChange', subject: account.id, parts: [part] }, act) as Document,
  ]
}
