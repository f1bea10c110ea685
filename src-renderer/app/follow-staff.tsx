/**
 * While the station is open, the key ring of this machine follows the station's people: who was added or got a new PIN on another
 * kiosk can open this one too, and who left cannot. So with the experts who have an account.
 */
import { useEffect, useMemo } from 'react'
import { isExpertAccount } from '../../src-domain/staff/expert-account.ts'
import { isStaff } from '../../src-domain/staff/staff.ts'
import type { HostParams } from '../../src-main/bridge/contract.ts'
import { useHost } from '../host/host-context.ts'
import { useDocuments } from '../replica/use-replica.ts'

type Known = HostParams<'keys.learn'>['people']

const most = 200

export function FollowStaff() {
  const host = useHost()
  const staff = useDocuments({ collection: 'staff', kind: 'staff' })
  const experts = useDocuments({ collection: 'staff', kind: 'expert-account' })
  // As text: a change that does not concern the key ring, or none at all, asks nothing of the host.
  const people = useMemo(
    () =>
      staff === undefined || experts === undefined
        ? undefined
        : JSON.stringify(
            [...staff.filter(isStaff), ...experts.filter(isExpertAccount)]
              .slice(0, most)
              .map(({ id, body: { name, active, pinVerifier, ...body } }) => ({
                holder: { staff: id, name, role: 'role' in body ? body.role : 'expert' },
                active,
                ...(pinVerifier === undefined ? {} : { verifier: pinVerifier }),
              })) satisfies Known,
          ),
    [staff, experts],
  )
  useEffect(() => {
    if (people === undefined || people === '[]') return
    host.call('keys.learn', { people: JSON.parse(people) as Known }).catch((error: unknown) => {
      console.error('the key ring does not follow the people of the station', error)
    })
  }, [host, people])
  return null
}
