/** Gives the machine to the elder: written down first, then the face changes. */
import { useState } from 'react'
import { recordAudit } from '../../../src-domain/activity/audit.ts'
import { useSessionCommands } from '../../host/host-context.ts'
import { useAct } from '../../replica/use-act.ts'
import { useReplica } from '../../replica/use-replica.ts'

export function useHandOver(elder: string) {
  const replica = useReplica()
  const act = useAct()
  const commands = useSessionCommands()
  const [busy, setBusy] = useState(false)
  const handOver = async () => {
    setBusy(true)
    try {
      await replica.save([recordAudit({ action: 'handOver', subject: elder }, act(), elder)])
      commands.handOver(elder)
    } finally {
      setBusy(false)
    }
  }
  return { busy, handOver }
}
