/** One booking for the tests of screens, and its later steps. */
import {
  advanceService,
  requestService,
  type ServiceBody,
  type ServiceRequest,
} from '../../src-domain/services/service.ts'
import type { ServiceEventType } from '../../src-domain/services/service-rules.ts'
import { actOf } from './sample-elder.ts'

/** @param seed two bookings of one test need two. */
export const sampleBooking = ({
  elder = 'elders:1',
  seed = 11,
  ...body
}: Partial<ServiceBody> & { readonly elder?: string; readonly seed?: number } = {}): ServiceRequest =>
  requestService(
    {
      dimension: 'bathing',
      degree: 3,
      organization: 'organizations:0192f000-0000-7000-8000-000000000001',
      organizationName: '安康',
      organizationPhone: '021-11112222',
      service: 'bath',
      serviceName: '助浴',
      mode: 'atHome',
      priceFen: 6000,
      unit: '次',
      priceDate: '2026-11-05',
      askedBy: 'elder',
      ...body,
    },
    elder,
    actOf('2026-11-05T02:00:00.000Z', seed),
  )

/** The day after it was asked for, or later where it already went a step. */
export function bookingStep(
  request: ServiceRequest,
  type: Exclude<ServiceEventType, 'requested'>,
  data: Readonly<Record<string, unknown>> = {},
): ServiceRequest {
  const count = request.events?.length ?? 0
  const next = advanceService(request, type, data, actOf(`2026-11-06T02:00:0${count}.000Z`, 40 + count))
  if (!next.ok) throw new Error(next.error.code)
  return next.value
}
