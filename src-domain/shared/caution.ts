/** What speaks against a thing of the catalog for some elders: the only way from health data to it (design.md §6). */
import Type, { type Static } from 'typebox'

/** Ids of conditions, allergies or states (recommendation/harm.ts) for which it is hidden or warned about, and the plain reason. */
export const Cautions = Type.Array(
  Type.Object(
    {
      id: Type.String({ minLength: 1, maxLength: 40 }),
      effect: Type.Enum(['hide', 'warn']),
      reason: Type.String({ minLength: 1, maxLength: 120 }),
    },
    { additionalProperties: false },
  ),
  { maxItems: 20 },
)
export type Cautions = Static<typeof Cautions>
