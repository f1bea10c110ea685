/** What people call the station's machines: a kiosk is known by its id alone, but the calls that came from it carry its name. */
import { createContext, type ReactNode, useContext, useMemo } from 'react'
import { isCall } from '../../../src-domain/activity/call.ts'
import { useDocuments } from '../../replica/use-replica.ts'

const Names = createContext<ReadonlyMap<string, string>>(new Map())
export const useMachineNames = (): ReadonlyMap<string, string> => useContext(Names)

/** Read once for all versions on a page. */
export function MachineNames({ children }: { readonly children: ReactNode }) {
  const calls = useDocuments({ collection: 'activity', kind: 'call', limit: 200 })
  const names = useMemo(() => {
    const found = new Map<string, string>()
    for (const call of calls ?? []) {
      if (!isCall(call) || call.body.kioskName === undefined || found.has(call.kiosk)) continue
      found.set(call.kiosk, call.body.kioskName)
    }
    return found
  }, [calls])
  return <Names value={names}>{children}</Names>
}
