import { describe, expect, it } from 'vitest'
import { kindByName } from '../documents.ts'
import { needFactsOf } from '../needs/need-facts.ts'
import { lastCheckUp } from '../needs/visit-judgement.ts'
import { checkDocument } from '../shared/check-document.ts'
import type { Act, Document } from '../shared/document.ts'
import { mergeDocuments } from '../shared/merge.ts'
import { checkUpFields, checkUpSections, isValueOf } from './check-up-form.ts'
import {
  answerCheckUp,
  type CheckUp,
  checkUpKind,
  discardCheckUp,
  finishCheckUp,
  foldCheckUp,
  nextCheckUpDue,
  standingCheckUps,
  startCheckUp,
} from './check-up.ts'

let drawn = 0
const on = (date: string, minutes = 0, kiosk = 'kiosk-a'): Act => ({
  station: 'qingshiqiao',
  kiosk,
  author: 'staff:chen',
  now: Date.parse(`${date}T02:00:00Z`) + minutes * 60_000,
  offset: 480,
  random: (count) => Uint8Array.from({ length: count }, () => (drawn = (drawn * 31 + 17) % 251)),
})
const today = '2026-11-22'
const elder = 'elders:018f0000-0000-7000-8000-000000000009'
const check = (document: CheckUp) => {
  const result = checkDocument(document as Document, undefined, kindByName, {
    scope: 'station',
    station: 'qingshiqiao',
    receivedAt: Date.parse(document.updatedAt),
  })
  return result.ok ? [] : result.error.map(({ code }) => code)
}
const filled = (answers: Readonly<Record<string, number | string | readonly number[]>>, date = today): CheckUp =>
  Object.entries(answers).reduce(
    (form, [field, value], index) => answerCheckUp(form, field, value, on(date, index + 1)),
    startCheckUp(elder, date, on(date)),
  )
const finished = (answers: Parameters<typeof filled>[0], date = today): CheckUp => {
  const done = finishCheckUp(filled(answers, date), on(date, 60))
  if (!done.ok) throw new Error(JSON.stringify(done.error))
  return done.value.checkUp
}

describe('the form of the check-up', () => {
  it('has the sections in the printed order, every field once, and every choice of the paper', () => {
    expect(checkUpSections.map(({ id }) => id)).toEqual([
      'symptoms',
      'general',
      'living',
      'body',
      'laboratory',
      'guidance',
    ])
    expect(new Set(checkUpFields.map(({ id }) => id)).size).toBe(checkUpFields.length)
    const choices = checkUpFields.flatMap((field) =>
      field.type === 'one' || field.type === 'many' ? [[field.id, field.options.length]] : [],
    )
    expect(Object.fromEntries(choices)).toEqual({
      symptoms: 25,
      ownHealth: 5,
      selfCare: 4,
      cognition: 2,
      mood: 2,
      exercise: 4,
      diet: 6,
      smoking: 3,
      drinking: 4,
      hearing: 2,
      movement: 2,
      guidance: 3,
      risks: 7,
    })
  })

  it('takes only what a field can hold, and "none" alone', () => {
    const is = (id: string, value: unknown) =>
      isValueOf(
        checkUpFields.find((one) => one.id === id)!,
        value,
      )
    expect([is('symptoms', [2, 3]), is('symptoms', [1]), is('symptoms', [1, 2]), is('symptoms', [26])]).toEqual([
      true,
      true,
      false,
      false,
    ])
    expect([is('waist', 84.5), is('waist', 20), is('pulse', 72.5), is('skin', ' '), is('smoking', 4)]).toEqual([
      true,
      false,
      false,
      false,
      false,
    ])
  })
})

describe('a check-up', () => {
  it('is gone on with where it stopped, on another kiosk too', () => {
    const begun = filled({ symptoms: [1], pulse: 72 })
    expect(check(begun)).toEqual([])
    const here = answerCheckUp(begun, 'pulse', 74, on(today, 10))
    const there = answerCheckUp(begun, 'waist', 84, on(today, 11, 'kiosk-b'))
    const merged = mergeDocuments(
      checkUpKind as unknown as Parameters<typeof mergeDocuments>[0],
      here as Document,
      there as Document,
    ) as unknown as CheckUp
    expect(foldCheckUp(merged)).toEqual({ answers: { symptoms: [1], pulse: 74, waist: 84 }, state: 'open' })
    expect(foldCheckUp(answerCheckUp(merged, 'waist', undefined, on(today, 12))).answers).not.toHaveProperty('waist')
  })

  it('refuses a value its field cannot hold, a day to come, and steps nobody knows', () => {
    expect(check(answerCheckUp(startCheckUp(elder, today, on(today)), 'pulse', 900, on(today, 1)))).toEqual([
      'checkUp.badStep',
    ])
    expect(check(answerCheckUp(startCheckUp(elder, today, on(today)), 'soul', 'light', on(today, 1)))).toEqual([
      'checkUp.badStep',
    ])
    expect(check(startCheckUp(elder, '2026-11-23', on(today)))).toEqual(['checkUp.notYet'])
  })

  it('brings what was measured into the archive under its own day, whenever it is finished', () => {
    const answers = { leftSystolic: 136, leftDiastolic: 82, temperature: 36.6, weight: 61.5 }
    const done = finishCheckUp(filled(answers), on(today, 60))
    if (!done.ok) throw new Error('refused')
    expect(done.value.readings.map(({ body }) => body)).toEqual([
      { type: 'bloodPressure', systolic: 136, diastolic: 82, arm: 'left', source: 'staff' },
      { type: 'temperature', value: 36.6, source: 'staff' },
      { type: 'weight', value: 61.5, source: 'staff' },
    ])
    const late = finishCheckUp(filled(answers), on('2026-11-23'))
    expect(late.ok && late.value.readings.map(({ body }) => body.measured)).toEqual([today, today, today])
  })

  it('is not finished empty, with half a pressure or with two that are too close', () => {
    const codes = (answers: Parameters<typeof filled>[0]) => {
      const done = finishCheckUp(filled(answers), on(today, 60))
      return done.ok ? [] : done.error.map(({ code }) => code)
    }
    expect(codes({})).toEqual(['checkUp.empty'])
    expect(codes({ rightSystolic: 130 })).toEqual(['followUp.pressureHalf'])
    expect(codes({ leftSystolic: 120, leftDiastolic: 115 })).toEqual(['reading.pressuresTooClose'])
  })

  it('stands until a finished one puts it right, and a discarded or open one never stands', () => {
    const wrong = finished({ pulse: 72 })
    const right = startCheckUp(elder, today, on(today, 90), wrong)
    expect(foldCheckUp(right).answers).toEqual({ pulse: 72 })
    expect(standingCheckUps([wrong, right] as readonly Document[])).toEqual([wrong])
    const done = finishCheckUp(answerCheckUp(right, 'pulse', 76, on(today, 91)), on(today, 92))
    if (!done.ok) throw new Error('refused')
    expect(done.value.readings).toEqual([])
    const discarded = discardCheckUp(filled({ pulse: 70 }), on(today, 99))
    const all = [wrong, done.value.checkUp, discarded] as readonly Document[]
    expect(standingCheckUps(all).map((one) => foldCheckUp(one).answers)).toEqual([{ pulse: 76 }])
  })

  it('is due again in a year, and is the last check-up to the rules of need', () => {
    const done = finished({ pulse: 72 }, '2026-02-28')
    expect(nextCheckUpDue(done)).toBe('2027-02-28')
    const consents = (['record', 'measuring'] as const).map((purpose) => ({
      id: purpose,
      purpose,
      given: true,
      textVersion: 1,
      language: 'zh-CN' as const,
      method: 'witness' as const,
      at: '2026-01-01T02:00:00.000Z',
      author: 'staff:chen',
      replaces: [],
    }))
    const body = {
      name: '王秀兰',
      sex: '2' as const,
      birthDate: '1950-01-01',
      birthDateSource: 'card' as const,
      living: [],
      payment: [],
      contacts: [],
      interests: [],
      allergies: [],
      risks: [],
      consents,
    }
    expect(lastCheckUp(needFactsOf(body, [done as Document, filled({ pulse: 80 }) as Document], today))).toBe(
      '2026-02-28',
    )
  })
})
