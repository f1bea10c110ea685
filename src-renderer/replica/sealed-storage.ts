/**
 * An RxDB storage that writes the `document` of each row as one text: sealed where the schema names it in `encrypted`
 * (everything a station owns), plain JSON in the shared collections. A query on what is inside that text would
 * silently find nothing, so it throws.
 */
import {
  hasEncryption,
  type RxDocumentData,
  type RxJsonSchema,
  type RxStorage,
  type RxStorageInstance,
  type RxStorageInstanceCreationParams,
  wrapRxStorageInstance,
} from 'rxdb/plugins/core'
import { clearFields } from './rows.ts'
import { seal, unseal } from './seal.ts'

/** Enough for the largest page of a first replica, whose rows come back once as events. */
const rememberedRows = 4_096

type PreparedSelector = { readonly query: { readonly selector: object; readonly sort: readonly object[] } }

/** @param key none: the kiosk is sealed, and a collection with `encrypted` cannot be opened at all. */
export function sealedStorage<I, O>(storage: RxStorage<I, O>, key: CryptoKey | undefined): RxStorage<I, O> {
  return Object.assign({}, storage, {
    async createStorageInstance<T>(params: RxStorageInstanceCreationParams<T, O>): Promise<RxStorageInstance<T, I, O>> {
      if (params.schema.properties['document' as keyof typeof params.schema.properties] === undefined) {
        return storage.createStorageInstance(params)
      }
      const sealing = hasEncryption(params.schema)
      if (sealing && key === undefined) throw new Error(`the data key is needed for ${params.collectionName}`)
      const instance = await storage.createStorageInstance({ ...params, schema: storedSchema(params.schema) })
      const codec = textCodec(params.collectionName, sealing ? key : undefined)
      const wrapped = wrapRxStorageInstance(
        params.schema,
        instance,
        (row) => codec.toStorage(row as unknown as StoredRow),
        (row: unknown) => codec.fromStorage(row as StoredRow) as Promise<never>,
      )
      const query = wrapped.query
      const count = wrapped.count
      wrapped.query = (prepared) => {
        refuseSealedFields(prepared as PreparedSelector)
        return query(prepared)
      }
      wrapped.count = (prepared) => {
        refuseSealedFields(prepared as PreparedSelector)
        return count(prepared)
      }
      return wrapped as RxStorageInstance<T, I, O>
    },
  })
}

type StoredRow = { readonly id: string; readonly document: object | string | null }

function textCodec(collection: string, key: CryptoKey | undefined) {
  const textByDocument = new WeakMap<object, string>()
  const documentByText = new Map<string, object>()
  const remember = (text: string, document: object): void => {
    textByDocument.set(document, text)
    documentByText.set(text, document)
    if (documentByText.size <= rememberedRows) return
    for (const oldest of documentByText.keys()) {
      documentByText.delete(oldest)
      break
    }
  }
  return {
    async toStorage(row: StoredRow): Promise<StoredRow> {
      const document = row.document
      if (document === null || typeof document === 'string') return row
      let text = textByDocument.get(document)
      if (text === undefined) {
        const json = JSON.stringify(document)
        text = key === undefined ? json : await seal(key, json, `${collection}/${row.id}`)
        remember(text, document)
      }
      return { ...row, document: text }
    },
    async fromStorage(row: StoredRow): Promise<StoredRow> {
      const text = row.document
      if (text === null || typeof text !== 'string') return row
      let document = documentByText.get(text)
      if (document === undefined) {
        document = JSON.parse(key === undefined ? text : await unseal(key, text, `${collection}/${row.id}`)) as object
        textByDocument.set(document, text)
      }
      return { ...row, document }
    },
  }
}

/** The schema the inner storage sees: the document is a text there, and nothing is left to encrypt. */
function storedSchema<T>(schema: RxJsonSchema<RxDocumentData<T>>): RxJsonSchema<RxDocumentData<T>> {
  const { encrypted: _sealed, ...rest } = schema
  return { ...rest, properties: { ...schema.properties, document: { type: 'string' } } }
}

function refuseSealedFields({ query }: PreparedSelector): void {
  const fields = [...namedFields(query.selector), ...query.sort.flatMap((part) => Object.keys(part))]
  const sealed = fields.find((field) => !clearFields.has(field))
  if (sealed !== undefined) throw new Error(`a sealed field cannot be asked for: ${sealed}`)
}

function namedFields(selector: object): string[] {
  return Object.entries(selector).flatMap(([field, value]: [string, unknown]) =>
    field.startsWith('$') && Array.isArray(value)
      ? value.flatMap((part: unknown) => (part !== null && typeof part === 'object' ? namedFields(part) : []))
      : [field],
  )
}
