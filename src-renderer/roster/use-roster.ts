/** React's view of the roster: the app opens it when the staff face first shows; pages read what it says. */
import { createContext, useContext } from 'react'
import { useLatest } from '../replica/use-replica.ts'
import type { OpenRoster, RosterState } from './open-roster.ts'

export type RosterFace = {
  /** Undefined until somebody wanted it. */
  readonly roster: OpenRoster | undefined
  readonly open: () => void
}

export const RosterContext = createContext<RosterFace>({ roster: undefined, open: () => undefined })

export const useRoster = (): RosterFace => useContext(RosterContext)

/** Undefined until it was opened. */
export function useRosterState(): RosterState | undefined {
  return useLatest(useContext(RosterContext).roster?.state)?.value
}
