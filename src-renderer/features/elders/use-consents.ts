/** Writes new acts of consent into the record: nothing is changed or removed, only added. */
import { useState } from 'react'
import { recordAudit } from '../../../src-domain/activity/audit.ts'
import {
  type ConsentAct,
  type ConsentInput,
  type ConsentPurpose,
  nextConsentAct,
} from '../../../src-domain/consent/consent.ts'
import { consentTexts } from '../../../src-domain/consent/consent-texts.ts'
import type { Elder } from '../../../src-domain/elders/elder.ts'
import { editDocument } from '../../../src-domain/shared/document.ts'
import { instantOf } from '../../../src-domain/shared/instant.ts'
import type { Refusal } from '../../../src-domain/shared/result.ts'
import { currentLanguage } from '../../i18n/i18n.ts'
import { useAct } from '../../replica/use-act.ts'
import { useReplica } from '../../replica/use-replica.ts'

export function useConsents(elder: Elder) {
  const replica = useReplica()
  const act = useAct()
  const [busy, setBusy] = useState(false)
  const [refusals, setRefusals] = useState<readonly Refusal[]>([])

  const record = async (inputs: readonly ConsentInput[]): Promise<boolean> => {
    setBusy(true)
    try {
      const now = act()
      const acts: ConsentAct[] = [...elder.body.consents]
      for (const input of inputs) acts.push(nextConsentAct(acts, input))
      const changed = editDocument(elder, { consents: acts }, now)
      const parts = inputs.map((input) => input.purpose)
      const audit = recordAudit({ action: 'consent', subject: elder.id, parts }, now, elder.id)
      const saved = await replica.save([changed, audit])
      setRefusals(saved.ok ? [] : saved.error)
      return saved.ok
    } finally {
      setBusy(false)
    }
  }

  /** The elder's word is enough to take consent back. */
  const withdraw = (purpose: ConsentPurpose): Promise<boolean> => {
    const { now, author } = act()
    return record([
      {
        id: crypto.randomUUID(),
        purpose,
        given: false,
        textVersion: consentTexts[purpose].version,
        language: currentLanguage(),
        method: 'told',
        at: instantOf(now),
        author,
      },
    ])
  }

  return { busy, refusals, record, withdraw }
}
