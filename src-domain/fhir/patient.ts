/**
 * Who the elder is. All of it goes only to the elder; a physician or institution gets name, telephone, address, sex and the year of birth, a
 * relative the name, as the texts of consent say. A birth date that was only estimated is given as its year, and a name is never
 * split into family and given name.
 */
import type { Elder, ElderBody } from '../elders/elder.ts'
import { parseIdentityNumber } from '../shared/identity-number.ts'
import type { CalendarDate } from '../shared/instant.ts'
import { coded, hl7, ownSystem, uuidOf } from './fhir-elements.ts'
import type { Resource } from './fhir-types.ts'
import { genderOf, identityWords, relationWords } from './fhir-words.ts'
import type { RecipientKind } from './export-scope.ts'

export function patientOf({ id, body }: Elder, recipient: RecipientKind, today: CalendarDate): Resource {
  const head = { resourceType: 'Patient', id: uuidOf(id) }
  const name = { use: 'official', text: body.name }
  const reach = {
    ...(body.phone === undefined ? {} : { telecom: [{ system: 'phone', value: body.phone }] }),
    ...addressOf(body),
  }
  switch (recipient) {
    case 'family':
      return { ...head, name: [name] }
    case 'institution':
      return { ...head, name: [name], ...reach, gender: genderOf[body.sex], birthDate: body.birthDate.slice(0, 4) }
    case 'self':
      return {
        ...head,
        ...identifiersOf(body, today),
        name: [name, ...(body.calledAs === undefined ? [] : [{ use: 'nickname', text: body.calledAs }])],
        ...reach,
        gender: genderOf[body.sex],
        birthDate: body.birthDateSource === 'estimated' ? body.birthDate.slice(0, 4) : body.birthDate,
        ...deceased(body),
        ...maritalOf(body),
        ...contactsOf(body),
        communication: [{ language: { text: body.language ?? 'zh-CN' }, preferred: true }],
      }
    default:
      return recipient satisfies never
  }
}

function identifiersOf({ identityNumber }: ElderBody, today: CalendarDate): object {
  if (identityNumber === undefined) return {}
  const parsed = parseIdentityNumber(identityNumber, today)
  const text = identityWords[parsed.ok ? parsed.value.kind : 'resident']
  return {
    identifier: [{ use: 'official', type: { text }, system: ownSystem('identity-number'), value: identityNumber }],
  }
}

function addressOf({ address, village, group }: ElderBody): object {
  const text = [village, group, address].filter((part) => part !== undefined).join(' ')
  return text === '' ? {} : { address: [{ use: 'home', text, country: 'CN' }] }
}

/** 未说明 (5) is no state that FHIR's list has. */
const maritalCodes: Readonly<Record<string, readonly [string, string]>> = {
  '1': ['S', '未婚'],
  '2': ['M', '已婚'],
  '3': ['W', '丧偶'],
  '4': ['D', '离婚'],
}
function maritalOf({ marital }: ElderBody): object {
  const [code, text] = maritalCodes[marital ?? ''] ?? []
  return code === undefined || text === undefined
    ? {}
    : { maritalStatus: coded(text, { system: hl7('v3-MaritalStatus'), code }) }
}

function contactsOf({ contacts, guardian }: ElderBody): object {
  const all = [
    ...(guardian === undefined
      ? []
      : [
          contact(guardian, [
            coded(`监护人（${relationWords[guardian.relation]}）`, { system: hl7('v3-RoleCode'), code: 'GUARD' }),
          ]),
        ]),
    ...contacts.map((one) =>
      contact(one, [
        coded(relationWords[one.relation]),
        ...(one.isEmergency ? [coded('紧急联系人', { system: hl7('v2-0131'), code: 'C' })] : []),
      ]),
    ),
  ]
  return all.length === 0 ? {} : { contact: all }
}

const contact = (
  { name, phone }: { readonly name: string; readonly phone?: string | undefined },
  relationship: readonly object[],
): object => ({
  relationship,
  name: { text: name },
  ...(phone === undefined ? {} : { telecom: [{ system: 'phone', value: phone }] }),
})

/** The day where it is known, else only that it is so. */
function deceased({ archived }: ElderBody): object {
  if (archived?.reason !== 'died') return {}
  return archived.on === undefined ? { deceasedBoolean: true } : { deceasedDateTime: archived.on }
}
