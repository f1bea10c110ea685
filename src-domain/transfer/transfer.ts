/**
 * An elder who moves: the record goes from one station to another (PIPL art. 23, 45). A `transfer-offer` is the consent and the hash of
 * a code that was handed out; whoever brings the code to another station gets the record through the gateway, which alone
 * carries it. It writes a `moved` fact at both ends. All of them know the elder by the random id only, and stay where they are.
 */
import Type, { type Static } from 'typebox'
import { type ConsentProof, type ConsentSitting, consentsOf } from '../consent/consent-form.ts'
import { ConsentAct } from '../consent/consent.ts'
import { staysAfterErasure } from '../erasure/erasure.ts'
import { type Act, createDocument, type Document, defineKind, Name } from '../shared/document.ts'
import { Instant, instantOf } from '../shared/instant.ts'
import { readPlainCode } from '../shared/plain-code.ts'
import { err, ok, type Refusal, refusal, type Result } from '../shared/result.ts'

export const transferTextVersion = 1
/** Milliseconds that a code can be used. */
export const transferLifetime = 30 * 24 * 3_600_000

const { textVersion, language, signature, witness, guardian } = ConsentAct.properties
export const transferMethods = ['signature', 'witness', 'guardian'] as const

export const TransferConsent = Type.Object(
  { textVersion, language, method: Type.Enum([...transferMethods]), signature, witness, guardian },
  { additionalProperties: false },
)
export type TransferConsent = Static<typeof TransferConsent>

const CodeHash = Type.String({ pattern: '^[0-9a-f]{64}$' })

export const transferOfferKind = defineKind({
  kind: 'transfer-offer',
  collection: 'activity',
  merge: 'fact',
  version: 1,
  body: Type.Object(
    { codeHash: CodeHash, expiresAt: Instant, consent: TransferConsent },
    { additionalProperties: false },
  ),
  rules: ({ elder, occurredAt, body }): readonly Refusal[] => [
    ...(elder.startsWith('elders:') ? [] : [refusal('transfer.elderMissing', '/elder')]),
    ...(Date.parse(body.expiresAt) - Date.parse(occurredAt) <= transferLifetime
      ? []
      : [refusal('transfer.tooLong', '/body/expiresAt')]),
    ...consentRefusalsOf(body.consent),
  ],
  migrations: [],
})

/** Taken back before anybody used the code. */
export const transferWithdrawalKind = defineKind({
  kind: 'transfer-withdrawal',
  collection: 'activity',
  merge: 'fact',
  version: 1,
  body: Type.Object({ codeHash: CodeHash }, { additionalProperties: false }),
  rules: ({ elder }): readonly Refusal[] =>
    elder.startsWith('elders:') ? [] : [refusal('transfer.elderMissing', '/elder')],
  migrations: [],
})

/** Written by the gateway. `people`: who wrote what came along, by id, because their accounts stay where they are. */
export const movedKind = defineKind({
  kind: 'moved',
  collection: 'activity',
  merge: 'fact',
  version: 1,
  body: Type.Object(
    {
      way: Type.Enum(['left', 'arrived']),
      other: Name,
      otherName: Type.String({ maxLength: 100 }),
      receipt: Type.String({ minLength: 1, maxLength: 40 }),
      documents: Type.Integer({ minimum: 0, maximum: 10_000_000 }),
      people: Type.Optional(
        Type.Array(
          Type.Object(
            { id: Type.String({ maxLength: 63 }), name: Type.String({ maxLength: 100 }) },
            { additionalProperties: false },
          ),
          { maxItems: 2_000 },
        ),
      ),
    },
    { additionalProperties: false },
  ),
  migrations: [],
})

export type TransferOffer = Document<Static<typeof transferOfferKind.body>>
export type TransferWithdrawal = Document<Static<typeof transferWithdrawalKind.body>>
export type Moved = Document<Static<typeof movedKind.body>>

type Kinded = { readonly kind: string }
export const isTransferOffer = (document: Kinded): document is TransferOffer => document.kind === 'transfer-offer'
export const isTransferWithdrawal = (document: Kinded): document is TransferWithdrawal =>
  document.kind === 'transfer-withdrawal'
export const isMoved = (document: Kinded): document is Moved => document.kind === 'moved'

/** The proof of one sitting, or what it lacks. */
export function transferConsentOf(
  proof: ConsentProof,
  sitting: ConsentSitting,
): Result<TransferConsent, readonly Refusal[]> {
  const given = consentsOf({ record: true }, proof, sitting)
  if (!given.ok) return given
  const [input] = given.value
  if (input === undefined || input.method === 'told') return err([refusal('transfer.consentMissing')])
  const { method, signature: drawn, witness: saw, guardian: decides } = input
  return ok({
    textVersion: transferTextVersion,
    language: sitting.language,
    method,
    ...(drawn === undefined ? {} : { signature: drawn }),
    ...(saw === undefined ? {} : { witness: saw }),
    ...(decides === undefined ? {} : { guardian: decides }),
  })
}

/** What stays at a station that an elder leaves: who looked, the consent to it, and that it happened. */
export const staysAfterMove = (document: Kinded): boolean =>
  staysAfterErasure(document) || isTransferOffer(document) || isTransferWithdrawal(document)

function consentRefusalsOf({ method, signature: drawn, witness: saw, guardian: decides }: TransferConsent): Refusal[] {
  const missing =
    (method === 'signature' && drawn === undefined) ||
    (method === 'witness' && saw === undefined) ||
    (method === 'guardian' && decides === undefined)
  return missing ? [refusal('transfer.consentMissing', '/body/consent')] : []
}

/** What was typed or scanned, as it is hashed. */
export function readTransferCode(typed: string): Result<string, Refusal> {
  const plain = readPlainCode(typed)
  return plain === undefined ? err(refusal('transfer.codeShape', '/code')) : ok(plain)
}

/** In groups that can be read out. */
export const groupedCode = (code: string): string => code.replace(/^(.{5})(.{5})(.{5})(.{5})(.{6})$/, '$1-$2-$3-$4-$5')

/** What stands on paper at both ends. */
export const receiptOf = (codeHash: string): string => codeHash.slice(0, 12)

/** @param codeHash SHA-256 of the code as `readTransferCode` gives it, in hexadecimal digits. */
export const offerTransfer = (elder: string, codeHash: string, consent: TransferConsent, act: Act): TransferOffer =>
  createDocument(transferOfferKind, { codeHash, expiresAt: instantOf(act.now + transferLifetime), consent }, act, {
    elder,
  })

export const withdrawTransfer = (offer: TransferOffer, act: Act): TransferWithdrawal =>
  createDocument(transferWithdrawalKind, { codeHash: offer.body.codeHash }, act, { elder: offer.elder })

/** The offer that a code still opens: the latest, unless it was used or taken back or its time is over. */
export function openOffer(documents: readonly Kinded[], now: number): TransferOffer | undefined {
  const withdrawn = new Set(documents.filter(isTransferWithdrawal).map(({ body }) => body.codeHash))
  const used = new Set(documents.filter(isMoved).map(({ body }) => body.receipt))
  return documents
    .filter(isTransferOffer)
    .filter(({ body }) => !withdrawn.has(body.codeHash) && !used.has(receiptOf(body.codeHash)))
    .filter(({ body }) => Date.parse(body.expiresAt) > now)
    .toSorted((a, b) => (a.occurredAt < b.occurredAt ? -1 : 1))
    .at(-1)
}
