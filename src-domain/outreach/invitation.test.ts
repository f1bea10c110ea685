import { describe, expect, it } from 'vitest'
import { actOf, sampleElder } from '../../tests/support/sample-elder.ts'
import { kindByName } from '../documents.ts'
import { checkDocument } from '../shared/check-document.ts'
import type { Document } from '../shared/document.ts'
import { channelCounts } from './channels.ts'
import { invitationNumberIn, invitationStates, invite, takeInvitation } from './invitation.ts'

const today = '2026-11-20'
const act = (seed: number, at = '2026-11-20T02:00:00.000Z') => actOf(at, seed)
const asked = { what: '义诊日', until: '2026-11-30', by: 'elder' } as const
const made = invite(asked, today, 'staff', act(7))
const card = (made.ok ? made.value : undefined) as unknown as Document
const number = String(card.body['number'])
const states = invitationStates([card])

describe('an invitation to try something', () => {
  it('has a number, and is used once', () => {
    expect(number).toMatch(/^\d{8}$/)
    const context = { scope: 'station', station: card.station, receivedAt: Date.parse('2026-11-21') } as const
    expect(checkDocument(card, undefined, kindByName, context)).toMatchObject({ ok: true })
    const first = takeInvitation(states, `青石桥驿站 ${number}`, today, 'staff', act(8))
    expect(first).toMatchObject({ ok: true, value: { elder: '', body: { invitation: card.id } } })
    const used = (first.ok ? first.value : undefined) as unknown as Document
    expect(takeInvitation(invitationStates([card, used]), number, today, 'staff', act(9))).toMatchObject({
      error: { code: 'invitation.used' },
    })
  })

  it('tells when two machines that were apart both took it', () => {
    const twice = [8, 9].map((seed) => takeInvitation(states, number, today, 'staff', act(seed)))
    const all = [card, ...twice.flatMap((one) => (one.ok ? [one.value as unknown as Document] : []))]
    expect(invitationStates(all)[0]?.used).toHaveLength(2)
  })

  it('is refused in a plain word: unknown, past its day, or by a volunteer', () => {
    expect(takeInvitation(states, '00000000', today, 'staff', act(8))).toMatchObject({
      error: { code: 'invitation.unknown' },
    })
    expect(takeInvitation(states, 'abc', today, 'staff', act(8))).toMatchObject({
      error: { code: 'invitation.unknown' },
    })
    expect(takeInvitation(states, number, '2026-12-01', 'staff', act(8))).toMatchObject({
      error: { code: 'invitation.past' },
    })
    expect(takeInvitation(states, number, today, 'volunteer', act(8))).toMatchObject({
      error: { code: 'staff.notAllowed' },
    })
  })

  it.each(['来就免费送鸡蛋', '试用血压计', '', '  '])('invites to no gift and no product: „%s“', (what) => {
    expect(invite({ ...asked, what }, today, 'staff', act(7))).toMatchObject({ ok: false })
  })

  it('is not made for a day that is over or does not exist', () => {
    for (const until of ['2026-11-19', '2026-02-30'])
      expect(invite({ ...asked, until }, today, 'staff', act(7))).toMatchObject({ ok: false })
  })

  it('is found in what a scanner reads, and no longer number is taken for it', () => {
    expect(invitationNumberIn(`青石桥驿站 请柬 ${number}`)).toBe(number)
    expect(invitationNumberIn('310101194803010026')).toBeUndefined()
  })
})

it('counts the channels of records in use, the largest first', () => {
  const one = sampleElder({ heardFrom: 'neighbour' })
  const gone = { ...one, body: { ...one.body, archived: { reason: 'moved', at: '2026-11-20T02:00:00.000Z' } as const } }
  expect(channelCounts([sampleElder({ heardFrom: 'doctor' }), one, one, gone, sampleElder(), sampleElder()])).toEqual({
    counts: [
      { channel: 'neighbour', count: 2 },
      { channel: 'doctor', count: 1 },
    ],
    notSaid: 2,
  })
})
