/**
 * From answers to the level of GB/T 42195-2022: sums (table C.1, C.2), preliminary level (C.3), the rules that change it
 * (C.4) and the final level (C.5). "提高一个级别" means worse: the level number goes up, never beyond 4.
 * Two points the copies of the standard leave open are settings, and what was used is recorded in every result.
 */
import { diseaseCode, riskEventIds, type RiskEventId } from './form-tables.ts'
import {
  isItemCode,
  type ItemCode,
  itemCodes,
  itemOf,
  type Level,
  levels,
  type SectionCode,
  sectionCodes,
} from './instrument.ts'

/** One score for each item; a missing item is not answered. */
export type Answers = Readonly<Partial<Record<ItemCode, number>>>
/** Times in the last 30 days; 3 stands for three or more. */
export type RiskEventCounts = Readonly<Record<RiskEventId, 0 | 1 | 2 | 3>>

export type ScoringOptions = {
  /** Do R2 and R3 raise the level once together, or once each? */
  readonly stacking: 'once' | 'per-rule'
  /** Are two events of different kinds two events (`sum`), or must one kind occur twice (`per-kind`)? */
  readonly riskCount: 'sum' | 'per-kind'
}
export const defaultScoringOptions: ScoringOptions = { stacking: 'once', riskCount: 'sum' }

/** R1 coma · R2 dementia, or another mental disorder diagnosed by a psychiatrist · R3 two or more care-risk events. */
export type LevelRule = 'R1' | 'R2' | 'R3'

export type LevelFacts = {
  readonly coma: boolean
  readonly dementia: boolean
  readonly psychiatricDiagnosis: boolean
  readonly events: RiskEventCounts
}

export type AssessmentResult = {
  readonly sections: Readonly<Record<SectionCode, number>>
  readonly total: number
  readonly prelim: Level
  readonly final: Level
  readonly rules: LevelRule[]
}

export const noRiskEvents: RiskEventCounts = { fall: 0, lost: 0, choke: 0, selfHarm: 0, other: 0 }

export const unansweredItems = (answers: Answers): readonly ItemCode[] =>
  itemCodes.filter((code) => answers[code] === undefined)

/** Score of the options the item offers; anything else is no answer. */
export const isScoreOf = (code: string, score: unknown): boolean =>
  isItemCode(code) && Number.isInteger(score) && (score as number) >= 0 && (score as number) <= itemOf(code).max

/** Sum so far, for the running score; `answered` and `max` say of how much. */
export function sectionScore(
  answers: Answers,
  section: SectionCode,
): { score: number; answered: number; items: number } {
  const codes = itemCodes.filter((code) => itemOf(code).section === section)
  const given = codes.flatMap((code) => answers[code] ?? [])
  return { score: given.reduce((sum, score) => sum + score, 0), answered: given.length, items: codes.length }
}

export const totalScore = (answers: Answers): number =>
  sectionCodes.reduce((sum, section) => sum + sectionScore(answers, section).score, 0)

/** Trap of the standard: one lost point anywhere (89) already means level 1. */
export const preliminaryLevel = (total: number): Level => levels.find((one) => total >= one.min)?.level ?? 4

export function finalLevel(
  prelim: Level,
  facts: LevelFacts,
  options: ScoringOptions,
): { readonly final: Level; readonly rules: LevelRule[] } {
  if (facts.coma) return { final: 4, rules: ['R1'] }
  const rules: LevelRule[] = []
  if (facts.dementia || facts.psychiatricDiagnosis) rules.push('R2')
  const counts = riskEventIds.map((id) => facts.events[id])
  const many =
    options.riskCount === 'sum'
      ? counts.reduce<number>((sum, count) => sum + count, 0) >= 2
      : counts.some((count) => count >= 2)
  if (many) rules.push('R3')
  const steps = options.stacking === 'once' ? Math.min(1, rules.length) : rules.length
  return { final: Math.min(4, prelim + steps) as Level, rules }
}

/** The whole of table C for a completely answered form. */
export function scoreAssessment(answers: Answers, facts: LevelFacts, options: ScoringOptions): AssessmentResult {
  const sections = Object.fromEntries(sectionCodes.map((code) => [code, sectionScore(answers, code).score])) as Record<
    SectionCode,
    number
  >
  const total = totalScore(answers)
  const prelim = preliminaryLevel(total)
  return { sections, total, prelim, ...finalLevel(prelim, facts, options) }
}

/** What the level rules need, from the form: table A.2.14, A.4.1 and A.5.11. */
export function levelFactsOf(form: {
  readonly events: RiskEventCounts
  readonly diseases: readonly number[]
  readonly psychiatristDiagnosed: boolean
  readonly health: { readonly coma: 'none' | 'present' }
}): LevelFacts {
  return {
    coma: form.health.coma === 'present',
    dementia: form.diseases.includes(diseaseCode.dementia),
    psychiatricDiagnosis: form.diseases.includes(diseaseCode.psychiatric) && form.psychiatristDiagnosed,
    events: form.events,
  }
}
