/** What every form that is filled in step by step shares: a log in which the latest event of a field wins (assessments, instruments). */
import { type Act, appendEvent, type Document, type LogEvent } from './document.ts'
import { uuidV7 } from './ids.ts'

export type DraftState = 'open' | 'finished' | 'discarded'

export function appendStep<Body>(
  draft: Document<Body>,
  type: string,
  data: Record<string, unknown> | undefined,
  act: Act,
): Document<Body> {
  // A later act is later in the log too, even when two fall into one millisecond or the clock was set back a little.
  const last = draft.events?.reduce((latest, event) => Math.max(latest, Date.parse(event.at)), 0) ?? 0
  const now = Math.max(act.now, last + 1)
  return appendEvent(
    draft,
    { id: uuidV7(now, act.random), type, ...(data === undefined ? {} : { data }) },
    { ...act, now },
  )
}

export const stepsInOrder = (draft: Document<unknown>): readonly LogEvent[] =>
  (draft.events ?? []).toSorted((a, b) => (a.at === b.at ? (a.id < b.id ? -1 : 1) : a.at < b.at ? -1 : 1))

/** What was finished stays finished, also where another kiosk discarded it. */
export function stateOfSteps(steps: readonly LogEvent[]): DraftState {
  if (steps.some(({ type }) => type === 'finished')) return 'finished'
  return steps.some(({ type }) => type === 'discarded') ? 'discarded' : 'open'
}
