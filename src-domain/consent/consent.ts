/**
 * Consent, one purpose at a time (standards/07 §4): nothing about an elder is stored before consent to `record`; every other
 * purpose can be refused and the rest still works. Giving and withdrawing are acts that are only ever added. Where two kiosks
 * acted without knowing of each other the stricter one holds: as long as one act that nothing replaced says no, it is no.
 */
import Type, { type Static } from 'typebox'
import { Instant } from '../shared/instant.ts'
import { type Refusal, refusal } from '../shared/result.ts'
import { Relation } from '../elders/contact.ts'

export const consentPurposes = [
  'record',
  'measuring',
  'assessment',
  'shareInstitution',
  'shareFamily',
  'aids',
  'preferences',
  'stories',
] as const
/** What is asked before a record is made. The rest is asked when somebody wants it: registering takes two minutes. */
export const purposesAtRegistering = consentPurposes.filter((purpose) => purpose !== 'stories')
export type ConsentPurpose = (typeof consentPurposes)[number]

const signatureWidth = 1000

/** `told`: the elder said or pressed it; enough for taking consent back, never for giving it. */
export const consentMethods = ['signature', 'witness', 'guardian', 'told'] as const

/** A finger's path: x0, y0, x1, y1, … of each stroke, whole units of a box 1000 wide and 360 high (the pad's own). */
export const Signature = Type.Object(
  {
    way: Type.Literal('drawn'),
    strokes: Type.Array(
      Type.Array(Type.Integer({ minimum: 0, maximum: signatureWidth }), { minItems: 2, maxItems: 2_000 }),
      {
        minItems: 1,
        maxItems: 80,
      },
    ),
  },
  { additionalProperties: false },
)
export type Signature = Static<typeof Signature>

/** All strokes together; about 20 KB. More is scribbling, and every kiosk carries it for ever. */
const signaturePointLimit = 2_500

export const ConsentAct = Type.Object(
  {
    id: Type.String({ minLength: 1, maxLength: 60 }),
    purpose: Type.Enum([...consentPurposes]),
    given: Type.Boolean(),
    /** Version of the text that was shown and read out (consent-texts.ts). */
    textVersion: Type.Integer({ minimum: 1, maximum: 10_000 }),
    language: Type.Enum(['zh-CN', 'en']),
    method: Type.Enum([...consentMethods]),
    signature: Type.Optional(Signature),
    /** Id of the act that carries the signature, where one signature stands below several separate answers. */
    signedWith: Type.Optional(Type.String({ maxLength: 60 })),
    witness: Type.Optional(
      Type.Object(
        { name: Type.String({ minLength: 1, maxLength: 60 }), staff: Type.Optional(Type.String({ maxLength: 60 })) },
        { additionalProperties: false },
      ),
    ),
    guardian: Type.Optional(
      Type.Object(
        {
          name: Type.String({ minLength: 1, maxLength: 60 }),
          relation: Relation,
          phone: Type.Optional(Type.String({ maxLength: 20 })),
          /** What shows that this person may decide: a court's paper, an agreement, the household book. */
          evidence: Type.String({ minLength: 1, maxLength: 200 }),
        },
        { additionalProperties: false },
      ),
    ),
    note: Type.Optional(Type.String({ maxLength: 300 })),
    at: Instant,
    author: Type.String({ maxLength: 63 }),
    /** Acts of the same purpose that were known when this one was done. */
    replaces: Type.Array(Type.String({ maxLength: 60 }), { maxItems: 40 }),
  },
  { additionalProperties: false },
)
export type ConsentAct = Static<typeof ConsentAct>

export type ConsentState = {
  /** `none`: never asked. `withdrawn` also says: asked and refused. */
  readonly state: 'none' | 'given' | 'withdrawn'
  /** Acts that nothing replaced; more than one when two kiosks acted apart. */
  readonly heads: readonly ConsentAct[]
  /** The act that decides. */
  readonly act?: ConsentAct
}

export function consentState(acts: readonly ConsentAct[], purpose: ConsentPurpose): ConsentState {
  const own = acts.filter((act) => act.purpose === purpose)
  if (own.length === 0) return { state: 'none', heads: [] }
  const replaced = new Set(own.flatMap((act) => act.replaces.filter((id) => id !== act.id)))
  const heads = own.filter((act) => !replaced.has(act.id)).toSorted(newestFirst)
  // Acts that replace each other in a circle leave no head; nobody may read a yes out of that.
  const deciding = heads.find((act) => !act.given) ?? heads[0]
  const state = deciding?.given === true ? 'given' : 'withdrawn'
  return deciding === undefined ? { state, heads } : { state, heads, act: deciding }
}

/** A no that took a yes back; any other no is an answer to the question. */
export const isTakenBack = (act: ConsentAct, acts: readonly ConsentAct[]): boolean =>
  !act.given && acts.some((one) => one.given && act.replaces.includes(one.id))

export const isAllowed = (acts: readonly ConsentAct[], purpose: ConsentPurpose): boolean =>
  consentState(acts, 'record').state === 'given' && consentState(acts, purpose).state === 'given'

export type ConsentInput = Omit<ConsentAct, 'replaces'>

/** The act with what it replaces filled in: everything that stands for its purpose now. */
export const nextConsentAct = (acts: readonly ConsentAct[], input: ConsentInput): ConsentAct => ({
  ...input,
  replaces: consentState(acts, input.purpose).heads.map((head) => head.id),
})

/** What is missing for the act to count; `acts` are all of the record. `field` is a pointer below `prefix`. */
export function refuseConsentAct(act: ConsentAct, acts: readonly ConsentAct[] = [], prefix = ''): readonly Refusal[] {
  if (!act.given) return []
  switch (act.method) {
    case 'signature':
      return isSigned(act.signature ?? acts.find((other) => other.id === act.signedWith)?.signature)
        ? []
        : [refusal('consent.signatureMissing', `${prefix}/signature`)]
    case 'witness':
      return hasText(act.witness?.name) ? [] : [refusal('consent.witnessMissing', `${prefix}/witness`)]
    case 'guardian':
      return hasText(act.guardian?.name) && hasText(act.guardian?.evidence)
        ? []
        : [refusal('consent.guardianMissing', `${prefix}/guardian`)]
    case 'told':
      return [refusal('consent.toldIsNotEnough', `${prefix}/method`)]
    default:
      return act.method satisfies never
  }
}

/** A touch of the pad by mistake is no signature: some length is needed, and not too many points. */
export function isSigned(signature: Signature | undefined): signature is Signature {
  const numbers = signature?.strokes.flat() ?? []
  const spread = (axis: 0 | 1): number => {
    const values = numbers.filter((_, i) => i % 2 === axis)
    return Math.max(...values) - Math.min(...values)
  }
  const points = numbers.length / 2
  return points >= 6 && points <= signaturePointLimit && Math.max(spread(0), spread(1)) * 10 >= signatureWidth
}

const hasText = (text: string | undefined): boolean => (text ?? '').trim() !== ''
const newestFirst = (a: ConsentAct, b: ConsentAct): number =>
  a.at === b.at ? (a.id < b.id ? -1 : 1) : a.at > b.at ? -1 : 1
