/** A worker in the place of the page's IndexedDB: it makes the rows of a large station, sealed, and hands out the next ones. */
import type { Document } from '../../../src-domain/shared/document.ts'
import { collectionOfId } from '../../../src-domain/shared/ids.ts'
import { seal } from '../../../src-renderer/replica/seal.ts'
import { manyElders, type ManyElders } from '../../support/many-elders.ts'

export type SourceQuestion =
  | { readonly elders: number; readonly readings: number; readonly today: string; readonly key: CryptoKey }
  | { readonly limit: number }
export type SourceRow = { readonly id: string; readonly kind: string; readonly document: string }

let station: ManyElders | undefined
let key: CryptoKey | undefined
let elders = 0
let serial = 0
const made: Document[] = []

addEventListener('message', ({ data }: MessageEvent<SourceQuestion>) => {
  if ('key' in data) {
    ;({ elders, key } = data)
    station = manyElders(data.today, data.readings)
    made.push(...station.station)
    return
  }
  while (made.length < data.limit && serial < elders) made.push(...(station?.elder((serial += 1) - 1) ?? []))
  void Promise.all(made.splice(0, data.limit).map(sealed)).then((rows) => postMessage(rows))
})

async function sealed(document: Document): Promise<SourceRow> {
  const { id, kind } = document
  const json = JSON.stringify(document)
  const collection = collectionOfId(id)
  if (key === undefined) throw new Error('no key')
  return { id, kind, document: collection === 'organizations' ? json : await seal(key, json, `${collection}/${id}`) }
}
