/**
 * The registration in hand: consent first, then the data, then saved. Nothing leaves the page's memory before the last
 * step; a registration that is left is gone.
 */
import { useState } from 'react'
import { type Audit, recordAudit } from '../../../src-domain/activity/audit.ts'
import type { ConsentInput } from '../../../src-domain/consent/consent.ts'
import type { Elder } from '../../../src-domain/elders/elder.ts'
import {
  type ElderDraft,
  registerElder,
  tidyDraft,
  validateRegistration,
} from '../../../src-domain/elders/elder-rules.ts'
import { useAct } from '../../replica/use-act.ts'
import { useSave } from '../../replica/use-save.ts'
import { useToday } from '../../replica/use-today.ts'
import { useDuplicateCheck } from './use-duplicate-check.ts'

export type RegisterStep = 'consent' | 'facts' | 'done'

type Attempt = {
  readonly draft: ElderDraft
  readonly consents: readonly ConsentInput[]
  readonly elder: Elder
  readonly audit: Audit
}

export function useRegister() {
  const act = useAct()
  const today = useToday()
  const [step, setStep] = useState<RegisterStep>('consent')
  const [consents, setConsents] = useState<readonly ConsentInput[]>([])
  const [draft, setDraft] = useState<ElderDraft>({})
  const [tried, setTried] = useState(false)
  const { busy: saving, refusals, save: store } = useSave()
  const [saved, setSaved] = useState<Elder | undefined>()
  const [attempt, setAttempt] = useState<Attempt | undefined>()
  const tryAgain = attempt?.draft === draft && attempt.consents === consents ? attempt : undefined
  const { duplicates, isSettled, settle, forget, isClear } = useDuplicateCheck(draft, tryAgain?.elder.id)
  const wrong = validateRegistration(draft, today)
  const mayBeSaved = wrong.length === 0 && isClear

  const make = (): Attempt => {
    const now = act()
    const elder = registerElder(tidyDraft(draft), consents, now)
    const audit = recordAudit({ action: 'create', subject: elder.id }, now, elder.id)
    const made = { draft, consents, elder, audit }
    setAttempt(made)
    return made
  }
  const save = async () => {
    setTried(true)
    if (!mayBeSaved || saving) return
    // What the disk had no room for may stand in the journal already: tried again, it is the same record, not a second one.
    const { elder, audit } = tryAgain ?? make()
    if (!(await store([elder, audit]))) return
    setSaved(elder)
    setStep('done')
  }

  return {
    step,
    draft,
    setDraft,
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
    agreed: (inputs: readonly ConsentInput[]) => {
      setConsents(inputs)
      setStep('facts')
    },
    backToConsent: () => setStep('consent'),
    again: () => {
      setConsents([])
      setDraft({})
      setTried(false)
      setSaved(undefined)
      forget()
      setStep('consent')
    },
  }
}
