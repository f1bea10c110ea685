/**
 * What may be stored in a `…-media` database: write-once parts of a file (PouchDB sends an attachment again whenever
 * its document is edited), of known types and limited size, with a few flat fields beside them.
 */
import { type Refusal, refusal } from '../../src-domain/shared/result.ts'
import type { Winner } from '../store/document-store.ts'

export type MediaLimits = {
  /** Bytes of one attachment. */
  readonly bytes: number
  readonly types: ReadonlySet<string>
}

export const mediaLimits: MediaLimits = {
  bytes: 1024 * 1024 + 4096,
  // Sealed media are octet streams; the others are the public ones of articles and products.
  types: new Set([
    'application/octet-stream',
    'image/jpeg',
    'image/png',
    'image/webp',
    'audio/mpeg',
    'audio/ogg',
    'audio/webm',
    'audio/mp4',
    'video/mp4',
    'video/webm',
    'application/pdf',
  ]),
}

export function checkMedia(
  fields: Readonly<Record<string, unknown>>,
  winner: Winner | undefined,
  rev: string | undefined,
  newEdits: boolean,
  limits: MediaLimits,
): readonly Refusal[] {
  // Replicating the stored revision again changes nothing and is no edit.
  if (winner !== undefined && (newEdits || winner.rev !== rev)) return [refusal('media.writtenOnce', '/_rev')]
  const { _attachments, ...rest } = fields
  const refusals: Refusal[] = []
  for (const [name, value] of Object.entries(rest)) {
    const flat = value === null || ['string', 'number', 'boolean'].includes(typeof value)
    if (!flat || (typeof value === 'string' && value.length > 512)) refusals.push(refusal('media.shape', `/${name}`))
  }
  if (Object.keys(rest).length > 20) refusals.push(refusal('media.shape', ''))
  if (_attachments === undefined) return refusals
  if (_attachments === null || typeof _attachments !== 'object' || Array.isArray(_attachments)) {
    return [...refusals, refusal('media.shape', '/_attachments')]
  }
  const entries = Object.entries(_attachments as Record<string, unknown>)
  if (entries.length > 4) refusals.push(refusal('media.shape', '/_attachments'))
  for (const [name, value] of entries) {
    const at = `/_attachments/${name}`
    const { content_type: type, data, stub } = (value ?? {}) as Record<string, unknown>
    if (!/^[a-zA-Z0-9][a-zA-Z0-9._-]{0,99}$/.test(name)) refusals.push(refusal('media.shape', '/_attachments'))
    if (typeof type !== 'string' || !limits.types.has(type)) refusals.push(refusal('media.type', at))
    if (stub === true && winner !== undefined) continue
    if (typeof data !== 'string' || !isBase64(data)) refusals.push(refusal('media.shape', at))
    else if ((data.length * 3) / 4 > limits.bytes + 2)
      refusals.push(refusal('media.tooLarge', at, { bytes: limits.bytes }))
  }
  return refusals
}

const isBase64 = (text: string): boolean => text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text)
