/** What only an administrator does, or no volunteer, also where it arrives from another machine. */
import { isArticleRecall } from '../articles/article-recall.ts'
import { isArticleSignature } from '../articles/article-signature.ts'
import { isArticleDraft } from '../asking/article-draft.ts'
import { isArticleRetired, isDraftReview } from '../asking/draft-review.ts'
import { isErasure } from '../erasure/erasure.ts'
import { isKioskLoss } from '../kiosks/kiosk-loss.ts'
import { isPackReceipt } from '../media/pack-receipt.ts'
import type { Document } from '../shared/document.ts'
import { type Refusal, refusal } from '../shared/result.ts'
import { isCompetence } from '../training/practice.ts'
import { isStaff } from './staff.ts'
import { isTransferOffer, isTransferWithdrawal } from '../transfer/transfer.ts'

/** By its kind: who wrote it has to be known. */
export const isAuthorJudged = (document: { readonly kind: string }): boolean =>
  isAdministratorOnly(document) || isOfStaff(document)

/** An article anybody of the staff takes back, and an administrator lifts that. */
export const isAdministratorOnly = (document: { readonly kind: string }): boolean =>
  isErasure(document) ||
  isKioskLoss(document) ||
  isPackReceipt(document) ||
  isTransferOffer(document) ||
  isTransferWithdrawal(document) ||
  isArticleSignature(document) ||
  isArticleRecall(document)

/** A station's own articles are written, read over and retired by its staff, and what a colleague can do is said by them; a volunteer answers for none. */
const isOfStaff = (document: { readonly kind: string }): boolean =>
  isArticleDraft(document) || isDraftReview(document) || isArticleRetired(document) || isCompetence(document)

/**
 * Whose role or access was changed after the act was an administrator or was none: nobody can tell, and what was carried out is not
 * undone for it.
 */
export function authorRefusals(document: Document, author: Document | undefined): readonly Refusal[] {
  const isForStaff = isOfStaff(document)
  if (!isForStaff && !isAdministratorOnly(document)) return []
  if (isArticleRecall(document) && document.body.recalled) return []
  if (author !== undefined && isStaff(author)) {
    const { role, active } = author.body
    const changed = [author.edits?.['role']?.at, author.edits?.['active']?.at]
    if ((role === 'administrator' || (isForStaff && role === 'staff')) && active) return []
    if (changed.some((at) => at !== undefined && at > document.occurredAt && at > author.occurredAt)) return []
  }
  return [refusal(isForStaff ? 'staff.notAllowed' : 'staff.administratorOnly', '/author')]
}
