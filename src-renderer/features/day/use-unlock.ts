/** PIN → data key: asks the host, tells the session, and keeps what went wrong for the screen. */
import { useCallback, useEffect, useState } from 'react'
import type { Refusal } from '../../../src-domain/shared/result.ts'
import { may } from '../../../src-domain/staff/permissions.ts'
import { useHost, useSessionCommands } from '../../host/host-context.ts'
import type { Person } from './person.ts'

export type Unlocking = {
  /** Undefined while the host is asked. */
  readonly people: readonly Person[] | undefined
  readonly busy: boolean
  readonly refusal: Refusal | undefined
  /** Milliseconds of the host's clock until attempts are taken again. */
  readonly lockedUntil: number | undefined
  /** What no rule foresaw: the replica did not open, the host did not answer. The console says which. */
  readonly hasFailed: boolean
  readonly unlock: (staff: string, pin: string) => Promise<boolean>
  readonly forget: () => void
}

/** @param opensDay the station is sealed: only who may open the day gets in. */
export function useUnlock(opensDay: boolean): Unlocking {
  const host = useHost()
  const { unlocked } = useSessionCommands()
  const [people, setPeople] = useState<readonly Person[] | undefined>()
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | undefined>()
  const [hasFailed, setFailed] = useState(false)
  useEffect(() => {
    let isCurrent = true
    host.call('keys.people', {}).then(
      (found) => {
        if (isCurrent) setPeople(found)
      },
      (error: unknown) => {
        console.error('the people of this kiosk could not be read', error)
        if (isCurrent) setFailed(true)
      },
    )
    return () => {
      isCurrent = false
    }
  }, [host])
  const unlock = useCallback(
    async (staff: string, pin: string): Promise<boolean> => {
      setBusy(true)
      setRefusal(undefined)
      setFailed(false)
      try {
        const answer = await host.call('keys.unlock', { staff, pin })
        if (answer.ok && opensDay && !may(answer.value.holder.role, 'openDay')) {
          await host.call('keys.seal', {})
          setRefusal({ code: 'staff.mayNotOpenDay' })
          return false
        }
        if (answer.ok) {
          await unlocked(answer.value)
          return true
        }
        setRefusal(answer.error)
      } catch (error) {
        console.error('the door did not open', error)
        setFailed(true)
      } finally {
        setBusy(false)
      }
      return false
    },
    [host, unlocked, opensDay],
  )
  const until = refusal?.code === 'pin.locked' ? refusal.params?.['until'] : undefined
  const forget = useCallback(() => {
    setRefusal(undefined)
    setFailed(false)
  }, [])
  return {
    people,
    busy,
    refusal,
    hasFailed,
    unlock,
    forget,
    lockedUntil: typeof until === 'number' ? until : undefined,
  }
}
