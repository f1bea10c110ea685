/**
 * Everything the rules of need may look at, gathered from documents once: rules see no document and no clock. What is not
 * known is `undefined`, never a guess: a rule without its data answers "unknown" (need-rule.ts).
 */
import {
  type CareVisitBody,
  careVisitKind,
  isPhysicianNote,
  notesInOrder,
  type PhysicianNoteBody,
  physicianNoteKind,
} from '../archive/care-visit.ts'
import { type ConditionBody, conditionKind } from '../archive/condition.ts'
import { isTaken, type MedicationBody, medicationKind } from '../archive/medication.ts'
import { byMeasured, measuredTime } from '../archive/measured.ts'
import { type Reading, type ReadingBody, readingKind } from '../archive/reading.ts'
import { publicHealthTargets, type ReadingTargets } from '../archive/reading-targets.ts'
import { type RiskEventBody, standingEvents } from '../archive/risk-event.ts'
import type { ArticleCategory } from '../articles/article.ts'
import { type ArticleHanded, articleHandedKind, isArticleHanded } from '../articles/article-handed.ts'
import { statesOfQuestions } from '../asking/question-state.ts'
import type { Assessment } from '../assessments/assessment.ts'
import { diseaseCode, riskEventIds } from '../assessments/form-tables.ts'
import {
  type ReassessMonths,
  signatureState,
  standingAssessments,
  usualReassessMonths,
} from '../assessments/assessment-history.ts'
import { type Covered, coveredBy, isCovered } from '../consent/consent-coverage.ts'
import { type CheckUp, checkUpKind, standingCheckUps } from '../check-ups/check-up.ts'
import { type FollowUp, followUpKind } from '../follow-ups/follow-up.ts'
import { standingFollowUps } from '../follow-ups/follow-up-history.ts'
import { conditionOf } from '../follow-ups/follow-up-lists.ts'
import type { ElderBody } from '../elders/elder.ts'
import { type FallRiskBand, fallRiskOf } from '../instruments/instrument-history.ts'
import { isService } from '../services/service.ts'
import { type Document, oldestFirst } from '../shared/document.ts'
import { addDays, addMonths, ageOn, type CalendarDate, calendarDateOf, type Instant } from '../shared/instant.ts'
import { type AskedService, askedFor, askedServices, behaviourDays } from './asked-services.ts'
import type { DailyDimension } from './dimensions.ts'

export type DatedReading = { readonly on: CalendarDate; readonly at: string; readonly body: ReadingBody }

/** `at` only where it is known: the visit was written down on its own day, and nobody said that what was measured came after it. */
export type DatedVisit = CareVisitBody & { readonly at?: Instant }

export type ReadArticle = {
  readonly on: CalendarDate
  readonly category: ArticleCategory
  /** Numbers in table A.4. */
  readonly conditions: readonly number[]
}

/** What the station goes by (settings/station-settings.ts `judgingOf`); absent: the default. */
export type Judging = { readonly targets?: ReadingTargets; readonly reassessMonths?: ReassessMonths }

export type OpenComplaint = { readonly on: CalendarDate; readonly at: Instant }

export type NeedFacts = {
  readonly today: CalendarDate
  /** What the elder did not agree to is not among the facts, and a rule that would need it says so. */
  readonly allowed: Covered
  readonly age: number | undefined
  readonly birthDate: CalendarDate | undefined
  /** Undefined when the living situation was never asked. */
  readonly livesAlone: boolean | undefined
  readonly livesWithSpouseOnly: boolean | undefined
  readonly livesInInstitution: boolean | undefined
  readonly hasCaregiver: boolean
  /** What the elder or the family asked for in so many words, in the last 90 days. */
  readonly askedFor: readonly DailyDimension[]
  /** What became of what was asked for in those days, newest asked first. */
  readonly services: readonly AskedService[]
  /** Complaints of the same time that nobody answered yet, oldest first. */
  readonly complaints: readonly OpenComplaint[]
  /** Articles given to the elder, or for the elder to family or caregiver, as far as it is known what they were about. */
  readonly read: readonly ReadArticle[]
  /** Newest standing assessment; 待复核 counts, and is said. */
  readonly assessment: Assessment | undefined
  readonly assessmentIsSigned: boolean
  readonly conditions: readonly ConditionBody[]
  /** Whether somebody asked for long-term medicines, or one is on record. */
  readonly medicinesAsked: boolean
  /** Taken today. */
  readonly medicines: readonly MedicationBody[]
  /** Measured in the last {@link readingMonths} months, oldest first. */
  readonly readings: readonly DatedReading[]
  /** Recorded, or counted in an assessment's last 30 days. */
  readonly riskEvents: readonly RiskEventBody[]
  /** Judged ones, newest first; each is among `visits` too. */
  readonly followUps: readonly FollowUp[]
  readonly visits: readonly DatedVisit[]
  /** Oldest first. */
  readonly physicianNotes: readonly PhysicianNoteBody[]
  readonly targets: ReadingTargets
  readonly reassessMonths: ReassessMonths
  /** Band of the newest fall-risk instrument (2011); undefined: never carried out. */
  readonly fallRisk: FallRiskBand | undefined
  /** Of an instrument that comes later; undefined means never carried out. */
  readonly poorKnowledge: boolean | undefined
}

/** Bodies by kind in one pass; thousands of elders are gone through every morning. What a later fact corrects is left out. */
function bodiesByKind(documents: readonly Document[]): (kind: { readonly kind: string }) => readonly Document[] {
  const corrected = new Set(documents.flatMap((document) => document.corrects ?? []))
  const byKind = Map.groupBy(documents, (document) => document.kind)
  return ({ kind }) => {
    const found = byKind.get(kind) ?? []
    return corrected.size === 0 ? found : found.filter((document) => !corrected.has(document.id))
  }
}

/** @param all everything known about this elder, of any kind; @param today the calendar date at the station. */
export function needFactsOf(
  elder: ElderBody,
  all: readonly Document[],
  today: CalendarDate,
  options: Judging = {},
): NeedFacts {
  const allowed = coveredBy(elder.consents)
  const documents = all.filter((document) => isCovered(allowed, document))
  const assessments = standingAssessments(documents)
  const [assessment] = assessments
  const ofKind = bodiesByKind(documents)
  // Bodies were checked against their kind when they were saved.
  const bodies = <Body>(kind: { readonly kind: string }): readonly Body[] =>
    ofKind(kind).map((document) => document.body as Body)
  const followUps = standingFollowUps(ofKind(followUpKind))
  const asked = elder.living.length > 0
  const services = askedServices(documents.filter(isService), today)
  return {
    today,
    allowed,
    age: ageOn(elder.birthDate, today),
    birthDate: elder.birthDate,
    livesAlone: asked ? elder.living.includes('alone') : undefined,
    livesWithSpouseOnly: asked ? elder.living.every((one) => one === 'spouse') : undefined,
    livesInInstitution: asked ? elder.living.includes('institution') : undefined,
    hasCaregiver: elder.contacts.some((contact) => contact.isCaregiver === true && contact.phone !== undefined),
    askedFor: askedFor(services, today),
    services,
    complaints: openComplaints(documents, today),
    read: ofKind(articleHandedKind).filter(isArticleHanded).flatMap(readArticle),
    assessment,
    assessmentIsSigned: assessment !== undefined && signatureState(assessment, documents).state === 'signed',
    conditions: withAssessed(
      eachOnce(ofKind(conditionKind)).map((document) => judgedCondition(document, followUps)),
      assessment,
    ),
    medicinesAsked: assessment?.body.medicines !== undefined || ofKind(medicationKind).length > 0,
    medicines: namedOnce(
      withAssessedMedicines(bodies<MedicationBody>(medicationKind), assessment).filter((body) => isTaken(body, today)),
    ),
    readings: (ofKind(readingKind) as readonly Document[] as readonly Reading[])
      .filter((reading) => measuredTime(reading).at >= judgedSince(today))
      .toSorted((a, b) => byMeasured(b, a))
      .map(datedReading),
    riskEvents: knownRiskEvents(
      standingEvents(documents).map(({ body }) => body),
      assessments,
    ),
    followUps,
    visits: [
      ...ofKind(careVisitKind).map(datedVisit),
      ...followUps.map(visitOfFollowUp),
      ...standingCheckUps(ofKind(checkUpKind)).map(visitOfCheckUp),
    ],
    physicianNotes: notesInOrder(ofKind(physicianNoteKind).filter(isPhysicianNote)).map(({ body }) => body),
    targets: options.targets ?? publicHealthTargets,
    reassessMonths: options.reassessMonths ?? usualReassessMonths,
    fallRisk: fallRiskOf(documents),
    poorKnowledge: undefined,
  }
}

/**
 * An older reading tells nothing about today, and nobody has to read ten years of them to open a page; ours, since 2026-11
 * (docs/decisions/024-readings-judged.md).
 */
export const readingMonths = 12

/** The instant from which readings are judged: a day early, so that no offset from UTC cuts one off. */
export const judgedSince = (today: CalendarDate): Instant =>
  `${addDays(addMonths(today, -readingMonths), -1)}T00:00:00.000Z`

/** Written down twice, by two people or from two papers, it is one illness: the active one, else the one written last. */
function eachOnce(conditions: readonly Document[]): readonly Document[] {
  const once = new Map<string, Document>()
  for (const document of conditions.toSorted(oldestFirst)) {
    const { code, name = '', status } = document.body as ConditionBody
    const key = code === diseaseCode.other ? `${code} ${name.trim()}` : String(code)
    const known = once.get(key)?.body as ConditionBody | undefined
    if (known?.status !== 'active' || status === 'active') once.set(key, document)
  }
  return [...once.values()]
}

/** Likewise one medicine, by its name. */
const namedOnce = (medicines: readonly MedicationBody[]): readonly MedicationBody[] => [
  ...new Map(medicines.map((one) => [one.name.trim(), one])).values(),
]

/** Table A.4 names what a physician diagnosed; a condition recorded by itself, also a resolved one, says more. */
function withAssessed(
  recorded: readonly ConditionBody[],
  assessment: Assessment | undefined,
): readonly ConditionBody[] {
  const known = new Set(recorded.map((one) => one.code))
  const assessed = (assessment?.body.diseases ?? [])
    .filter((code) => !known.has(code))
    .map((code): ConditionBody => {
      const name = code === diseaseCode.other ? assessment?.body.diseaseOther : undefined
      return { code, status: 'active', confirmed: true, ...(name === undefined ? {} : { name }) }
    })
  return assessed.length === 0 ? recorded : [...recorded, ...assessed]
}

function withAssessedMedicines(
  recorded: readonly MedicationBody[],
  assessment: Assessment | undefined,
): readonly MedicationBody[] {
  const known = new Set(recorded.map((one) => one.name))
  const assessed = (assessment?.body.medicines ?? []).filter((one) => !known.has(one.name))
  return [...recorded, ...assessed.map((one): MedicationBody => ({ ...one, longTerm: true }))]
}

/**
 * A.2.14 counts the events of the last 30 days; what is not on record by itself is dated by its assessment, and told again
 * at the next assessment it is still the same event.
 * @param assessments newest first
 */
export function knownRiskEvents(
  recorded: readonly RiskEventBody[],
  assessments: readonly Assessment[],
): readonly RiskEventBody[] {
  const events = [...recorded]
  for (const { body } of assessments.toReversed()) {
    const since = addDays(body.date, -30)
    for (const type of riskEventIds) {
      const known = events.filter((event) => event.type === type && event.on > since && event.on <= body.date).length
      for (let n = known; n < body.events[type]; n += 1) events.push({ type, on: body.date })
    }
  }
  return events
}

export function datedReading(reading: Reading): DatedReading {
  const time = measuredTime(reading)
  return {
    get on() {
      return time.on
    },
    at: time.at,
    body: reading.body,
  }
}

function openComplaints(documents: readonly Document[], today: CalendarDate): readonly OpenComplaint[] {
  const since = addDays(today, -behaviourDays)
  return statesOfQuestions(documents)
    .filter(({ status, question }) => status === 'open' && question.body.origin === 'complaint')
    .map(({ question: { occurredAt: at, offset } }) => ({ at, on: calendarDateOf(at, offset) }))
    .filter(({ on }) => on > since)
}

function datedVisit({ occurredAt, offset, body }: Document): DatedVisit {
  const visit = body as CareVisitBody
  const isWrittenThatDay = calendarDateOf(occurredAt, offset) === visit.on
  return isWrittenThatDay && visit.isBeforeReadings !== true ? { ...visit, at: occurredAt } : visit
}

function readArticle({ occurredAt, offset, body }: ArticleHanded): readonly ReadArticle[] {
  const { category, conditions, to } = body
  if (category === undefined || conditions === undefined || to === 'staff') return []
  return [{ on: calendarDateOf(occurredAt, offset), category, conditions }]
}

const visitOfCheckUp = ({ occurredAt, offset, body: { on } }: CheckUp): DatedVisit => ({
  type: 'checkUp',
  on,
  ...(calendarDateOf(occurredAt, offset) === on ? { at: occurredAt } : {}),
})

const visitOfFollowUp = ({ occurredAt, offset, body: { answers, nextDue } }: FollowUp): DatedVisit => ({
  type: 'followUp',
  on: answers.on,
  condition: conditionOf[answers.programme],
  nextDue,
  ...(calendarDateOf(occurredAt, offset) === answers.on ? { at: occurredAt } : {}),
})

/** The newest follow-up says whether it is under control, unless somebody said so later. */
function judgedCondition(document: Document, followUps: readonly FollowUp[]): ConditionBody {
  const body = document.body as ConditionBody
  const newest = followUps.find(({ body: { answers } }) => conditionOf[answers.programme] === body.code)
  const controlled = newest?.body.result.controlled
  if (newest === undefined || controlled === undefined) return body
  const said = document.edits?.['controlled']?.at ?? document.occurredAt
  return body.controlled !== undefined && said > newest.occurredAt ? body : { ...body, controlled }
}
