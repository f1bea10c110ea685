import { readFileSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { parseArgs } from 'node:util'
import { describe, expect, it } from 'vitest'
import { keepDetails, startFailureOf, whereDetails } from './start-failure.ts'

const withCode = (code: string): Error => Object.assign(new Error(`${code}: no, open '/data/x'`), { code })

describe('a failed start', () => {
  it('that is foreseen says what is the matter and ends with its own code', () => {
    expect(startFailureOf(withCode('ENOSPC'))).toMatchObject({ exitCode: 5, isOurs: false })
    expect(startFailureOf(withCode('host.folderInUse'))).toMatchObject({ exitCode: 4, isOurs: false })
  })

  it('of the server is said in the sentence of the server', () => {
    const error = new Error('Port 5000 is taken: stop the other program.', { cause: withCode('EADDRINUSE') })
    expect(startFailureOf(error)).toMatchObject({ isOurs: false, sentence: expect.stringContaining('Port 5000') })
  })

  it('by a wrong option tells how it is used', () => {
    const parse = (): unknown => parseArgs({ args: ['--bogus'], options: {} })
    let thrown: unknown
    try {
      parse()
    } catch (error) {
      thrown = error
    }
    expect(startFailureOf(thrown).sentence).toMatch(/^npm start -- /)
  })

  it('that nobody foresaw is one plain sentence without what the program said', () => {
    const ours = [
      new TypeError("Cannot read properties of undefined (reading 'kiosk')"),
      new Error('The server could not start: level is not open', { cause: new Error('level is not open') }),
      new Error('the demo kiosk was not enrolled: enrol.unreachable'),
      'a text',
    ]
    for (const error of ours) {
      const { sentence, isOurs, exitCode } = startFailureOf(error)
      expect([isOurs, exitCode]).toEqual([true, 1])
      expect(sentence).toMatch(/^驿站没有启动。.*没有丢/)
      expect(sentence).not.toMatch(/undefined|level|enrol\.|a text|\n/)
    }
  })

  it('keeps its details in a file that only this person can read', () => {
    const file = keepDetails('start', new TypeError('x is not a function', { cause: new Error('below') })) ?? ''
    expect(readFileSync(file, 'utf8')).toMatch(/x is not a function[\s\S]* at [\s\S]*below/)
    expect(whereDetails(file)).toContain(file)
    expect(whereDetails(undefined)).toBe('')
    rmSync(dirname(file), { recursive: true })
  })
})
