/**
 * What happens when somebody signs in: the person gets a staff record if the station has none yet (the first administrator),
 * the other kiosks are told what proves the PIN if they do not know it, and the sign-in is written down. Called once by the staff shell.
 */
import { useEffect, useRef } from 'react'
import { recordAudit } from '../../../src-domain/activity/audit.ts'
import { type Act, createDocument, type Document, editDocument } from '../../../src-domain/shared/document.ts'
import { isStaff, type StaffBody, staffKind } from '../../../src-domain/staff/staff.ts'
import { useHost, usePerson } from '../../host/host-context.ts'
import { useAct } from '../../replica/use-act.ts'
import { useReplica } from '../../replica/use-replica.ts'

export function useArrival(): void {
  const host = useHost()
  const replica = useReplica()
  const act = useAct()
  const { staff, name, role } = usePerson()
  const arrived = useRef<string | undefined>(undefined)
  useEffect(() => {
    if (arrived.current === staff) return
    arrived.current = staff
    const arrive = async () => {
      const [known, proved] = await Promise.all([replica.get(staff), host.call('keys.provedVerifier', { staff })])
      const now = act()
      const isRecovered = proved.isRecovered === true
      const pinVerifier = proved.verifier === undefined ? {} : { pinVerifier: proved.verifier }
      const byCode = recordAudit({ action: 'staffChange', subject: staff, parts: ['pin', 'byRecoveryCode'] }, now)
      // An expert's account is made by an administrator and never by itself.
      const person =
        role === 'expert'
          ? []
          : [
              ...personFor(known, staff, { name, role, active: true, ...pinVerifier }, now, isRecovered),
              ...(isRecovered ? [byCode as Document] : []),
            ]
      const signIn = recordAudit({ action: 'signIn', subject: staff }, now)
      const saved = await replica.save([...person, signIn])
      // What is known of the person elsewhere has not arrived yet; that somebody signed in is written down all the same.
      if (!saved.ok && person.length > 0) await replica.save([signIn])
    }
    // Storage trouble shows in the health notices; nobody is kept out for it.
    void arrive()
  }, [host, replica, act, staff, name, role])
}

/** @param isRecovered the PIN was forgotten and set anew by the recovery code: the document says the old one still. */
function personFor(
  known: Document | undefined,
  id: string,
  body: StaffBody,
  act: Act,
  isRecovered: boolean,
): readonly Document[] {
  if (known === undefined) return [{ ...createDocument(staffKind, body, act), id } as Document]
  const { pinVerifier } = body
  if (!isStaff(known) || pinVerifier === undefined) return []
  if (isRecovered) return [editDocument(known, { pinVerifier, pinTemporary: false }, act) as Document]
  return known.body.pinVerifier === undefined ? [editDocument(known, { pinVerifier }, act) as Document] : []
}
