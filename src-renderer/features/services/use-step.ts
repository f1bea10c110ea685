/**
 * Takes a request one step further and keeps what was refused for the screen. A step whose save failed may stand in the
 * journal already: pressed again it is that step, not a second one that nobody could explain.
 */
import { useRef } from 'react'
import { advanceService, type ServiceRequest } from '../../../src-domain/services/service.ts'
import type { ServiceEventType } from '../../../src-domain/services/service-rules.ts'
import type { Document } from '../../../src-domain/shared/document.ts'
import { useRefusalText } from '../../i18n/refusal-text.ts'
import { useAct } from '../../replica/use-act.ts'
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
  const attempt = useRef<{ readonly of: string; readonly next: ReturnType<typeof advanceService> } | undefined>(
    undefined,
  )
  const step: Stepping['step'] = (request, type, data) => {
    const of = JSON.stringify([request.id, request.events, type, data])
    if (attempt.current?.of !== of) attempt.current = { of, next: advanceService(request, type, data, act()) }
    const { next } = attempt.current
    return save(next.ok ? [next.value as Document] : next.error)
  }
  const [refusal] = refusals
  return { busy, failure: refusal === undefined ? undefined : refusalText(refusal), step }
}
