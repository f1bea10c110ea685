/**
 * A person who works at the station. The document's id is the author of what the person does. The PIN itself is never
 * here: only what Argon2id makes of it, in its PHC text, so that every kiosk of the station can let the same person in. Each
 * kiosk joins it with its own device key (key-ring.ts); by itself it opens nothing. It protects the PIN little (all six-digit
 * PINs are tried in hours) and travels and lies encrypted like everything about people.
 */
import Type, { type Static } from 'typebox'
import { type Document, defineKind } from '../shared/document.ts'
import { type Refusal, refusal } from '../shared/result.ts'

export const roles = ['administrator', 'staff', 'volunteer'] as const
export type StaffRole = (typeof roles)[number]
/** An expert works elsewhere and has an account of another kind (expert-account.ts). */
export type Role = StaffRole | 'expert'

export const StaffBody = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 60 }),
    role: Type.Enum([...roles]),
    active: Type.Boolean(),
    /** `$argon2id$v=19$m=…,t=…,p=…$salt$hash`. */
    pinVerifier: Type.Optional(
      Type.String({
        pattern: '^\\$argon2id\\$v=19\\$m=\\d+,t=\\d+,p=\\d+\\$[A-Za-z0-9+/]+\\$[A-Za-z0-9+/]+$',
        maxLength: 200,
      }),
    ),
    /** Given by somebody else: to be changed at the first use. */
    pinTemporary: Type.Optional(Type.Boolean()),
    phone: Type.Optional(Type.String({ maxLength: 20 })),
    cardCode: Type.Optional(Type.String({ pattern: '^[0-9A-HJKMNP-TV-Z]{26}$', maxLength: 26 })),
    /** May sign a GB/T 42195 assessment: medical, nursing, health, care or social-work background. */
    assessorBackground: Type.Optional(Type.Enum(['medical', 'nursing', 'healthManagement', 'elderCare', 'socialWork'])),
  },
  { additionalProperties: false },
)
export type StaffBody = Static<typeof StaffBody>
export type Staff = Document<StaffBody>

export const staffKind = defineKind({
  kind: 'staff',
  collection: 'staff',
  merge: 'record',
  version: 2,
  body: StaffBody,
  rules: ({ body }): readonly Refusal[] =>
    body.name.trim() === '' ? [refusal('staff.nameMissing', '/body/name')] : [],
  // Version 2 added `pinTemporary`.
  migrations: [(body) => body],
})

export const isStaff = (document: { readonly kind: string }): document is Staff => document.kind === 'staff'
