/**
 * A media pack was taken in from a stick: which one, from which file, written by whom. Who did it, where and when stands in the envelope. It
 * reaches the server as every fact does; what is carried back on the stick names no person.
 */
import Type, { type Static } from 'typebox'
import { type Act, createDocument, defineKind, type Document, DocumentId, Name } from '../shared/document.ts'
import { type Refusal, refusal } from '../shared/result.ts'
import type { MediaPack } from './media-pack.ts'
import type { PackFileHead } from './pack-file.ts'

const PackReceiptBody = Type.Object(
  {
    pack: DocumentId,
    /** As it was called. */
    name: Type.String({ minLength: 1, maxLength: 60 }),
    bytes: Type.Integer({ minimum: 1 }),
    /** Name of the file, without its folders. */
    file: Type.String({ minLength: 1, maxLength: 255 }),
    writtenAt: Type.Integer({ minimum: 0 }),
    writtenBy: Name,
  },
  { additionalProperties: false },
)
type PackReceiptBody = Static<typeof PackReceiptBody>
export type PackReceipt = Document<PackReceiptBody>

export const packReceiptKind = defineKind({
  kind: 'pack-receipt',
  collection: 'activity',
  merge: 'fact',
  version: 1,
  body: PackReceiptBody,
  rules: ({ body, elder }): readonly Refusal[] => [
    ...(body.pack.startsWith('articles:') ? [] : [refusal('pack.fileTorn', '/body/pack')]),
    ...(elder === '' ? [] : [refusal('pack.aboutNobody', '/elder')]),
  ],
  migrations: [],
})

export const isPackReceipt = (document: { readonly kind: string }): document is PackReceipt =>
  document.kind === packReceiptKind.kind

export const acknowledgePack = ({ pack, ...written }: PackFileHead, file: string, act: Act): PackReceipt =>
  createDocument(packReceiptKind, { ...about(pack), file, ...written }, act)

const about = ({ id, body: { name, bytes } }: MediaPack) => ({ pack: id, name, bytes })

/** For the way back: to read, and to see by whoever runs the server that the pack arrived. */
export function receiptToCarry(
  { body, kiosk, occurredAt }: PackReceipt,
  names: { readonly station: string; readonly machine: string },
): string {
  const { pack, name, bytes, file } = body
  return `${JSON.stringify({ ginkgo: 'pack receipt v1', pack, name, bytes, file, kiosk, ...names, takenAt: occurredAt }, null, 2)}\n`
}
