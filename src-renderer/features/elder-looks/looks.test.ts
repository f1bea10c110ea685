import { describe, expect, it } from 'vitest'
import { recordAudit } from '../../../src-domain/activity/audit.ts'
import { recordActs } from '../../../src-domain/activity/record-acts.ts'
import type { Act, Document } from '../../../src-domain/shared/document.ts'
import { lookLines } from './looks.ts'

const elder = 'elders:0193a1b2-0000-7000-8000-000000000001'
const actAt = (at: string, author = 'staff:1'): Act => ({
  station: 's',
  kiosk: 'k',
  author,
  now: Date.parse(at),
  offset: 480,
  random: (count) => new Uint8Array(count),
})
const look = (at: string, author?: string) => recordAudit({ action: 'view', subject: elder }, actAt(at, author), elder)
const linesOf = (looks: readonly unknown[]) => lookLines(recordActs(looks as readonly Document[]))

describe('looks told to the elder', () => {
  it('counts the looks of one person on one day as one line, newest first', () => {
    const lines = linesOf([
      look('2026-11-20T01:00:00.000Z'),
      look('2026-11-21T01:00:00.000Z', 'staff:2'),
      look('2026-11-20T03:00:00.000Z'),
    ])
    expect(lines.map(({ author, date, count }) => [author, date, count])).toEqual([
      ['staff:2', '2026-11-21', 1],
      ['staff:1', '2026-11-20', 2],
    ])
  })

  it('counts days by the clock on the wall', () => {
    expect(linesOf([look('2026-11-20T17:30:00.000Z')])[0]?.date).toBe('2026-11-21')
  })

  it('tells a number that was given from the machine handed over, each once', () => {
    const handed = (at: string, parts: readonly string[]) =>
      recordAudit({ action: 'handOver', subject: elder, parts: [...parts] }, actAt(at), elder)
    const lines = linesOf([handed('2026-11-20T01:00:00.000Z', ['visitCode']), handed('2026-11-20T01:01:00.000Z', [])])
    expect(lines.map(({ deed, count }) => [deed, count])).toEqual([
      ['handOver', 1],
      ['codeGiven', 1],
    ])
  })

  it('leaves out what is about no elder', () => {
    expect(linesOf([recordAudit({ action: 'signIn', subject: 'staff:1' }, actAt('2026-11-20T01:00:00.000Z'))])).toEqual(
      [],
    )
  })
})
