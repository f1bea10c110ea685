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
import { readPagesOf } from './index-query.ts'
import { seal, unseal } from './seal.ts'

/** Enough for the largest page of a first replica, whose rows come back once as events. */
const rememberedRows = 4_096

type PreparedSelector = { readonly query: { readonly selector: object; readonly sort: readonly object[] } }

/**
 * @param key none: the kiosk is sealed, and a collection with `encrypted` cannot be opened at all.
 * @param onUnreadable a row whose text was damaged; it is read as one without a document that no server knows, so that it
 *   stops nobody and is written anew by whoever has it.
 */
export function sealedStorage<I, O>(
  storage: RxStorage<I, O>,
  key: CryptoKey | undefined,
  onUnreadable: (id: string) => void = () => undefined,
): RxStorage<I, O> {
  return Object.assign({}, storage, {
    async createStorageInstance<T>(params: RxStorageInstanceCreationParams<T, O>): Promise<RxStorageInstance<T, I, O>> {
      const field = textField(params.schema)
      if (field === undefined) return storage.createStorageInstance(params)
      const sealing = hasEncryption(params.schema)
      if (sealing && key === undefined) throw new Error(`the data key is needed for ${params.collectionName}`)
      const instance = await storage.createStorageInstance({ ...params, schema: storedSchema(params.schema, field) })
      const codec = textCodec(params.collectionName, field, sealing ? key : undefined, onUnreadable)
      const wrapped = wrapRxStorageInstance(
        params.schema,
        instance,
        (row) => codec.toStorage(row as unknown as TextRow) as Promise<never>,
        (row: unknown) => codec.fromStorage(row as TextRow) as Promise<never>,
      )
      const query = wrapped.query
      const count = wrapped.count
      const readPages = readPagesOf(instance)
      wrapped.query = async (prepared) => {
        refuseSealedFields(prepared as PreparedSelector, params.schema.properties, field)
        const pages: Promise<TextRow[]>[] = []
        const isRead = await readPages?.(prepared as never, (rows) => {
          const page = Promise.all(rows.map((row) => codec.fromStorage(row as unknown as TextRow)))
          page.catch(() => undefined)
          pages.push(page)
        })
        return isRead === true ? { documents: (await Promise.all(pages)).flat() as never } : query(prepared)
      }
      wrapped.count = (prepared) => {
        refuseSealedFields(prepared as PreparedSelector, params.schema.properties, field)
        return count(prepared)
      }
      return wrapped as RxStorageInstance<T, I, O>
    },
  })
}

/** Rows of the replica have a `document`; what RxDB keeps while it lifts older rows names its own field to seal. */
function textField<T>(schema: RxJsonSchema<RxDocumentData<T>>): string | undefined {
  return 'document' in schema.properties ? 'document' : (schema.encrypted as readonly string[] | undefined)?.[0]
}

type TextRow = { readonly id: string; readonly [field: string]: unknown }

function textCodec(collection: string, field: string, key: CryptoKey | undefined, onUnreadable: (id: string) => void) {
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
    async toStorage(row: TextRow): Promise<TextRow> {
      const document = row[field]
      if (document === null || typeof document !== 'object') return row
      let text = textByDocument.get(document)
      if (text === undefined) {
        const json = JSON.stringify(document)
        text = key === undefined ? json : await seal(key, json, `${collection}/${row.id}`)
        remember(text, document)
      }
      return { ...row, [field]: text }
    },
    async fromStorage(row: TextRow): Promise<TextRow> {
      const text = row[field]
      if (typeof text !== 'string') return row
      let document = documentByText.get(text)
      if (document === undefined) {
        try {
          document = JSON.parse(key === undefined ? text : await unseal(key, text, `${collection}/${row.id}`)) as object
        } catch {
          onUnreadable(row.id)
          const { unsentSince: _unsent, ...rest } = row
          return { ...rest, rev: '', [field]: null }
        }
        textByDocument.set(document, text)
      }
      return { ...row, [field]: document }
    },
  }
}

/** The schema the inner storage sees: the document is a text there, and nothing is left to encrypt. */
function storedSchema<T>(schema: RxJsonSchema<RxDocumentData<T>>, field: string): RxJsonSchema<RxDocumentData<T>> {
  const { encrypted: _sealed, ...rest } = schema
  return { ...rest, properties: { ...schema.properties, [field]: { type: 'string' } } }
}

/** Only what lies clear in a row can be asked for. */
function refuseSealedFields({ query }: PreparedSelector, properties: object, sealed: string): void {
  for (const field of [...namedFields(query.selector), ...query.sort.flatMap((part) => Object.keys(part))]) {
    const [top = ''] = field.split('.')
    if (top === sealed || !(top in properties)) throw new Error(`a sealed field cannot be asked for: ${field}`)
  }
}

function namedFields(selector: object): string[] {
  return Object.entries(selector).flatMap(([field, value]: [string, unknown]) =>
    field.startsWith('$') && Array.isArray(value)
      ? value.flatMap((part: unknown) => (part !== null && typeof part === 'object' ? namedFields(part) : []))
      : [field],
  )
}
