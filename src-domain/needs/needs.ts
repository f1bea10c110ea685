/**
 * The picture of one person's needs: for each dimension the highest degree of the rules that fired, every reason, what
 * could not be judged for lack of data, and what staff corrected. A correction stands until an input of the dimension's rules
 * changes materially: not by a birthday, nor by one more reading like the last. Then both are shown and the computed degree counts
 * (standards/09 §2).
 */
import Type, { type Static } from 'typebox'
import { type Act, createDocument, defineKind, type Document, oldestFirst } from '../shared/document.ts'
import { fingerprint } from '../shared/fingerprint.ts'
import { refusal } from '../shared/result.ts'
import { Degree, NeedDimension, needDimensions } from './dimensions.ts'
import { askOf, type NeedAsk } from './ask-rules.ts'
import type { NeedFacts } from './need-facts.ts'
import { dailyNeedRules } from './daily-need-rules.ts'
import { healthNeedRules } from './health-need-rules.ts'
import type { Judgement, Lack, NeedRule, Params } from './need-rule.ts'

export const needRules: readonly NeedRule[] = [...healthNeedRules, ...dailyNeedRules]
const rulesByDimension = Map.groupBy(needRules, (rule) => rule.dimension)

export type NeedReason = { readonly rule: string; readonly degree: Degree; readonly params: Params }

export type NeedUnknown = { readonly rule: string; readonly degree: Degree; readonly lacks: Lack }

export type Need = {
  readonly dimension: NeedDimension
  /** What counts: the correction while it stands, else the computed degree. */
  readonly degree: Degree
  readonly computed: Degree
  /** Highest degree first, then in the order of the rules; of one matter only what weighs most. */
  readonly reasons: readonly NeedReason[]
  /** Rules that could not be judged and would raise the degree. */
  readonly unknown: readonly NeedUnknown[]
  readonly correction?: NeedCorrection
  /** A correction whose inputs have changed since: shown beside, counts no more. */
  readonly outdated?: NeedCorrection
  /** What the elder did that the degree does not explain: no part of the degree, and no input of a correction. */
  readonly ask?: NeedAsk
  /** Of what the rules of this dimension say now; stored in a correction. */
  readonly inputs: string
}

export type NeedCorrection = Document<NeedCorrectionBody>

export const NeedCorrectionBody = Type.Object(
  {
    dimension: NeedDimension,
    degree: Degree,
    /** What the rules said when it was corrected. */
    computed: Degree,
    reason: Type.String({ minLength: 1, maxLength: 300 }),
    inputs: Type.String({ pattern: '^[0-9a-f]{16}$', maxLength: 16 }),
  },
  { additionalProperties: false },
)
export type NeedCorrectionBody = Static<typeof NeedCorrectionBody>

export const needCorrectionKind = defineKind({
  kind: 'need-correction',
  collection: 'records',
  merge: 'fact',
  version: 1,
  body: NeedCorrectionBody,
  rules: ({ body, elder, author }) => [
    ...(elder === '' ? [refusal('archive.noElder', '/elder')] : []),
    ...(body.reason.trim() === '' ? [refusal('need.reasonMissing', '/body/reason')] : []),
    ...(author === 'self' || author === 'system' ? [refusal('need.correctedByNobody', '/author')] : []),
    // 安宁疗护 comes from a physician's note alone: staff may lower it, never raise it.
    ...(body.dimension === 'palliative' && body.degree > body.computed
      ? [refusal('need.palliativeOnlyByPhysician', '/body/degree')]
      : []),
  ],
  migrations: [],
})

/** @param documents about this elder; only corrections are looked at, facts come ready. */
export function needsOf(
  facts: NeedFacts,
  documents: readonly Document[],
  dimensions: readonly NeedDimension[] = needDimensions,
): readonly Need[] {
  const corrections = documents
    .filter((document): document is NeedCorrection => document.kind === needCorrectionKind.kind)
    .toSorted((a, b) => oldestFirst(b, a))
  return dimensions.map((dimension) =>
    needOf(
      dimension,
      facts,
      corrections.find((one) => one.body.dimension === dimension),
    ),
  )
}

function needOf(dimension: NeedDimension, facts: NeedFacts, newest: NeedCorrection | undefined): Need {
  const judged = (rulesByDimension.get(dimension) ?? []).map((rule) => ({
    rule: rule.id,
    degree: rule.degree,
    matter: rule.matter,
    passing: rule.passing,
    judgement: rule.judge(facts),
  }))
  const fired = judged
    .flatMap(({ rule, degree, matter, judgement }) =>
      judgement.state === 'fires' ? [{ rule, degree, matter, params: judgement.params }] : [],
    )
    .toSorted((a, b) => b.degree - a.degree)
  const reasons = fired
    .filter(
      (one) =>
        one.matter === undefined ||
        !fired.some(
          (other) =>
            other.degree > one.degree && other.matter === one.matter && other.params['type'] === one.params['type'],
        ),
    )
    .map(({ rule, degree, params }) => ({ rule, degree, params }))
  const computed: Degree = reasons[0]?.degree ?? 0
  const unknown = judged.flatMap(({ rule, degree, judgement }) =>
    judgement.state === 'unknown' && degree > computed ? [{ rule, degree, lacks: judgement.lacks }] : [],
  )
  const inputs = () => fingerprint(judged.map(({ rule, judgement, passing }) => [rule, lasting(judgement, passing)]))
  const stands = newest !== undefined && newest.body.inputs === inputs()
  const degree = stands ? newest.body.degree : computed
  const rules = [...fired, ...unknown].map(({ rule }) => rule)
  const ask = askOf({ dimension, degree, rules, correctedAt: newest?.occurredAt }, facts)
  return {
    dimension,
    degree,
    computed,
    reasons,
    unknown,
    ...(ask === undefined ? {} : { ask }),
    // Asked for when somebody corrects; not for each of thousands of elders in the morning.
    get inputs() {
      return inputs()
    },
    ...(newest === undefined ? {} : stands ? { correction: newest } : { outdated: newest }),
  }
}

const lasting = (judgement: Judgement, passing: readonly string[]): Judgement =>
  judgement.state !== 'fires' || passing.length === 0
    ? judgement
    : {
        state: 'fires',
        params: Object.fromEntries(Object.entries(judgement.params).filter(([name]) => !passing.includes(name))),
      }

export const correctNeed = (need: Need, degree: Degree, reason: string, elder: string, act: Act): NeedCorrection =>
  createDocument(
    needCorrectionKind,
    { dimension: need.dimension, degree, computed: need.computed, reason, inputs: need.inputs },
    act,
    { elder },
  )

/** Never put before the elder by itself (standards/09 §2). */
export const isShownToElder = (dimension: NeedDimension): boolean => dimension !== 'palliative'
