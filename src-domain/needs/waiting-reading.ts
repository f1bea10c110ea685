/**
 * Whether something measured today waits for somebody medical. A visit of today answers it only if it came after: who was discharged in
 * the morning and measured at noon has not been seen about it.
 */
import type { NeedFacts } from './need-facts.ts'
import { dangerSigns, fastPulseInDiabetes, feverInDiabetes, referralReading } from './reading-judgement.ts'

export const isReadingWaiting = (facts: NeedFacts): boolean =>
  [dangerSigns, referralReading, feverInDiabetes, fastPulseInDiabetes].some((find) => find(facts)?.on === facts.today)
