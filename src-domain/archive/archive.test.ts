import { describe, expect, it } from 'vitest'
import { checkDocument, upgradeDocument } from '../shared/check-document.ts'
import { type Act, createDocument, type Document, type DocumentKind } from '../shared/document.ts'
import { careVisitKind, physicianNoteKind, standingNotes, standingVisits } from './care-visit.ts'
import { conditionKind, isChronic } from './condition.ts'
import { isTaken, medicationKind } from './medication.ts'
import { measuredTime } from './measured.ts'
import { createReading, type ReadingBody, readingKind } from './reading.ts'
import { riskEventKind, withdrawEvent } from './risk-event.ts'

const now = Date.parse('2026-11-22T08:00:00Z')
const act: Act = {
  station: 'qingshiqiao',
  kiosk: 'kiosk-a',
  author: 'staff:chen',
  now,
  offset: 480,
  random: (n) => new Uint8Array(n),
}
const kinds = [
  conditionKind,
  medicationKind,
  riskEventKind,
  careVisitKind,
  physicianNoteKind,
  readingKind,
] as unknown as DocumentKind[]
const kindByName = new Map(kinds.map((kind) => [kind.kind, kind]))
function refusalsOf(kind: { readonly kind: string }, body: Record<string, unknown>, elder = 'elders:1'): string[] {
  const found = kindByName.get(kind.kind)
  if (found === undefined) throw new Error('unknown kind')
  return refusalsOfMade(createDocument({ ...found, body: anything }, body, act, { elder }) as Document)
}
function refusalsOfMade(document: unknown): string[] {
  const result = checkDocument(document, undefined, kindByName, {
    scope: 'station',
    station: 'qingshiqiao',
    receivedAt: now,
  })
  return result.ok ? [] : result.error.map((one) => one.code)
}
const anything = {} as DocumentKind['body']

describe('the archive', () => {
  it('keeps conditions of table A.4 and others by name', () => {
    const body = { code: 1, status: 'active', confirmed: true, since: '2019-03-01' }
    expect(refusalsOf(conditionKind, body)).toEqual([])
    expect(refusalsOf(conditionKind, { ...body, code: 23 })).toEqual(['condition.nameMissing'])
    expect(refusalsOf(conditionKind, { ...body, since: '2019-02-30' })).toEqual(['date.impossible'])
    expect(refusalsOf(conditionKind, body, '')).toEqual(['archive.noElder'])
    expect([isChronic(1), isChronic(4), isChronic(23)]).toEqual([true, false, false])
  })

  it('knows which medicine is taken today', () => {
    const body = { name: '氨氯地平', longTerm: true, startedOn: '2026-01-01' }
    expect(refusalsOf(medicationKind, body)).toEqual([])
    expect(refusalsOf(medicationKind, { ...body, stoppedOn: '2025-01-01' })).toEqual(['medication.stoppedBeforeStart'])
    expect(isTaken(body, '2026-11-22')).toBe(true)
    expect(isTaken({ ...body, stoppedOn: '2026-11-22' }, '2026-11-22')).toBe(false)
    expect(isTaken(body, '2025-12-31')).toBe(false)
  })

  it('refuses impossible dates of events and visits', () => {
    expect(refusalsOf(riskEventKind, { type: 'fall', on: '2026-13-01' })).toEqual(['date.impossible'])
    expect(refusalsOf(riskEventKind, { type: 'fall', on: '2026-11-01' })).toEqual([])
    expect(refusalsOf(careVisitKind, { type: 'followUp', on: '2026-11-01', nextDue: '2027-02-29' })).toEqual([
      'date.impossible',
    ])
    expect(
      refusalsOf(physicianNoteKind, { subject: 'terminalStage', on: '2026-11-01', physician: '', institution: 'x' }),
    ).toEqual(['document.body'])
  })

  it('names the vaccine of a vaccination, and reads visits of before that was asked', () => {
    const body = { type: 'vaccination', on: '2025-10-01', nextDue: '2026-10-01' }
    expect(refusalsOf(careVisitKind, { ...body, vaccine: '流感疫苗' })).toEqual([])
    expect(refusalsOf(careVisitKind, { ...body, vaccine: '' })).toEqual(['document.body'])
    for (const version of [1, 2]) {
      const old = {
        ...createDocument(careVisitKind, { ...body, type: 'vaccination' }, act, { elder: 'elders:1' }),
        version,
      }
      expect(upgradeDocument(careVisitKind as unknown as DocumentKind, old as Document)).toMatchObject({
        version: 3,
        body,
      })
    }
  })

  it('leaves out visits and notes that were withdrawn, and of one day takes the note written last as the newest', () => {
    let seed = 0
    const by = (): Act => ({ ...act, now: now + (seed += 1) * 60_000, random: (n) => new Uint8Array(n).fill(seed) })
    const visit = (on: string) =>
      createDocument(careVisitKind, { type: 'hospital', on }, by(), { elder: 'elders:1' }) as Document
    const note = (subject: 'terminalStage' | 'noLongerTerminal') =>
      createDocument(physicianNoteKind, { subject, on: '2026-11-01', physician: '林', institution: '县医院' }, by(), {
        elder: 'elders:1',
      }) as Document
    const [early, late] = [visit('2026-10-01'), visit('2026-11-01')]
    expect(standingVisits([early, late]).map(({ body }) => body.on)).toEqual(['2026-11-01', '2026-10-01'])
    const withdrawn = withdrawEvent(late, '记到别人头上了', by()) as Document
    expect(standingVisits([early, late, withdrawn]).map(({ body }) => body.on)).toEqual(['2026-10-01'])
    const [first, second] = [note('terminalStage'), note('noLongerTerminal')]
    const subjects = (...all: readonly Document[]) => standingNotes(all).map(({ body }) => body.subject)
    expect(subjects(second, first)).toEqual(['terminalStage', 'noLongerTerminal'])
    expect(subjects(first, second, withdrawEvent(second, '看错了', by()) as Document)).toEqual(['terminalStage'])
  })

  it('reads measurements of before signs, sample and site were asked', () => {
    const body = { type: 'bloodPressure', systolic: 138, diastolic: 82, source: 'staff' } as const
    const old = { ...createDocument(readingKind, body, act, { elder: 'elders:1' }), version: 1 }
    expect(upgradeDocument(readingKind as unknown as DocumentKind, old as Document)).toMatchObject({ version: 3, body })
  })

  it('reads measurements of before they had a time of their own', () => {
    const body = { type: 'oxygen', value: 97, source: 'told' } as const
    const old = { ...createDocument(readingKind, body, act, { elder: 'elders:1' }), version: 2 }
    const lifted = upgradeDocument(readingKind as unknown as DocumentKind, old as Document)
    expect(lifted).toMatchObject({ version: 3, body })
    expect(measuredTime(lifted as Document<ReadingBody>)).toMatchObject({
      at: old.occurredAt,
      on: '2026-11-22',
      hasTime: true,
    })
  })

  it.each([
    ['2026-03-02', []],
    ['2026-11-22T16:00', []],
    ['2026-11-22T16:01', ['reading.measuredLater']],
    ['2026-11-23', ['document.fromTheFuture']],
    ['2026-02-30', ['reading.measuredLater']],
    ['2026-03-02T25:00', ['document.body']],
  ])('judges a reading that says it was measured %s', (measured, expected) => {
    const made = () => createReading({ type: 'weight', value: 56, source: 'told', measured }, act, 'elders:1')
    if (expected.includes('document.body')) expect(made).toThrow('does not fit')
    else expect(refusalsOfMade(made())).toEqual(expected)
  })

  it('refuses a reading that lies elsewhere than where it was measured', () => {
    const made = createReading({ type: 'weight', value: 56, source: 'told', measured: '2026-03-02' }, act, 'elders:1')
    expect(refusalsOfMade({ ...made, updatedAt: made.occurredAt })).toEqual(['document.shape'])
  })

  it.each<[Partial<ReadingBody>, string[]]>([
    [{ type: 'bloodPressure', systolic: 138, diastolic: 82, source: 'staff' }, []],
    [{ type: 'bloodPressure', systolic: 90, diastolic: 85, source: 'staff' }, ['reading.pressuresTooClose']],
    [{ type: 'bloodPressure', systolic: 300, diastolic: 85, source: 'staff' }, ['document.body']],
    [{ type: 'glucose', value: 6.1, timing: 'fasting', source: 'self' }, []],
    [{ type: 'glucose', flag: 'high', timing: 'random', source: 'self' }, []],
    [{ type: 'glucose', timing: 'random', source: 'self' }, ['reading.valueOrFlag']],
    [{ type: 'weight', value: 56.5, source: 'staff' }, []],
    [{ type: 'weight', value: 10, source: 'staff' }, ['reading.implausible']],
    [{ type: 'temperature', value: 36.6, source: 'staff' }, []],
  ])('judges the reading %j', (body, expected) => {
    expect(new Set(refusalsOf(readingKind, body as Record<string, unknown>))).toEqual(new Set(expected))
  })
})
