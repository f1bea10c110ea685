/** What only an administrator does, what a volunteer and an expert do and nothing besides, also where it arrives from another machine. */
import { isAudit } from '../activity/audit.ts'
import { isCall } from '../activity/call.ts'
import { isArticleHanded } from '../articles/article-handed.ts'
import { isArticleRecall } from '../articles/article-recall.ts'
import { isArticleRecording } from '../articles/article-recording.ts'
import { isArticleSignature } from '../articles/article-signature.ts'
import { isArticleDraft } from '../asking/article-draft.ts'
import { isArticleRetired, isDraftReview } from '../asking/draft-review.ts'
import { isAnswerTakenBack } from '../asking/answer-taken-back.ts'
import { isQuestionAnswer } from '../asking/question-answer.ts'
import { isQuestionPut } from '../asking/question-put.ts'
import { isErasure } from '../erasure/erasure.ts'
import { isKioskLoss } from '../kiosks/kiosk-loss.ts'
import { isPackReceipt } from '../media/pack-receipt.ts'
import type { Expert } from '../organizations/expert.ts'
import { isSettings } from '../settings/station-settings.ts'
import { isSame } from '../shared/canonical.ts'
import type { Document } from '../shared/document.ts'
import { objectOf } from '../shared/object-of.ts'
import { type Refusal, refusal } from '../shared/result.ts'
import { isCompetence, isPractice } from '../training/practice.ts'
import { type ExpertAccount, isExpertAccount, standingRefusals } from './expert-account.ts'
import { isStaff, type StaffRole, type Staff } from './staff.ts'
import { isTransferOffer, isTransferWithdrawal } from '../transfer/transfer.ts'

/**
 * Who wrote it, added to it or changed it, of those who can sign in. They have to be known: what a volunteer and an expert may write is
 * little, so it is asked of everything.
 */
export const writersOf = (document: unknown): readonly string[] => [
  ...new Set(writesOf(document).flatMap(({ author }) => (isAccountId(author) ? author : []))),
]
const isAccountId = (id: unknown): id is string => typeof id === 'string' && id.startsWith('staff:')

type Write = { readonly author?: unknown; readonly at?: unknown; readonly field: string }

/**
 * What arrives may have any shape.
 * @param previous what stands already: only what is new since counts.
 */
function writesOf(document: unknown, previous?: Document): readonly Write[] {
  const { author, occurredAt: at, edits, events } = objectOf(document)
  const edited = Object.entries(objectOf(edits))
    .filter(([name, edit]) => !isSame(edit, previous?.edits?.[name]))
    .map(([name, edit]) => ({ ...objectOf(edit), field: `/edits/${name}` }))
  const known = new Set<unknown>(previous?.events?.map(({ id }) => id))
  const added = (Array.isArray(events) ? events.map(objectOf) : []).flatMap((event, i) =>
    known.has(event['id']) ? [] : { ...event, field: `/events/${i}` },
  )
  const begun = author === previous?.author ? [] : [{ author, at, field: '/author' }]
  return [...begun, ...edited, ...added]
}

/** An article is taken back by staff, too, and an administrator lifts that. */
export const isAdministratorOnly = (document: { readonly kind: string }): boolean =>
  isErasure(document) ||
  isKioskLoss(document) ||
  isPackReceipt(document) ||
  isTransferOffer(document) ||
  isTransferWithdrawal(document) ||
  isArticleSignature(document) ||
  isArticleRecall(document)

/** What an expert writes; the own PIN is judged by its editor. */
const isOfExpert = (document: { readonly kind: string }): boolean =>
  isQuestionAnswer(document) ||
  isAnswerTakenBack(document) ||
  isDraftReview(document) ||
  isAudit(document) ||
  isExpertAccount(document)

/** A volunteer keeps company and answers calls: what the permissions (permissions.ts) leave, and of the own person what an editor may. */
const isOfVolunteer = (document: { readonly kind: string; readonly elder: string }): boolean =>
  isCall(document) ||
  isAudit(document) ||
  isPractice(document) ||
  (isArticleHanded(document) && document.elder === '') ||
  isStaff(document)

/** A station's own articles are written, read over and retired by its staff, and what a colleague can do is said by them; a volunteer answers for none. */
const isOfStaff = (document: { readonly kind: string }): boolean =>
  isArticleDraft(document) ||
  isDraftReview(document) ||
  isArticleRetired(document) ||
  isCompetence(document) ||
  isQuestionPut(document) ||
  isArticleRecording(document)

/** @param people the accounts of those who wrote it, and an expert's papers. */
export function authorRefusals(
  document: Document,
  previous: Document | undefined,
  people: (id: string) => Document | undefined,
): readonly Refusal[] {
  const beyond = writesOf(document, previous).filter(({ author, at }) => {
    const account = isAccountId(author) ? people(author) : undefined
    return account !== undefined && !mayWrite(account, document, at)
  })
  if (beyond.some(({ field }) => field === '/author')) return [refusal('staff.notAllowed', '/author')]
  if (beyond.length > 0) return beyond.map(({ field }) => refusal('staff.notAllowed', field))
  const author = people(document.author)
  if (author !== undefined && isExpertAccount(author)) {
    return expertRefusals(document, author, people(author.body.expert))
  }
  if (isQuestionAnswer(document) && document.body.expert?.id !== undefined) {
    return [refusal('expertAccount.notYourName', '/body/expert')]
  }
  const isForStaff = isOfStaff(document)
  if (!isForStaff && !isAdministratorOnly(document)) return []
  if (isArticleRecall(document) && document.body.recalled) return []
  const roles: readonly StaffRole[] = isForStaff ? ['administrator', 'staff'] : ['administrator']
  if (author !== undefined && isStaff(author) && mayHaveBeen(author, roles, document.occurredAt)) return []
  return [refusal(isForStaff ? 'staff.notAllowed' : 'staff.administratorOnly', '/author')]
}

function mayWrite(account: Document, document: Document, at: unknown): boolean {
  if (isExpertAccount(account)) return isOfExpert(document)
  if (!isStaff(account) || account.body.role !== 'volunteer' || isOfVolunteer(document)) return true
  return wasChanged(account, ['role'], String(at))
}

function expertRefusals(document: Document, author: ExpertAccount, papers: Document | undefined): readonly Refusal[] {
  const isAnswer = isQuestionAnswer(document)
  if (isAnswer && document.body.expert?.id !== author.body.expert) {
    return [refusal('expertAccount.notYourName', '/body/expert')]
  }
  return isAnswer || isDraftReview(document) ? standingRefusals(author, papers as Expert | undefined, document) : []
}

/**
 * Whose role or access was changed after the act was one of these or was none: nobody can tell, and what was carried out is not undone for
 * it.
 */
function mayHaveBeen(person: Staff, roles: readonly StaffRole[], at: string): boolean {
  const { role, active } = person.body
  return (roles.includes(role) && active) || wasChanged(person, ['role', 'active'], at)
}

const wasChanged = (person: Staff, fields: readonly (keyof Staff['body'])[], after: string): boolean =>
  fields.some((field) => {
    const at = person.edits?.[field]?.at
    return at !== undefined && at > after && at > person.occurredAt
  })

/** By its kind: who works at the station has to be known, for it says who that is, or how the station works. */
export const isEditorJudged = (document: { readonly kind: string }): boolean =>
  isStaff(document) || isExpertAccount(document) || isSettings(document)

/** What a person changes of the own record: the PIN. */
const own: ReadonlySet<string> = new Set(['pinVerifier', 'pinTemporary'])

/**
 * Who works here and as what, and what the station decided for itself, are changed by administrators, whoever brings the document: each
 * field is judged by who edited it, and a field that says what it said before by nobody. The own PIN is the person's (decision 015).
 * Until there is an administrator whoever comes founds the station, and whoever sets a kiosk up with a code of the station is its first
 * person.
 * @param staff everybody who works at the station, as it stands where the document is to be taken.
 */
export function editorRefusals(
  document: Document,
  previous: Document | undefined,
  staff: readonly Document[],
): readonly Refusal[] {
  if (!isEditorJudged(document)) return []
  const people = staff.filter(isStaff)
  if (!people.some(({ body }) => body.active && body.role === 'administrator')) return []
  // A side of a conflict that a peer brings follows nothing, and says nothing new for it.
  const before = previous ?? staff.find(({ id }) => id === document.id)
  if (isFirstOfKiosk(document, before, people)) return []
  const fields = new Set([...Object.keys(document.body), ...Object.keys(before?.body ?? {})])
  const refused = [...fields].filter((field) => {
    if (isSame(document.body[field], before?.body[field])) return false
    const edit = document.edits?.[field]
    if (edit === undefined || isSame(edit, before?.edits?.[field])) return true
    if ((isStaff(document) || isExpertAccount(document)) && own.has(field) && edit.author === document.id) return false
    const editor = people.find(({ id }) => id === edit.author)
    return editor === undefined || !mayHaveBeen(editor, ['administrator'], edit.at)
  })
  return refused.map((field) => refusal('staff.administratorOnly', `/body/${field}`))
}

/** Written by the person itself at set-up, when the kiosk knew nobody: once for each kiosk. */
const isFirstOfKiosk = (document: Document, before: Document | undefined, people: readonly Staff[]): boolean =>
  isStaff(document) &&
  before === undefined &&
  isOwnWork(document) &&
  Object.values(document.edits ?? {}).every(({ author }) => author === document.id) &&
  !people.some((other) => other.kiosk === document.kiosk && isOwnWork(other))

const isOwnWork = ({ id, author }: Staff): boolean => author === id
