import { describe, expect, it } from 'vitest'
import { bookingStep, sampleBooking } from '../../tests/support/sample-booking.ts'
import { sampleElder } from '../../tests/support/sample-elder.ts'
import { sampleExpertAccount } from '../../tests/support/sample-expert.ts'
import { recordAudit } from '../activity/audit.ts'
import { answerCall, startCall } from '../activity/call.ts'
import { createReading } from '../archive/reading.ts'
import { handArticle } from '../articles/article-handed.ts'
import { kindByName } from '../documents.ts'
import type { ServiceRequest } from '../services/service.ts'
import { changeSettings, settingsOf } from '../settings/station-settings.ts'
import { checkDocument } from '../shared/check-document.ts'
import { type Act, createDocument, type Document, editDocument } from '../shared/document.ts'
import { mergeDocuments } from '../shared/merge.ts'
import { addPerson, changePerson } from './staff-rules.ts'
import { type StaffRole, type Staff, staffKind } from './staff.ts'

let drawn = 0
const act = (author: string, minutes = 0, kiosk = 'kiosk-a'): Act => ({
  station: 'qingshiqiao',
  kiosk,
  author,
  now: Date.parse('2026-11-24T02:00:00Z') + minutes * 60_000,
  offset: 480,
  random: (count) => Uint8Array.from({ length: count }, () => (drawn = (drawn * 31 + 17) % 251)),
})
const person = (name: string, role: StaffRole, by: string): Staff =>
  createDocument(staffKind, { name, role, active: true }, act(by))
/** As the sign-in after set-up writes it. */
const founder = (name: string, kiosk: string, role: StaffRole = 'administrator', minutes = 0): Staff => {
  const made = createDocument(staffKind, { name, role, active: true }, act('', minutes, kiosk))
  const by = { author: made.id }
  const edits = Object.fromEntries(Object.entries(made.edits ?? {}).map(([field, edit]) => [field, { ...edit, ...by }]))
  return { ...made, ...by, edits }
}
const boss = founder('李梅', 'kiosk-a')
const nurse = person('孙燕', 'staff', boss.id)
const helper = person('沈佳宁', 'volunteer', boss.id)
const elder = sampleElder({ agreed: ['record', 'measuring', 'assessment', 'shareInstitution'] })
const verifier = '$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHRzYWx0$aGFzaGhhc2hoYXNo'

const refusalsOf = (
  document: { readonly kind: string },
  previous: Document | undefined,
  staff: readonly unknown[] = [boss, nurse],
): readonly string[] => {
  const receivedAt = act('', 600).now
  const accounts = staff as readonly Document[]
  const checked = checkDocument(document, previous, kindByName, {
    scope: 'station',
    station: 'qingshiqiao',
    receivedAt,
    elder: elder as Document,
    people: (id) => accounts.find((one) => one.id === id),
    staff: accounts,
  })
  return checked.ok ? [] : checked.error.map(({ code, field }) => `${code} ${field}`)
}
const set = (staff: Staff, change: Partial<Staff['body']>, by: string, minutes = 1): Document =>
  editDocument(staff, change, act(by, minutes)) as Document

describe('who works at a station', () => {
  it('is said by its administrators, by the rules of the people screen', () => {
    const added = addPerson([boss], { name: '周强', role: 'administrator', pinVerifier: verifier }, act(boss.id, 1))
    expect(added.ok && refusalsOf(added.value[0]!, undefined)).toEqual([])
    const shut = changePerson([boss, nurse], nurse, { field: 'active', value: false }, act(boss.id, 1))
    expect(shut.ok && refusalsOf(shut.value[0]!, nurse as Document)).toEqual([])
    const reset = changePerson([boss, nurse], nurse, { field: 'pin', value: verifier }, act(boss.id, 1))
    expect(reset.ok && refusalsOf(reset.value[0]!, nurse as Document)).toEqual([])
  })

  it('is not said by anybody else: no person added, no role, no access, no PIN of another', () => {
    expect(refusalsOf(person('某人', 'administrator', nurse.id), undefined)).toContain(
      'staff.administratorOnly /body/role',
    )
    expect(refusalsOf(person('某人', 'staff', 'system'), undefined)).toHaveLength(3)
    for (const change of [{ role: 'administrator' }, { active: false }, { name: '孙燕燕' }] as const)
      expect(refusalsOf(set(nurse, change, nurse.id), nurse as Document)).toEqual([
        `staff.administratorOnly /body/${Object.keys(change)[0]}`,
      ])
    expect(refusalsOf(set(boss, { pinVerifier: verifier }, nurse.id), boss as Document)).toEqual([
      'staff.administratorOnly /body/pinVerifier',
    ])
  })

  it('leaves everybody the own PIN, also where an administrator’s edit comes in the same document', () => {
    const own = set(nurse, { pinVerifier: verifier, pinTemporary: false }, nurse.id)
    expect(refusalsOf(own, nurse as Document)).toEqual([])
    const renamed = set(nurse, { name: '孙小燕' }, boss.id, 2)
    const both = mergeDocuments(kindByName.get('staff')!, own, renamed)
    expect(both.body).toMatchObject({ name: '孙小燕', pinVerifier: verifier })
    expect(refusalsOf(both, nurse as Document)).toEqual([])
  })

  it('is judged by who edited it, not by who wrote the document first', () => {
    // The document of the administrator, its role changed by a nurse.
    expect(refusalsOf(set(boss, { role: 'volunteer' }, nurse.id), boss as Document)).toEqual([
      'staff.administratorOnly /body/role',
    ])
    // A value that nobody says to have changed.
    const silent = { ...nurse, body: { ...nurse.body, role: 'administrator' } }
    expect(refusalsOf(silent, nurse as Document)).toEqual(['staff.administratorOnly /body/role'])
  })

  it('begins with whoever sets a kiosk up, once for each kiosk', () => {
    expect(refusalsOf(boss, undefined, [])).toEqual([])
    const second = founder('周强', 'kiosk-b')
    expect(refusalsOf(second, undefined, [boss, nurse])).toEqual([])
    expect(refusalsOf(founder('某人', 'kiosk-b'), undefined, [boss, nurse, second])).not.toEqual([])
    // Who was added by somebody else is nobody’s first person, and makes itself none.
    const again = { ...founder('孙燕', 'kiosk-c'), id: nurse.id, author: nurse.id }
    expect(refusalsOf(again, undefined)).not.toEqual([])
  })

  it('takes a record that a wiped kiosk wrote anew, which says what stood there', () => {
    const anew = founder('孙燕', 'kiosk-a', 'staff', 5)
    const edits = Object.fromEntries(
      Object.entries(anew.edits ?? {}).map(([field, edit]) => [field, { ...edit, author: nurse.id }]),
    )
    const written = { ...anew, id: nurse.id, author: nurse.id, edits } as Document
    const joined = mergeDocuments(kindByName.get('staff')!, written, nurse as Document)
    expect(refusalsOf(joined, nurse as Document)).toEqual([])
  })

  it('is not undone for a role that was taken away later', () => {
    const former = set(person('周强', 'administrator', boss.id), { role: 'staff' }, boss.id, 30) as Staff
    const before = set(nurse, { active: false }, former.id, 20)
    expect(refusalsOf(before, nurse as Document, [boss, nurse, former])).toEqual([])
    const after = set(nurse, { active: false }, former.id, 40)
    expect(refusalsOf(after, nurse as Document, [boss, nurse, former])).toHaveLength(1)
  })
})

describe('what a station decided for itself', () => {
  it('is changed by an administrator, and by nobody else', () => {
    const first = changeSettings(settingsOf([]), 'stationName', '青山驿站', act(boss.id, 1)) as Document
    expect(refusalsOf(first, undefined)).toEqual([])
    const byNurse = changeSettings(settingsOf([first]), 'hidesUnreviewed', true, act(nurse.id, 2))
    expect(refusalsOf(byNurse, first)).toEqual(['staff.administratorOnly /body/hidesUnreviewed'])
    expect(refusalsOf(changeSettings(settingsOf([]), 'riskCount', 'sum', act('system', 1)), undefined)).toHaveLength(1)
    const byBoss = changeSettings(settingsOf([first]), 'hidesUnreviewed', true, act(boss.id, 2))
    expect(refusalsOf(byBoss, first)).toEqual([])
  })
})

describe('a volunteer', () => {
  const staff = [boss, nurse, helper]
  const asHelper = act(helper.id, 5)
  const pressure = createReading(
    { type: 'bloodPressure', systolic: 128, diastolic: 76, source: 'staff' },
    asHelper,
    elder.id,
  )

  it('answers calls, looks, prints a handout for somebody without a record, and changes the own PIN', () => {
    const call = startCall('home', elder.id, act('self'))
    const answered = answerCall(call, asHelper)
    expect(answered.ok && refusalsOf(answered.value, call as Document, staff)).toEqual([])
    expect(
      refusalsOf(recordAudit({ action: 'view', subject: elder.id }, asHelper, elder.id), undefined, staff),
    ).toEqual([])
    const article = {
      id: 'articles:018f0000-0000-7000-8000-000000000001',
      updatedAt: '2026-11-01T02:00:00.000Z',
      body: { title: '防跌倒' },
    }
    const handed = (to: string) => handArticle(article, { how: 'handout', to: 'elder', elder: to }, asHelper)
    expect(refusalsOf(handed(''), undefined, staff)).toEqual([])
    expect(refusalsOf(handed(elder.id), undefined, staff)).toEqual(['staff.notAllowed /author'])
    expect(refusalsOf(set(helper, { pinVerifier: verifier }, helper.id), helper as Document, staff)).toEqual([])
  })

  it('writes nothing of health and nothing that binds, also not into what others began', () => {
    expect(refusalsOf(pressure, undefined, staff)).toEqual(['staff.notAllowed /author'])
    expect(refusalsOf({ ...pressure, author: nurse.id } as Document, undefined, staff)).toEqual([])
    const booking: Document = { ...sampleBooking({ elder: elder.id, seed: 21 }), author: nurse.id }
    expect(refusalsOf({ ...booking, author: helper.id } as Document, undefined, staff)).toEqual([
      'staff.notAllowed /author',
    ])
    const step = bookingStep(booking as ServiceRequest, 'cancelled', { reason: '不去了' })
    const events = step.events!.map((event, i) => (i === 0 ? event : { ...event, author: helper.id }))
    expect(refusalsOf({ ...step, events } as Document, booking, staff)).toEqual(['staff.notAllowed /events/1'])
    // Known here already: it was judged when it came.
    expect(refusalsOf({ ...step, events } as Document, { ...step, events } as Document, staff)).toEqual([])
    const renamed = editDocument(elder, { phone: '13800138000' }, asHelper) as Document
    expect(refusalsOf(renamed, elder as Document, staff)).toEqual(['staff.notAllowed /edits/phone'])
    // A record begun under such a name, by a program that did not ask, is still everybody's to put right.
    const begun = { ...elder, author: helper.id } as Document
    const mended = editDocument(begun, { phone: '13800138000' }, act(nurse.id, 6))
    expect(refusalsOf(mended, begun, staff)).toEqual([])
  })

  it('is not told that what was written as staff does not stand, and becomes staff', () => {
    const later = set(nurse, { role: 'volunteer' }, boss.id, 30) as Staff
    const before = { ...pressure, author: nurse.id } as Document
    expect(refusalsOf(before, undefined, [boss, later])).toEqual([])
    const promoted = set(helper, { role: 'staff' }, boss.id, 1) as Staff
    expect(refusalsOf(pressure, undefined, [boss, promoted])).toEqual([])
  })
})

describe('an expert', () => {
  it('adds nothing to what others began', () => {
    const account = sampleExpertAccount()
    const byExpert = editDocument(elder, { phone: '13800138000' }, act(account.id, 5)) as Document
    expect(refusalsOf(byExpert, elder as Document, [boss, account])).toEqual(['staff.notAllowed /edits/phone'])
  })
})
