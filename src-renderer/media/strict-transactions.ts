/**
 * PouchDB's adapter for IndexedDB has no option for durability, and Chromium then acknowledges a transaction before it is on disk (0 to
 * 5 fsyncs for 100 transactions, facts.md). Every writing transaction of this page that does not say otherwise waits for the disk.
 */
let isStrict = false

export function makeTransactionsStrict(): void {
  if (isStrict) return
  isStrict = true
  const { prototype } = IDBDatabase
  const transaction = prototype.transaction
  prototype.transaction = function (stores, mode, options) {
    return transaction.call(this, stores, mode, mode === 'readwrite' ? { durability: 'strict', ...options } : options)
  }
}
