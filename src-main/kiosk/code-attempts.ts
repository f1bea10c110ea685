/** Wrong codes typed on this machine, whoever typed them, kept on disk: pulling the plug buys no further try. */
import Type from 'typebox'
import { Value } from 'typebox/value'
import {
  type AttemptRule,
  type Attempts,
  countAttempt,
  noAttempts,
  visitCodeRule,
} from '../../src-domain/shared/attempts.ts'
import { codeOf, readWhole, writeWhole } from '../files/atomic-file.ts'
import { oneAtATime } from '../files/one-at-a-time.ts'
import { parseJson } from './kiosk-config.ts'

export type CodeAttempts = {
  /** Counts one more and keeps the count. False: this one is not to be looked at. */
  readonly count: () => Promise<boolean>
  /** Milliseconds since 1970 until when none is looked at; 0 when the next one is. */
  readonly lockedUntil: () => number
  /** The last one was right. */
  readonly forget: () => Promise<void>
}

const Stored = Type.Object({ wrong: Type.Integer({ minimum: 0 }), lockedUntil: Type.Number({ minimum: 0 }) })

export async function openCodeAttempts(
  path: string,
  now: () => number,
  rule: AttemptRule = visitCodeRule,
): Promise<CodeAttempts> {
  let attempts = await readStored(path)
  const inTurn = oneAtATime()
  const keep = async (next: Attempts): Promise<void> => {
    attempts = next
    await writeWhole(path, JSON.stringify(next)).catch((error: unknown) => {
      if (codeOf(error) !== 'ENOSPC' && codeOf(error) !== 'EDQUOT') throw error
    })
  }
  return {
    count: () =>
      inTurn(async () => {
        const { isOpen, after } = countAttempt(attempts, now(), rule)
        if (isOpen || after.lockedUntil !== attempts.lockedUntil) await keep(after)
        return isOpen
      }),
    lockedUntil: () => attempts.lockedUntil,
    forget: () =>
      inTurn(async () => {
        if (attempts.wrong > 0) await keep(noAttempts)
      }),
  }
}

async function readStored(path: string): Promise<Attempts> {
  const value = parseJson((await readWhole(path))?.toString('utf8') ?? '')
  return Value.Check(Stored, value) ? value : noAttempts
}
