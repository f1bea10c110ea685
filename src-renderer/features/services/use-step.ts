/** Takes a request one step further and keeps what was refused for the screen. */
import { useState } from 'react'
import { advanceService, type ServiceRequest } from '../../../src-domain/services/service.ts'
import type { ServiceEventType } from '../../../src-domain/services/service-rules.ts'
import type { Document } from '../../../src-domain/shared/document.ts'
import { useRefusalText } from '../../i18n/refusal-text.ts'
import { useAct } from '../../replica/use-act.ts'
import { useReplica } from '../../replica/use-replica.ts'

export type StepType = Exclude<ServiceEventType, 'requested'>

export type Stepping = {
  readonly busy: boolean
  readonly failure: string | undefined
  readonly step: (request: ServiceRequest, type: StepType, data: Readonly<Record<string, unknown>>) => Promise<boolean>
}

export function useStep(): Stepping {
  const replica = useReplica()
  const act = useAct()
  const refusalText = useRefusalText()
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string | undefined>()
  const step: Stepping['step'] = async (request, type, data) => {
    setBusy(true)
    setFailure(undefined)
    const next = advanceService(request, type, data, act())
    const saved = next.ok ? await replica.save([next.value as Document]) : { ok: false as const, error: [next.error] }
    setBusy(false)
    const [refusal] = saved.ok ? [] : saved.error
    if (refusal !== undefined) setFailure(refusalText(refusal))
    return saved.ok
  }
  return { busy, failure, step }
}
