/** What a follow-up asks, what it is judged with and what comes out: the three parts of a stored follow-up (follow-up.ts). */
import Type, { type Static } from 'typebox'
import { DocumentId } from '../shared/document.ts'
import { CalendarDate } from '../shared/instant.ts'
import { categories, choiceIds, dangerIds, programmes, symptomIds } from './follow-up-lists.ts'

const closed = { additionalProperties: false } as const
const Line = Type.String({ minLength: 1, maxLength: 80 })

export const FollowUpAnswers = Type.Object(
  {
    programme: Type.Enum([...programmes]),
    on: CalendarDate,
    way: Type.Enum(choiceIds('way')),
    /** Empty: asked, and none of them. */
    dangers: Type.Array(Type.Enum(dangerIds), { maxItems: 20, uniqueItems: true }),
    symptoms: Type.Array(Type.Enum(symptomIds), { minItems: 1, maxItems: 20, uniqueItems: true }),
    symptomOther: Type.Optional(Line),
    /** mmHg, and the limits of archive/reading.ts. */
    systolic: Type.Optional(Type.Integer({ minimum: 60, maximum: 260 })),
    diastolic: Type.Optional(Type.Integer({ minimum: 30, maximum: 160 })),
    pulse: Type.Optional(Type.Integer({ minimum: 30, maximum: 220 })),
    /** mmol/L; `glucoseFlag` when the meter only said too low or too high. */
    glucose: Type.Optional(Type.Number({ minimum: 1.1, maximum: 33.3 })),
    glucoseFlag: Type.Optional(Type.Enum(['low', 'high'])),
    glucoseTiming: Type.Optional(Type.Enum(['fasting', 'afterMeal', 'random'])),
    weightKg: Type.Optional(Type.Number({ minimum: 20, maximum: 200 })),
    heightCm: Type.Optional(Type.Number({ minimum: 100, maximum: 220 })),
    footPulse: Type.Optional(Type.Enum(choiceIds('footPulse'))),
    footSide: Type.Optional(Type.Enum(choiceIds('footSide'))),
    salt: Type.Optional(Type.Enum(choiceIds('salt'))),
    smoking: Type.Optional(Type.Enum(choiceIds('smoking'))),
    drinking: Type.Optional(Type.Enum(choiceIds('drinking'))),
    exercise: Type.Optional(Type.Enum(choiceIds('exercise'))),
    mood: Type.Optional(Type.Enum(choiceIds('mood'))),
    advice: Type.Optional(Type.Enum(choiceIds('advice'))),
    taking: Type.Enum(choiceIds('taking')),
    reaction: Type.Enum(choiceIds('reaction')),
    reactionWhat: Type.Optional(Line),
    hypoglycaemia: Type.Optional(Type.Enum(choiceIds('hypoglycaemia'))),
    complication: Type.Enum(choiceIds('complication')),
    /** As taken at this follow-up. */
    medicines: Type.Array(
      Type.Object(
        {
          name: Line,
          dose: Type.Optional(Type.String({ maxLength: 80 })),
          frequency: Type.Optional(Type.String({ maxLength: 80 })),
        },
        closed,
      ),
      { maxItems: 40 },
    ),
    /** Where the elder was referred to, when somebody was. */
    referredTo: Type.Optional(Type.String({ minLength: 1, maxLength: 120 })),
    note: Type.Optional(Type.String({ minLength: 1, maxLength: 300 })),
  },
  closed,
)
export type FollowUpAnswers = Static<typeof FollowUpAnswers>

/** What a judgement goes by besides the answers. */
export const FollowUpBasis = Type.Object(
  {
    /** Name and first day of the rule set; limits as they hold at this elder's age. */
    rules: Type.String({ minLength: 1, maxLength: 80 }),
    since: CalendarDate,
    age: Type.Integer({ minimum: 0, maximum: 150 }),
    systolic: Type.Integer({ minimum: 100, maximum: 200 }),
    diastolic: Type.Integer({ minimum: 50, maximum: 120 }),
    fastingGlucose: Type.Number({ minimum: 4, maximum: 15 }),
    /** Months to the next follow-up of who is controlled. */
    routineMonths: Type.Integer({ minimum: 1, maximum: 3 }),
    /** The follow-up before of the same condition. */
    previous: Type.Optional(
      Type.Object(
        { id: DocumentId, on: CalendarDate, notControlled: Type.Boolean(), reaction: Type.Boolean() },
        closed,
      ),
    ),
  },
  closed,
)
export type FollowUpBasis = Static<typeof FollowUpBasis>

export const followUpReasons = [
  'pressureDanger',
  'glucoseDanger',
  'dangerSign',
  'complication',
  'reactionNotSolved',
  'twiceAbove',
  'reaction',
  'pressureAbove',
  'glucoseAbove',
  'pressureMissing',
  'fastingMissing',
  'withinTarget',
] as const
export type FollowUpReason = (typeof followUpReasons)[number]

export const FollowUpResult = Type.Object(
  {
    /** Absent when what decides it was not measured. */
    category: Type.Optional(Type.Enum([...categories])),
    controlled: Type.Optional(Type.Boolean()),
    /** referNow at once · refer advise it · adjust by the physician · keep · measure first, nothing can be judged */
    step: Type.Enum(['referNow', 'refer', 'adjust', 'keep', 'measure']),
    /** What weighs most first. */
    reasons: Type.Array(Type.Enum([...followUpReasons]), { minItems: 1, maxItems: 12 }),
    /** Latest day of the next follow-up by the rule; absent where it has none. */
    due: Type.Optional(CalendarDate),
  },
  closed,
)
export type FollowUpResult = Static<typeof FollowUpResult>
