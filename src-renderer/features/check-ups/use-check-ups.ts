/** The check-ups of one elder: those that stand, the one under way, and the last day known from elsewhere. */
import { useMemo } from 'react'
import { careVisitKind, type CareVisitBody } from '../../../src-domain/archive/care-visit.ts'
import { standingFacts } from '../../../src-domain/archive/standing.ts'
import {
  answerCheckUp,
  type CheckUp,
  checkUpKind,
  discardCheckUp,
  foldCheckUp,
  isCheckUp,
  standingCheckUps,
  startCheckUp,
} from '../../../src-domain/check-ups/check-up.ts'
import type { CheckUpValue } from '../../../src-domain/check-ups/check-up-form.ts'
import type { DocumentKind } from '../../../src-domain/shared/document.ts'
import type { CalendarDate } from '../../../src-domain/shared/instant.ts'
import { useLogDraft } from '../../replica/use-log-draft.ts'
import { useDocuments } from '../../replica/use-replica.ts'

export type KnownCheckUps = {
  /** Newest first. */
  readonly standing: readonly CheckUp[]
  readonly open: CheckUp | undefined
  readonly lastElsewhere: CalendarDate | undefined
}

/** Undefined while loading. */
export function useCheckUps(elder: string): KnownCheckUps | undefined {
  const records = useDocuments({ collection: 'records', elder })
  return useMemo(() => {
    if (records === undefined) return undefined
    const visits = standingFacts(
      records.filter(({ kind }) => kind === careVisitKind.kind),
      records,
    ).map(({ body }) => body as CareVisitBody)
    return {
      standing: standingCheckUps(records),
      open: records.filter(isCheckUp).find((one) => one.body.corrects === undefined && isOpen(one)),
      lastElsewhere: visits
        .filter(({ type, condition }) => type === 'checkUp' && condition === undefined)
        .map(({ on }) => on)
        .toSorted()
        .at(-1),
    }
  }, [records])
}

const isOpen = (one: CheckUp): boolean => foldCheckUp(one).state === 'open'
const kind = checkUpKind as unknown as DocumentKind

/** The one being filled in: a new one, or the one that puts `corrected` right. */
export function useCheckUpDraft(elder: string, corrected: CheckUp | undefined) {
  const { draft, isLoading, saving, begin, change, latest } = useLogDraft<CheckUp>(
    kind,
    elder,
    (one) => one.body.corrects === corrected?.id && isOpen(one),
  )
  const form = draft === undefined ? undefined : foldCheckUp(draft)
  return {
    isLoading,
    saving,
    draft: form?.state === 'open' ? draft : undefined,
    answers: form?.answers ?? {},
    start: (on: CalendarDate) => begin((by) => startCheckUp(elder, on, by, corrected)),
    answer: (field: string, value: CheckUpValue | undefined) =>
      change((from, by) => answerCheckUp(from, field, value, by)),
    discard: () => change((from, by) => discardCheckUp(from, by)),
    latest,
  }
}
