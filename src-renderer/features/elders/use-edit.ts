/** The editing in hand: what changed since the form was opened, and whether it now says to be somebody else who is known. */
import { useMemo, useState } from 'react'
import { recordAudit } from '../../../src-domain/activity/audit.ts'
import type { Elder, ElderBody } from '../../../src-domain/elders/elder.ts'
import { type ElderDraft, openDraft, tidyDraft, validateRegistration } from '../../../src-domain/elders/elder-rules.ts'
import { isSame } from '../../../src-domain/shared/canonical.ts'
import { settledBy } from '../../../src-domain/questions/questions.ts'
import { editDocument } from '../../../src-domain/shared/document.ts'
import { useAct } from '../../replica/use-act.ts'
import { useSave } from '../../replica/use-save.ts'
import { useToday } from '../../replica/use-today.ts'
import { useHeld, useKept } from '../../ui/unsaved.tsx'
import { draftOf } from './draft.ts'
import { useDuplicateCheck } from './use-duplicate-check.ts'

/** By these a person is told from another: only their change asks for duplicates. */
const identifying: readonly string[] = ['name', 'namePinyin', 'birthDate', 'identityNumber']

type InHand = { readonly base: Elder; readonly began: ElderDraft; readonly draft: ElderDraft }

export function useEdit(elder: Elder, onDone: () => void) {
  const act = useAct()
  const today = useToday()
  const form = `edit ${elder.id}`
  const kept = useKept<InHand>(form)
  // What the form began with: a change that arrives meanwhile from another kiosk is not undone by saving, and becomes a
  // question where it is the same field.
  const [base] = useState(() => kept?.base ?? elder)
  const [began] = useState(() => kept?.began ?? draftOf(base.body))
  const [draft, setDraft] = useState(() => kept?.draft ?? openDraft(began))
  const [tried, setTried] = useState(false)
  const { busy, refusals, save: store } = useSave()
  const check = useDuplicateCheck(draft, elder.id)
  const wrong = validateRegistration(draft, today)
  const changes = changesBetween(began, tidyDraft(draft))
  const fields = Object.keys(changes)
  const inHand = useMemo<InHand>(() => ({ base, began, draft }), [base, began, draft])
  const saved = useHeld(form, fields.length === 0 ? undefined : inHand)
  const isChecked = fields.some((field) => identifying.includes(field))

  const save = async (): Promise<void> => {
    setTried(true)
    if (wrong.length > 0 || busy || (isChecked && !check.isClear)) return
    if (fields.length === 0) return onDone()
    const now = act()
    const audit = recordAudit({ action: 'change', subject: elder.id, parts: fields }, now, elder.id)
    const edited = editDocument(base, changes, now)
    if (!(await store([edited, ...settledBy(base, edited, now), audit]))) return
    saved()
    onDone()
  }

  return {
    /** It was begun before the machine was locked. */
    isKept: kept !== undefined,
    draft,
    setDraft,
    today,
    tried,
    wrong,
    busy,
    refusals,
    save,
    /** Undefined while the register is still read and what was changed cannot be checked yet. */
    duplicates: isChecked ? check.duplicates : [],
    isSettled: check.isSettled,
    settle: check.settle,
  }
}

/** Fields that differ; `undefined` removes one. */
function changesBetween(before: ElderDraft, after: ElderDraft): Partial<ElderBody> {
  const changes: Record<string, unknown> = {}
  for (const field of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const value = after[field as keyof ElderDraft]
    if (!isSame(before[field as keyof ElderDraft], value)) changes[field] = value
  }
  return changes as Partial<ElderBody>
}
