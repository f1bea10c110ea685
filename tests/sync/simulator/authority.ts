/**
 * Somebody above the stations who writes what all of them read: articles and products, through a credential of its own. It keeps what it
 * published, as a server that replicates does, and brings everything again when the gateway was set back.
 */
import { createDocument, type Document, editDocument } from '../../../src-domain/shared/document.ts'
import { trialArticle, trialProduct } from '../../support/trial-kinds.ts'
import type { Gateway } from './gateway.ts'
import type { SeededRandom } from '../../support/seeded-random.ts'

export type Authority = {
  /** Something new, something corrected, or something taken away for good. */
  readonly publish: () => Promise<void>
  /** What the gateway lacks of all that. */
  readonly publishAgain: () => Promise<void>
  /** What must be read at every station, and nothing else. */
  readonly published: () => ReadonlyMap<string, Document>
}

export function authorityOf(
  gateway: Gateway,
  credential: string,
  random: SeededRandom,
  say: (line: string) => void,
): Authority {
  const published = new Map<string, Document>()
  const withdrawn = new Set<string>()
  let number = 0
  const act = () => ({
    station: 'authority',
    kiosk: 'authority',
    author: 'staff:authority',
    now: Date.now(),
    offset: 480,
    random: random.bytes,
  })
  const databaseOf = (id: string): string => (id.startsWith('articles:') ? 'knowledge' : 'catalog')
  /** @returns whether it was taken. */
  async function send(id: string, fields: object): Promise<boolean> {
    if (!gateway.isUp()) return false
    const standing = gateway.disk.documents(databaseOf(id)).get(id)
    const _rev = standing === undefined ? {} : { _rev: standing._rev }
    const answer = await gateway
      .ask({
        method: 'POST',
        path: `/${databaseOf(id)}/_bulk_docs`,
        credential,
        body: JSON.stringify({ docs: [{ ...fields, _id: id, ..._rev }] }),
      })
      .catch(() => undefined)
    let text = ''
    try {
      for await (const piece of answer?.body ?? []) text += Buffer.from(piece).toString('utf8')
    } catch {
      return false
    }
    const isTaken = answer?.status === 201 && !text.includes('"error"')
    say(`the authority sends ${id}: ${isTaken ? 'taken' : `${answer?.status ?? 0} ${text}`}`)
    return isTaken
  }
  const put = ({ id, ...fields }: Document): Promise<boolean> => send(id, fields)

  return {
    published: () => published,
    publish: async () => {
      const title = `a${(number += 1)}`
      const known = [...published.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1))
      const luck = random.next()
      const one = known.length === 0 ? undefined : random.pick(known)
      if (one !== undefined && known.length > 2 && luck < 0.25) {
        withdrawn.add(one.id)
        published.delete(one.id)
        await send(one.id, { _deleted: true })
        return
      }
      const kind = random.pick([trialArticle, trialProduct])
      const document = (
        one !== undefined && luck < 0.5 ? editDocument(one, { title }, act()) : createDocument(kind, { title }, act())
      ) as Document
      published.set(document.id, document)
      await put(document)
    },
    publishAgain: async () => {
      for (const id of withdrawn) {
        if (gateway.disk.documents(databaseOf(id)).has(id)) await send(id, { _deleted: true })
      }
      for (const document of published.values()) {
        const standing = gateway.disk.documents(databaseOf(document.id)).get(document.id)
        const body = standing?.['body'] as { readonly title?: string } | undefined
        if (body?.title !== document.body['title']) await put(document)
      }
    },
  }
}
