/**
 * The disk of a simulated kiosk: RxDB's memory storage and a journal that take their time, run full, and from the moment the
 * power is cut take nothing more. What was on it stays over a restart.
 */
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory'
import type { AnyStorage } from '../../../src-renderer/replica/open-database.ts'
import type { ReplicaMark } from '../../../src-main/bridge/contract.ts'
import type { LineFile } from '../../../src-main/kiosk/server-token.ts'
import type { DiskImage, JournalLine, Link } from './messages.ts'
import type { SeededRandom } from '../../support/seeded-random.ts'

/** What one start of the program may use until its power is cut. */
export type Power = {
  readonly storage: AnyStorage
  readonly call: (name: string, params: never) => Promise<unknown>
  readonly renewals: LineFile
  readonly keepLink: (link: Link) => Promise<void>
  readonly cut: () => void
}

export type Disk = {
  readonly power: () => Power
  /** The browser's database is gone; the journal and the marks in it are not. */
  readonly wipe: () => void
  readonly image: () => DiskImage
  readonly link: () => Link | undefined
  readonly journaled: () => readonly string[]
}

type DiskOptions = {
  readonly random: SeededRandom
  readonly isFull: () => boolean
  readonly image: DiskImage | undefined
  readonly link: Link | undefined
}

type MemoryInstance = {
  bulkWrite: (rows: readonly { readonly document: object }[], context: string) => Promise<unknown>
  readonly ensurePersistence: () => void
  readonly internals: { readonly documents: ReadonlyMap<string, object> }
}

export function faultyDisk({ random, isFull, image, link: enrolled }: DiskOptions): Disk {
  const memory = getRxStorageMemory()
  const states = memory.collectionStates as unknown as Map<string, MemoryInstance['internals']>
  const inherited = new Map(image?.collections.map(({ key, rows }) => [key, rows]) ?? [])
  let journal: JournalLine[] = image?.journal.map((line) => ({ ...line })) ?? []
  let sequence = journal.at(-1)?.sequence ?? 0
  const marks = new Map((image?.marks ?? []).map((mark) => [mark.collection, mark]))
  const open = new Set<MemoryInstance>()
  let link = image?.link ?? enrolled
  let renewals = image?.renewals

  const wait = (): Promise<void> => new Promise((done) => setTimeout(done, random.whole(1, 40)))

  function power(): Power {
    let on = true
    const need = (): void => {
      if (!on) throw new Error('no power')
    }
    /** Something reaches the disk: not before its time, and not after the power went. */
    const write = async <T>(action: () => T | Promise<T>): Promise<T> => {
      need()
      await wait()
      need()
      const result = await action()
      await wait()
      need()
      return result
    }
    const storage = {
      ...memory,
      async createStorageInstance(params: {
        databaseName: string
        collectionName: string
        schema: { version: number }
      }) {
        const instance = (await memory.createStorageInstance(params as never)) as unknown as MemoryInstance
        open.add(instance)
        const bulkWrite = instance.bulkWrite.bind(instance)
        const rows = inherited.get(params.collectionName)
        if (rows !== undefined) {
          inherited.delete(params.collectionName)
          if (rows.length > 0)
            await bulkWrite(
              rows.map((document) => ({ document })),
              'image',
            )
        }
        instance.bulkWrite = (batch, context) =>
          write(() => {
            if (isFull()) throw Object.assign(new Error('QuotaExceededError'), { name: 'QuotaExceededError' })
            return bulkWrite(batch, context)
          })
        return instance
      },
    } as unknown as AnyStorage

    const calls: Readonly<Record<string, (params: never) => Promise<unknown>>> = {
      'journal.append': (appended: {
        entries: readonly { document: string; sealed: string }[]
        marks?: readonly ReplicaMark[]
      }) =>
        write(() => {
          const { entries } = appended
          if (isFull()) return { ok: false, error: { code: 'journal.full' } }
          const first = sequence + 1
          sequence += entries.length
          for (const mark of appended.marks ?? []) marks.set(mark.collection, mark)
          entries.forEach((entry, i) => journal.push({ ...entry, sequence: first + i, acknowledged: false }))
          return { ok: true, value: { first } }
        }),
      'journal.mark': (marked: { marks: readonly ReplicaMark[] }) =>
        write(() => {
          for (const mark of marked.marks) marks.set(mark.collection, mark)
          return {}
        }),
      'journal.marks': async () => {
        need()
        return { marks: [...marks.values()] }
      },
      'journal.acknowledge': ({ sequences }: { sequences: readonly number[] }) =>
        write(() => {
          const known = new Set(sequences)
          for (const line of journal) if (known.has(line.sequence)) line.acknowledged = true
          return {}
        }),
      'journal.erase': ({ documents }: { documents: readonly string[] }) =>
        write(() => {
          if (isFull()) return { ok: false, error: { code: 'journal.full' } }
          const gone = new Set(documents)
          journal = journal.filter(({ document }) => !gone.has(document))
          return { ok: true, value: {} }
        }),
      'journal.read': async ({
        after,
        limit,
        unacknowledgedOnly,
      }: {
        after: number
        limit: number
        unacknowledgedOnly?: boolean
      }) => {
        need()
        const rest = journal.filter(
          (line) => line.sequence > after && !(unacknowledgedOnly === true && line.acknowledged),
        )
        return {
          entries: rest.slice(0, limit).map((line) => ({ ...line })),
          done: rest.length <= limit,
          unacknowledged: journal.filter((line) => !line.acknowledged).length,
          torn: false,
        }
      },
      'health.read': async () => ({
        now: Date.now(),
        lastSeen: 0,
        freeBytes: 1e10,
        dataWritable: true,
        keyStore: 'file',
      }),
    }
    const writeFile = (change: () => void): Promise<void> =>
      write(() => {
        if (isFull()) throw Object.assign(new Error('no space left'), { code: 'ENOSPC' })
        change()
      })
    return {
      renewals: {
        read: async () => {
          need()
          return renewals === undefined ? undefined : Buffer.from(renewals)
        },
        write: (text) => writeFile(() => (renewals = text)),
      },
      keepLink: (next) => writeFile(() => (link = next)),
      storage,
      call: async (name, params) => {
        need()
        const call = calls[name]
        if (call === undefined) throw new Error(`the simulated host does not answer ${name}`)
        return call(params)
      },
      cut: () => {
        on = false
      },
    }
  }

  return {
    power,
    wipe: () => {
      states.clear()
      open.clear()
      inherited.clear()
    },
    link: () => link,
    journaled: () => [...new Set(journal.map(({ document }) => document))],
    image: () => {
      for (const instance of open) instance.ensurePersistence()
      return {
        collections: [...states].map(([key, { documents }]) => ({
          key: key.split('--memory--')[1] ?? key,
          rows: structuredClone([...documents.values()]),
        })),
        journal: journal.map((line) => ({ ...line })),
        marks: [...marks.values()],
        link,
        renewals,
      }
    },
  }
}
