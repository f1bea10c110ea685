/** People around an elder: whom to ring, who cares, who may decide in the elder's place. */
import Type, { type Static } from 'typebox'
import { relations } from './elder-codes.ts'

export const Relation = Type.Enum([...relations])

export const Contact = Type.Object(
  {
    id: Type.String({ minLength: 1, maxLength: 40 }),
    name: Type.String({ minLength: 1, maxLength: 60 }),
    relation: Relation,
    phone: Type.Optional(Type.String({ maxLength: 20 })),
    /** Rung in an emergency, in the order of the list. */
    isEmergency: Type.Boolean(),
    /** Looks after the elder in daily life. */
    isCaregiver: Type.Optional(Type.Boolean()),
    note: Type.Optional(Type.String({ maxLength: 200 })),
  },
  { additionalProperties: false },
)
export type Contact = Static<typeof Contact>

export const Guardian = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 60 }),
    relation: Relation,
    phone: Type.Optional(Type.String({ maxLength: 20 })),
    /** What shows it: a court's paper, an agreement, the household book. */
    evidence: Type.String({ minLength: 1, maxLength: 200 }),
  },
  { additionalProperties: false },
)
export type Guardian = Static<typeof Guardian>
