/** The looks at one record for the elder: one line for each person, act and day, newest first. */
import type { Audit, AuditAction } from '../../../src-domain/activity/audit.ts'
import { calendarDateOf } from '../../../src-domain/shared/instant.ts'

/** Sign-ins and openings of the day are about no elder. */
export const tellableActions = [
  'view',
  'create',
  'change',
  'consent',
  'print',
  'export',
  'handOver',
  'takeBack',
] as const satisfies readonly AuditAction[]
export type TellableAction = (typeof tellableActions)[number]

export type LookLine = {
  readonly key: string
  readonly author: string
  readonly action: TellableAction
  readonly date: string
  readonly at: string
  readonly offset: number
  readonly count: number
}

const isTellable = (action: AuditAction): action is TellableAction =>
  (tellableActions as readonly AuditAction[]).includes(action)

export function lookLines(audits: readonly Audit[]): readonly LookLine[] {
  const lines = new Map<string, LookLine>()
  for (const audit of audits.toSorted((a, b) => (a.occurredAt < b.occurredAt ? 1 : -1))) {
    const { action } = audit.body
    if (!isTellable(action)) continue
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
