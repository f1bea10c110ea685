/**
 * What of an elder's health speaks against a product or a service: the only way from health data to goods (design.md §6). It hides
 * or warns and never adds to a score. A caution whose condition is not known, or that nobody here can judge, is told to everybody.
 */
import { isChronic } from '../archive/condition.ts'
import { diseaseById, diseaseCode } from '../assessments/form-tables.ts'
import type { NeedFacts } from '../needs/need-facts.ts'
import { dangerSigns, referralReading } from '../needs/reading-judgement.ts'
import type { ProductBody } from '../products/product.ts'
import type { Cautions } from '../shared/caution.ts'
import { type Refusal, refusal } from '../shared/result.ts'

export type HarmFacts = {
  /** False where the elder did not agree that illness is noted and used: then nothing below is known. */
  readonly isKnown: boolean
  /** Active ones, numbers of table A.4. */
  readonly conditions: ReadonlySet<number>
  readonly takesMedicines: boolean
  /** Undefined when it was never asked. */
  readonly swallowsBadly: boolean | undefined
  /** A reading or a sign for which the rules refer, and nobody medical has looked since. */
  readonly needsReferral: boolean
  /** Substances as they were noted. */
  readonly allergies: readonly string[]
}

export const nothingKnown: HarmFacts = {
  isKnown: false,
  conditions: new Set(),
  takesMedicines: false,
  swallowsBadly: undefined,
  needsReferral: false,
  allergies: [],
}

/** @param allergies substances that stand, from the archive and from the elder's own record */
export function harmFactsOf(facts: NeedFacts, allergies: readonly string[]): HarmFacts {
  if (!facts.allowed.measuring) return nothingKnown
  const signs = facts.assessment?.body.health.swallowing
  const choked = facts.riskEvents.some((event) => event.type === 'choke')
  return {
    isKnown: true,
    conditions: new Set(facts.conditions.filter((one) => one.status === 'active').map((one) => one.code)),
    takesMedicines: facts.medicines.length > 0,
    needsReferral: referralReading(facts) !== undefined || dangerSigns(facts) !== undefined,
    swallowsBadly: choked || (signs === undefined ? undefined : signs.some((sign) => sign !== 'none')),
    allergies,
  }
}

export type Harm = {
  /** Why it is not shown; empty when nothing forbids it. */
  readonly hides: readonly Refusal[]
  /** Sentences of the catalog that go with it. */
  readonly warns: readonly string[]
}

/** What the catalog itself says against a thing. */
export function harmOfCautions(excludes: Cautions, harm: HarmFacts): Harm {
  const hides: Refusal[] = []
  const warns: string[] = []
  for (const { id, effect, reason } of excludes) {
    const applies = appliesTo(id, harm)
    if (applies === 'no') continue
    if (effect === 'hide' && applies === 'yes') hides.push(refusal('fit.harmful', '/body/excludes', { why: reason }))
    else warns.push(reason)
  }
  return { hides, warns }
}

export function harmOf(body: ProductBody, harm: HarmFacts): Harm {
  const { hides, warns } = harmOfCautions(body.excludes, harm)
  const substance = harm.allergies.find((one) => containsSubstance(body, one))
  const allergy = substance === undefined ? [] : [refusal('fit.allergy', '/body/name', { substance })]
  return { hides: [...hides, ...allergy], warns }
}

type Applies = 'yes' | 'no' | 'unknown'

/** Numbers are conditions of table A.4; the names are those of the catalog. */
function appliesTo(id: string, harm: HarmFacts): Applies {
  if (forEverybody.has(id)) return 'yes'
  const judge = judgeById[id] ?? (diseaseById.has(Number(id)) ? hasCondition(Number(id)) : undefined)
  if (judge === undefined) return 'yes'
  return harm.isKnown ? judge(harm) : 'unknown'
}

const forEverybody: ReadonlySet<string> = new Set(['needsFitting', 'weightLimit', 'notFullWeight', 'entrapment'])
const told = (applies: boolean | undefined): Applies => (applies === undefined ? 'unknown' : applies ? 'yes' : 'no')
const hasCondition = (code: number) => (harm: HarmFacts) => told(harm.conditions.has(code))
const kidneyFailure = 10

const judgeById: Readonly<Record<string, (harm: HarmFacts) => Applies>> = {
  swallowing: (harm) => told(harm.swallowsBadly),
  kidney: hasCondition(kidneyFailure),
  fracture: hasCondition(diseaseCode.fracture),
  referral: ({ needsReferral }) => told(needsReferral),
  lactose: ({ allergies }) => told(allergies.some((one) => /乳|奶|lactose|milk/i.test(one))),
  askDoctor: ({ conditions, takesMedicines }) => told(takesMedicines || [...conditions].some(isChronic)),
}

/** "花生" in what is written on the packet; words that only name a class ("类药") are left out of it. */
function containsSubstance({ name, summary, description, warnings }: ProductBody, substance: string): boolean {
  const text = [name, summary, description, ...warnings].join('\n').toLowerCase()
  return substance
    .toLowerCase()
    .split(/[，,、；;\s/]+/)
    .map((word) => word.replace(/(?:类药|类|过敏)$/, ''))
    .some((word) => word.length > 1 && text.includes(word))
}
