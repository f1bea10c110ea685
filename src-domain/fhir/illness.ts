/**
 * Conditions, allergies and medicines. Table A.4 of GB/T 42195 gives ranges of ICD-10, which are no codes: a condition has the table's own
 * number and its words. Medicines, substances and reactions are words as they were told. What was refuted is left out; that somebody
 * asked and no allergy is known is said, and where nobody asked nothing is.
 */
import { type Allergies, type Allergy, allergiesOf } from '../archive/allergy.ts'
import { type Condition, conditionKind } from '../archive/condition.ts'
import { isTaken, type Medication, medicationKind } from '../archive/medication.ts'
import { diseaseById, diseaseCode } from '../assessments/form-tables.ts'
import type { Elder } from '../elders/elder.ts'
import type { Document } from '../shared/document.ts'
import type { CalendarDate } from '../shared/instant.ts'
import { coded, hl7, localTime, notes, ownSystem, referenceTo, uuidOf } from './fhir-elements.ts'
import type { Resource } from './fhir-types.ts'

export const conditionsOf = (documents: readonly Document[], elder: string): readonly Resource[] =>
  documents
    .filter((document) => document.kind === conditionKind.kind)
    // Checked against its kind when it was saved.
    .map((document) => conditionIn(document as Condition, elder))

function conditionIn({ id, body, ...condition }: Condition, elder: string): Resource {
  const listed = diseaseById.get(body.code)?.label['zh-CN']
  const name = body.code === diseaseCode.other ? (body.name ?? listed) : listed
  return {
    resourceType: 'Condition',
    id: uuidOf(id),
    clinicalStatus: { coding: [{ system: hl7('condition-clinical'), code: body.status }] },
    verificationStatus: {
      coding: [{ system: hl7('condition-ver-status'), code: body.confirmed ? 'confirmed' : 'unconfirmed' }],
    },
    category: [{ coding: [{ system: hl7('condition-category'), code: 'problem-list-item' }] }],
    code: coded(name ?? '', { system: ownSystem('gbt42195-2022-a4'), code: String(body.code) }),
    subject: referenceTo(elder),
    ...(body.since === undefined ? {} : { onsetDateTime: body.since }),
    recordedDate: localTime(condition),
    ...notes(body.controlled === undefined ? undefined : body.controlled ? '控制得好' : '控制得不好', body.note),
  }
}

export function allergyResources(elder: Elder, documents: readonly Document[]): readonly Resource[] {
  const allergies = allergiesOf(elder.body, documents)
  return [
    ...allergies.standing.map((allergy) => allergyIn(allergy, elder.id)),
    ...allergies.noted.map((noted) => notedIn(noted, elder)),
    ...(allergies.noneKnown === undefined ? [] : [noneKnownIn(allergies.noneKnown, elder.id)]),
  ]
}

const verification = (code: 'confirmed' | 'unconfirmed') => ({
  clinicalStatus: { coding: [{ system: hl7('allergyintolerance-clinical'), code: 'active' }] },
  verificationStatus: { coding: [{ system: hl7('allergyintolerance-verification'), code }] },
})

function allergyIn({ id, body, ...allergy }: Allergy, elder: string): Resource {
  const severity = body.severity === 'unknown' ? {} : { severity: body.severity }
  const isSaid = body.reaction !== undefined || body.severity !== 'unknown'
  return {
    resourceType: 'AllergyIntolerance',
    id: uuidOf(id),
    ...verification(body.certainty === 'confirmed' ? 'confirmed' : 'unconfirmed'),
    code: coded(body.substance),
    patient: referenceTo(elder),
    ...(body.since === undefined ? {} : { onsetDateTime: body.since }),
    recordedDate: localTime(allergy),
    ...(isSaid ? { reaction: [{ manifestation: [coded(body.reaction ?? '没有写明')], ...severity }] } : {}),
    ...notes({ confirmed: undefined, told: '听老人或家属说的', suspected: '怀疑' }[body.certainty]),
  }
}

function notedIn(
  { id, substance, reaction, source }: Allergies['noted'][number],
  { id: elder, offset, body }: Elder,
): Resource {
  const at = body.allergies.find((one) => one.id === id)?.at
  return {
    resourceType: 'AllergyIntolerance',
    id: uuidOf(`${elder} allergy ${id}`),
    ...verification(source === 'physician' ? 'confirmed' : 'unconfirmed'),
    code: coded(substance),
    patient: referenceTo(elder),
    ...(at === undefined ? {} : { recordedDate: localTime({ occurredAt: at, offset }) }),
    ...(reaction === undefined ? {} : { reaction: [{ manifestation: [coded(reaction)] }] }),
    ...notes({ said: '听老人或家属说的', record: '照病历写的', physician: '医生说的' }[source]),
  }
}

function noneKnownIn({ id, body, ...asked }: NonNullable<Allergies['noneKnown']>, elder: string): Resource {
  return {
    resourceType: 'AllergyIntolerance',
    id: uuidOf(id),
    ...verification('unconfirmed'),
    code: coded('没有已知的过敏', { system: ownSystem('allergy'), code: 'none-known' }),
    patient: referenceTo(elder),
    recordedDate: localTime(asked),
    ...notes({ self: '问过老人本人', family: '问过家属', paper: '照病历写的' }[body.toldBy]),
  }
}

export const medicationsOf = (
  documents: readonly Document[],
  elder: string,
  today: CalendarDate,
): readonly Resource[] =>
  documents
    .filter((document) => document.kind === medicationKind.kind)
    .map((document) => medicationIn(document as Medication, elder, today))

function medicationIn({ id, body, ...medication }: Medication, elder: string, today: CalendarDate): Resource {
  const { startedOn, stoppedOn } = body
  const how = [body.dose, body.frequency, body.method].filter((text) => text !== undefined && text.trim() !== '')
  const period = {
    ...(startedOn === undefined ? {} : { start: startedOn }),
    ...(stoppedOn === undefined ? {} : { end: stoppedOn }),
  }
  return {
    resourceType: 'MedicationStatement',
    id: uuidOf(id),
    status: isTaken(body, today) ? 'active' : startedOn !== undefined && startedOn > today ? 'intended' : 'stopped',
    medicationCodeableConcept: coded(body.name),
    subject: referenceTo(elder),
    ...(Object.keys(period).length === 0 ? {} : { effectivePeriod: period }),
    dateAsserted: localTime(medication),
    ...(how.length === 0 ? {} : { dosage: [{ text: how.join('，') }] }),
    ...notes(body.longTerm ? '长期用药' : undefined, body.note),
  }
}
