/**
 * One measurement, when it was taken and on what. Limits are those of plausible input (standards/04 §6); a glucose meter's
 * "Lo"/"Hi" is a flag, not a number. What a value means is judged elsewhere and never written into it.
 */
import Type, { type Static } from 'typebox'
import { type Act, createDocument, defineKind, type Document } from '../shared/document.ts'
import { type Refusal, refusal } from '../shared/result.ts'
import { isPossible, Measured, measuredTime } from './measured.ts'

const how = {
  source: Type.Enum(['staff', 'self', 'told', 'import']),
  /** Absent: when it was written down. */
  measured: Type.Optional(Measured),
  device: Type.Optional(Type.String({ maxLength: 60 })),
  note: Type.Optional(Type.String({ maxLength: 200 })),
}
const closed = { additionalProperties: false } as const

/** Signs that make a pressure urgent whatever it measures (standards/04 §1), and dizziness, which makes a low one so. */
export const pressureSigns = [
  'chestPain',
  'breathless',
  'severeHeadache',
  'consciousness',
  'speechOrLimbs',
  'dizzy',
] as const
export type PressureSign = (typeof pressureSigns)[number]

export const BloodPressure = Type.Object(
  {
    type: Type.Literal('bloodPressure'),
    /** mmHg */
    systolic: Type.Integer({ minimum: 60, maximum: 260 }),
    diastolic: Type.Integer({ minimum: 30, maximum: 160 }),
    pulse: Type.Optional(Type.Integer({ minimum: 30, maximum: 220 })),
    arm: Type.Optional(Type.Enum(['left', 'right'])),
    /** What was asked about when it was taken; empty: asked, and none of them. */
    signs: Type.Optional(Type.Array(Type.Enum([...pressureSigns]), { maxItems: pressureSigns.length })),
    ...how,
  },
  closed,
)
export const Glucose = Type.Object(
  {
    type: Type.Literal('glucose'),
    /** mmol/L; absent when the meter only said too low or too high. */
    value: Type.Optional(Type.Number({ minimum: 1.1, maximum: 33.3 })),
    flag: Type.Optional(Type.Enum(['low', 'high'])),
    timing: Type.Enum(['fasting', 'afterMeal', 'random']),
    hoursSinceMeal: Type.Optional(Type.Number({ minimum: 0, maximum: 24 })),
    sample: Type.Optional(Type.Enum(['capillary', 'venous'])),
    ...how,
  },
  closed,
)

const singleReadings = {
  weight: { unit: 'kg', minimum: 20, maximum: 200, whole: false },
  height: { unit: 'cm', minimum: 100, maximum: 220, whole: false },
  waist: { unit: 'cm', minimum: 40, maximum: 180, whole: false },
  pulse: { unit: '/min', minimum: 30, maximum: 220, whole: true },
  temperature: { unit: 'Cel', minimum: 33, maximum: 43, whole: false },
  breathing: { unit: '/min', minimum: 5, maximum: 60, whole: true },
  oxygen: { unit: '%', minimum: 50, maximum: 100, whole: true },
} as const
export type SingleReadingType = keyof typeof singleReadings

export const temperatureSites = ['armpit', 'mouth', 'ear', 'forehead', 'rectum'] as const

/** What is taken for a measurement (standards/04 §6), by the name of its field at entry; units by UCUM. */
export const readingBounds = {
  systolic: { unit: 'mm[Hg]', minimum: 60, maximum: 260, whole: true },
  diastolic: { unit: 'mm[Hg]', minimum: 30, maximum: 160, whole: true },
  glucose: { unit: 'mmol/L', minimum: 1.1, maximum: 33.3, whole: false },
  ...singleReadings,
} as const

export const SingleReading = Type.Object(
  {
    type: Type.Enum(Object.keys(singleReadings) as SingleReadingType[]),
    /** In the unit of {@link singleReadings}. */
    value: Type.Number({ minimum: 5, maximum: 260 }),
    /** Where a temperature was taken: each place has its own normal. */
    site: Type.Optional(Type.Enum([...temperatureSites])),
    ...how,
  },
  closed,
)

export const ReadingBody = Type.Union([BloodPressure, Glucose, SingleReading])
export type ReadingBody = Static<typeof ReadingBody>
export type Reading = Document<ReadingBody>

export const readingKind = defineKind({
  kind: 'reading',
  collection: 'observations',
  merge: 'fact',
  version: 3,
  body: ReadingBody,
  rules: (document) => [
    ...(document.elder === '' ? [refusal('archive.noElder', '/elder')] : []),
    ...timeRefusals(document),
    ...readingRefusals(document.body),
  ],
  migrations: [
    // 1 → 2: signs, hours since the meal, sample and site came; older readings do not say.
    (body) => body,
    // 2 → 3: a time of its own came; older readings were taken when they were written down.
    (body) => body,
  ],
})

/**
 * It lies where it was measured among the others (`updatedAt`, which queries go by), so that a page of the newest and a course over
 * a span come with what belongs there whenever it was written down.
 */
export function createReading(body: ReadingBody, act: Act, elder: string): Reading {
  const made = createDocument(readingKind, body, act, { elder })
  return { ...made, updatedAt: measuredTime(made).at }
}

export const isReading = (document: { readonly kind: string }): document is Reading => document.kind === 'reading'

function timeRefusals(reading: Reading): readonly Refusal[] {
  if (reading.body.measured === undefined) return []
  if (!isPossible(reading)) return [refusal('reading.measuredLater', '/body/measured')]
  const { at } = measuredTime(reading)
  // What puts an older one right lies with whichever of the two is the later (standing.ts).
  const isPlaced = reading.corrects === undefined ? reading.updatedAt === at : reading.updatedAt >= at
  return isPlaced ? [] : [refusal('document.shape', '/updatedAt')]
}

function readingRefusals(body: ReadingBody): readonly Refusal[] {
  switch (body.type) {
    case 'bloodPressure':
      return body.systolic - body.diastolic < 10 ? [refusal('reading.pressuresTooClose', '/body/diastolic')] : []
    case 'glucose':
      return (body.value === undefined) === (body.flag === undefined)
        ? [refusal('reading.valueOrFlag', '/body/value')]
        : []
    default: {
      const { minimum, maximum, unit } = singleReadings[body.type]
      if (body.site !== undefined && body.type !== 'temperature') return [refusal('document.body', '/body/site')]
      return body.value < minimum || body.value > maximum
        ? [refusal('reading.implausible', '/body/value', { minimum, maximum, unit })]
        : []
    }
  }
}
