import { describe, expect, it } from 'vitest'
import { conditionKind } from '../archive/condition.ts'
import { actOf, sampleElder } from '../../tests/support/sample-elder.ts'
import { type Act, createDocument, type Document, type DocumentKind, editDocument } from '../shared/document.ts'
import { mergeDocuments, openQuestions } from '../shared/merge.ts'
import {
  type ChosenField,
  isShownWith,
  joinElders,
  separateElders,
  withNotesOf,
  withoutNotesOf,
} from './join-elders.ts'
import { type Elder, elderKind, isElder } from './elder.ts'
import { isArchived } from './elder-rules.ts'
import { isJoined, isSamePerson, samePersonKind, type SamePerson } from './same-person.ts'

let minute = 0
const act = (kiosk = 'kiosk-a'): Act => {
  minute += 1
  const seeded = actOf(new Date(Date.parse('2026-11-20T02:00:00.000Z') + minute * 60_000).toISOString())
  let drawn = minute * 31
  return {
    ...seeded,
    kiosk,
    session: kiosk,
    random: (count) => Uint8Array.from({ length: count }, () => (drawn += 7) % 256),
  }
}
const son = { id: 'son', name: '李强', relation: 'son', phone: '13900000001', isEmergency: true } as const
const daughter = {
  id: 'daughter',
  name: '李梅',
  relation: 'daughter',
  phone: '13900000002',
  isEmergency: true,
} as const
const xiuying = sampleElder({ seed: 1, name: '李秀英', phone: '13800000001', contacts: [son], interests: ['chess'] })
const xiuyingToo = sampleElder({
  seed: 2,
  name: '李秀瑛',
  namePinyin: 'li xiu ying',
  identityNumber: '310101194001020115',
  contacts: [{ ...son, id: 'son-again' }, daughter],
  interests: ['chess', 'opera'],
})
const third = sampleElder({ seed: 3, name: '李秀莹', interests: ['tea'] })
const both: readonly ChosenField[] = ['name', 'identityNumber']

const apart = (joined: SamePerson, elders: readonly Elder[], all: readonly SamePerson[] = [joined]) => {
  const documents = separateElders(joined, elders, all, act())
  const now = (id: string) =>
    documents.filter(isElder).find((one) => one.id === id) ?? elders.find((one) => one.id === id)!
  return { documents, now, joins: documents.filter(isSamePerson) }
}
const merged = <T extends { readonly kind: string }>(a: T, b: T): T =>
  mergeDocuments(
    (a.kind === 'elder' ? elderKind : samePersonKind) as DocumentKind,
    a as unknown as Document,
    b as unknown as Document,
  ) as unknown as T

describe('two records that were joined and are taken apart', () => {
  it('both say again what they said: name, reading, number, contacts and interests', () => {
    const [stays, joined] = joinElders(xiuying, xiuyingToo, both, act())
    expect(stays.body).toMatchObject({
      name: '李秀瑛',
      namePinyin: 'li xiu ying',
      identityNumber: '310101194001020115',
    })
    expect(stays.body.contacts.map(({ name }) => name)).toEqual(['李强', '李梅'])
    expect(stays.body.interests).toEqual(['chess', 'opera'])
    const { now, joins } = apart(joined, [stays, xiuyingToo])
    expect(joins.map(isJoined)).toEqual([false])
    expect(now(xiuying.id).body).toEqual(xiuying.body)
    expect(now(xiuyingToo.id)).toBe(xiuyingToo)
  })

  it('keep nothing of the other in what joined them', () => {
    const [, joined] = joinElders(xiuying, xiuyingToo, both, act())
    expect(JSON.stringify(joined)).not.toMatch(/秀瑛|31010119|13900000002/)
  })

  it('keep what somebody wrote in between, and give back what was changed in a contact that came', () => {
    const [stays, joined] = joinElders(xiuying, xiuyingToo, both, act())
    const contacts = stays.body.contacts.map((one) => (one.name === '李梅' ? { ...one, phone: '13900000009' } : one))
    const edited = editDocument(
      stays,
      { name: '李秀颖', phone: '13800000009', contacts, interests: ['opera', 'tea'] },
      act(),
    )
    const { now } = apart(joined, [edited, xiuyingToo])
    expect(now(xiuying.id).body).toMatchObject({
      name: '李秀颖',
      phone: '13800000009',
      contacts: [son],
      interests: ['tea'],
    })
    expect(now(xiuying.id).body).not.toHaveProperty('identityNumber')
    expect(now(xiuyingToo.id).body.contacts).toEqual([
      { ...son, id: 'son-again' },
      { ...daughter, phone: '13900000009' },
    ])
  })

  it('say what another kiosk wrote at that time, which lost only against the joining', () => {
    const elsewhere = editDocument(xiuying, { name: '李秀影' }, act('kiosk-b'))
    const [stays, joined] = joinElders(xiuying, xiuyingToo, both, act())
    const { now } = apart(joined, [merged(stays, elsewhere), xiuyingToo])
    expect(now(xiuying.id).body.name).toBe('李秀影')
    expect(openQuestions(now(xiuying.id) as unknown as Document)).toEqual([])
    // Written later than the joining: it stands, and the other's name is no question any more.
    const later = editDocument(xiuying, { name: '李秀影' }, act('kiosk-b'))
    const open = merged(stays, later)
    expect(openQuestions(open as unknown as Document)).toHaveLength(1)
    const after = apart(joined, [open, xiuyingToo]).now(xiuying.id)
    expect([after.body.name, openQuestions(after as unknown as Document)]).toEqual(['李秀影', []])
  })

  it('are apart although two kiosks joined them, each the other way round', () => {
    const [first, one] = joinElders(xiuying, xiuyingToo, both, act())
    const [second, other] = joinElders(xiuyingToo, xiuying, ['phone', 'name'], act('kiosk-b'))
    const { now, joins } = apart(one, [first, second], [one, other])
    expect(joins.map(isJoined)).toEqual([false, false])
    expect([now(xiuying.id).body, now(xiuyingToo.id).body]).toEqual([xiuying.body, xiuyingToo.body])
  })

  it('are apart although two kiosks joined them the same way, and a third had added a contact', () => {
    const niece = { id: 'niece', name: '李兰', relation: 'relative', isEmergency: false } as const
    const elsewhere = editDocument(xiuying, { contacts: [son, niece] as never }, act('kiosk-c'))
    const [first, one] = joinElders(xiuying, xiuyingToo, both, act())
    const [second, other] = joinElders(xiuying, xiuyingToo, ['name'], act('kiosk-b'))
    const { now, joins } = apart(one, [merged(merged(elsewhere, second), first), xiuyingToo], [one, other])
    const { contacts, consents: _inAnyOrder, ...body } = now(xiuying.id).body
    expect(joins.map(isJoined)).toEqual([false, false])
    expect(xiuying.body).toMatchObject(body)
    expect(contacts.map(({ name }) => name)).toEqual(['李强', '李兰'])
    expect(openQuestions(now(xiuying.id) as unknown as Document)).toEqual([])
  })

  it('keep the name of a third that was joined elsewhere at that time, and give it back in its turn', () => {
    const [two, first] = joinElders(xiuying, xiuyingToo, ['name'], act())
    const [three, second] = joinElders(xiuying, third, ['name'], act('kiosk-b'))
    const early = apart(first, [merged(two, three), xiuyingToo], [first, second])
    expect(early.now(xiuying.id).body.name).toBe('李秀莹')
    const late = apart(second, [early.now(xiuying.id), third], [...early.joins, second])
    expect(late.now(xiuying.id).body).toMatchObject({ name: '李秀英', interests: ['chess'], contacts: [son] })
  })

  it('are the same on every kiosk when two take them apart at once', () => {
    const [stays, joined] = joinElders(xiuying, xiuyingToo, both, act())
    const [x, y] = [0, 1].map(() => apart(joined, [stays, xiuyingToo]).now(xiuying.id))
    const { consents: _inAnyOrder, ...body } = merged(merged(x!, y!), stays).body
    expect(xiuying.body).toMatchObject(body)
    expect(openQuestions(merged(x!, y!) as unknown as Document)).toEqual([])
  })

  it('of three, in whatever order they are taken apart, all say again what they said', () => {
    const [two, first] = joinElders(xiuying, xiuyingToo, ['name'], act())
    const [three, second] = joinElders(two, third, ['name'], act())
    const early = apart(first, [three, xiuyingToo], [first, second])
    expect(early.now(xiuying.id).body).toMatchObject({ name: '李秀莹', interests: ['chess', 'tea'] })
    const late = apart(second, [early.now(xiuying.id), third], [...early.joins, second])
    expect(late.now(xiuying.id).body).toEqual(xiuying.body)
    const other = apart(second, [three, third], [first, second])
    expect(other.now(xiuying.id).body.name).toBe('李秀瑛')
    expect(apart(first, [other.now(xiuying.id), xiuyingToo], [first, ...other.joins]).now(xiuying.id).body).toEqual(
      xiuying.body,
    )
  })

  it('bring back no record that was put away, and write nothing into one that is not agreed to any more', () => {
    const [stays, joined] = joinElders(xiuying, xiuyingToo, both, act())
    const now = act()
    const away = editDocument(stays, { archived: { reason: 'died', at: new Date(now.now).toISOString() } }, now)
    const after = apart(joined, [away, xiuyingToo]).now(xiuying.id)
    expect([isArchived(away), isArchived(after), after.body.name]).toEqual([true, true, '李秀英'])
    const closed = sampleElder({ seed: 1, withdrawn: ['record'] })
    const left = apart(joined, [closed, xiuyingToo])
    expect([left.now(closed.id) === closed, left.joins.map(isJoined)]).toEqual([true, [false]])
  })

  it('that were joined before anything was kept of it stay as they are', () => {
    const [stays, joined] = joinElders(xiuying, xiuyingToo, both, act())
    const old = { ...joined, events: joined.events!.map(({ data: _kept, ...event }) => event) }
    expect(apart(old, [stays, xiuyingToo]).now(xiuying.id)).toBe(stays)
  })
})

describe('what is shown of a joined record', () => {
  const illness = createDocument(conditionKind, { code: 1, confirmed: true, status: 'active' }, act(), {
    elder: xiuyingToo.id,
  }) as unknown as Document
  const shownOf = (other: Elder | undefined) => isShownWith(other as unknown as Document | undefined, illness)

  it('is what its own consents cover, whatever the one that stays agreed to', () => {
    expect(shownOf(xiuyingToo)).toBe(true)
    expect(shownOf(sampleElder({ seed: 2, withdrawn: ['measuring'] }))).toBe(false)
    expect(shownOf(sampleElder({ seed: 2, withdrawn: ['record'] }))).toBe(false)
    expect(shownOf(undefined)).toBe(false)
  })

  it('are its allergies too, which are never written into the one that stays', () => {
    const noted = {
      id: 'p',
      at: '2026-11-02T02:00:00.000Z',
      author: 'staff:1',
      source: 'said',
      substance: '青霉素',
    } as const
    const other = { ...xiuyingToo, body: { ...xiuyingToo.body, allergies: [noted] } }
    const others = [other as unknown as Document]
    const shown = withNotesOf(xiuying, others)
    expect(shown.body.allergies).toEqual([noted])
    expect(withoutNotesOf(editDocument(shown, { phone: '13800000002' }, act()), others).body.allergies).toEqual([])
    expect(joinElders(xiuying, other, [], act())[0].body.allergies).toEqual([])
    const closed = sampleElder({ seed: 2, withdrawn: ['measuring'], allergies: [noted] })
    expect(withNotesOf(xiuying, [closed as unknown as Document])).toBe(xiuying)
  })
})
