import { describe, expect, it } from 'vitest'
import { actOf, sampleElder } from '../../tests/support/sample-elder.ts'
import { bookingStep, sampleBooking } from '../../tests/support/sample-booking.ts'
import { joinClinic, startClinic } from '../archive/clinic-day.ts'
import { discardDraft, startDraft } from '../assessments/assessment-draft.ts'
import { kindByName } from '../documents.ts'
import { elderKind } from '../elders/elder.ts'
import { isArchived, isDeathInDoubt, isNotedDead, isUsable } from '../elders/elder-rules.ts'
import { phq2 } from '../instruments/catalogue/phq-2.ts'
import { startInstrument } from '../instruments/instrument-draft.ts'
import { serviceState } from '../services/service-rules.ts'
import { isService } from '../services/service.ts'
import { checkDocument } from '../shared/check-document.ts'
import { type Document, editDocument } from '../shared/document.ts'
import { offerTransfer } from '../transfer/transfer.ts'
import { calledOffSince, carryOut, decisionsFor, leftOpen } from './left-open.ts'
import { bringBack, emptyEnd, endRecord, recordEndFrom } from './record-end.ts'

const elder = sampleElder()
const at = '2026-11-22T02:00:00.000Z'
const today = '2026-11-22'
const told = { ...emptyEnd, reason: 'died', on: '2026-11-20', toldBy: ' 女儿王敏 ' } as const
const endOf = (entry: Parameters<typeof recordEndFrom>[0]) => recordEndFrom(entry, elder.body.birthDate, today)
const check = (document: Document, previous?: Document) => {
  const result = checkDocument(document, previous, kindByName, {
    scope: 'station',
    station: 'qingshiqiao',
    receivedAt: Date.parse(at) + 3 * 3_600_000,
  })
  return result.ok ? [] : result.error.map(({ code }) => code)
}

describe('a death', () => {
  it('is noted with its day and with who told it', () => {
    expect(endOf(told)).toEqual({ ok: true, value: { reason: 'died', on: '2026-11-20', toldBy: '女儿王敏' } })
  })

  it.each([
    ['no day', { ...told, on: '' }, 'recordEnd.dayMissing'],
    ['a day to come', { ...told, on: '2026-11-23' }, 'date.notYet'],
    ['no day at all', { ...told, on: '2026-02-30' }, 'date.impossible'],
    ['a day before birth', { ...told, on: '1948-02-29' }, 'recordEnd.beforeBirth'],
    ['nobody who told it', { ...told, toldBy: ' ' }, 'recordEnd.toldByMissing'],
  ])('is not noted with %s', (_what, entry, code) => {
    expect(endOf(entry)).toMatchObject({ ok: false, error: [{ code }] })
  })

  it('may have a day that nobody knows, where somebody said so', () => {
    expect(endOf({ ...told, on: '', isDayUnknown: true })).toEqual({
      ok: true,
      value: { reason: 'died', toldBy: '女儿王敏' },
    })
  })

  it('is refused by the server too when its day lies after the note or before birth', () => {
    const noted = (on: string) => endRecord(elder, { reason: 'died', on, toldBy: '女儿' }, actOf(at, 3))
    expect(check(noted('2026-11-20') as Document, elder as Document)).toEqual([])
    expect(check(noted('2026-11-23') as Document, elder as Document)).toEqual(['date.notYet'])
    expect(check(noted('1940-01-01') as Document, elder as Document)).toEqual(['recordEnd.beforeBirth'])
  })

  it('that an edit made since contradicts is in doubt, and neither is lost', () => {
    const dead = endRecord(elder, { reason: 'died', toldBy: '邻居' }, actOf(at, 3))
    expect([isNotedDead(dead), isArchived(dead), isDeathInDoubt(dead)]).toEqual([true, true, false])
    const seen = editDocument(dead, { textSize: 'large' }, actOf('2026-11-22T03:00:00.000Z', 4))
    expect([isNotedDead(seen), isDeathInDoubt(seen), isUsable(seen), seen.body.textSize]).toEqual([
      true,
      true,
      true,
      'large',
    ])
    const sure = endRecord(seen, { reason: 'died', toldBy: '邻居' }, actOf('2026-11-22T04:00:00.000Z', 5))
    expect([isArchived(sure), isDeathInDoubt(sure)]).toEqual([true, false])
  })

  it('noted in error is taken back, and the record is as it was', () => {
    const dead = endRecord(elder, { reason: 'died', toldBy: '邻居' }, actOf(at, 3))
    const back = bringBack(dead, actOf('2026-11-22T03:00:00.000Z', 4))
    expect([back.body, isNotedDead(back), isUsable(back)]).toEqual([elder.body, false, true])
  })
})

it('ends otherwise without a day, and a record made twice has none', () => {
  expect(endOf({ ...emptyEnd, reason: 'left' })).toEqual({ ok: true, value: { reason: 'left' } })
  expect(endOf({ ...told, reason: 'duplicate', note: '两份' })).toEqual({
    ok: true,
    value: { reason: 'duplicate', note: '两份' },
  })
  expect(endOf(emptyEnd)).toMatchObject({ ok: false, error: [{ code: 'recordEnd.reasonMissing' }] })
})

it('lifts a record of version 2, archived by its reason alone', () => {
  const old = { ...elder.body, archived: { reason: 'died', at } }
  expect(elderKind.migrations[1]?.(old)).toEqual(old)
  expect(check({ ...elder, version: 2, body: old } as unknown as Document)).toEqual([])
})

describe('what is still open when a record ends', () => {
  const booking = (seed: number, body = {}) => sampleBooking({ elder: elder.id, seed, ...body })
  const asked = booking(11)
  const past = bookingStep(booking(12, { wishedOn: '2026-11-21' }), 'confirmed')
  const over = bookingStep(booking(13), 'cancelled', { reason: '不要了' })
  const assessment = startDraft(elder.id, 'national', today, actOf(at, 21))
  const given = startDraft(elder.id, 'self', today, actOf(at, 22))
  const instrument = startInstrument(phq2, { mode: 'staff', date: today, elder: elder.id }, actOf(at, 23))
  const queue = joinClinic(startClinic(today, ['pulse'], {}, actOf(at, 24)), elder.id, actOf(at, 25))
  const offer = offerTransfer(
    elder.id,
    'a'.repeat(64),
    { textVersion: 1, language: 'zh-CN', method: 'witness', witness: { name: '陈晓梅' } },
    actOf(at, 26),
  )
  const about = [
    asked,
    past,
    over,
    assessment,
    discardDraft(given, actOf(at, 27)),
    instrument,
    ...(queue.ok ? [queue.value] : []),
    offer,
  ] as unknown as Document[]
  const open = leftOpen(elder.id, about, today, Date.parse(at))
  const said = { elder: elder.id, reason: '老人去世', result: '已经做过' }

  it('is found, and what is over is not', () => {
    expect(open.map(({ what, document }) => [what, document.id])).toEqual([
      ['service', asked.id],
      ['service', past.id],
      ['transfer', offer.id],
      ['queue', queue.ok ? queue.value.id : ''],
      ['assessment', assessment.id],
      ['instrument', instrument.id],
    ])
    expect(open.map((one) => decisionsFor(one).includes('done'))).toEqual([false, true, false, false, false, false])
  })

  it('ends by the rules of each kind, and nothing of it is open any more', () => {
    const ended = open.flatMap((one) => {
      const made = carryOut(one, 'end', said, actOf('2026-11-22T03:00:00.000Z', 50))
      if (!made.ok) throw new Error(made.error.code)
      return made.value
    })
    const now = new Map([...about, ...ended].map((one) => [one.id, one]))
    // Moving is the administrator's, whom this check does not know.
    for (const one of ended.filter(({ kind }) => kind !== 'transfer-withdrawal')) {
      const before = about.find(({ id }) => id === one.id)
      expect(check(one, before)).toEqual([])
    }
    expect(leftOpen(elder.id, [...now.values()], today, Date.parse(at) + 1)).toEqual([])
    expect(calledOffSince([...now.values()], at).map(({ id }) => id)).toEqual([asked.id, past.id])
  })

  it('took place, or stays for a colleague, where a person said so', () => {
    const [, visit] = open
    const done = carryOut(visit!, 'done', said, actOf('2026-11-22T03:00:00.000Z', 50))
    expect(done.ok && done.value.filter(isService).map((one) => serviceState(one).state)).toEqual(['done'])
    expect(carryOut(visit!, 'later', said, actOf(at, 51))).toEqual({ ok: true, value: [] })
  })
})
