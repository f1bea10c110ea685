/**
 * A short instrument as data: what is asked, what an answer is worth, what a sum means, where it comes from and who owns it.
 * One engine scores them all (scoring.ts). Points stand at the options, so that reverse items need no rule of their own; a scale
 * that turns other items round says so. Nothing is chosen beforehand, and "none of these" is an answer of its own.
 */
import type { Text } from '../assessments/instrument.ts'
import type { CalendarDate } from '../shared/instant.ts'

export const text = (chinese: string, english: string): Text => ({ 'zh-CN': chinese, en: english })

export type Option = {
  readonly id: string
  readonly label: Text
  readonly points: number
  /** Said with the result wherever this was chosen. */
  readonly note?: Text
  /** Holds from this age on: what was chosen is held against the birth date, and never chosen for anybody. */
  readonly fromAge?: number
}

/** Ascending; a value is worth the points of the last step it reaches. */
export type Steps = readonly { readonly from: number; readonly points: number }[]

type QuestionBase = {
  readonly id: string
  readonly text: Text
  readonly hint?: Text
  readonly isOptional?: true
  /** Asked only after one of these answers to an earlier question. */
  readonly askIf?: { readonly question: string; readonly is: readonly string[] }
  /** To be waited before it is asked. */
  readonly waitSeconds?: number
}
export type Question = QuestionBase &
  (
    | { readonly type: 'one'; readonly options: readonly Option[] }
    /** Any number of them; an empty answer says that none holds. */
    | { readonly type: 'any'; readonly options: readonly Option[] }
    | {
        readonly type: 'number'
        readonly unit: Text
        readonly min: number
        readonly max: number
        readonly steps: Steps
      }
    /** Height in cm and weight in kg; the steps are of kg/m². */
    | { readonly type: 'bodyMass'; readonly steps: Steps }
  )

export type Part = { readonly title: Text; readonly questions: readonly Question[] }

export type Band = {
  readonly id: string
  readonly label: Text
  readonly min: number
  /** Holds only while no other scale has more. */
  readonly othersAtMost?: number
  /** 0 nothing found · 1 worth attention · 2 somebody should act */
  readonly weight: 0 | 1 | 2
  /** In plain words, for staff. */
  readonly meaning: Text
  /** With tact and without a diagnosis: all that an elder is told by the machine. */
  readonly forElder: Text
  /** Instrument that the source says comes next. */
  readonly next?: string
}

export type Scale = {
  readonly id: string
  readonly label: Text
  readonly items: readonly string[]
  /** Items that count as `from − points`. */
  readonly reversed?: { readonly items: readonly string[]; readonly from: number }
  /** The first whose `min` is reached: highest first, the last for all that is left. */
  readonly bands: readonly Band[]
  /** Found or not found: no sum is shown. */
  readonly isFinding?: true
}

/** An answer that needs a person at once, whatever the sum. */
export type AlertRule = { readonly id: 'selfHarm'; readonly question: string; readonly fromPoints: number }

/** `verified` two independent copies agree · `single` one copy · `memory` none at hand (standards/01) */
export type SourceStatus = 'verified' | 'single' | 'memory'

export type Instrument = {
  readonly id: string
  /** Of the source; stored with every result, so that a later one leaves this readable. */
  readonly edition: string
  readonly name: Text
  /** What it looks at, and over what time. */
  readonly about: Text
  /** Elders may answer it at the kiosk, always or only when staff handed the machine over; under a title with tact. */
  readonly self?: { readonly when: 'always' | 'handedOver'; readonly title: Text }
  readonly parts: readonly Part[]
  readonly scales: readonly Scale[]
  readonly alerts?: readonly AlertRule[]
  /** Only where the source gives an interval. */
  readonly repeat?: { readonly months: number; readonly fromAge: number }
  /** Asked anew after so many days where every scale came out as its last band: nothing was found either way. */
  readonly undecidedAfterDays?: number
  readonly source: {
    readonly title: Text
    readonly items: SourceStatus
    readonly cutOffs: SourceStatus
    /** When we read it. */
    readonly readOn: CalendarDate
  }
  readonly licence: {
    readonly owner: Text
    readonly terms: Text
    readonly evidence: SourceStatus
    /** Without it nothing of the instrument may be offered. */
    readonly shipItems: boolean
    /** Line that has to stand beside it. */
    readonly credit?: Text
  }
  /** What is not settled; printed and shown with every result. */
  readonly uncertain: readonly Text[]
  /** Offered no more since; what was done with it stays readable. */
  readonly retiredOn?: CalendarDate
}

export const questionsOf = (instrument: Instrument): readonly Question[] =>
  instrument.parts.flatMap((part) => part.questions)

export const questionOf = (instrument: Instrument, id: string): Question | undefined =>
  questionsOf(instrument).find((question) => question.id === id)

export const scaleOf = (instrument: Instrument, id: string): Scale | undefined =>
  instrument.scales.find((scale) => scale.id === id)
