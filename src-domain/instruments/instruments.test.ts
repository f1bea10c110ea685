import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { questionsOf } from './instrument.ts'
import { instrumentOf, instruments, offeredInstruments } from './instruments.ts'

const files = readdirSync(join(import.meta.dirname, 'catalogue')).toSorted()

describe('the catalogue', () => {
  it('has one data file and one test file for each instrument, and lists them all', () => {
    const expected = instruments.flatMap(({ id }) => [`${id}.test.ts`, `${id}.ts`]).toSorted()
    expect(files).toEqual([...new Set(expected)])
  })

  it('knows every edition by its name once', () => {
    const names = instruments.map(({ id, edition }) => `${id} ${edition}`)
    expect(new Set(names).size).toBe(names.length)
    for (const { id, edition } of instruments) expect(instrumentOf({ instrument: id, edition })?.id).toBe(id)
    expect(instrumentOf({ instrument: 'phq-9', edition: '1900' })).toBeUndefined()
  })

  it('offers nothing whose licence does not allow it', () => {
    expect(offeredInstruments.every(({ licence }) => licence.shipItems)).toBe(true)
    for (const name of ['mini-cog', 'ad8', 'mna-sf', 'morse', 'mmse', 'moca', 'lawton', 'icope'])
      expect(instruments.some(({ id }) => id.includes(name))).toBe(false)
  })
})

describe.each(instruments.map((one) => [one.id, one] as const))('%s', (_, instrument) => {
  const questions = questionsOf(instrument)
  const ids = questions.map(({ id }) => id)

  it('asks every question under a name of its own, with options of their own names', () => {
    expect(new Set(ids).size).toBe(ids.length)
    for (const question of questions) {
      if (question.type !== 'one' && question.type !== 'any') continue
      const options = question.options.map(({ id }) => id)
      expect(new Set(options).size).toBe(options.length)
    }
  })

  it('scores only questions it asks, and hangs questions only on earlier ones', () => {
    for (const { items, reversed } of instrument.scales)
      expect([...items, ...(reversed?.items ?? [])].every((id) => ids.includes(id))).toBe(true)
    for (const [place, { askIf }] of questions.entries())
      if (askIf !== undefined) expect(ids.slice(0, place)).toContain(askIf.question)
  })

  it('has a band for every sum, the highest first, and names only instruments there are', () => {
    for (const { bands } of instrument.scales) {
      const mins = bands.map(({ min }) => min)
      expect(mins).toEqual(mins.toSorted((a, b) => b - a))
      expect(mins.at(-1)).toBe(0)
      for (const { next } of bands) if (next !== undefined) expect(instruments.map(({ id }) => id)).toContain(next)
    }
  })

  it('says everything in Chinese and English, with source and what is not settled', () => {
    const texts = [
      instrument.name,
      instrument.about,
      instrument.source.title,
      ...instrument.uncertain,
      ...questions.map(({ text }) => text),
      ...instrument.scales.flatMap(({ label, bands }) => [
        label,
        ...bands.flatMap((band) => [band.label, band.meaning, band.forElder]),
      ]),
    ]
    for (const text of texts) {
      expect(text.en).not.toMatch(/\p{Script=Han}/u)
      expect(text.en.trim()).not.toBe('')
      expect(text['zh-CN'].trim()).not.toBe('')
    }
    expect(instrument.uncertain.length).toBeGreaterThan(0)
  })

  it('asks an elder alone only what one touch answers, and nothing that needs a person at once', () => {
    if (instrument.self === undefined) return
    expect(questions.every(({ type }) => type === 'one')).toBe(true)
    expect(instrument.alerts).toBeUndefined()
  })

  it('tells an elder no diagnosis', () => {
    const told = instrument.scales.flatMap(({ bands }) => bands.map(({ forElder }) => forElder))
    for (const words of [...told, ...(instrument.self === undefined ? [] : [instrument.self.title])])
      expect(words['zh-CN']).not.toMatch(/抑郁|痴呆|阳性|病|失能|\d 分/)
  })
})
