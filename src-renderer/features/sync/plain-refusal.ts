/** Why the server took a document not, as a sentence: its own words may be a status or a program's, and go to the console. */
import type { Refusal } from '../../../src-domain/shared/result.ts'

/** Reasons of `sync.documentRefused` (push-documents.ts) that have a sentence of their own. */
const known: Readonly<Record<string, string>> = { '413': 'sync.documentTooLarge' }

export function plainRefusal(refusal: Refusal): Refusal {
  // Here it is stored already, and asking now does not change what was agreed to then.
  if (refusal.code === 'consent.notCovered') return { code: 'sync.notAgreedThen' }
  if (refusal.code !== 'sync.documentRefused') return refusal
  return { code: known[String(refusal.params?.['reason'] ?? '')] ?? refusal.code }
}
