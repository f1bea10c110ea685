/** Taking consent back: the elder's word is enough, said to staff or pressed at the machine. */
import { type Audit, recordAudit } from '../activity/audit.ts'
import type { Elder } from '../elders/elder.ts'
import { type Act, editDocument } from '../shared/document.ts'
import { uuidV7 } from '../shared/ids.ts'
import { instantOf } from '../shared/instant.ts'
import { type ConsentPurpose, nextConsentAct } from './consent.ts'
import { consentTexts } from './consent-texts.ts'

/** The record without that consent, and the note that somebody changed it; to be saved together. */
export function withdrawConsent(
  elder: Elder,
  purpose: ConsentPurpose,
  language: 'zh-CN' | 'en',
  act: Act,
): readonly [Elder, Audit] {
  const taken = nextConsentAct(elder.body.consents, {
    id: uuidV7(act.now, act.random),
    purpose,
    given: false,
    textVersion: consentTexts[purpose].version,
    language,
    method: 'told',
    at: instantOf(act.now),
    author: act.author,
  })
  return [
    editDocument(elder, { consents: [...elder.body.consents, taken] }, act),
    recordAudit({ action: 'consent', subject: elder.id, parts: [purpose] }, act, elder.id),
  ]
}
