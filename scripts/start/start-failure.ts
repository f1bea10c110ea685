/** Why a start failed, as one sentence for a person; what a program has to say about it goes into a file. */
import { appendFileSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { codeOf } from '../../src-main/files/atomic-file.ts'
import { startProblemOf } from '../../src-main/start-problem.ts'

export type StartFailure = {
  readonly exitCode: number
  readonly sentence: string
  /** Nobody foresaw it: the details help who mends the program. */
  readonly isOurs: boolean
}

const usage = 'npm start -- [--empty] [--data FOLDER] [--no-open]'

export function startFailureOf(error: unknown): StartFailure {
  const problem = startProblemOf(error)
  if (problem !== undefined) return { ...problem, isOurs: false }
  if (codeOf(error).startsWith('ERR_PARSE_ARGS')) return { exitCode: 1, sentence: usage, isOurs: false }
  // The embedded server says what it knows in one sentence; what it only passes on begins with "The server could not start".
  if (error instanceof Error && error.cause !== undefined && !error.message.startsWith('The server could not start')) {
    return {
      exitCode: 1,
      sentence: `驿站没有启动；数据没有改动。 The station did not start; no data was changed. ${error.message}`,
      isOurs: false,
    }
  }
  return {
    exitCode: 1,
    sentence:
      '驿站没有启动。已经保存的都在，没有丢；请再启动一次，还不行就请管理员来看。 ' +
      'The station did not start. Everything saved is still there; start it once more, and ask the administrator if that does not help.',
    isOurs: true,
  }
}

/** A fault of ours in a station that stood open. */
export const stopFailure: StartFailure = {
  exitCode: 1,
  sentence:
    '驿站出了意外，已经停下。已经保存的都在，没有丢；请再启动一次，还不行就请管理员来看。 ' +
    'The station met a fault and has stopped. Everything saved is still there; start it once more, and ask the administrator if that does not help.',
  isOurs: true,
}

/** One for all of this start. */
let details: string | undefined

/** @returns the file with the details, or undefined where not even that can be written. */
export function keepDetails(what: string, error: unknown): string | undefined {
  try {
    details ??= join(mkdtempSync(join(tmpdir(), 'ginkgo-details-')), 'details.txt')
    appendFileSync(details, `${new Date().toISOString()} ${what}\n${inspect(error, { depth: 5 })}\n`, { mode: 0o600 })
    return details
  } catch {
    return undefined
  }
}

export const whereDetails = (file: string | undefined): string =>
  file === undefined ? '' : `\n详细情况写在 The details are in ${file}`
