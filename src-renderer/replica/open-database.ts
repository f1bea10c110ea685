/**
 * Opens the RxDB database of a kiosk: its collections, sealed, and one more for the replica's own bookkeeping.
 * RxDB's free edition opens 13 collections a JavaScript realm: a replica is closed before the next one is opened.
 */
import { addRxPlugin, createRxDatabase, type RxCollection, type RxDatabase, type RxStorage } from 'rxdb/plugins/core'
import { RxDBMigrationSchemaPlugin } from 'rxdb/plugins/migration-schema'
import type { CollectionName } from '../../src-domain/shared/collections.ts'
import { countedStorage, type newCounts } from './counted-storage.ts'
import { type Row, rowSchema, rowVersion } from './rows.ts'
import { sealedStorage } from './sealed-storage.ts'

/** RxDB's own types are generic over the storage's internals; nothing here looks into them. */
export type AnyStorage = RxStorage<unknown, unknown>

export type BookkeepingRow = { readonly key: string; readonly value: unknown }

export type ReplicaDatabase = {
  readonly collections: ReadonlyMap<CollectionName, RxCollection<Row>>
  readonly bookkeeping: RxCollection<BookkeepingRow>
  readonly close: () => Promise<void>
}

export type RowUpgrade = (row: Record<string, unknown>) => Record<string, unknown>

export type DatabaseOptions = {
  readonly name: string
  readonly storage: AnyStorage
  readonly collections: readonly CollectionName[]
  readonly key: CryptoKey | undefined
  /** Counts what the collections hold (counted-storage.ts). */
  readonly counts?: ReturnType<typeof newCounts>
  readonly onUnreadable?: (id: string) => void
  /** Version of the rows and how to lift older ones (rowUpgrades[0] from 0 to 1 …); a test opens a newer one. */
  readonly rows?: { readonly version: number; readonly upgrades: readonly RowUpgrade[] }
}

const bookkeepingSchema = {
  title: 'bookkeeping',
  version: 0,
  primaryKey: 'key',
  type: 'object',
  properties: { key: { type: 'string', maxLength: 100 }, value: {} },
  required: ['key', 'value'],
} as const

addRxPlugin(RxDBMigrationSchemaPlugin)

export async function openDatabase(options: DatabaseOptions): Promise<ReplicaDatabase> {
  const { version, upgrades } = options.rows ?? { version: rowVersion, upgrades: [] }
  const { counts } = options
  const counted =
    counts === undefined
      ? options.storage
      : countedStorage(options.storage, (name) => options.collections.includes(name as CollectionName), counts)
  const database: RxDatabase = await createRxDatabase({
    name: options.name,
    storage: sealedStorage(counted, options.key, options.onUnreadable),
    multiInstance: false,
    eventReduce: true,
    // Rows of the bookkeeping and of the collections are checked at our own edges (decode.ts, check-document.ts).
    closeDuplicates: true,
  })
  try {
    const migrationStrategies = Object.fromEntries(upgrades.map((upgrade, index) => [index + 1, upgrade]))
    const opened: Readonly<Record<string, RxCollection>> = await database.addCollections({
      bookkeeping: { schema: bookkeepingSchema },
      ...Object.fromEntries(
        options.collections.map((name) => [name, { schema: rowSchema(name, version), migrationStrategies }]),
      ),
    })
    return {
      collections: new Map(options.collections.map((name) => [name, opened[name] as unknown as RxCollection<Row>])),
      bookkeeping: opened['bookkeeping'] as unknown as RxCollection<BookkeepingRow>,
      close: async () => {
        await database.close()
      },
    }
  } catch (error) {
    await database.close()
    throw error
  }
}
