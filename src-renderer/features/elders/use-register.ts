/**
 * The registration in hand: consent first, then the data, then saved. Nothing leaves the page's memory before the last
 * step; a registration that is left is gone, one that was locked away is still there for who began it.
 */
import { useState } from 'react'
import { type Audit, recordAudit } from '../../../src-domain/activity/audit.ts'
import type { ConsentInput } from '../../../src-domain/consent/consent.ts'
import { type ConsentAnswers, guardianOf } from '../../../src-domain/consent/consent-form.ts'
import type { Elder } from '../../../src-domain/elders/elder.ts'
import {
  type ElderDraft,
  registerElder,
  tidyDraft,
  validateRegistration,
} from '../../../src-domain/elders/elder-rules.ts'
import { currentLanguage } from '../../i18n/i18n.ts'
import type { Language } from '../../i18n/resources.ts'
import { useAct } from '../../replica/use-act.ts'
import { useSave } from '../../replica/use-save.ts'
import { useToday } from '../../replica/use-today.ts'
import { useHeld, useKept } from '../../ui/unsaved.tsx'
import { emptyProof, type ProofDraft } from './consent-proof.tsx'
import { withGuardian } from './draft.ts'
import { useDuplicateCheck } from './use-duplicate-check.ts'

export type RegisterStep = 'consent' | 'facts' | 'done'

/** What the screen holds of the questions and how they are confirmed. */
export type Asked = {
  readonly answers: ConsentAnswers
  readonly proof: ProofDraft
  readonly language: Language
}

type Attempt = {
  readonly draft: ElderDraft
  readonly consents: readonly ConsentInput[]
  readonly elder: Elder
  readonly audit: Audit
}

type InHand = {
  readonly step: RegisterStep
  readonly asked: Asked
  readonly consents: readonly ConsentInput[]
  readonly draft: ElderDraft
  readonly attempt?: Attempt | undefined
}

const form = 'register'
const nothingInHand = (): InHand => ({
  step: 'consent',
  asked: { answers: {}, proof: emptyProof, language: currentLanguage() },
  consents: [],
  draft: {},
})

export function useRegister() {
  const act = useAct()
  const today = useToday()
  const kept = useKept<InHand>(form)
  const [inHand, setInHand] = useState(() => kept ?? nothingInHand())
  const [tried, setTried] = useState(false)
  const { busy: saving, refusals, save: store } = useSave()
  const [saved, setSaved] = useState<Elder | undefined>()
  const { step, asked, consents, draft, attempt } = inHand
  const isBegun = Object.keys(asked.answers).length > 0 || Object.keys(draft).length > 0
  const done = useHeld(form, isBegun && step !== 'done' ? inHand : undefined)
  const change = (changes: Partial<InHand>) => setInHand((now) => ({ ...now, ...changes }))
  const tryAgain = attempt?.draft === draft && attempt.consents === consents ? attempt : undefined
  const { duplicates, isSettled, settle, forget, isClear } = useDuplicateCheck(draft, tryAgain?.elder.id)
  const wrong = validateRegistration(draft, today)
  const mayBeSaved = wrong.length === 0 && isClear

  const make = (): Attempt => {
    const now = act()
    const elder = registerElder(tidyDraft(draft), consents, now)
    const audit = recordAudit({ action: 'create', subject: elder.id }, now, elder.id)
    const made = { draft, consents, elder, audit }
    change({ attempt: made })
    return made
  }
  const save = async () => {
    setTried(true)
    if (!mayBeSaved || saving) return
    // What the disk had no room for may stand in the journal already: tried again, it is the same record, not a second one.
    const { elder, audit } = tryAgain ?? make()
    if (!(await store([elder, audit]))) return
    done()
    setSaved(elder)
    change({ step: 'done' })
  }

  return {
    step,
    /** It was begun before the machine was locked. */
    isKept: kept !== undefined && step !== 'done',
    asked,
    ask: (next: Asked) => change({ asked: next }),
    draft,
    setDraft: (next: ElderDraft | ((now: ElderDraft) => ElderDraft)) =>
      setInHand((now) => ({ ...now, draft: typeof next === 'function' ? next(now.draft) : next })),
    today,
    tried,
    wrong,
    duplicates,
    isSettled,
    settle,
    saving,
    refusals,
    saved,
    save,
    agreed: (inputs: readonly ConsentInput[]) =>
      setInHand((now) => ({
        ...now,
        consents: inputs,
        draft: withGuardian(now.draft, guardianOf(now.consents), guardianOf(inputs)),
        step: 'facts',
      })),
    backToConsent: () => change({ step: 'consent' }),
    again: () => {
      setInHand(nothingInHand())
      setTried(false)
      setSaved(undefined)
      forget()
    },
  }
}
