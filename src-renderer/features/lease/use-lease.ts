/** How the lease stands, and renewing it with a file that somebody brought. */
import { useState } from 'react'
import type { LeaseState } from '../../../src-domain/lease/lease.ts'
import { type Refusal, refusal as refused } from '../../../src-domain/shared/result.ts'
import { useHost } from '../../host/host-context.ts'
import { useReplica, useReplicaHealth } from '../../replica/use-replica.ts'

export const useLease = (): LeaseState => useReplicaHealth()?.lease ?? { state: 'none' }

/** Characters; a renewal has a few hundred. */
const longestFile = 4_000

export function useRenewal() {
  const host = useHost()
  const replica = useReplica()
  const [busy, setBusy] = useState(false)
  const [isRenewed, setRenewed] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | undefined>()
  const renew = async (file: Blob): Promise<void> => {
    setBusy(true)
    setRenewed(false)
    setRefusal(undefined)
    try {
      const text = file.size > longestFile ? '' : await file.text()
      const renewed = await host.call('lease.renew', { file: text })
      await replica.checkMachine()
      setRenewed(renewed.ok)
      if (!renewed.ok) setRefusal(renewed.error)
    } catch (error) {
      console.error('the lease was not renewed', error)
      setRefusal(refused('host.noAnswer'))
    } finally {
      setBusy(false)
    }
  }
  return { busy, isRenewed, refusal, renew, check: replica.checkMachine }
}
