/**
 * What the elder was asked and answered, one Consent for each purpose: agreed `active`, refused `rejected`, taken back `inactive`. The text
 * is named by its version; signatures, and the names of witnesses, stay at the station.
 */
import { type ConsentAct, consentPurposes, consentState, isTakenBack } from '../consent/consent.ts'
import { consentTexts } from '../consent/consent-texts.ts'
import type { Elder } from '../elders/elder.ts'
import { coded, hl7, localTime, ownSystem, referenceTo, uuidOf } from './fhir-elements.ts'
import type { Resource } from './fhir-types.ts'
import { purposeWords } from './fhir-words.ts'

export const consentsOf = (elder: Elder): readonly Resource[] =>
  consentPurposes.flatMap((purpose) => {
    const { state, act } = consentState(elder.body.consents, purpose)
    return act === undefined ? [] : [consentIn(act, state === 'given', elder)]
  })

function consentIn(act: ConsentAct, isGiven: boolean, { id, offset, body }: Elder): Resource {
  const { purpose, at, textVersion, method } = act
  const when = localTime({ occurredAt: at, offset })
  return {
    resourceType: 'Consent',
    id: uuidOf(`${id} consent ${purpose}`),
    status: isGiven ? 'active' : isTakenBack(act, body.consents) ? 'inactive' : 'rejected',
    scope: { coding: [{ system: hl7('consentscope'), code: 'patient-privacy' }] },
    category: [coded(purposeWords[purpose], { system: ownSystem('consent-purpose'), code: purpose })],
    patient: referenceTo(id),
    dateTime: when,
    performer: [method === 'guardian' ? { display: '监护人' } : referenceTo(id)],
    policyRule: coded(`${consentTexts[purpose].wording['zh-CN'].title}（说明第 ${textVersion} 版）`, {
      system: ownSystem('consent-text'),
      code: `${purpose}-${textVersion}`,
    }),
    ...(isGiven ? { verification: [{ verified: true, verificationDate: when }] } : {}),
    provision: { type: isGiven ? 'permit' : 'deny' },
  }
}
