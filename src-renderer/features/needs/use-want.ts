/** An elder alone at the machine asks for a service that fits: the staff ring the institution, as with their own requests. */
import type { Elder } from '../../../src-domain/elders/elder.ts'
import type { Match } from '../../../src-domain/recommendation/recommend-services.ts'
import { bodyOfRequest } from '../../../src-domain/services/request-offer.ts'
import { requestService, type ServiceRequest } from '../../../src-domain/services/service.ts'
import type { Document } from '../../../src-domain/shared/document.ts'
import { useAct } from '../../replica/use-act.ts'
import { useAttempt } from '../../replica/use-attempt.ts'
import { useSave } from '../../replica/use-save.ts'

/** @param requests the elder's own: pressed again after it was taken back, it is another one. */
export function useWant(elder: Elder, requests: readonly ServiceRequest[]) {
  const act = useAct()
  const { busy, refusals, save } = useSave()
  const attempt = useAttempt<ServiceRequest>()
  const want = (match: Match) => {
    const body = bodyOfRequest(match, { askedBy: 'elder' })
    const request = attempt([body, requests.length], () => requestService(body, elder.id, act()))
    void save([request as Document])
  }
  return { busy, refusals, want }
}
