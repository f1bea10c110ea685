/**
 * Who looked at or changed what, and why: a fact, so nobody edits it, and the elder can be shown it. A look is written when
 * a record is opened, once for each opening, not for each redraw. The author stands in the envelope, the elder too.
 */
import Type, { type Static } from 'typebox'
import { type Act, createDocument, type Document, defineKind } from '../shared/document.ts'
import { type Refusal, refusal } from '../shared/result.ts'

/** Done at an elder's record: what the elder is told. */
const elderActions = ['view', 'create', 'change', 'consent', 'print', 'export', 'handOver', 'takeBack'] as const
export type ElderAction = (typeof elderActions)[number]

/** About no elder. */
const houseActions = ['openDay', 'closeDay', 'signIn', 'staffChange', 'settingsChange'] as const
export type AuditAction = ElderAction | (typeof houseActions)[number]

export const AuditBody = Type.Object(
  {
    action: Type.Enum([...elderActions, ...houseActions]),
    /** Id of the document looked at or changed; '' where the act has none. */
    subject: Type.String({ maxLength: 60 }),
    /** Part of the record: a tab of the page or the fields that changed. Never their values. */
    parts: Type.Optional(Type.Array(Type.String({ maxLength: 60 }), { maxItems: 60 })),
    reason: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
  },
  { additionalProperties: false },
)
export type AuditBody = Static<typeof AuditBody>
export type Audit = Document<AuditBody>

export const isElderAction = (action: AuditAction): action is ElderAction =>
  (elderActions as readonly AuditAction[]).includes(action)

export const auditKind = defineKind({
  kind: 'audit',
  collection: 'activity',
  merge: 'fact',
  version: 1,
  body: AuditBody,
  rules: ({ body, elder }): readonly Refusal[] =>
    elder === '' && isElderAction(body.action) ? [refusal('audit.elderMissing', '/elder')] : [],
  migrations: [],
})

export const isAudit = (document: { readonly kind: string }): document is Audit => document.kind === 'audit'

export const recordAudit = (body: AuditBody, act: Act, elder = ''): Audit =>
  createDocument(auditKind, body, act, { elder })
