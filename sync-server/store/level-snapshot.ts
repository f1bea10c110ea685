/** All entries of a LevelDB as they stand at one moment, opened; and the writing of them into a new one. */
import { type LevelDown, type LevelIterator, type Operation } from './level-packages.ts'
import { sealedLevelDown, sealFor } from './sealed-leveldown.ts'

export type Entry = { readonly key: Buffer; readonly value: Buffer }

export type DatabaseSnapshot = {
  readonly name: string
  /** To be read once; to be ended also when it is not read. Throws at an entry that does not open. */
  readonly entries: () => AsyncGenerator<Entry, void>
  readonly end: () => Promise<void>
}

/** The moment is the call: LevelDB's iterator reads from a snapshot made with it. */
export function snapshotOf(name: string, level: LevelDown): DatabaseSnapshot {
  const iterator = level.iterator({ keyAsBuffer: true, valueAsBuffer: true, highWaterMark: 256 * 1024 })
  let ended: Promise<void> | undefined
  const end = (): Promise<void> => (ended ??= new Promise((resolve) => iterator.end(() => resolve())))
  return {
    name,
    end,
    entries: async function* () {
      try {
        for (let entry = await nextOf(iterator); entry !== undefined; entry = await nextOf(iterator)) yield entry
      } finally {
        await end()
      }
    },
  }
}

const nextOf = (iterator: LevelIterator): Promise<Entry | undefined> =>
  new Promise((resolve, reject) => {
    iterator.next((error, key, value) => {
      if (error) reject(error)
      else resolve(key === undefined ? undefined : { key: key as Buffer, value: value as Buffer })
    })
  })

const mostInOneBatch = 1024 * 1024

export type NewDatabase = {
  readonly put: (entry: Entry) => Promise<void>
  /** Resolved when everything is on the disk. */
  readonly close: () => Promise<void>
}

/** @param location of a folder that is not there yet. */
export async function writeNewDatabase(location: string, name: string, dataKey: Uint8Array): Promise<NewDatabase> {
  const level = sealedLevelDown(location, sealFor(dataKey, name))
  await settled((done) => level.open({ errorIfExists: true }, done))
  let batch: Operation[] = []
  let size = 0
  const write = async (): Promise<void> => {
    const operations = batch
    batch = []
    size = 0
    if (operations.length > 0) await settled((done) => level.batch(operations, {}, done))
  }
  return {
    put: async ({ key, value }) => {
      batch.push({ type: 'put', key, value })
      size += key.length + value.length
      if (size > mostInOneBatch) await write()
    },
    close: async () => {
      try {
        await write()
      } finally {
        await settled((done) => level.close(done))
      }
    },
  }
}

const settled = (start: (done: (error?: Error | null) => void) => void): Promise<void> =>
  new Promise((resolve, reject) => {
    start((error) => (error ? reject(error) : resolve()))
  })
