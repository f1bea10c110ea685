/**
 * What follows from a follow-up, by the rules of the public-health service (standards/02 §5, §6): controlled or not, when to refer,
 * when to come again. Danger (≥180/110, glucose ≥16.7 or ≤3.9, or a sign): refer, again in two weeks. The first time above
 * target or with a drug reaction: the physician adjusts, again in two weeks. Twice in a row, a reaction that stays, a new or
 * worse complication: advise referral, contact within two weeks. Controlled: the routine, about three months (from memory in
 * the paper, so a setting). Without a pressure, or without a fasting glucose, nothing is said about control.
 */
import { addDays, addMonths } from '../shared/instant.ts'
import type { FollowUpAnswers, FollowUpBasis, FollowUpReason, FollowUpResult } from './follow-up-form.ts'

const twoWeeks = 14

export function judgeFollowUp(answers: FollowUpAnswers, basis: FollowUpBasis): FollowUpResult {
  const dangers = dangersIn(answers)
  const { isAbove, reason } = heldAgainst(answers, basis)
  const isReaction = answers.reaction === 'present'
  const isWorse = answers.complication === 'worse'
  const { previous } = basis
  const referrals: readonly FollowUpReason[] = [
    ...(isWorse ? ['complication' as const] : []),
    ...(isReaction && previous?.reaction === true ? ['reactionNotSolved' as const] : []),
    ...(isAbove === true && previous?.notControlled === true ? ['twiceAbove' as const] : []),
  ]
  const category = isWorse
    ? 'complication'
    : isReaction
      ? 'adverseReaction'
      : isAbove === undefined
        ? undefined
        : isAbove
          ? 'notControlled'
          : 'controlled'
  const step =
    dangers.length > 0
      ? 'referNow'
      : referrals.length > 0
        ? 'refer'
        : isAbove === true || isReaction
          ? 'adjust'
          : isAbove === undefined
            ? 'measure'
            : 'keep'
  const reasons: readonly FollowUpReason[] = [
    ...dangers,
    ...referrals,
    ...(isReaction && previous?.reaction !== true ? ['reaction' as const] : []),
    ...(reason === undefined ? [] : [reason]),
  ]
  const due =
    step === 'measure'
      ? undefined
      : step === 'keep'
        ? addMonths(answers.on, basis.routineMonths)
        : addDays(answers.on, twoWeeks)
  return {
    ...(category === undefined ? {} : { category }),
    ...(isAbove === undefined ? {} : { controlled: category === 'controlled' }),
    step,
    reasons: [...reasons],
    ...(due === undefined ? {} : { due }),
  }
}

function dangersIn(answers: FollowUpAnswers): readonly FollowUpReason[] {
  const { systolic = 0, diastolic = 0, glucose, glucoseFlag, programme } = answers
  const isGlucose = glucoseFlag !== undefined || (glucose !== undefined && (glucose >= 16.7 || glucose <= 3.9))
  return [
    ...(systolic >= 180 || diastolic >= 110 ? ['pressureDanger' as const] : []),
    ...(programme === 'diabetes' && isGlucose ? ['glucoseDanger' as const] : []),
    ...(answers.dangers.length > 0 ? ['dangerSign' as const] : []),
  ]
}

/** Undefined where the number that decides was not measured. */
function heldAgainst(
  { programme, systolic, diastolic, glucose, glucoseFlag, glucoseTiming }: FollowUpAnswers,
  basis: FollowUpBasis,
): { readonly isAbove: boolean | undefined; readonly reason?: FollowUpReason } {
  if (programme === 'hypertension') {
    if (systolic === undefined || diastolic === undefined) return { isAbove: undefined, reason: 'pressureMissing' }
    const isAbove = systolic >= basis.systolic || diastolic >= basis.diastolic
    return { isAbove, reason: isAbove ? 'pressureAbove' : 'withinTarget' }
  }
  if (glucoseTiming !== 'fasting' || (glucose === undefined && glucoseFlag === undefined))
    return { isAbove: undefined, reason: 'fastingMissing' }
  // Too low is no control either; the paper has no class for it.
  if (glucoseFlag === 'low' || (glucose !== undefined && glucose <= 3.9)) return { isAbove: undefined }
  const isAbove = glucoseFlag === 'high' || (glucose ?? 0) >= basis.fastingGlucose
  return { isAbove, reason: isAbove ? 'glucoseAbove' : 'withinTarget' }
}
