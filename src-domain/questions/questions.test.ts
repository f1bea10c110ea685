import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sampleElder } from '../../tests/support/sample-elder.ts'
import { kindByName } from '../documents.ts'
import { type Elder, elderKind } from '../elders/elder.ts'
import { canonical } from '../shared/canonical.ts'
import { checkDocument } from '../shared/check-document.ts'
import { type Act, createDocument, type Document, editDocument } from '../shared/document.ts'
import { mergeDocuments } from '../shared/merge.ts'
import { staffKind } from '../staff/staff.ts'
import {
  joinOf,
  permissionToSettle,
  type Question,
  questionCount,
  questionsOf,
  settledBy,
  settleQuestion,
} from './questions.ts'
import { isSettlement, type Settlement } from './settlement.ts'

const day = Date.parse('2026-11-20T02:00:00.000Z')
let drawn = 0
const act = (kiosk: string, minutes: number): Act => ({
  station: 'qingshiqiao',
  kiosk,
  author: `staff:${kiosk}`,
  now: day + minutes * 60_000,
  offset: 480,
  random: (count) => new Uint8Array(count).map(() => (drawn = (drawn * 37 + 11) % 251)),
  session: `start-${kiosk}`,
})
const merge = (a: Document, b: Document): Document => mergeDocuments(elderKind, a, b)
const start = sampleElder({ phone: '13800001111', note: '爱喝茶', contacts: [] })
const edit = (elder: Document, changes: Partial<Elder['body']>, by: Act): Document =>
  editDocument(elder as Elder, changes, by)

function split<Field extends keyof Elder['body']>(
  field: Field,
  here: Elder['body'][Field],
  there: Elder['body'][Field],
): Question {
  const merged = merge(edit(start, { [field]: here }, act('a', 1)), edit(start, { [field]: there }, act('b', 2)))
  const [question] = questionsOf(merged)
  if (question === undefined) throw new Error('no question')
  return question
}

describe('a question about one field', () => {
  it('has both versions with who, when and where, what stands first', () => {
    expect(split('phone', '13900000000', '13700000000')).toMatchObject({
      field: 'phone',
      sides: [
        { value: '13700000000', author: 'staff:b', kiosk: 'b', at: '2026-11-20T02:02:00.000Z' },
        { value: '13900000000', author: 'staff:a', kiosk: 'a', at: '2026-11-20T02:01:00.000Z' },
      ],
    })
    expect(split('phone', undefined, '13700000000').sides[1]).not.toHaveProperty('value')
  })

  it('is settled by the choice, which keeps what was not chosen in a fact and notes the change', () => {
    const question = split('phone', '13900000000', '13700000000')
    const [chosen, settlement, audit] = settleQuestion(question, '13900000000', act('c', 9)) as [
      Document,
      Settlement,
      Document,
    ]
    expect(chosen.body['phone']).toBe('13900000000')
    expect(questionsOf(chosen)).toEqual([])
    expect(settlement.body.sides.map(({ value }) => value)).toEqual(['13700000000', '13900000000'])
    expect(settlement).toMatchObject({ elder: start.id, body: { field: 'phone', value: '13900000000' } })
    expect(audit.body).toMatchObject({ action: 'change', parts: ['phone'] })
    for (const document of [chosen, settlement, audit]) {
      const context = { scope: 'station', station: 'qingshiqiao', receivedAt: day + 86_400_000, elder: start } as const
      expect(checkDocument(document, undefined, kindByName, context)).toMatchObject({ ok: true })
    }
  })

  it('copies no PIN into the history', () => {
    const verifier = (salt: string) => `$argon2id$v=19$m=1,t=1,p=1$${salt}$aGFzaA`
    const person = createDocument(staffKind, { name: '陈晓梅', role: 'staff', active: true }, act('a', 0))
    const merged = mergeDocuments(
      staffKind,
      editDocument(person, { pinVerifier: verifier('aa') }, act('a', 1)),
      editDocument(person, { pinVerifier: verifier('bb') }, act('b', 2)),
    )
    const settled = settleQuestion(questionsOf(merged)[0]!, verifier('aa'), act('c', 9))
    expect(settled[0]?.body['pinVerifier']).toBe(verifier('aa'))
    expect(canonical(settled[1])).not.toContain('argon2id')
    expect(settled[2]?.body).toMatchObject({ action: 'staffChange' })
    expect(permissionToSettle(merged)).toBe('manageStaff')
  })
})

describe('joining both', () => {
  const contact = (id: string, name: string) => ({ id, name, relation: 'son' as const, isEmergency: false })

  it('takes texts and lists together, and what one says already only once', () => {
    expect(joinOf(split('note', '左耳听不清', '爱喝茶，怕冷'))).toBe('爱喝茶，怕冷；左耳听不清')
    expect(joinOf(split('interests', ['听戏', '下棋'], ['听戏', '太极']))).toEqual(['听戏', '太极', '下棋'])
    expect(joinOf(split('contacts', [contact('1', '小王')], [contact('2', '小李')]))).toEqual([
      contact('2', '小李'),
      contact('1', '小王'),
    ])
  })

  it('is not offered where both cannot be right, or where one says it all', () => {
    expect(joinOf(split('phone', '1', '2'))).toBeUndefined()
    expect(joinOf(split('address', '一号', '二号'))).toBeUndefined()
    expect(joinOf(split('note', '怕冷', '怕冷，爱喝茶'))).toBeUndefined()
    expect(joinOf(split('contacts', [contact('1', '小王')], [contact('1', '大王')]))).toBeUndefined()
  })
})

describe('kiosks that decide', () => {
  const steps = fc.array(
    fc.oneof(
      fc.record({ do: fc.constant('edit' as const), at: fc.nat(2), value: fc.constantFrom('甲', '乙', '丙', '丁') }),
      fc.record({ do: fc.constant('take' as const), at: fc.nat(2), from: fc.nat(2) }),
      fc.record({ do: fc.constant('settle' as const), at: fc.nat(2), pick: fc.nat(2) }),
    ),
    { maxLength: 16 },
  )

  it('differently, end with the same record and lose no value: it stands, is a question, is in the history or was written over', () => {
    fc.assert(
      fc.property(steps, (list) => {
        const kiosks: Document[] = [start, start, start]
        const settlements: Settlement[] = []
        const live = new Set<string>()
        list.forEach((step, i) => {
          const mine = kiosks[step.at]!
          const now = act(`k${step.at}`, 10 + ((i * 7) % 50))
          if (step.do === 'edit') {
            // What stood in the form was written over knowingly; of what was asked about it the form showed nothing.
            if (questionsOf(mine).length === 0) live.delete(String(mine.body['note']))
            const value = `${step.value}${i}`
            kiosks[step.at] = edit(mine, { note: value }, now)
            settlements.push(...settledBy(mine, kiosks[step.at]!, now))
            live.add(value)
          } else if (step.do === 'take') {
            kiosks[step.at] = merge(mine, kiosks[step.from]!)
          } else {
            const [question] = questionsOf(mine)
            if (question === undefined) return
            const value = question.sides[step.pick % question.sides.length]?.value
            const [settled, settlement] = settleQuestion(question, value, now) as [Document, Settlement]
            kiosks[step.at] = settled
            settlements.push(settlement)
          }
        })
        const [a, b, c] = kiosks as [Document, Document, Document]
        const all = merge(merge(a, b), c)
        expect(canonical(merge(merge(c, a), b))).toBe(canonical(all))
        const kept = canonical([all, settlements])
        for (const value of live) expect(kept).toContain(value)
      }),
      { numRuns: 500 },
    )
  })

  it('differently, ask again; the same, ask nobody', () => {
    const question = split('phone', '13900000000', '13700000000')
    const [here] = settleQuestion(question, '13900000000', act('a', 9)) as [Document]
    const [there] = settleQuestion(question, '13700000000', act('b', 10)) as [Document]
    const [also] = settleQuestion(question, '13900000000', act('b', 11)) as [Document]
    expect(questionsOf(merge(here, there))[0]?.sides.map(({ value }) => value)).toEqual(['13700000000', '13900000000'])
    expect(questionsOf(merge(here, also))).toEqual([])
  })
})

it('counts nothing where nobody disagreed', () => {
  expect(questionCount(start)).toBe(0)
  expect(questionCount(split('phone', '1', '2').document)).toBe(1)
  expect(isSettlement(start)).toBe(false)
})
