/** What is filled in of a follow-up so far: nothing is an answer until somebody gave it; numbers stay as they were typed. */
import { readingBounds } from '../../../src-domain/archive/reading.ts'
import type { FollowUpAnswers } from '../../../src-domain/follow-ups/follow-up-form.ts'
import type { Programme } from '../../../src-domain/follow-ups/follow-up-lists.ts'
import type { NeedFacts } from '../../../src-domain/needs/need-facts.ts'
import type { NumberBounds, TypedNumber } from '../../ui/number-field.tsx'

export const numberNames = ['systolic', 'diastolic', 'pulse', 'glucose', 'weightKg', 'heightCm'] as const
export type NumberName = (typeof numberNames)[number]
type Medicine = FollowUpAnswers['medicines'][number]

const bounds = (name: keyof typeof readingBounds): NumberBounds => {
  const { minimum: min, maximum: max, whole } = readingBounds[name]
  return { min, max, whole }
}

export const boundsOf: Readonly<Record<NumberName, NumberBounds>> = {
  systolic: bounds('systolic'),
  diastolic: bounds('diastolic'),
  pulse: bounds('pulse'),
  glucose: bounds('glucose'),
  weightKg: bounds('weight'),
  heightCm: bounds('height'),
}

export type FollowUpDraft = {
  readonly on: string
  readonly given: Partial<Omit<FollowUpAnswers, NumberName | 'on' | 'programme' | 'medicines'>>
  readonly numbers: Readonly<Partial<Record<NumberName, TypedNumber>>>
  readonly medicines: readonly Medicine[]
  /** As typed; undefined while the day of the rule is taken over. */
  readonly nextDue?: string
}

/** Filled in with what was measured today and is taken now; what was measured earlier only stands beside. */
export function emptyDraft(programme: Programme, facts: NeedFacts): FollowUpDraft {
  const ofToday = facts.readings.filter((reading) => reading.on === facts.today).map(({ body }) => body)
  const numbers: Partial<Record<NumberName, TypedNumber>> = {}
  const given: { glucoseTiming?: 'fasting' | 'afterMeal' | 'random'; glucoseFlag?: 'low' | 'high' } = {}
  for (const body of ofToday) {
    if (body.type === 'bloodPressure') {
      numbers.systolic = body.systolic
      numbers.diastolic = body.diastolic
      if (body.pulse !== undefined) numbers.pulse = body.pulse
    } else if (body.type === 'glucose') {
      if (programme !== 'diabetes') continue
      if (body.value !== undefined) numbers.glucose = body.value
      if (body.flag !== undefined) given.glucoseFlag = body.flag
      given.glucoseTiming = body.timing
    } else if (body.type === 'weight') numbers.weightKg = body.value
    else if (body.type === 'pulse') numbers.pulse = body.value
  }
  const height = facts.readings.findLast(({ body }) => body.type === 'height')?.body
  if (height?.type === 'height') numbers.heightCm = height.value
  return {
    on: facts.today,
    given,
    numbers,
    medicines: facts.medicines.map(({ name, dose, frequency }) => ({
      name,
      ...(dose === undefined ? {} : { dose }),
      ...(frequency === undefined ? {} : { frequency }),
    })),
  }
}

/** To be written anew. */
export function draftOf(answers: FollowUpAnswers, nextDue: string): FollowUpDraft {
  const { programme: _asked, on, medicines, ...said } = answers
  const { systolic, diastolic, pulse, glucose, weightKg, heightCm, ...given } = said
  return { on, given, numbers: { systolic, diastolic, pulse, glucose, weightKg, heightCm }, medicines, nextDue }
}

/** Questions that have to be answered for a judgement. */
export type Missing = 'way' | 'dangers' | 'symptoms' | 'taking' | 'reaction' | 'complication' | NumberName

export type ReadDraft = { readonly missing: readonly Missing[]; readonly answers?: FollowUpAnswers }

export function readDraft(programme: Programme, draft: FollowUpDraft): ReadDraft {
  const { given, numbers } = draft
  const { way, dangers, symptoms, taking, reaction, complication } = given
  const missing: Missing[] = []
  if (way === undefined) missing.push('way')
  if (dangers === undefined) missing.push('dangers')
  // A number that is none is not left out in silence.
  missing.push(...numberNames.filter((name) => typeof numbers[name] === 'string'))
  if (symptoms === undefined || symptoms.length === 0) missing.push('symptoms')
  if (taking === undefined) missing.push('taking')
  if (reaction === undefined) missing.push('reaction')
  if (complication === undefined) missing.push('complication')
  if (
    way === undefined ||
    dangers === undefined ||
    symptoms === undefined ||
    taking === undefined ||
    reaction === undefined ||
    complication === undefined ||
    missing.length > 0
  )
    return { missing }
  const measured = Object.fromEntries(
    numberNames.flatMap((name) => (typeof numbers[name] === 'number' ? [[name, numbers[name]]] : [])),
  )
  const medicines = draft.medicines.map((one) => ({ ...one, name: one.name.trim() })).filter(({ name }) => name !== '')
  const said = Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== undefined && value !== ''),
  ) as typeof given
  return {
    missing: [],
    answers: {
      ...said,
      programme,
      on: draft.on,
      way,
      dangers: [...dangers],
      symptoms: [...symptoms],
      taking,
      reaction,
      complication,
      medicines,
      ...measured,
    },
  }
}
