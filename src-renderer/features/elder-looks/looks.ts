/** What was done at one record for the elder: one line for each person, deed and day, newest first. */
import type { RecordAct, RecordDeed } from '../../../src-domain/activity/record-acts.ts'
import { calendarDateOf } from '../../../src-domain/shared/instant.ts'

/** A number that opens the machine was given to the elder, on paper or by word: the machine itself was not. */
export type LookDeed = RecordDeed | 'codeGiven'

export type LookLine = {
  readonly key: string
  readonly author: string
  readonly deed: LookDeed
  readonly service?: string
  readonly date: string
  readonly at: string
  readonly offset: number
  readonly count: number
}

/** @param acts newest first. */
export function lookLines(acts: readonly RecordAct[]): readonly LookLine[] {
  const lines = new Map<string, LookLine>()
  for (const { author, deed: done, parts, service, at, offset } of acts) {
    const deed: LookDeed = done === 'handOver' && parts.includes('visitCode') ? 'codeGiven' : done
    const date = calendarDateOf(at, offset)
    const key = `${date} ${author} ${deed} ${service ?? ''}`
    const count = (lines.get(key)?.count ?? 0) + 1
    const first = { key, author, deed, date, at, offset, ...(service === undefined ? {} : { service }) }
    lines.set(key, { ...(lines.get(key) ?? first), count })
  }
  return [...lines.values()]
}
