/**
 * One sitting of consent: the answers to several purposes, each given by itself, confirmed together in one way. What comes
 * out are acts; a signature is kept once, with the first yes.
 */
import type { Guardian } from '../elders/contact.ts'
import { parsePhone } from '../shared/phone.ts'
import { err, ok, type Refusal, refusal, type Result } from '../shared/result.ts'
import {
  type ConsentInput,
  type ConsentPurpose,
  consentPurposes,
  isSigned,
  nextConsentAct,
  refuseConsentAct,
  type Signature,
} from './consent.ts'
import { consentTexts } from './consent-texts.ts'

export type ConsentAnswers = Readonly<Partial<Record<ConsentPurpose, boolean>>>

export type ConsentProof =
  | { readonly method: 'signature'; readonly signature: Signature | undefined }
  | { readonly method: 'witness'; readonly name: string; readonly staff?: string }
  | { readonly method: 'guardian'; readonly guardian: Guardian }

export type ConsentSitting = {
  readonly at: string
  readonly author: string
  readonly language: 'zh-CN' | 'en'
  readonly newId: () => string
}

/** The acts of one sitting, in the order of the purposes, or what the proof lacks. A no needs no proof. */
export function consentsOf(
  answers: ConsentAnswers,
  proof: ConsentProof,
  { at, author, language, newId }: ConsentSitting,
): Result<readonly ConsentInput[], readonly Refusal[]> {
  let signed: string | undefined
  const inputs: ConsentInput[] = []
  for (const purpose of consentPurposes) {
    const given = answers[purpose]
    if (given === undefined) continue
    const id = newId()
    const head = { id, purpose, given, textVersion: consentTexts[purpose].version, language, at, author }
    if (!given) inputs.push({ ...head, method: 'told' })
    else if (proof.method === 'signature' && signed !== undefined) {
      inputs.push({ ...head, method: 'signature', signedWith: signed })
    } else {
      inputs.push({ ...head, ...proofFields(proof) })
      signed = id
    }
  }
  const acts = inputs.map((input) => nextConsentAct([], input))
  const refusals = [...acts.flatMap((act) => refuseConsentAct(act, acts)), ...refusePhone(guardianOf(acts))]
  const distinct = [...new Map(refusals.map((one) => [one.code, one])).values()]
  return distinct.length === 0 ? ok(inputs) : err(distinct)
}

/** Registering may go on: consent to the record, and everything asked is confirmed. */
export function consentsToRegister(
  answers: ConsentAnswers,
  proof: ConsentProof,
  sitting: ConsentSitting,
): Result<readonly ConsentInput[], readonly Refusal[]> {
  return answers.record === true ? consentsOf(answers, proof, sitting) : err([refusal('elder.noConsent', '/record')])
}

/** Who decided for the elder in this sitting; who that is, is written once and stands in the elder's record too. */
export const guardianOf = (inputs: readonly ConsentInput[]): Guardian | undefined =>
  inputs.findLast((input) => input.given && input.guardian !== undefined)?.guardian

function refusePhone(guardian: Guardian | undefined): readonly Refusal[] {
  if (guardian?.phone === undefined || guardian.phone.trim() === '') return []
  const phone = parsePhone(guardian.phone)
  return phone.ok ? [] : [phone.error]
}

function proofFields(proof: ConsentProof): Partial<ConsentInput> & Pick<ConsentInput, 'method'> {
  switch (proof.method) {
    case 'signature':
      return { method: 'signature', ...(isSigned(proof.signature) ? { signature: proof.signature } : {}) }
    case 'witness': {
      const name = proof.name.trim()
      const staff = proof.staff === undefined ? {} : { staff: proof.staff }
      return { method: 'witness', ...(name === '' ? {} : { witness: { name, ...staff } }) }
    }
    case 'guardian': {
      const { name, evidence } = proof.guardian
      const isComplete = name.trim() !== '' && evidence.trim() !== ''
      return { method: 'guardian', ...(isComplete ? { guardian: proof.guardian } : {}) }
    }
    default:
      return proof satisfies never
  }
}
