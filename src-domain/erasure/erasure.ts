/**
 * The elder's right to be forgotten (PIPL art. 15, 47, 49; `standards/09` §5). An erasure is a fact: who carried it out, when, at
 * whose wish, and how much there was. It names nobody but by the random id, and stays, for it is the proof that was printed, and
 * the mark by which every kiosk, server and backup knows what may not come back. Of the consents it keeps what the law wants kept
 * for three years (`standards/07` §4.9): purpose, answer, version of the text, way and time; no name, no signature.
 */
import Type, { type Static } from 'typebox'
import { consentMethods, consentPurposes } from '../consent/consent.ts'
import type { Elder } from '../elders/elder.ts'
import { type Act, createDocument, type Document, defineKind } from '../shared/document.ts'
import { Instant } from '../shared/instant.ts'
import { type Refusal, refusal } from '../shared/result.ts'

/** Whose wish it was; `done`: what the data were for is over, or their time is. */
export const erasureWishes = ['elder', 'guardian', 'relative', 'done'] as const
export type ErasureWish = (typeof erasureWishes)[number]

export const ErasureBody = Type.Object(
  {
    wish: Type.Enum([...erasureWishes]),
    /** How many documents stood at the kiosk where it was done. */
    documents: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
    consents: Type.Array(
      Type.Object(
        {
          purpose: Type.Enum([...consentPurposes]),
          given: Type.Boolean(),
          textVersion: Type.Integer({ minimum: 1, maximum: 10_000 }),
          method: Type.Enum([...consentMethods]),
          at: Instant,
        },
        { additionalProperties: false },
      ),
      { maxItems: 1_000 },
    ),
  },
  { additionalProperties: false },
)
export type ErasureBody = Static<typeof ErasureBody>
export type Erasure = Document<ErasureBody>

export const erasureKind = defineKind({
  kind: 'erasure',
  collection: 'activity',
  merge: 'fact',
  version: 3,
  body: ErasureBody,
  rules: ({ elder }): readonly Refusal[] =>
    elder.startsWith('elders:') ? [] : [refusal('erasure.elderMissing', '/elder')],
  // Versions 2 and 3 each know one more purpose of consent.
  migrations: [(body) => body, (body) => body],
})

export const isErasure = (document: { readonly kind: string }): document is Erasure => document.kind === 'erasure'

/** What stays when an elder is erased: who did what at the record, the erasure itself, and moves. All know the elder only by id. */
export const staysAfterErasure = ({ kind }: { readonly kind: string }): boolean =>
  kind === 'audit' || kind === 'erasure' || kind === 'moved'

/** @param documents all that stand here about the elder, the record itself among them. */
export function eraseElder(
  elder: Pick<Elder, 'id' | 'body'>,
  documents: readonly { readonly kind: string }[],
  wish: ErasureWish,
  act: Act,
): Erasure {
  const consents = elder.body.consents.map(({ purpose, given, textVersion, method, at }) => ({
    purpose,
    given,
    textVersion,
    method,
    at,
  }))
  const count = documents.filter((document) => !staysAfterErasure(document)).length
  return createDocument(erasureKind, { wish, documents: Math.max(1, count), consents }, act, { elder: elder.id })
}
