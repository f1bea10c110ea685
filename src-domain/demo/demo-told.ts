/**
 * What demo elders answered and were given besides the assessments: short instruments, scored as on the screen, by how well each is and
 * what is on record; what they like, of those who agreed that it is remembered; an article about their illness. In a stream of its own,
 * so that none of it changes a history or a booking. Nobody here answers that they do not want to live.
 */
import { conditionKind } from '../archive/condition.ts'
import { riskEventKind } from '../archive/risk-event.ts'
import type { Article } from '../articles/article.ts'
import { handArticle } from '../articles/article-handed.ts'
import { diseaseCode } from '../assessments/form-tables.ts'
import { isAllowed } from '../consent/consent.ts'
import { fallRisk } from '../instruments/catalogue/fall-risk.ts'
import { phq2 } from '../instruments/catalogue/phq-2.ts'
import { phq9 } from '../instruments/catalogue/phq-9.ts'
import { selfCare } from '../instruments/catalogue/self-care.ts'
import { type Instrument, questionsOf } from '../instruments/instrument.ts'
import { answerQuestion, finishInstrument, startInstrument } from '../instruments/instrument-draft.ts'
import type { Answer } from '../instruments/scoring.ts'
import {
  answered,
  passedOver,
  type PreferenceOption,
  preferenceQuestions,
  type PreferencesBody,
  preferencesOf,
  savePreferences,
} from '../preferences/preferences.ts'
import type { Document } from '../shared/document.ts'
import { addDays, ageOn, type CalendarDate, daysBetween } from '../shared/instant.ts'
import { type ActOn, later } from './demo-act.ts'
import type { DemoElder, Health } from './demo-people.ts'
import { demoAssessors, demoWriters } from './demo-staff.ts'
import type { Random } from './random.ts'

/** @param history what is on record of this elder */
export function demoTold(
  person: DemoElder,
  history: readonly Document[],
  articles: readonly Article[],
  random: Random,
  today: CalendarDate,
  actOn: ActOn,
): readonly Document[] {
  if (person.elder.body.archived !== undefined) return []
  return [
    ...instrumentsOf(person, history, random, today, actOn),
    ...likesOf(person, random, today, actOn),
    ...readingOf(person, history, articles, random, today, actOn),
  ]
}

function instrumentsOf(
  person: DemoElder,
  history: readonly Document[],
  random: Random,
  today: CalendarDate,
  actOn: ActOn,
): readonly Document[] {
  if (!person.mayAssess) return []
  const within = (days: number): CalendarDate =>
    addDays(today, -random.integer(1, Math.max(1, Math.min(days, daysBetween(person.registeredOn, today)))))
  const documents: Document[] = []
  const done = (instrument: Instrument, date: CalendarDate, answers: Readonly<Record<string, Answer>>): void => {
    documents.push(...finished(person, instrument, date, answers, random, actOn))
  }
  if (random.chance(0.45)) {
    const date = within(300)
    done(fallRisk, date, fallAnswers(person, history, date, random))
  }
  if (random.chance(0.3)) done(selfCare, within(300), selfCareAnswers[person.health](random))
  if (random.chance(0.35)) {
    const date = within(150)
    const isLow = random.chance(0.1)
    done(phq2, date, isLow ? { q1: '2', q2: random.pick(['1', '2']) } : { q1: random.pick(['0', '0', '1']), q2: '0' })
    const next = addDays(date, 7)
    // Of who was asked the longer one then, most had it mild; item 9 is nought for everybody.
    if (isLow && next < today && random.chance(0.6)) done(phq9, next, phq9Answers(random))
  }
  return documents
}

function finished(
  { elder }: DemoElder,
  instrument: Instrument,
  date: CalendarDate,
  answers: Readonly<Record<string, Answer>>,
  random: Random,
  actOn: ActOn,
): readonly Document[] {
  const assessor = random.pick(demoAssessors)
  const act = actOn(date, assessor.id)
  const asked = questionsOf(instrument).filter(({ id }) => answers[id] !== undefined)
  const draft = asked.reduce(
    (so, { id }, i) => answerQuestion(so, id, answers[id], later(act, 0.5 * (i + 1))),
    startInstrument(instrument, { elder: elder.id, mode: 'staff', date }, act),
  )
  const end = later(act, 0.5 * (asked.length + 1))
  const made = finishInstrument(draft, { date, assessorName: assessor.name }, end)
  if (!made.ok) throw new Error(`demo instrument ${instrument.id}: ${made.error[0]?.code ?? ''}`)
  return [made.value.over as Document, made.value.result as Document]
}

function fallAnswers(
  { elder, health }: DemoElder,
  history: readonly Document[],
  date: CalendarDate,
  random: Random,
): Readonly<Record<string, Answer>> {
  const { birthDate, hearingNote, visionNote } = elder.body
  const codes = activeConditions(history)
  const hasFallen = history.some(
    ({ kind, body }) => kind === riskEventKind.kind && body['type'] === 'fall' && (body['on'] as string) <= date,
  )
  const some = (...chosen: readonly (string | false)[]): string[] => chosen.filter((one) => one !== false)
  const age = birthDate === undefined ? 0 : ageOn(birthDate, date)
  return {
    movement: {
      vital: some(),
      slight: some(random.chance(0.2) && 'gait'),
      moderate: some('gait', random.chance(0.6) && 'aid'),
      severe: some('gait', 'aid', random.chance(0.7) && 'person'),
      complete: some('gait', 'person'),
    }[health],
    falls: some(hasFallen && 'fell'),
    mind: some(codes.has(diseaseCode.dementia) && 'dementia'),
    control: some((health === 'severe' || health === 'complete') && random.chance(0.6) && 'incontinence'),
    senses: some(visionNote !== undefined && 'sight', hearingNote !== undefined && 'hearing'),
    sleep: some(random.chance(0.25) && 'wakes'),
    medicines: some(
      codes.has(diseaseCode.hypertension) && 'pressure',
      codes.has(diseaseCode.diabetes) && 'diabetes',
      random.chance(0.08) && 'sedative',
    ),
    illness: some(codes.has(diseaseCode.fracture) && 'fracture', age >= 80 && 'age'),
  }
}

const selfCareAnswers: Readonly<Record<Health, (random: Random) => Readonly<Record<string, Answer>>>> = {
  vital: () => ({ eating: '0', washing: '0', dressing: '0', toilet: '0', moving: '0' }),
  slight: (random) => ({
    eating: '0',
    washing: random.pick(['0', '1']),
    dressing: '0',
    toilet: '0',
    moving: random.pick(['0', '1']),
  }),
  moderate: (random) => ({
    eating: '0',
    washing: random.pick(['1', '3']),
    dressing: '3',
    toilet: random.pick(['0', '1']),
    moving: random.pick(['1', '5']),
  }),
  severe: (random) => ({
    eating: random.pick(['0', '3']),
    washing: '7',
    dressing: random.pick(['3', '5']),
    toilet: '5',
    moving: '5',
  }),
  complete: (random) => ({
    eating: random.pick(['3', '5']),
    washing: '7',
    dressing: '5',
    toilet: '10',
    moving: '10',
  }),
}

const phq9Answers = (random: Random): Readonly<Record<string, Answer>> =>
  Object.fromEntries(
    questionsOf(phq9).map(({ id }, i) => [id, i === 8 ? '0' : i < 2 ? '1' : random.pick(['0', '0', '1', '1', '2'])]),
  )

function likesOf({ elder, registeredOn }: DemoElder, random: Random, today: CalendarDate, actOn: ActOn): Document[] {
  if (!isAllowed(elder.body.consents, 'preferences') || !random.chance(0.75)) return []
  const days = Math.max(1, Math.min(400, daysBetween(registeredOn, today)))
  const on = addDays(today, -random.integer(1, days))
  const body = preferenceQuestions.reduce<PreferencesBody>((so, question) => {
    if (random.chance(0.12)) return passedOver(so, question)
    const options: readonly PreferenceOption[] = question.options
    return answered(so, question, random.sample(options, random.integer(0, Math.min(3, options.length))))
  }, {})
  const author = random.chance(0.6) ? 'self' : random.pick(demoWriters).id
  const saved = savePreferences(preferencesOf([]), body, elder.id, actOn(on, author))
  return saved === undefined ? [] : [saved as Document]
}

/** One in three with an illness took a page about it home; nothing is given before it was published. */
function readingOf(
  { elder }: DemoElder,
  history: readonly Document[],
  articles: readonly Article[],
  random: Random,
  today: CalendarDate,
  actOn: ActOn,
): Document[] {
  const codes = activeConditions(history)
  const about = articles.filter(({ body }) => body.conditions.some((code) => codes.has(code)))
  if (about.length === 0 || !random.chance(0.34)) return []
  const article = random.pick(about)
  const on = addDays(
    today,
    -random.integer(1, Math.max(1, Math.min(120, daysBetween(article.body.publishedOn, today)))),
  )
  const how = random.pick(['handout', 'handout', 'read', 'heard'] as const)
  const to = random.pick(['elder', 'elder', 'family'] as const)
  return [handArticle(article, { how, to, elder: elder.id }, actOn(on, random.pick(demoWriters).id)) as Document]
}

const activeConditions = (history: readonly Document[]): ReadonlySet<number> =>
  new Set(
    history
      .filter(({ kind, body }) => kind === conditionKind.kind && body['status'] === 'active')
      .map(({ body }) => Number(body['code'])),
  )
