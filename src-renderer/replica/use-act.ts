/** The act (who, where, when) that every new document, edit and event needs. */
import { useCallback } from 'react'
import type { Act } from '../../src-domain/shared/document.ts'
import { useKiosk, useSession } from '../host/host-context.ts'
import { useReplica } from './use-replica.ts'

const randomBytes = (count: number): Uint8Array => crypto.getRandomValues(new Uint8Array(count))

/**
 * Called at the moment of acting: `createDocument(kind, body, act(), { elder })`. The author is the staff member signed in,
 * else `self`, the elder at the kiosk.
 */
export function useAct(): () => Act {
  const replica = useReplica()
  const kiosk = useKiosk()
  const session = useSession()
  const author = session.phase === 'staff' ? session.person.staff : 'self'
  return useCallback(
    () => ({
      station: kiosk.station,
      kiosk: kiosk.kiosk,
      author,
      ...replica.now(),
      random: randomBytes,
      session: replica.session,
    }),
    [replica, kiosk, author],
  )
}
