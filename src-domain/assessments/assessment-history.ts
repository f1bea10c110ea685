/** Which assessments count, whether the second signature is there, what changed since the last, and when the next is due. */
import { type CalendarDate, addMonths } from '../shared/instant.ts'
import type { Document } from '../shared/document.ts'
import type { Assessment, AssessmentSignature } from './assessment.ts'
import { type ItemCode, itemCodes, type SectionCode, sectionCodes } from './instrument.ts'

export const isAssessment = (document: { readonly kind: string }): document is Assessment =>
  document.kind === 'assessment'
const isAssessmentSignature = (document: { readonly kind: string }): document is AssessmentSignature =>
  document.kind === 'assessment-signature'

/** Newest first; those that a later fact corrected are left out. */
export function standingAssessments(documents: readonly Document[]): readonly Assessment[] {
  const corrected = new Set(documents.flatMap((document) => document.corrects ?? []))
  return documents
    .filter((document) => isAssessment(document) && !corrected.has(document.id))
    .map((document) => document as Assessment)
    .toSorted((a, b) => (key(a) < key(b) ? 1 : -1))
}

const key = (assessment: Assessment): string => `${assessment.body.date} ${assessment.occurredAt} ${assessment.id}`

export type SignatureState =
  | { readonly state: 'signed'; readonly by: string; readonly at: string }
  /** 待复核: one assessor so far. */
  | { readonly state: 'pendingReview' }

export function signatureState(assessment: Assessment, documents: readonly Document[]): SignatureState {
  const signature = documents
    .filter(isAssessmentSignature)
    .filter(
      ({ body }) =>
        body.assessment === assessment.id &&
        body.assessor.staff !== assessment.author &&
        body.level === assessment.body.result.final,
    )
    .toSorted((a, b) => (a.occurredAt < b.occurredAt ? -1 : 1))[0]
  return signature === undefined
    ? { state: 'pendingReview' }
    : { state: 'signed', by: signature.body.assessor.name, at: signature.occurredAt }
}

export type ItemChange = { readonly item: ItemCode; readonly before: number; readonly after: number }

export type AssessmentComparison = {
  readonly total: number
  readonly level: number
  readonly sections: Readonly<Record<SectionCode, number>>
  /** Every item whose score changed: first those that went the way of the total (losses where it stayed), each the largest first, then by code. */
  readonly items: readonly ItemChange[]
  /** The two used different settings for the open points of the standard: their levels compare only with care. */
  readonly sameOptions: boolean
}

/** Differences `after − before`; a negative total is a loss, a positive level a worse one. */
export function compareAssessments(before: Assessment, after: Assessment): AssessmentComparison {
  const [x, y] = [before.body, after.body]
  const total = y.result.total - x.result.total
  const way = total > 0 ? 1 : -1
  const gain = (change: ItemChange): number => (change.after - change.before) * way
  return {
    total,
    level: y.result.final - x.result.final,
    sections: Object.fromEntries(
      sectionCodes.map((code) => [code, y.result.sections[code] - x.result.sections[code]]),
    ) as Record<SectionCode, number>,
    items: itemCodes
      .map((item): ItemChange => ({ item, before: x.answers[item] ?? 0, after: y.answers[item] ?? 0 }))
      .filter((change) => change.before !== change.after)
      .toSorted(
        (a, b) =>
          Number(gain(b) > 0) - Number(gain(a) > 0) ||
          Math.abs(gain(b)) - Math.abs(gain(a)) ||
          (a.item < b.item ? -1 : 1),
      ),
    sameOptions: x.options.stacking === y.options.stacking && x.options.riskCount === y.options.riskCount,
  }
}

/**
 * Months after which the next regular assessment (常规评估) is due. No copy of GB/T 42195 that could be read has a number (standards/01
 * §12, from memory: "commonly yearly"), so it is a setting of the station; a year is what standards/09 §1 calls overdue at the latest.
 * Since 2026-11-30.
 */
export const reassessMonthsChoices = [6, 12] as const
export type ReassessMonths = (typeof reassessMonthsChoices)[number]
export const usualReassessMonths: ReassessMonths = 12

export const nextAssessmentDue = (assessment: Assessment, months: ReassessMonths): CalendarDate =>
  addMonths(assessment.body.date, months)

/** What makes a reassessment due before its date (standards/09 §1). */
export type ReassessmentTrigger = {
  readonly code: 'fall' | 'hospital' | 'newCondition' | 'riskEvents'
  readonly on: CalendarDate
}

export type AssessmentDue = {
  readonly state: 'never' | 'overdue' | 'triggered' | 'due' | 'current'
  /** When it is or was due. */
  readonly on: CalendarDate
  readonly trigger?: ReassessmentTrigger
}

/** `soonDays` before the date it counts as `due`. */
export function assessmentDue(
  newest: Assessment | undefined,
  triggers: readonly ReassessmentTrigger[],
  today: CalendarDate,
  months: ReassessMonths = usualReassessMonths,
  soonDays = 30,
): AssessmentDue {
  if (newest === undefined) return { state: 'never', on: today }
  const on = nextAssessmentDue(newest, months)
  if (on < today) return { state: 'overdue', on }
  const trigger = triggers.filter((one) => one.on > newest.body.date).toSorted((a, b) => (a.on < b.on ? -1 : 1))[0]
  if (trigger !== undefined) return { state: 'triggered', on: trigger.on, trigger }
  const soon = new Date(Date.parse(`${today}T00:00:00Z`) + soonDays * 86_400_000).toISOString().slice(0, 10)
  return { state: on <= soon ? 'due' : 'current', on }
}
