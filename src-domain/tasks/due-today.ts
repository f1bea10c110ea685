/**
 * What staff should do, by urgency, each with its reason and deadline: from documents alone, so that every kiosk of the
 * station shows the same list. Nothing here is stored; a task is gone when its cause is.
 */
import type { Assessment } from '../assessments/assessment.ts'
import { isCovered } from '../consent/consent-coverage.ts'
import { consentState } from '../consent/consent.ts'
import type { archiveReasons } from '../elders/elder-codes.ts'
import type { Elder } from '../elders/elder.ts'
import { isDeathInDoubt, isNotedDead, isRecordOpen, isUsable } from '../elders/elder-rules.ts'
import { instrumentsThatFollow, openAlerts } from '../instruments/instrument-history.ts'
import type { NeedDimension } from '../needs/dimensions.ts'
import { checkUpEveryMonths } from '../check-ups/check-up.ts'
import { type Judging, type NeedFacts, needFactsOf } from '../needs/need-facts.ts'
import type { Params } from '../needs/need-rule.ts'
import { type Need, needsOf } from '../needs/needs.ts'
import { dangerSigns, referralReading } from '../needs/reading-judgement.ts'
import { reassessmentOf } from '../needs/reassessment.ts'
import { lastCheckUp, neverFollowed, plannedFollowUps, plannedVisits } from '../needs/visit-judgement.ts'
import { openSigns } from '../radar/radar.ts'
import { isService, type ServiceRequest } from '../services/service.ts'
import { dayOfService, isRunning, serviceState } from '../services/service-rules.ts'
import type { Document } from '../shared/document.ts'
import { addDays, addMonths, type CalendarDate, calendarDateOf } from '../shared/instant.ts'

type ArchiveReason = (typeof archiveReasons)[number]

export type TaskKind =
  /** An answer about not wanting to live: a person has to follow up at once (standards/03 §6). */
  | 'selfHarmAlert'
  | 'referralReading'
  | 'openNeed'
  /** Something the elder did that the degree of a need does not explain (needs/ask-rules.ts). */
  | 'askAbout'
  | 'reassessmentOverdue'
  | 'reassessmentTriggered'
  | 'reassessmentDue'
  | 'neverAssessed'
  | 'pendingReview'
  /** A short instrument asks for another one. */
  | 'instrumentFollows'
  | 'followUpDue'
  /** The yearly one of who is 65 or more, and a vaccine's next date. */
  | 'checkUpDue'
  | 'vaccinationDue'
  /** A sign of decline that nobody medical has looked at since (radar/radar.ts). */
  | 'radarSign'
  | 'serviceWaiting'
  | 'serviceDue'
  | 'serviceQuestion'
  /** The elder took back the consent to the record, died, left or does not want it any more: somebody has to call the institution off. */
  | 'serviceToCancel'
  /** Noted as dead, and the record was edited since: a person has to say which is true. */
  | 'deathToCheck'

/** `urgent` today, before anything else · `today` the deadline is here or past · `soon` it comes */
export type Urgency = 'urgent' | 'today' | 'soon'

export type Task = {
  readonly id: string
  readonly kind: TaskKind
  readonly urgency: Urgency
  readonly elder: string
  /** Document it is about, where there is one. */
  readonly document?: string
  readonly dimension?: NeedDimension
  /** Of the sentence `services.task.<kind>`. */
  readonly params: Params
  readonly deadline?: CalendarDate
}

export type TaskSettings = Judging & {
  /** Days until a new elder should be assessed, a second signature given, a request confirmed; since 2026-11. */
  readonly assessNewWithin: number
  readonly signWithin: number
  readonly confirmWithin: number
  /** A service of this dimension in the last days counts as a link to the need. */
  readonly linkDays: number
  /** Months after registering by which somebody with a followed illness is visited first; standards/02 §5: at least four a year. */
  readonly firstFollowUpMonths: number
  /** Days before its date from which a follow-up, a check-up or a vaccination is told; since 2026-11. */
  readonly followUpSoonDays: number
}
export const defaultTaskSettings: TaskSettings = {
  assessNewWithin: 30,
  signWithin: 7,
  confirmWithin: 2,
  linkDays: 90,
  firstFollowUpMonths: 3,
  followUpSoonDays: 7,
}

/** @param documents of the collections records, observations and services, in any order. */
export function dueToday(
  elders: readonly Elder[],
  documents: readonly Document[],
  today: CalendarDate,
  settings: TaskSettings = defaultTaskSettings,
): readonly Task[] {
  const byElder = Map.groupBy(documents, (document) => document.elder)
  return elders
    .flatMap((elder) => {
      const about = byElder.get(elder.id) ?? []
      if (!isRecordOpen(elder)) return cancellations(about, today)
      if (!isUsable(elder) || isDeathInDoubt(elder)) return tasksOfEnded(elder, about, today)
      const facts = needFactsOf(elder.body, about, today, settings)
      return tasksOfElder(elder, about, facts, needsOf(facts, about), settings)
    })
    .toSorted(compareTasks)
}

/** Of a record that is not agreed to any more: what has to be called off. */
export const cancellations = (
  about: readonly Document[],
  today: CalendarDate,
  why: 'withdrawn' | ArchiveReason = 'withdrawn',
): readonly Task[] => about.filter(isService).flatMap((service) => cancelTasks(service, today, why))

/**
 * Of a record that was put away, or whose elder is noted as dead and may be alive: what has to be called off or cleared up, and
 * nothing that would be asked of the elder. Who may not want to live and left is still somebody's concern.
 */
export function tasksOfEnded(elder: Elder, about: readonly Document[], today: CalendarDate): readonly Task[] {
  const { id, body, offset } = elder
  if (body.archived === undefined) return []
  const { reason, at } = body.archived
  if (isDeathInDoubt(elder)) {
    const on = calendarDateOf(at, offset)
    const check = { id: `deathToCheck:${id}`, kind: 'deathToCheck', urgency: 'today', elder: id } as const
    return [{ ...check, params: { on }, deadline: today }]
  }
  const alerts = isNotedDead(elder) ? [] : alertTasks(elder, about)
  return [...alerts, ...cancellations(about, today, reason)]
}

const rank: Readonly<Record<Urgency, number>> = { urgent: 0, today: 1, soon: 2 }

/** Before all else, whatever its day. */
const first = (task: Task): number => (task.kind === 'selfHarmAlert' ? 0 : 1)

export function compareTasks(a: Task, b: Task): number {
  const [x, y] = [a.deadline ?? '9999', b.deadline ?? '9999']
  return first(a) - first(b) || rank[a.urgency] - rank[b.urgency] || (x === y ? (a.id < b.id ? -1 : 1) : x < y ? -1 : 1)
}

/** @param needs all of them; of fewer, only tasks about those come */
export function tasksOfElder(
  elder: Elder,
  documents: readonly Document[],
  facts: NeedFacts,
  needs: readonly Need[],
  settings: TaskSettings,
): readonly Task[] {
  const { today } = facts
  const services = documents.filter(isService)
  const covered = documents.filter((document) => isCovered(facts.allowed, document))
  return [
    ...instrumentTasks(elder, covered, today),
    ...readingTasks(elder, facts),
    ...assessmentTasks(elder, facts, today, settings),
    ...followUpTasks(elder, facts, settings),
    ...preventionTasks(elder, facts, settings),
    ...radarTasks(elder, facts, covered),
    ...needTasks(elder, facts, needs, services, settings),
    ...askTasks(elder, needs),
    ...services.flatMap((service) => serviceTasks(service, today, settings)),
  ]
}

const alertTasks = ({ id: elder }: Elder, documents: readonly Document[]): Task[] =>
  openAlerts(documents).map(({ about, on }) => ({
    id: `selfHarm:${about}`,
    kind: 'selfHarmAlert',
    urgency: 'urgent',
    elder,
    document: about,
    params: { on },
    deadline: on,
  }))

function instrumentTasks(of: Elder, documents: readonly Document[], today: CalendarDate): Task[] {
  const elder = of.id
  return [
    ...alertTasks(of, documents),
    ...instrumentsThatFollow(documents, today).map(({ instrument, after, on }): Task => ({
      id: `instrument:${elder}:${instrument.id}`,
      kind: 'instrumentFollows',
      urgency: 'today',
      elder,
      params: { instrument: instrument.id, after },
      deadline: on,
    })),
  ]
}

const radarTasks = ({ id: elder }: Elder, facts: NeedFacts, covered: readonly Document[]): Task[] =>
  openSigns(facts, covered).map(({ id, rule }) => ({
    id: `radar:${elder}:${id}`,
    kind: 'radarSign',
    urgency: 'today',
    elder,
    params: { sign: id, rule },
  }))

function readingTasks(elder: Elder, facts: NeedFacts): Task[] {
  const signs = dangerSigns(facts)
  const found = signs === undefined ? referralReading(facts) : { type: 'bloodPressure', ...signs, hasSigns: 1 }
  if (found === undefined) return []
  return [
    {
      id: `referral:${elder.id}:${found.on}`,
      kind: 'referralReading',
      urgency: 'urgent',
      elder: elder.id,
      params: found,
      deadline: found.on,
    },
  ]
}

function followUpTasks(elder: Elder, facts: NeedFacts, settings: TaskSettings): Task[] {
  const firstOnes = neverFollowed(facts).map(({ code, since }) => ({
    condition: code,
    last: undefined,
    due: addMonths(laterOf(registeredOn(elder), since), settings.firstFollowUpMonths),
  }))
  return [...plannedFollowUps(facts), ...firstOnes]
    .filter(({ due }) => due <= addDays(facts.today, settings.followUpSoonDays))
    .map(({ condition, last, due }) => ({
      id: `followUp:${elder.id}:${condition}`,
      kind: 'followUpDue',
      urgency: due <= facts.today ? 'today' : 'soon',
      elder: elder.id,
      params: { condition, ...(last === undefined ? {} : { on: last }) },
      deadline: due,
    }))
}

const registeredOn = ({ occurredAt, offset }: Elder): CalendarDate => calendarDateOf(occurredAt, offset)
const laterOf = (day: CalendarDate, other: CalendarDate | undefined): CalendarDate =>
  other !== undefined && other > day ? other : day

/** The yearly check-up is for everybody from here on (standards/02 §4). */
const checkUpFrom = 65

function preventionTasks(of: Elder, facts: NeedFacts, settings: TaskSettings): Task[] {
  const elder = of.id
  const soon = addDays(facts.today, settings.followUpSoonDays)
  const isOfAge = facts.age !== undefined && facts.age >= checkUpFrom && facts.allowed.measuring
  const last = isOfAge ? lastCheckUp(facts) : undefined
  // Of whom none is known is asked about it after the first weeks: nothing is late of which nobody knows.
  const due =
    last === undefined ? addDays(registeredOn(of), settings.assessNewWithin) : addMonths(last, checkUpEveryMonths)
  const checkUp: readonly Task[] =
    !isOfAge || due > soon
      ? []
      : [
          {
            id: `checkUp:${elder}`,
            kind: 'checkUpDue',
            elder,
            ...(last === undefined
              ? { urgency: 'soon', params: {} }
              : { urgency: due <= facts.today ? 'today' : 'soon', params: { on: last }, deadline: due }),
          },
        ]
  const vaccinations = plannedVisits(facts, 'vaccination', soon).map(({ vaccine = '', nextDue = '' }): Task => ({
    id: `vaccination:${elder}:${vaccine}`,
    kind: 'vaccinationDue',
    urgency: nextDue <= facts.today ? 'today' : 'soon',
    elder,
    params: { vaccine },
    deadline: nextDue,
  }))
  return [...checkUp, ...vaccinations]
}

function assessmentTasks(elder: Elder, facts: NeedFacts, today: CalendarDate, settings: TaskSettings): Task[] {
  const newest = facts.assessment
  const due = reassessmentOf(facts)
  const { reassessMonths: months } = facts
  const task = (kind: TaskKind, urgency: Urgency, deadline: CalendarDate, params: Params = {}): Task => ({
    id: `assessment:${elder.id}`,
    kind,
    urgency,
    elder: elder.id,
    params,
    deadline,
    ...(newest === undefined ? {} : { document: newest.id }),
  })
  const tasks: Task[] = newest === undefined ? [] : signatureTasks(newest, facts.assessmentIsSigned, today, settings)
  // Who has not agreed to be assessed is not asked again every morning.
  if (consentState(elder.body.consents, 'assessment').state === 'withdrawn') return tasks
  switch (due.state) {
    case 'never': {
      const deadline = addDays(calendarDateOf(elder.occurredAt, elder.offset), settings.assessNewWithin)
      return [task('neverAssessed', deadline <= today ? 'today' : 'soon', deadline)]
    }
    case 'overdue':
      return [...tasks, task('reassessmentOverdue', 'today', due.on, { on: due.on, months })]
    case 'triggered':
      return [...tasks, task('reassessmentTriggered', 'today', due.on, { why: due.trigger?.code ?? '', on: due.on })]
    case 'due':
      return [...tasks, task('reassessmentDue', due.on <= today ? 'today' : 'soon', due.on, { on: due.on, months })]
    case 'current':
      return tasks
    default:
      return due.state satisfies never
  }
}

function signatureTasks(newest: Assessment, isSigned: boolean, today: CalendarDate, settings: TaskSettings): Task[] {
  if (isSigned) return []
  const deadline = addDays(newest.body.date, settings.signWithin)
  return [
    {
      id: `signature:${newest.id}`,
      kind: 'pendingReview',
      urgency: deadline <= today ? 'today' : 'soon',
      elder: newest.elder,
      document: newest.id,
      params: { assessor: newest.body.assessor.name, on: newest.body.date },
      deadline,
    },
  ]
}

function needTasks(
  elder: Elder,
  facts: NeedFacts,
  needs: readonly Need[],
  services: readonly ServiceRequest[],
  settings: TaskSettings,
): Task[] {
  return needs
    .filter((need) => need.degree >= 3 && !isLinked(need.dimension, services, facts.today, settings))
    .map((need) => ({
      id: `need:${elder.id}:${need.dimension}`,
      kind: 'openNeed' as const,
      urgency: need.degree === 4 ? ('urgent' as const) : ('today' as const),
      elder: elder.id,
      dimension: need.dimension,
      params: { dimension: need.dimension, degree: need.degree, rule: need.reasons[0]?.rule ?? '' },
    }))
}

/** What was said of it stands on the elder's page: the list of everybody names the service only. */
const askTasks = ({ id: elder }: Elder, needs: readonly Need[]): Task[] =>
  needs.flatMap(({ dimension, ask }) =>
    ask === undefined
      ? []
      : [
          {
            id: `ask:${elder}:${dimension}`,
            kind: 'askAbout',
            urgency: 'soon',
            elder,
            dimension,
            params: { ask: ask.id, on: ask.on, service: ask.params['service'] ?? '' },
          },
        ],
  )

function isLinked(
  dimension: NeedDimension,
  services: readonly ServiceRequest[],
  today: CalendarDate,
  settings: TaskSettings,
): boolean {
  return services.some((service) => {
    if (service.body.dimension !== dimension) return false
    const { state, since } = serviceState(service)
    if (isRunning(state)) return true
    return (
      (state === 'done' || state === 'rated') &&
      calendarDateOf(since, service.offset) >= addDays(today, -settings.linkDays)
    )
  })
}

function serviceTasks(service: ServiceRequest, today: CalendarDate, settings: TaskSettings): Task[] {
  const { state, steps, questions, isUnwanted } = serviceState(service)
  const params = { service: service.body.serviceName, organization: service.body.organizationName }
  const task = (kind: TaskKind, urgency: Urgency, deadline: CalendarDate, more: Params = {}): Task => ({
    id: `${kind}:${service.id}`,
    kind,
    urgency,
    elder: service.elder,
    document: service.id,
    dimension: service.body.dimension,
    params: { ...params, ...more },
    deadline,
  })
  const tasks: Task[] =
    questions.length === 0 ? [] : [task('serviceQuestion', 'today', today, { count: questions.length })]
  if (isUnwanted) return [...tasks, task('serviceToCancel', 'today', today, { why: 'unwanted' })]
  const on = dayOfService(service, steps)
  if (state === 'requested') {
    const within = addDays(calendarDateOf(service.occurredAt, service.offset), settings.confirmWithin)
    const deadline = on !== undefined && on < within ? on : within
    tasks.push(
      task('serviceWaiting', deadline <= today ? 'today' : 'soon', deadline, {
        phone: service.body.organizationPhone ?? '',
      }),
    )
  }
  // Confirmed without a day of its own: the day that was wished for is the one to ask about.
  if ((state === 'confirmed' || state === 'scheduled') && on !== undefined && on <= today) {
    tasks.push(task('serviceDue', 'today', on, { on }))
  }
  return tasks
}

/** Says no more than what the institution has to be told. */
function cancelTasks(service: ServiceRequest, today: CalendarDate, why: 'withdrawn' | ArchiveReason): Task[] {
  if (!isRunning(serviceState(service).state)) return []
  return [
    {
      id: `serviceToCancel:${service.id}`,
      kind: 'serviceToCancel',
      urgency: 'today',
      elder: service.elder,
      document: service.id,
      params: { service: service.body.serviceName, organization: service.body.organizationName, why },
      deadline: today,
    },
  ]
}
