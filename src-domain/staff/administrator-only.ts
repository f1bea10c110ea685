/** What only an administrator does, or no volunteer, or an expert and nobody else, also where it arrives from another machine. */
import { isAudit } from '../activity/audit.ts'
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
import { type Refusal, refusal } from '../shared/result.ts'
import { isCompetence } from '../training/practice.ts'
import { type ExpertAccount, isExpertAccount, standingRefusals } from './expert-account.ts'
import { isStaff, type StaffRole, type Staff } from './staff.ts'
import { isTransferOffer, isTransferWithdrawal } from '../transfer/transfer.ts'

/** Who wrote it has to be known: what an expert may write is little, so it is asked of whatever somebody wrote who can sign in. */
export const isAuthorJudged = ({ author }: { readonly author: string }): boolean => author.startsWith('staff:')

/** An article anybody of the staff takes back, and an administrator lifts that. */
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

/** A station's own articles are written, read over and retired by its staff, and what a colleague can do is said by them; a volunteer answers for none. */
const isOfStaff = (document: { readonly kind: string }): boolean =>
  isArticleDraft(document) ||
  isDraftReview(document) ||
  isArticleRetired(document) ||
  isCompetence(document) ||
  isQuestionPut(document) ||
  isArticleRecording(document)

/** @param papers of the expert, where one wrote it. */
export function authorRefusals(
  document: Document,
  author: Document | undefined,
  papers?: Document,
): readonly Refusal[] {
  if (author !== undefined && isExpertAccount(author)) return expertRefusals(document, author, papers)
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

function expertRefusals(document: Document, author: ExpertAccount, papers: Document | undefined): readonly Refusal[] {
  if (!isOfExpert(document)) return [refusal('staff.notAllowed', '/author')]
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
  const changed = [person.edits?.['role']?.at, person.edits?.['active']?.at]
  return (
    (roles.includes(role) && active) ||
    changed.some((since) => since !== undefined && since > at && since > person.occurredAt)
  )
}

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
