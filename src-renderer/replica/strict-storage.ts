/**
 * RxDB's storage on IndexedDB, made to keep what it acknowledged: without `strict` Chromium acknowledges a transaction
 * before it is on disk (0 to 5 fsyncs for 100 transactions, facts.md), and a power cut takes it away.
 */
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie'
import type { AnyStorage } from './open-database.ts'

export const strictStorage = (): AnyStorage =>
  getRxStorageDexie({ chromeTransactionDurability: 'strict' }) as AnyStorage
