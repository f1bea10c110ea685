/**
 * The assessment being carried out. Every answer is one save; the screen shows it at once and says when it is on disk. Answers
 * given faster than the disk build on each other, and what another kiosk answers meanwhile is merged in, not overwritten.
 */
import { useCallback, useEffect, useRef, useState } from 'react'
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
import type { Act, Document, DocumentKind } from '../../../src-domain/shared/document.ts'
import { mergeDocuments } from '../../../src-domain/shared/merge.ts'
import type { Refusal } from '../../../src-domain/shared/result.ts'
import { useAct } from '../../replica/use-act.ts'
import { useDocuments, useReplica } from '../../replica/use-replica.ts'
import { useToday } from '../../replica/use-today.ts'

export type Saving =
  | { readonly state: 'saved' | 'saving' }
  | { readonly state: 'refused'; readonly refusals: readonly Refusal[] }

export type DraftControl = {
  /** Undefined while loading, null when none is open. */
  readonly draft: AssessmentDraft | null | undefined
  readonly form: DraftForm | undefined
  readonly saving: Saving
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

const isOpenDraft = (document: Document, mode: Mode, today: CalendarDate): boolean =>
  document.kind === assessmentDraftKind.kind &&
  (document as unknown as AssessmentDraft).body.mode === mode &&
  (mode === 'national' || (document as unknown as AssessmentDraft).body.date > addDays(today, -ownDraftLife)) &&
  foldDraft(document as unknown as AssessmentDraft).state === 'open'

const kind = assessmentDraftKind as unknown as DocumentKind
const merged = (a: AssessmentDraft, b: AssessmentDraft): AssessmentDraft =>
  mergeDocuments(kind, a as Document, b as Document) as unknown as AssessmentDraft

export function useDraft(elder: string, mode: Mode = 'national'): DraftControl {
  const replica = useReplica()
  const act = useAct()
  const today = useToday()
  const stored = useDocuments({ collection: 'records', elder, kind: assessmentDraftKind.kind })
  const [own, setOwn] = useState<AssessmentDraft | undefined>()
  const [saving, setSaving] = useState<Saving>({ state: 'saved' })
  const latest = useRef<AssessmentDraft | undefined>(undefined)
  const pending = useRef(0)

  const incoming = stored?.find((document) =>
    own === undefined ? isOpenDraft(document, mode, today) : document.id === own.id,
  )
  const fromStore = incoming as unknown as AssessmentDraft | undefined
  const draft = own !== undefined && fromStore !== undefined ? merged(own, fromStore) : (own ?? fromStore)
  useEffect(() => {
    // Never back to an older state: an answer may have been given since this one was drawn.
    const known = latest.current
    latest.current = known !== undefined && draft !== undefined && known.id === draft.id ? merged(known, draft) : draft
  }, [draft])

  const save = useCallback(
    async (next: AssessmentDraft) => {
      latest.current = next
      setOwn(next)
      pending.current += 1
      setSaving({ state: 'saving' })
      const result = await replica.save([next as Document])
      pending.current -= 1
      if (!result.ok) setSaving({ state: 'refused', refusals: result.error })
      else if (pending.current === 0) setSaving({ state: 'saved' })
    },
    [replica],
  )
  const change = useCallback(
    (step: (from: AssessmentDraft, by: Act) => AssessmentDraft) => {
      if (latest.current !== undefined) void save(step(latest.current, act()))
    },
    [save, act],
  )
  const form = draft === undefined ? undefined : foldDraft(draft)
  const isOpen = form?.state === 'open'
  return {
    draft: stored === undefined && own === undefined ? undefined : isOpen ? (draft ?? null) : null,
    form: isOpen ? form : undefined,
    saving,
    start: () => {
      void save(startDraft(elder, mode, today, act()))
    },
    answer: (item, score) => change((from, by) => answerItem(from, item, score, by)),
    fill: (field, value) => change((from, by) => fillField(from, field, value, by)),
    fillAll: (fields) =>
      change((from, by) => fields.reduce((so, [field, value]) => fillField(so, field, value, by), from)),
    discard: () => change((from, by) => discardDraft(from, by)),
    latest: () => latest.current,
  }
}
