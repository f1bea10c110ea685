/**
 * Taking consent back: the elder's word is enough, said to staff or pressed at the machine. It counts at once; who pressed it at the
 * machine may undo it there for ten minutes, and what stood before is then given anew.
 */
import { type Audit, recordAudit } from '../activity/audit.ts'
import type { Elder } from '../elders/elder.ts'
import { type Act, editDocument } from '../shared/document.ts'
import { uuidV7 } from '../shared/ids.ts'
import { instantOf } from '../shared/instant.ts'
import { type ConsentAct, type ConsentPurpose, consentState, nextConsentAct } from './consent.ts'
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

const undoMilliseconds = 10 * 60_000

/** Milliseconds in which what the elder took back at the machine can still be undone; 0 when there is nothing to undo. */
export function takeBackLeft(acts: readonly ConsentAct[], purpose: ConsentPurpose, now: number): number {
  const taken = undoable(acts, purpose)?.taken
  // Another kiosk's clock may run a little ahead of ours: never more than the whole ten minutes.
  return taken === undefined
    ? 0
    : Math.max(0, Math.min(Date.parse(taken.at) + undoMilliseconds - now, undoMilliseconds))
}

/** The record with what stood before given anew, and the note of it; undefined when there is nothing to undo any more. */
export function undoTakeBack(elder: Elder, purpose: ConsentPurpose, act: Act): readonly [Elder, Audit] | undefined {
  const { consents } = elder.body
  const before = undoable(consents, purpose)?.before
  if (before === undefined || takeBackLeft(consents, purpose, act.now) === 0) return undefined
  const { signature, signedWith = before.id, ...said } = before
  const given = nextConsentAct(consents, {
    ...said,
    ...(before.method === 'signature' ? { signedWith: signature === undefined ? signedWith : before.id } : {}),
    id: uuidV7(act.now, act.random),
    at: instantOf(act.now),
    author: act.author,
  })
  return [
    editDocument(elder, { consents: [...consents, given] }, act),
    recordAudit({ action: 'consent', subject: elder.id, parts: [purpose] }, act, elder.id),
  ]
}

/** The one act that stands, if it is the elder's own taking back, and the yes that it took back. */
function undoable(acts: readonly ConsentAct[], purpose: ConsentPurpose) {
  const { heads } = consentState(acts, purpose)
  const [taken] = heads
  if (taken === undefined || heads.length > 1 || taken.given || taken.author !== 'self') return undefined
  const replaced = acts.filter((one) => taken.replaces.includes(one.id))
  const [before] = replaced
  return before === undefined || replaced.some((one) => !one.given) ? undefined : { taken, before }
}
