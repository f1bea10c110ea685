/** Documents on the wire: `id` is `_id` there, and what CouchDB adds begins with an underscore. */
import { isCollectionName, type Scope, scopeByCollection } from '../../src-domain/shared/collections.ts'
import type { Document } from '../../src-domain/shared/document.ts'
import { collectionOfId } from '../../src-domain/shared/ids.ts'

export const isIdOfScope = (id: string, scope: Scope): boolean => {
  const name = collectionOfId(id)
  return isCollectionName(name) && scopeByCollection[name] === scope
}

export function toWire({ id, ...rest }: Document, rev: string): object {
  return { _id: id, ...(rev === '' ? {} : { _rev: rev }), ...rest }
}

/** Of a revision "<generation>-<hash>"; of none: 0. */
export const generationOf = (rev: string): number => Number.parseInt(rev, 10) || 0

const texts = ['kind', 'station', 'kiosk', 'author', 'occurredAt', 'updatedAt', 'elder'] as const

/**
 * The document of a change, or undefined when it is none of ours. Only what the replica itself relies on is checked:
 * the server has run the whole check on every write, and ten thousand of them arrive in a first replica.
 */
export function fromWire(id: string, wire: unknown): Document | undefined {
  if (wire === null || typeof wire !== 'object') return undefined
  const fields = wire as Readonly<Record<string, unknown>>
  const document: Record<string, unknown> = { id }
  for (const [name, value] of Object.entries(fields)) if (!name.startsWith('_')) document[name] = value
  const body = fields['body']
  const sound =
    texts.every((name) => typeof fields[name] === 'string') &&
    Number.isFinite(Date.parse(String(fields['updatedAt']))) &&
    Number.isInteger(fields['version']) &&
    Number.isInteger(fields['offset']) &&
    body !== null &&
    typeof body === 'object' &&
    (fields['events'] === undefined || Array.isArray(fields['events'])) &&
    (fields['others'] === undefined || Array.isArray(fields['others']))
  return sound ? (document as unknown as Document) : undefined
}
