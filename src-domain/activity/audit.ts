/**
 * Who looked at or changed what, and why: a fact, so nobody edits it, and the elder can be shown it. A look is written when
 * a record is opened, once for each opening, not for each redraw. The author stands in the envelope, the elder too. When it is
 * saved it gets its place in a chain (`link`, audit-trail.ts), so that nobody alters, removes or moves it unnoticed.
 */
import Type, { type Static } from 'typebox'
import { type Act, createDocument, type Document, defineKind } from '../shared/document.ts'
import { type Refusal, refusal } from '../shared/result.ts'

/** Done at an elder's record: what the elder is told. */
const elderActions = ['view', 'create', 'change', 'consent', 'print', 'export', 'handOver', 'takeBack'] as const
export type ElderAction = (typeof elderActions)[number]

/** About no elder. */
const houseActions = [
  'openDay',
  'closeDay',
  'signIn',
  'staffChange',
  'settingsChange',
  'auditView',
  'auditExport',
  'practiceBegin',
  'practiceEnd',
] as const
export const auditActions = [...elderActions, ...houseActions] as const
export type AuditAction = (typeof auditActions)[number]

/** SHA-256 or an Ed25519 public key: 32 bytes in base64url. */
const Bytes32 = Type.String({ pattern: '^[A-Za-z0-9_-]{43}$', maxLength: 43 })

/** Where a chain stood when somebody last looked: its newest entry. */
export const ChainHead = Type.Object(
  { chain: Bytes32, sequence: Type.Integer({ minimum: 1 }), hash: Bytes32 },
  { additionalProperties: false },
)
export type ChainHead = Static<typeof ChainHead>

export const AuditLink = Type.Object(
  {
    /** Public key that proves `signature`; its private half lived only as long as the program that wrote the chain. */
    chain: Bytes32,
    sequence: Type.Integer({ minimum: 1 }),
    /** Hash of the entry before; absent in the first of a chain. */
    previous: Type.Optional(Bytes32),
    /** In the first of a chain: where the chains known here stood. */
    heads: Type.Optional(Type.Array(ChainHead, { maxItems: 50 })),
    /** Ed25519 over the hash of this entry, 64 bytes in base64url. */
    signature: Type.String({ pattern: '^[A-Za-z0-9_-]{86}$', maxLength: 86 }),
  },
  { additionalProperties: false },
)
export type AuditLink = Static<typeof AuditLink>

export const AuditBody = Type.Object(
  {
    action: Type.Enum([...auditActions]),
    /** Id of the document looked at or changed; '' where the act has none. */
    subject: Type.String({ maxLength: 60 }),
    /** Part of the record: a tab of the page or the fields that changed. Never their values. */
    parts: Type.Optional(Type.Array(Type.String({ maxLength: 60 }), { maxItems: 60 })),
    reason: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
    /** Absent in entries written before there were chains. */
    link: Type.Optional(AuditLink),
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
  version: 2,
  body: AuditBody,
  rules: ({ body, elder }): readonly Refusal[] =>
    elder === '' && isElderAction(body.action) ? [refusal('audit.elderMissing', '/elder')] : [],
  // Version 2 added `link`. A chained body is never lifted: its hash is of what was written.
  migrations: [(body) => body],
})

export const isAudit = (document: { readonly kind: string }): document is Audit => document.kind === 'audit'

export const recordAudit = (body: AuditBody, act: Act, elder = ''): Audit =>
  createDocument(auditKind, body, act, { elder })
