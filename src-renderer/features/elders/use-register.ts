/**
 * The registration in hand: consent first, then the data, then saved. Nothing leaves the page's memory before the last
 * step; a registration that is left is gone.
 */
import { useRef, useState } from 'react'
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
import { type FoundDuplicate, useDuplicates } from './use-duplicates.ts'

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
  const [settledFor, setSettledFor] = useState('')
  const attempt = useRef<Attempt | undefined>(undefined)
  const duplicates = useDuplicates(draft)
  const wrong = validateRegistration(draft, today)
  const likely = keyOf(duplicates)
  const isSettled = likely !== '' && settledFor === likely
  const mayBeSaved = wrong.length === 0 && (duplicates.length === 0 || isSettled)

  const save = async () => {
    setTried(true)
    if (!mayBeSaved || saving) return
    // What the disk had no room for may stand in the journal already: tried again, it is the same record, not a second one.
    if (attempt.current?.draft !== draft || attempt.current.consents !== consents) {
      const now = act()
      const elder = registerElder(tidyDraft(draft), consents, now)
      const audit = recordAudit({ action: 'create', subject: elder.id }, now, elder.id)
      attempt.current = { draft, consents, elder, audit }
    }
    const { elder, audit } = attempt.current
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
    /** Holds for these records only: another one that turns up is asked about anew. */
    settle: () => setSettledFor(likely),
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
      setStep('consent')
    },
  }
}

/** Same number is never settled by asking: '' then. */
const keyOf = (duplicates: readonly FoundDuplicate[]): string =>
  duplicates.some((one) => one.certainty === 'certain') ? '' : duplicates.map((one) => one.id).join(' ')
