/**
 * What an elder needs and what was arranged, one CarePlan for each kind of need: its degree as the rules and staff see it on the day
 * of the export, and every service asked for with what became of it. A request taken back within its ten minutes was never one.
 * 安宁疗护 stays out: it is a matter between physician and elder.
 */
import { type NeedDimension, needDimensions } from '../needs/dimensions.ts'
import { type Need, isShownToElder } from '../needs/needs.ts'
import { isService, type ServiceRequest } from '../services/service.ts'
import {
  dayOfService,
  isRunning,
  serviceState,
  type ServiceState,
  type ServiceStory,
} from '../services/service-rules.ts'
import type { Document } from '../shared/document.ts'
import { coded, localTime, notes, ownSystem, referenceTo, uuidOf } from './fhir-elements.ts'
import type { Resource } from './fhir-types.ts'
import { degreeWords, dimensionWords } from './fhir-words.ts'

/** @param needs as far as they may be used. @param made when the file is made, as FHIR writes a time. */
export function carePlansOf(
  needs: readonly Need[],
  documents: readonly Document[],
  elder: string,
  made: string,
): readonly Resource[] {
  const requests = documents.filter(isService).map((request) => ({ request, story: serviceState(request) }))
  return needDimensions.filter(isShownToElder).flatMap((dimension) => {
    const need = needs.find((one) => one.dimension === dimension)
    const own = requests
      .filter(({ request, story }) => request.body.dimension === dimension && story.state !== 'undone')
      .toSorted((a, b) => (a.request.occurredAt < b.request.occurredAt ? -1 : 1))
    return (need?.degree ?? 0) === 0 && own.length === 0 ? [] : [carePlan(dimension, need, own, elder, made)]
  })
}

type Followed = { readonly request: ServiceRequest; readonly story: ServiceStory }

function carePlan(
  dimension: NeedDimension,
  need: Need | undefined,
  requests: readonly Followed[],
  elder: string,
  made: string,
): Resource {
  const isOpen = (need?.degree ?? 0) > 0 || requests.some(({ story }) => isRunning(story.state))
  return {
    resourceType: 'CarePlan',
    id: uuidOf(`${elder} plan ${dimension}`),
    status: isOpen ? 'active' : 'completed',
    intent: 'plan',
    category: [coded(dimensionWords[dimension], { system: ownSystem('need-dimension'), code: dimension })],
    title: dimensionWords[dimension],
    ...(need === undefined ? {} : { description: `需求程度：${degreeWords[need.degree]}（按本站规则，共 0～4 级）` }),
    subject: referenceTo(elder),
    created: made,
    ...(requests.length === 0 ? {} : { activity: requests.map(activityOf) }),
    ...notes(need?.correction === undefined ? undefined : `工作人员更正过程度：${need.correction.body.reason}`),
  }
}

const statusOf: Readonly<Record<ServiceState, string>> = {
  new: 'unknown',
  requested: 'not-started',
  undone: 'entered-in-error',
  cancelled: 'cancelled',
  declined: 'cancelled',
  confirmed: 'scheduled',
  scheduled: 'scheduled',
  done: 'completed',
  rated: 'completed',
}

function activityOf({ request, story }: Followed) {
  const { body } = request
  const day = dayOfService(request, story.steps)
  const said = (type: string, field: string): string | undefined => {
    const value = story.steps.findLast((step) => step.type === type)?.data?.[field]
    return typeof value === 'string' ? value : undefined
  }
  const declined = said('declined', 'reason')
  const reason = declined === undefined ? said('cancelled', 'reason') : `对方不能接：${declined}`
  const result = said('done', 'result')
  return {
    detail: {
      code: coded(body.serviceName),
      status: statusOf[story.state],
      ...(reason === undefined ? {} : { statusReason: { text: reason } }),
      ...(day === undefined ? {} : { scheduledString: day }),
      performer: [{ display: body.organizationName }],
      description: `${localTime(request).slice(0, 10)} 提出`,
    },
    ...(result === undefined
      ? {}
      : { progress: [{ time: localTime({ ...request, occurredAt: story.since }), text: result }] }),
  }
}
