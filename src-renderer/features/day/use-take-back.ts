/** Writes down that the machine was taken back from an elder, in the name of who took it. */
import { useContext } from 'react'
import { recordAudit } from '../../../src-domain/activity/audit.ts'
import { useKiosk, useSession } from '../../host/host-context.ts'
import { ReplicaContext } from '../../replica/use-replica.ts'

export function useTakeBack(): (staff: string) => Promise<void> {
  const replica = useContext(ReplicaContext)
  const { station, kiosk } = useKiosk()
  const session = useSession()
  const elder = session.phase === 'open' ? session.elder : undefined
  return async (staff) => {
    if (replica === undefined || elder === undefined) return
    const random = (count: number): Uint8Array => crypto.getRandomValues(new Uint8Array(count))
    const act = { station, kiosk, author: staff, ...replica.now(), random }
    await replica.save([recordAudit({ action: 'takeBack', subject: elder }, act, elder)])
  }
}
