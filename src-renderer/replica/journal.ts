/**
 * The second copy: every acknowledged write stands in the host's journal, sealed, until the server has it. Chromium
 * empties the database of an origin when one of its files is damaged; what stands here comes back.
 */
import type { Document } from '../../src-domain/shared/document.ts'
import { err, ok, type Result } from '../../src-domain/shared/result.ts'
import type { ReplicaMark } from '../../src-main/bridge/contract.ts'
import type { Host } from '../host/host.ts'
import { seal, unseal } from './seal.ts'

export type JournalFailure = 'journal.full' | 'journal.failed'

export type Journal = {
  /** Appends one entry a document; resolved when they are on disk, with the sequence of each. */
  readonly append: (documents: readonly Document[]) => Promise<Result<readonly number[], JournalFailure>>
  /** Whether part of it was damaged when the host started. */
  readonly isTorn: () => Promise<boolean>
  readonly acknowledge: (sequences: readonly number[]) => Promise<void>
  /** Takes every entry of these documents out of the file. False when the disk did not let it. */
  readonly erase: (documents: readonly string[]) => Promise<boolean>
  /**
   * What stands in the journal, oldest first, in pages; an entry that cannot be opened has no document. The host keeps
   * acknowledged entries for a month: a replica that lost everything takes those back too.
   */
  readonly read: (which: 'all' | 'unacknowledged') => AsyncGenerator<readonly ReadEntry[], void>
}

export type ReadEntry = { readonly sequence: number; readonly id: string; readonly document: Document | undefined }

const pageSize = 500
/** The host takes at most this many sequences or documents in one call. */
const atOnce = 5_000

/** @param takeMarks what the replica holds, sent along with each entry. */
export function openJournal(host: Host, key: CryptoKey, takeMarks: () => readonly ReplicaMark[] = () => []): Journal {
  return {
    append: async (documents) => {
      const entries = await Promise.all(
        documents.map(async (document) => ({
          document: document.id,
          sealed: await seal(key, JSON.stringify(document), placeOf(document.id)),
        })),
      )
      const sequences: number[] = []
      for (let i = 0; i < entries.length; i += pageSize) {
        const page = entries.slice(i, i + pageSize)
        const answer = await callOrFailure(host, page, takeMarks())
        if (!answer.ok) return answer
        for (let n = 0; n < page.length; n += 1) sequences.push(answer.value + n)
      }
      return ok(sequences)
    },
    acknowledge: async (sequences) => {
      for (let i = 0; i < sequences.length; i += atOnce) {
        await host.call('journal.acknowledge', { sequences: sequences.slice(i, i + atOnce) })
      }
    },
    erase: async (documents) => {
      for (let i = 0; i < documents.length; i += atOnce) {
        const answer = await host
          .call('journal.erase', { documents: documents.slice(i, i + atOnce) })
          .catch(() => undefined)
        if (answer?.ok !== true) return false
      }
      return true
    },
    isTorn: async () => (await host.call('journal.read', { after: 0, limit: 1, unacknowledgedOnly: true })).torn,
    async *read(which) {
      for (let after = 0, done = false; !done;) {
        const only = which === 'unacknowledged' ? { unacknowledgedOnly: true } : {}
        const page = await host.call('journal.read', { after, limit: pageSize, ...only })
        yield await Promise.all(
          page.entries.map(async (entry) => ({
            sequence: entry.sequence,
            id: entry.document,
            document: await open(key, entry.document, entry.sealed),
          })),
        )
        done = page.done || page.entries.length === 0
        after = page.entries.at(-1)?.sequence ?? after
      }
    },
  }
}

const placeOf = (id: string): string => `journal/${id}`

async function callOrFailure(
  host: Host,
  entries: readonly { readonly document: string; readonly sealed: string }[],
  marks: readonly ReplicaMark[],
): Promise<Result<number, JournalFailure>> {
  try {
    const answer = await host.call('journal.append', {
      entries: [...entries],
      ...(marks.length === 0 ? {} : { marks: [...marks] }),
    })
    if (answer.ok) return ok(answer.value.first)
    return err(answer.error.code === 'journal.full' ? 'journal.full' : 'journal.failed')
  } catch {
    return err('journal.failed')
  }
}

/** An entry sealed with another key or damaged on disk is left out, not a reason to stop. */
async function open(key: CryptoKey, id: string, sealed: string): Promise<Document | undefined> {
  try {
    const document = JSON.parse(await unseal(key, sealed, placeOf(id))) as Document
    return document.id === id ? document : undefined
  } catch {
    return undefined
  }
}
