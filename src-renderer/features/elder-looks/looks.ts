/** The looks at one record for the elder: one line for each person, act and day, newest first. */
import { type Audit, type ElderAction, isElderAction } from '../../../src-domain/activity/audit.ts'
import { calendarDateOf } from '../../../src-domain/shared/instant.ts'

export type LookLine = {
  readonly key: string
  readonly author: string
  readonly action: ElderAction
  readonly date: string
  readonly at: string
  readonly offset: number
  readonly count: number
}

export function lookLines(audits: readonly Audit[]): readonly LookLine[] {
  const lines = new Map<string, LookLine>()
  for (const audit of audits.toSorted((a, b) => (a.occurredAt < b.occurredAt ? 1 : -1))) {
    const { action } = audit.body
    if (!isElderAction(action)) continue
    const date = calendarDateOf(audit.occurredAt, audit.offset)
    const key = `${date} ${audit.author} ${action}`
    const known = lines.get(key)
    lines.set(
      key,
      known === undefined
        ? { key, author: audit.author, action, date, at: audit.occurredAt, offset: audit.offset, count: 1 }
        : { ...known, count: known.count + 1 },
    )
  }
  return [...lines.values()]
}
