/**
 * What happens when somebody signs in: the person gets a staff record if the station has none yet (the first administrator;
 * somebody added on this kiosk), and the sign-in is written down. Called once by the staff shell.
 */
import { useEffect, useRef } from 'react'
import { recordAudit } from '../../../src-domain/activity/audit.ts'
import { createDocument } from '../../../src-domain/shared/document.ts'
import { staffKind } from '../../../src-domain/staff/staff.ts'
import { usePerson } from '../../host/host-context.ts'
import { useAct } from '../../replica/use-act.ts'
import { useReplica } from '../../replica/use-replica.ts'

export function useArrival(): void {
  const replica = useReplica()
  const act = useAct()
  const { staff, name, role } = usePerson()
  const arrived = useRef<string | undefined>(undefined)
  useEffect(() => {
    if (arrived.current === staff) return
    arrived.current = staff
    const arrive = async () => {
      const known = await replica.get(staff)
      const now = act()
      const person = { ...createDocument(staffKind, { name, role, active: true }, now), id: staff }
      await replica.save([
        ...(known === undefined ? [person] : []),
        recordAudit({ action: 'signIn', subject: staff }, now),
      ])
    }
    // Storage trouble shows in the health notices; nobody is kept out for it.
    void arrive()
  }, [replica, act, staff, name, role])
}
