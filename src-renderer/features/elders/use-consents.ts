/** Writes new acts of consent into the record: nothing is changed or removed, only added. */
import { recordAudit } from '../../../src-domain/activity/audit.ts'
import {
  type ConsentAct,
  type ConsentInput,
  type ConsentPurpose,
  nextConsentAct,
} from '../../../src-domain/consent/consent.ts'
import { withdrawConsent } from '../../../src-domain/consent/withdraw-consent.ts'
import { guardianOf } from '../../../src-domain/consent/consent-form.ts'
import type { Elder } from '../../../src-domain/elders/elder.ts'
import { tidyPerson } from '../../../src-domain/elders/elder-rules.ts'
import { editDocument } from '../../../src-domain/shared/document.ts'
import { currentLanguage } from '../../i18n/i18n.ts'
import { useAct } from '../../replica/use-act.ts'
import { useSave } from '../../replica/use-save.ts'

export function useConsents(elder: Elder) {
  const act = useAct()
  const { busy, refusals, save } = useSave()

  const record = (inputs: readonly ConsentInput[]): Promise<boolean> => {
    const now = act()
    const acts: ConsentAct[] = [...elder.body.consents]
    for (const input of inputs) acts.push(nextConsentAct(acts, input))
    const parts = inputs.map((input) => input.purpose)
    const audit = recordAudit({ action: 'consent', subject: elder.id, parts }, now, elder.id)
    const guardian = guardianOf(inputs)
    const decided = guardian === undefined ? {} : { guardian: tidyPerson(guardian) }
    return save([editDocument(elder, { consents: acts, ...decided }, now), audit])
  }

  const withdraw = (purpose: ConsentPurpose): Promise<boolean> =>
    save(withdrawConsent(elder, purpose, currentLanguage(), act()))

  return { busy, refusals, record, withdraw }
}
