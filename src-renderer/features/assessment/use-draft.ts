/** The assessment being carried out: its items and fields over the log that keeps them (use-log-draft.ts). */
import {
  answerItem,
  type AssessmentDraft,
  assessmentDraftKind,
  discardDraft,
  type DraftField,
  type DraftForm,
  fillField,
  foldDraft,
  startDraft,
} from '../../../src-domain/assessments/assessment-draft.ts'
import type { ItemCode } from '../../../src-domain/assessments/instrument.ts'
import { addDays, type CalendarDate } from '../../../src-domain/shared/instant.ts'
import type { DocumentKind } from '../../../src-domain/shared/document.ts'
import { type DraftSaving, useLogDraft } from '../../replica/use-log-draft.ts'
import { useToday } from '../../replica/use-today.ts'

export type DraftControl = {
  /** Undefined while loading, null when none is open. */
  readonly draft: AssessmentDraft | null | undefined
  readonly form: DraftForm | undefined
  readonly saving: DraftSaving
  readonly start: () => void
  readonly answer: (item: ItemCode, score: number | undefined) => void
  readonly fill: (field: DraftField, value: unknown) => void
  /** Several fields in one save. */
  readonly fillAll: (fields: readonly (readonly [field: DraftField, value: unknown])[]) => void
  readonly discard: () => void
  /** The draft with every answer given so far, also those not drawn yet. */
  readonly latest: () => AssessmentDraft | undefined
}

type Mode = AssessmentDraft['body']['mode']

/** Days for which an elder's own answers are gone on with; older ones are no longer true. */
const ownDraftLife = 7

const isOpenDraft = (draft: AssessmentDraft, mode: Mode, corrects: string | undefined, today: CalendarDate): boolean =>
  draft.body.mode === mode &&
  draft.body.corrects === corrects &&
  (mode === 'national' || draft.body.date > addDays(today, -ownDraftLife)) &&
  foldDraft(draft).state === 'open'

const kind = assessmentDraftKind as unknown as DocumentKind

/** @param corrects the finished assessment that is to be corrected: it has a draft of its own. */
export function useDraft(elder: string, mode: Mode = 'national', corrects?: string): DraftControl {
  const today = useToday()
  const { draft, isLoading, saving, begin, change, latest } = useLogDraft<AssessmentDraft>(kind, elder, (one) =>
    isOpenDraft(one, mode, corrects, today),
  )
  const form = draft === undefined ? undefined : foldDraft(draft)
  const isOpen = form?.state === 'open'
  return {
    draft: isLoading ? undefined : isOpen ? (draft ?? null) : null,
    form: isOpen ? form : undefined,
    saving,
    start: () => begin((by) => startDraft(elder, mode, today, by, corrects)),
    answer: (item, score) => change((from, by) => answerItem(from, item, score, by)),
    fill: (field, value) => change((from, by) => fillField(from, field, value, by)),
    fillAll: (fields) =>
      change((from, by) => fields.reduce((so, [field, value]) => fillField(so, field, value, by), from)),
    discard: () => change((from, by) => discardDraft(from, by)),
    latest,
  }
}
