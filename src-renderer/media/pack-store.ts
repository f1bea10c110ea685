/**
 * Parts of media packs in a PouchDB of their own: beside the station's pictures, which are exchanged both ways, they would be
 * sent to the station's database. One document a part, written once, and one for each pack that somebody chose.
 */
import IdbAdapter from 'pouchdb-adapter-idb'
import PouchBase, { type Pouch } from 'pouchdb-core'
import { partId } from '../../src-domain/media/media-file.ts'
import { packAttachment } from '../../src-domain/media/media-pack.ts'
import type { ChosenPack, PackStore } from './packs.ts'
import { makeTransactionsStrict } from './strict-transactions.ts'

const PouchDB = PouchBase.plugin(IdbAdapter)
const partType = 'application/octet-stream'

export function openPackStore(): PackStore {
  makeTransactionsStrict()
  const local: Pouch = new PouchDB('ginkgo-packs', { adapter: 'idb', auto_compaction: true })
  const rowsFrom = async (start: string, options: object = {}) =>
    (await local.allDocs({ startkey: start, endkey: `${start}\uffff`, ...options })).rows
  const revOf = (id: string): Promise<string | undefined> =>
    local.get(id).then(
      ({ _rev }) => _rev,
      () => undefined,
    )
  async function remove(id: string): Promise<void> {
    const rev = await revOf(id)
    if (rev !== undefined) await local.put({ _id: id, _rev: rev, _deleted: true })
  }
  return {
    chosen: async () =>
      (await rowsFrom('chosen:', { include_docs: true })).flatMap(({ doc }) =>
        doc?.pack === undefined ? [] : [doc.pack as ChosenPack],
      ),
    choose: async (pack) => {
      const id = `chosen:${pack.id}`
      const rev = await revOf(id)
      await local.put({ _id: id, ...(rev === undefined ? {} : { _rev: rev }), pack })
    },
    forget: (id) => remove(`chosen:${id}`),
    held: async () => new Set((await rowsFrom('part:')).map(({ id }) => id.slice('part:'.length))),
    put: async (hash, bytes) => {
      const data = new Blob([bytes], { type: partType })
      await local
        .put({ _id: partId(hash), _attachments: { [packAttachment]: { content_type: partType, data } } })
        .catch((error: unknown) => {
          // The same bytes are there already.
          if ((error as { readonly status?: number }).status !== 409) throw error
        })
    },
    get: async (hash) => {
      try {
        return new Uint8Array(await (await local.getAttachment(partId(hash), packAttachment)).arrayBuffer())
      } catch {
        return undefined
      }
    },
    remove: (hash) => remove(partId(hash)),
    close: () => local.close(),
  }
}
