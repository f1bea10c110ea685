import { describe, expect, it } from 'vitest'
import { actOf, sampleElder } from '../../tests/support/sample-elder.ts'
import { consentRefusals } from '../consent/consent-coverage.ts'
import type { Document } from '../shared/document.ts'
import { basicsResponses } from '../fhir/questionnaire-responses.ts'
import {
  type BasicsEntry,
  basicsEntryOf,
  basicsFields,
  basicsFrom,
  basicsKnown,
  chosenOf,
  type HealthBasicsBody,
  healthBasicsKind,
  healthBasicsOf,
  saveHealthBasics,
} from './health-basics.ts'
import { healthRecord } from './health-record.ts'
import { officialLists } from './official-lists.ts'

const elder = sampleElder()
const none = healthBasicsOf([])
const entry = (typed: Partial<BasicsEntry>): BasicsEntry => ({ ...basicsEntryOf({}), ...typed })
const bodyOf = (typed: Partial<BasicsEntry>): HealthBasicsBody => {
  const body = basicsFrom(entry(typed))
  if (!body.ok) throw new Error(JSON.stringify(body.error))
  return body.value
}
const codesOf = (typed: Partial<BasicsEntry>): readonly string[] => {
  const body = basicsFrom(entry(typed))
  return body.ok ? [] : body.error.map(({ code, field }) => `${code} ${field}`)
}
const begun = (typed: Partial<BasicsEntry>, at = '2026-11-20T02:00:00.000Z', seed = 1) =>
  saveHealthBasics(none, bodyOf(typed), elder.id, actOf(at, seed))!
const documents = (...all: readonly unknown[]) => all as readonly Document[]

const full: Partial<BasicsEntry> = {
  archiveNumber: '320599－003－101－00042',
  doctor: '李志明',
  residence: '2',
  registeredAddress: '安徽省宿州市',
  employer: '清石桥粮站',
  occupation: '0',
  bloodGroup: '4',
  rhesus: '2',
  exposure: ['2', '4'],
  surgery: '2',
  surgeryNote: '胆囊切除，1998年',
  injury: '1',
  father: ['2', '12'],
  fatherNote: '哮喘',
  mother: ['1'],
  hereditary: '1',
  disability: ['2', '3'],
  kitchen: '2',
  fuel: '1',
  water: '3',
  toilet: '1',
  livestock: '4',
}

describe('what the public-health form asks', () => {
  it('is kept by its official codes, the number without dashes, and opened again as it was filled in', () => {
    const body = bodyOf(full)
    expect(body).toMatchObject({
      edition: '2017',
      archiveNumber: '32059900310100042',
      occupation: '0',
      exposure: ['2', '4'],
    })
    expect(basicsFrom(basicsEntryOf(body))).toEqual({ ok: true, value: body })
    expect(basicsKnown(body)).toBe(20)
    expect(basicsKnown(bodyOf({}))).toBe(0)
  })

  it('refuses a number that is none: too short, letters, a committee that there is not', () => {
    const wrong = ['healthBasics.archiveNumber /archiveNumber']
    for (const number of ['3205990031010004', '3205990031010004x', '32059900300000042', '32059900320000042'])
      expect(codesOf({ archiveNumber: number }), number).toEqual(wrong)
    for (const number of ['32059900300100042', '32059900319900042', '32059900399900042'])
      expect(codesOf({ archiveNumber: number }), number).toEqual([])
  })

  it('lets "none" stand alone, where it is chosen and where it arrives', () => {
    expect(chosenOf(['2', '3'], ['2', '3', '1'])).toEqual(['1'])
    expect(chosenOf(['1'], ['1', '4'])).toEqual(['4'])
    expect(codesOf({ exposure: ['1', '2'] })).toEqual(['healthBasics.noneAndOthers /exposure'])
    const arrived = { ...begun({}), body: { edition: '2017' as const, father: ['1', '2'] } }
    expect(healthBasicsKind.rules?.(arrived, undefined).map(({ field }) => field)).toEqual(['/body/father'])
  })

  it('forgets a note when what it was written beside is not chosen any more', () => {
    expect(bodyOf({ surgery: '1', surgeryNote: '胆囊' })).not.toHaveProperty('surgeryNote')
    expect(bodyOf({ father: ['2'], fatherNote: '哮喘' })).not.toHaveProperty('fatherNote')
  })

  it('joins what two kiosks began apart, field by field by the later word, and empties what was emptied', () => {
    const [here, there] = [begun({ water: '1', fuel: '1' }), begun({ water: '3' }, '2026-11-20T03:00:00.000Z', 2)]
    const standing = healthBasicsOf(documents(here, there))
    expect(standing.body).toEqual({ edition: '2017', water: '3', fuel: '1' })
    const emptied = saveHealthBasics(standing, bodyOf({ water: '3' }), elder.id, actOf('2026-11-20T04:00:00.000Z', 3))!
    expect(emptied.id).toBe(there.id)
    expect(healthBasicsOf(documents(here, emptied)).body).toEqual({ edition: '2017', water: '3' })
    expect(saveHealthBasics(standing, standing.body, elder.id, actOf('2026-11-20T05:00:00.000Z', 4))).toBeUndefined()
  })

  it('is not written without consent to keep what is noted about health', () => {
    const asked = begun({ water: '1' }) as unknown as Document
    const refused = (about: unknown) => consentRefusals(asked, undefined, about as Document).map(({ code }) => code)
    expect(refused(elder)).toEqual([])
    expect(refused(sampleElder({ agreed: ['record'] }))).toEqual(['consent.notCovered'])
  })

  it('fills the printed form and its cover, and nothing without consent', () => {
    const asked = documents(begun(full))
    const pages = healthRecord(elder, asked, '2026-11-24')
    const row = (page: string, label: string) =>
      pages.find(({ id }) => id === page)?.rows?.find((one) => one.label === label)
    expect(row('cover', '编号')).toMatchObject({ value: '320599－003－101－00042' })
    expect(row('cover', '责任医生')).toMatchObject({ value: '李志明' })
    expect(row('basic', '工作单位')).toMatchObject({ value: '清石桥粮站' })
    expect(row('basic', '手术')).toMatchObject({ chosen: ['2'], added: '胆囊切除，1998年' })
    expect(row('basic', '输血')).toMatchObject({ chosen: [], line: '原因、时间：' })
    expect(row('basic', '父亲')).toMatchObject({ chosen: ['2', '12'], added: '哮喘' })
    for (const [label, codes] of [
      ['常住类型', ['2']],
      ['职业', ['0']],
      ['残疾情况', ['2', '3']],
      ['饮水', ['3']],
      ['母亲', ['1']],
    ] as const)
      expect(row('basic', label), label).toMatchObject({ chosen: codes })
    const withdrawn = healthRecord(sampleElder({ withdrawn: ['measuring'] }), asked, '2026-11-24')
    expect(JSON.stringify(withdrawn)).not.toMatch(/粮站|胆囊|320599/)
  })

  it('goes into the elder’s own copy with code and words', () => {
    const [copy] = basicsResponses(documents(begun(full)), elder.id)
    expect(JSON.stringify(copy)).toContain('"code":"0","display":"国家机关、党群组织、企业、事业单位负责人"')
    expect(JSON.stringify(copy)).toContain('胆囊切除')
    expect(basicsResponses([], elder.id)).toEqual([])
  })

  it('has a field of the kind for each field of the form, and no code that is in no list', () => {
    const known = Object.keys((healthBasicsKind.body as unknown as { properties: object }).properties)
    const asked = basicsFields.flatMap((field) => [field.id, ...('note' in field ? [field.note.id] : [])])
    expect(['edition', ...asked].toSorted()).toEqual(known.toSorted())
    for (const field of basicsFields)
      if ('note' in field) expect(officialLists[field.list].map(({ code }) => code)).toContain(field.note.for)
  })
})
