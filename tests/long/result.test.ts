import { describe, expect, it } from 'vitest'
import { resultTable, rowOf } from './result.ts'
import type { Row } from './rows.ts'

const row: Row = { name: 'guesses', what: 'guesses', tried: 100, tests: 2, env: {}, command: [] }
const run = { date: '2026-11-25T00:00:00.000Z', commit: 'abc', seconds: 3, cores: 2 }
const noted = (tried: number) => ({ test: 'PIN', tried, found: { evaluated: 7 } })

describe('a row of the long run', () => {
  it('passes when its command did and every test tried as much as was asked for', () => {
    expect(rowOf(row, 0, [noted(100), noted(101)], run)).toMatchObject({ passed: true, why: '' })
  })
  it('fails with its command, with a test that noted nothing, and with one that ran small', () => {
    expect(rowOf(row, 1, [noted(100), noted(100)], run)).toMatchObject({ passed: false, why: 'ended with 1' })
    expect(rowOf(row, 0, [noted(100)], run)).toMatchObject({ passed: false, why: '1 of 2 tests noted figures' })
    expect(rowOf(row, 0, [noted(100), noted(99)], run)).toMatchObject({ passed: false, why: 'PIN tried 99 of 100' })
  })
  it('adds up what is noted in parts, where the row says so', () => {
    const summed = { ...row, tests: 1, sumOf: 'PIN' }
    const other = { ...noted(7), test: 'canaries' }
    expect(rowOf(summed, 0, [noted(60), other, noted(40)], run)).toMatchObject({
      passed: true,
      tests: [{ test: 'PIN', tried: 100, found: { evaluated: 14 } }],
    })
  })
  it('counts a part once that was tried again', () => {
    const part = (name: string, attempt: number) => ({ ...noted(30), part: { name, attempt } })
    const summed = { ...row, tried: 60, tests: 1, sumOf: 'PIN' }
    expect(rowOf(summed, 0, [part('a', 0), part('b', 0), part('a', 1)], run).tests).toMatchObject([{ tried: 60 }])
  })
  it('stands in the table as what it found, as failed, or as not run', () => {
    expect(resultTable([row], [rowOf(row, 0, [noted(100), noted(100)], run)])).toContain('PIN: 100 tried, 7 evaluated')
    expect(resultTable([row], [rowOf(row, 1, [], run)])).toContain('**failed**: ended with 1')
    expect(resultTable([row], [])).toContain('**not run yet**')
  })
})
