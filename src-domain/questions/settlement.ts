/**
 * What a person decided where two had changed one thing (「两处都改了」): which field of which document, every version that was on the
 * table with who, when and where, and what stands now. The edit itself settles the question; this fact keeps what was not
 * chosen, so that nothing disappears by choosing.
 */
import Type, { type Static } from 'typebox'
import { defineKind, type Document, DocumentId, Name } from '../shared/document.ts'
import { Instant } from '../shared/instant.ts'

const Side = Type.Object(
  { value: Type.Optional(Type.Unknown()), at: Instant, author: Type.String({ maxLength: 63 }), kiosk: Name },
  { additionalProperties: false },
)
/** One version of a field; without `value` it was emptied. */
export type Side = Static<typeof Side>

export const SettlementBody = Type.Object(
  {
    subject: DocumentId,
    subjectKind: Type.String({ maxLength: 40 }),
    /** A top-level field of the body, or `*` where the whole document stood in two versions. */
    field: Type.String({ minLength: 1, maxLength: 64 }),
    /** What stood then comes first. */
    sides: Type.Array(Side, { minItems: 2, maxItems: 200 }),
    /** What stands now; absent where the field was left empty. */
    value: Type.Optional(Type.Unknown()),
  },
  { additionalProperties: false },
)
export type SettlementBody = Static<typeof SettlementBody>
export type Settlement = Document<SettlementBody>

export const settlementKind = defineKind({
  kind: 'settlement',
  collection: 'activity',
  merge: 'fact',
  version: 1,
  body: SettlementBody,
  migrations: [],
})

export const isSettlement = (document: { readonly kind: string }): document is Settlement =>
  document.kind === settlementKind.kind
