import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ConsentInput } from '../consent/consent.ts'
import { withdrawConsent } from '../consent/withdraw-consent.ts'
import { kindByName } from '../documents.ts'
import { checkDocument } from '../shared/check-document.ts'
import { type Act, type Document, editDocument } from '../shared/document.ts'
import { checkCharacter } from '../shared/identity-number.ts'
import { mergeDocuments, openQuestions } from '../shared/merge.ts'
import { cardText, createCardCode, readCardText } from './elder-card.ts'
import { type Elder, type ElderBody, elderKind } from './elder.ts'
import {
  ageBelowElders,
  type ElderDraft,
  findDuplicates,
  formOfAddress,
  isArchived,
  isHighAge,
  isRecordOpen,
  isUsable,
  registerElder,
  tidyDraft,
  validateRegistration,
} from './elder-rules.ts'

const today = '2026-11-22'
const now = Date.parse('2026-11-22T02:00:00.000Z')
const actOn = (kiosk: string, minutes = 0): Act => {
  let seed = kiosk.length * 31 + minutes
  return {
    station: 'qingshiqiao',
    kiosk,
    author: 'staff:1',
    now: now + minutes * 60_000,
    offset: 480,
    random: (count) => Uint8Array.from({ length: count }, () => (seed = (seed * 1103515245 + 12345) % 2 ** 31) % 256),
  }
}
const consent: ConsentInput = {
  id: 'c1',
  purpose: 'record',
  given: true,
  textVersion: 1,
  language: 'zh-CN',
  method: 'witness',
  witness: { name: '陈晓梅' },
  at: '2026-11-22T01:59:00.000Z',
  author: 'staff:1',
}
const draft: ElderDraft = {
  name: '王秀兰',
  sex: '2',
  birthDate: '1935-03-15',
  birthDateSource: 'card',
  identityNumber: '310101193503150026',
  living: ['alone'],
}
const codes = (changes: ElderDraft) => validateRegistration({ ...draft, ...changes }, today).map((one) => one.code)
const without = (field: keyof ElderDraft): ElderDraft => {
  const { [field]: _left, ...rest } = draft
  return rest
}
const son = { id: 'c1', name: '王强', relation: 'son', isEmergency: true } as const
const context = { scope: 'station', station: 'qingshiqiao', receivedAt: now + 3_600_000 } as const

describe('registering an elder', () => {
  it('accepts a complete draft, and one without a number that says why', () => {
    expect(codes({})).toEqual([])
    expect(validateRegistration({ ...without('identityNumber'), noNumberReason: 'lostCard' }, today)).toEqual([])
  })

  it('names every missing field at once', () => {
    expect(validateRegistration({}, today).map((one) => `${one.code} ${one.field}`)).toEqual([
      'elder.nameMissing /name',
      'elder.sexMissing /sex',
      'elder.birthDateMissing /birthDate',
      'elder.numberOrReason /identityNumber',
    ])
  })

  it('refuses a wrong number, an impossible date, a wrong telephone and living alone with others', () => {
    expect(codes({ identityNumber: '310101193503150027' })).toEqual(['identity.checkDigit'])
    expect(codes({ birthDate: '1935-02-30' })).toContain('identity.birthDate')
    expect(codes({ birthDate: '48' })).toContain('identity.birthDateUnread')
    expect(codes({ birthDate: '2031-02-03' })).toContain('identity.future')
    expect(codes({ phone: '12345' })).toEqual(['phone.mobile'])
    expect(codes({ living: ['alone', 'spouse'] })).toEqual(['elder.livingAlone'])
    expect(codes({ ethnicity: '77' })).toEqual(['elder.ethnicityUnknown'])
  })

  it('refuses a sex or birth date other than the number says, until somebody notes why', () => {
    expect(codes({ sex: '1' })).toEqual(['elder.sexMismatch'])
    expect(codes({ birthDate: '1935-03-16' })).toEqual(['elder.birthDateMismatch'])
    expect(codes({ birthDate: '1935-03-16', mismatchNote: '户口簿写的是 16 日' })).toEqual([])
  })

  it('keeps rare characters and refuses digits in a name', () => {
    const rare = '王𬮱𠅤'
    expect(codes({ name: rare })).toEqual([])
    expect(registerElder({ ...draft, name: rare }, [consent], actOn('k1')).body.name).toBe(rare)
    expect(codes({ name: '買買提·吐尔逊' })).toEqual([])
    expect(codes({ name: '王秀2' })).toEqual(['elder.nameCharacters'])
  })

  it('stores number and telephones in one form', () => {
    expect(
      tidyDraft({
        identityNumber: '53010219200508011x',
        phone: ' 138-1234 1234',
        village: '  ',
        contacts: [{ id: '1', name: ' 王强 ', relation: 'son', phone: '(0512)65551234', isEmergency: true }],
        guardian: { name: '王强', relation: 'son', phone: '138 1234 1234', evidence: '户口簿' },
      }),
    ).toEqual({
      identityNumber: '53010219200508011X',
      phone: '13812341234',
      contacts: [{ id: '1', name: '王强', relation: 'son', phone: '0512-65551234', isEmergency: true }],
      guardian: { name: '王强', relation: 'son', phone: '13812341234', evidence: '户口簿' },
    })
  })

  it('has the guardian who gave the consent, unless the form says who it is now', () => {
    const li = { name: '李', relation: 'spouse', phone: '138 1234 1234', evidence: '户口簿' } as const
    const given = { ...consent, method: 'guardian', guardian: li } as const
    expect(registerElder(draft, [given], actOn('k1')).body.guardian).toEqual({ ...li, phone: '13812341234' })
    const said = { ...li, name: '李强' }
    expect(registerElder({ ...draft, guardian: said }, [given], actOn('k1')).body.guardian?.name).toBe('李强')
    expect(registerElder(draft, [consent], actOn('k1')).body.guardian).toBeUndefined()
  })

  it('makes a document the gate accepts', () => {
    const elder = registerElder(draft, [consent], actOn('k1'))
    expect(checkDocument(elder, undefined, kindByName, context)).toEqual({ ok: true, value: elder })
    expect(elder.body.cardCode).toMatch(/^[0-9A-Z]{26}$/)
  })
})

describe('a contact in the form', () => {
  const contact = { id: '1', name: '王强', isEmergency: false } as const
  const [named, daughter] = [
    { ...contact, phone: '13800000001' },
    { ...contact, relation: 'daughter' },
  ] as const

  it('is nobody in particular until somebody says who', () => {
    expect(codes({ contacts: [named] })).toEqual(['elder.contactRelation'])
    expect(codes({ contacts: [{ ...named, relation: 'daughter' }] })).toEqual([])
  })

  it('has a telephone, or it is said that there is none; one to ring in an emergency has one', () => {
    expect(codes({ contacts: [daughter] })).toEqual(['elder.contactPhone'])
    expect(codes({ contacts: [{ ...daughter, phone: ' ' }] })).toEqual(['elder.contactPhone'])
    expect(codes({ contacts: [{ ...daughter, noPhone: true }] })).toEqual([])
    expect(codes({ contacts: [{ ...daughter, noPhone: true, isEmergency: true }] })).toEqual(['elder.emergencyPhone'])
    expect(tidyDraft({ contacts: [{ ...daughter, noPhone: true }] }).contacts).toEqual([daughter])
  })
})

describe('the record of an elder', () => {
  const elder = registerElder(draft, [consent], actOn('k1'))

  it('cannot exist without consent to it', () => {
    const none = { ...elder, body: { ...elder.body, consents: [] } }
    const result = checkDocument(none, undefined, kindByName, context)
    expect(!result.ok && result.error.map((one) => one.code)).toEqual(['elder.noConsent'])
  })

  it('cannot lose or change an act of consent', () => {
    const other = { ...consent, id: 'c2', replaces: [] }
    const lost = editDocument(elder, { consents: [other] }, actOn('k1', 1))
    const result = checkDocument(lost, elder, kindByName, context)
    expect(!result.ok && result.error.map((one) => one.code)).toEqual(['elder.consentChanged'])
  })

  it.each<readonly [string, Partial<ElderBody>, readonly [string, string]]>([
    [
      'a number of another checksum',
      { identityNumber: '310101193503150027' },
      ['identity.checkDigit', 'identityNumber'],
    ],
    ['a telephone that is none', { phone: '12345' }, ['phone.mobile', 'phone']],
    [
      'a contact whose telephone is none',
      { contacts: [{ ...son, phone: '911' }] },
      ['phone.unknown', 'contacts/0/phone'],
    ],
    ['a birth date that lies ahead', { birthDate: '2026-11-23' }, ['identity.future', 'birthDate']],
    ['a birth date that does not exist', { birthDate: '1935-02-30' }, ['identity.birthDate', 'birthDate']],
    ['living alone and with others', { living: ['alone', 'children'] }, ['elder.livingAlone', 'living']],
  ])('cannot hold %s, unless it was stored so and is left so', (_name, wrong, [code, field]) => {
    const edited = editDocument(elder, wrong, actOn('k1', 1))
    const refused = checkDocument(edited, elder, kindByName, context)
    expect(!refused.ok && refused.error).toMatchObject([{ code, field: `/body/${field}` }])
    expect(checkDocument(edited, undefined, kindByName, context).ok).toBe(false)
    const again = editDocument(edited, { note: '下午来' }, actOn('k1', 2))
    expect(checkDocument(again, edited, kindByName, context).ok).toBe(true)
    const elsewhere = editDocument(edited, { village: '青石桥村' }, actOn('k22', 3))
    const merged = mergeDocuments(elderKind, again, elsewhere)
    expect(checkDocument(merged, again, kindByName, context).ok).toBe(true)
  })

  it('may be about somebody born today where the station is', () => {
    const late = { ...actOn('k1', 15 * 60), random: actOn('k1').random }
    const born = registerElder({ ...without('identityNumber'), birthDate: '2026-11-23' }, [consent], late)
    const received = { ...context, receivedAt: late.now }
    expect(born.updatedAt).toBe('2026-11-22T17:00:00.000Z')
    expect(checkDocument(born, undefined, kindByName, received).ok).toBe(true)
  })

  it('can be saved with the consent withdrawn', () => {
    const act = { ...elder.body.consents[0]!, id: 'c2', given: false, method: 'told' as const, replaces: ['c1'] }
    const withdrawn = editDocument(elder, { consents: [...elder.body.consents, act] }, actOn('k1', 1))
    expect(checkDocument(withdrawn, elder, kindByName, context).ok).toBe(true)
  })

  it('unites consents and allergies of two kiosks and keeps the telephone that lost', () => {
    const noted = { id: 'x', at: elder.occurredAt, author: 'staff:1', source: 'said' as const }
    const one = editDocument(
      elder,
      { allergies: [{ ...noted, id: 'a1', substance: '青霉素' }], phone: '13812341234' },
      actOn('k1', 1),
    )
    const two = editDocument(
      elder,
      { allergies: [{ ...noted, id: 'a2', substance: '磺胺' }], phone: '13900000087' },
      actOn('k22', 2),
    )
    const merged = mergeDocuments(elderKind, one, two) as unknown as Elder
    expect(merged.body.allergies.map((allergy) => allergy.substance)).toEqual(['青霉素', '磺胺'])
    expect(merged.body.phone).toBe('13900000087')
    expect(merged.others?.map((other) => [other.field, other.value])).toEqual([['phone', '13812341234']])
  })
})

describe('duplicates', () => {
  const known = [
    { id: '1', birthDate: '1935-03-15', identityNumber: '310101193503150026', sound: 'wang xiu lan' },
    { id: '2', birthDate: '1935-03-15', sound: 'wang xiu lan' },
    { id: '3', birthDate: '1940-01-01', identityNumber: '110101194001010012', sound: 'wang xiu lan' },
  ]

  it('are certain by the same number and likely by the same sound and birth date', () => {
    const sound = 'wang xiu lan'
    expect(findDuplicates({ identityNumber: '310101193503150026', birthDate: '1935-03-15', sound }, known)).toEqual([
      { id: '1', certainty: 'certain' },
      { id: '2', certainty: 'likely' },
    ])
    expect(findDuplicates({ birthDate: '1940-01-01', sound }, known)).toEqual([{ id: '3', certainty: 'likely' }])
  })

  it('are likely also with two numbers: a permit, and the resident card that came later', () => {
    const body = '83000019350315004'
    const permit = { identityNumber: body + checkCharacter(body), birthDate: '1935-03-15', sound: 'wang xiu lan' }
    expect(findDuplicates(permit, known)).toEqual([
      { id: '1', certainty: 'likely', numbersDiffer: true },
      { id: '2', certainty: 'likely' },
    ])
    expect(findDuplicates({ ...permit, birthDate: '1935-03-16' }, known)).toEqual([])
  })

  it('are not found without a sound', () => {
    expect(findDuplicates({ birthDate: '1935-03-15', sound: '' }, known)).toEqual([])
  })
})

describe('addressing a person', () => {
  it('chooses the word by sex and age, and what the person asked for above all', () => {
    const body = { name: '王秀兰', sex: '2', birthDate: '1950-01-01' } as const
    expect(formOfAddress(body, today)).toEqual({ name: '王秀兰', title: 'aunt' })
    expect(formOfAddress({ ...body, birthDate: '1946-11-22' }, today).title).toBe('granny')
    expect(formOfAddress({ ...body, sex: '1' }, today).title).toBe('uncle')
    expect(formOfAddress({ ...body, sex: '9' }, today).title).toBe('elder')
    expect(formOfAddress({ ...body, calledAs: '王老师' }, today)).toEqual({ name: '王老师' })
  })

  it('counts high age from the eightieth birthday', () => {
    expect(isHighAge({ birthDate: '1946-11-22' }, today)).toBe(true)
    expect(isHighAge({ birthDate: '1946-11-23' }, today)).toBe(false)
  })
})

describe('somebody below sixty', () => {
  it('is told by age until the sixtieth birthday, and no date that is none has an age', () => {
    expect(ageBelowElders({ birthDate: '2002-02-03' }, today)).toBe(24)
    expect(ageBelowElders({ birthDate: '1966-11-23' }, today)).toBe(59)
    expect(ageBelowElders({ birthDate: '1966-11-22' }, today)).toBeUndefined()
    expect(ageBelowElders({}, today)).toBeUndefined()
    for (const birthDate of ['2002', '2026-11-23']) expect(ageBelowElders({ birthDate }, today)).toBeUndefined()
  })
})

describe('the card', () => {
  it('is read back from what a scanner typed, and nothing else is', () => {
    const code = createCardCode((count) => Uint8Array.from({ length: count }, (_, i) => i * 16 + 15))
    expect(code).toHaveLength(26)
    expect(readCardText(cardText(code))).toBe(code)
    expect(readCardText(` ${cardText(code).toLowerCase()}\n`)).toBe(code)
    expect(readCardText('310101193503150026')).toBeUndefined()
  })
})

describe('a record', () => {
  it('is used while it is agreed to and not archived; archived it still opens', () => {
    const elder = registerElder(draft, [consent], actOn('a'))
    const archived = editDocument(elder, { archived: { reason: 'moved', at: consent.at } }, actOn('a', 1)) as Elder
    const [closed] = withdrawConsent(elder, 'record', 'zh-CN', actOn('a', 2))
    expect([elder, archived, closed].map(isRecordOpen)).toEqual([true, true, false])
    expect([elder, archived, closed].map(isUsable)).toEqual([true, false, false])
  })

  it('that was archived is brought back by an edit of another kiosk, in whatever order the two meet', () => {
    const elder = registerElder(draft, [consent], actOn('a')) as Document
    const at = (kiosk: string, minutes: number) => ({ ...actOn(kiosk, minutes), session: kiosk, kiosk })
    const archive = { archived: { reason: 'moved', at: consent.at } } as const
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 30 }), (first, second) => {
        const archived = editDocument(elder, archive, at('one', first))
        const edited = editDocument(elder, { phone: '13900000000' }, at('two', second))
        const [here, there] = [mergeDocuments(elderKind, archived, edited), mergeDocuments(elderKind, edited, archived)]
        expect(here).toEqual(there)
        expect(here.body['phone']).toBe('13900000000')
        expect(openQuestions(here)).toEqual([])
        expect(isArchived(here as Elder)).toBe(second <= first)
        const again = editDocument(here, { archived: { ...archive.archived, reason: 'left' } }, at('one', 40))
        expect(isArchived(again as Elder)).toBe(true)
      }),
    )
  })
})
