import { readFileSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { type Ending, openEnding } from './ending.ts'
import { keepDetails } from './start-failure.ts'

let exits: number[]
let said: string[]
let closed: string[]
let ending: Ending
beforeEach(() => {
  exits = []
  said = []
  closed = []
  ending = openEnding(
    (code) => exits.push(code),
    (line) => said.push(line),
  )
  ending.closeAtEnd(async () => void closed.push('server'))
  ending.closeAtEnd(async () => void closed.push('host'))
})
afterAll(() => {
  const file = keepDetails('end', '')
  if (file !== undefined) rmSync(dirname(file), { recursive: true })
})

describe('the end of a start', () => {
  it('closes what was opened, the newest first, and once', async () => {
    await Promise.all([ending.stop(0), ending.stop(1)])
    expect(closed).toEqual(['host', 'server'])
    expect(exits).toEqual([0])
  })

  it('says that the station did not start as long as it is not open', async () => {
    await ending.fail(new TypeError('x is not a function'))
    expect(said).toEqual([expect.stringMatching(/^驿站没有启动。/)])
    expect(exits).toEqual([1])
  })

  it.each([new TypeError('x is not a function'), Object.assign(new Error('full'), { code: 'ENOSPC' })])(
    'says that an open station stopped, and what is safe: %s',
    async (error) => {
      ending.running()
      await ending.fail(error)
      expect(said).toEqual([expect.stringMatching(/^驿站出了意外，已经停下。.*没有丢/)])
      expect(said[0]).not.toMatch(/没有启动|did not start|not a function|full/)
      expect(exits).toEqual([1])
    },
  )

  it('says nothing more of a second fault while it closes, but keeps its details', async () => {
    ending.closeAtEnd(async () => {
      void ending.fail(new Error('the second one'))
      closed.push('browser')
    })
    await ending.fail(new Error('the first one'))
    expect(said).toHaveLength(1)
    expect(closed).toEqual(['browser', 'host', 'server'])
    expect(exits).toEqual([1])
    expect(readFileSync(keepDetails('test', '') ?? '', 'utf8')).toContain('the second one')
  })
})
