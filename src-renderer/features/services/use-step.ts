/**
 * Takes a request one step further and keeps what was refused for the screen. A step whose save failed may stand in the
 * journal already: pressed again it is that step, not a second one that nobody could explain.
 */
import { advanceService, type ServiceRequest } from '../../../src-domain/services/service.ts'
import type { ServiceEventType } from '../../../src-domain/services/service-rules.ts'
import type { Document } from '../../../src-domain/shared/document.ts'
import { useRefusalText } from '../../i18n/refusal-text.ts'
import { useAct } from '../../replica/use-act.ts'
import { useAttempt } from '../../replica/use-attempt.ts'
import { useSave } from '../../replica/use-save.ts'

export type StepType = Exclude<ServiceEventType, 'requested'>

export type Stepping = {
  readonly busy: boolean
  readonly failure: string | undefined
  readonly step: (request: ServiceRequest, type: StepType, data: Readonly<Record<string, unknown>>) => Promise<boolean>
}

export function useStep(): Stepping {
  const act = useAct()
  const refusalText = useRefusalText()
  const { busy, refusals, save } = useSave()
  const attempt = useAttempt<ReturnType<typeof advanceService>>()
  const step: Stepping['step'] = (request, type, data) => {
    const next = attempt([request.id, request.events, type, data], () => advanceService(request, type, data, act()))
    return save(next.ok ? [next.value as Document] : next.error)
  }
  const [refusal] = refusals
  return { busy, failure: refusal === undefined ? undefined : refusalText(refusal), step }
}
