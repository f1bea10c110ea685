/**
 * Backups from the replica's side: rows go to the host as they lie, sealed, a few at a time; and what comes back is joined with
 * what is here. What was erased is erased first, and stays so.
 */
import { isErasure } from '../../src-domain/erasure/erasure.ts'
import { isSame } from '../../src-domain/shared/canonical.ts'
import { type CollectionName, isCollectionName } from '../../src-domain/shared/collections.ts'
import type { Document, DocumentKind } from '../../src-domain/shared/document.ts'
import { collectionOfId } from '../../src-domain/shared/ids.ts'
import { err, ok, type Refusal, refusal, type Result } from '../../src-domain/shared/result.ts'
import type { BackupRow } from '../../src-main/bridge/contract.ts'
import type { Host } from '../host/host.ts'
import type { Counts } from './counted-storage.ts'
import type { DocumentStore } from './document-store.ts'
import type { Erasing } from './erasing.ts'
import { joinVersions } from './join-versions.ts'
import { erasedRow, rowOf, rowVersion } from './rows.ts'
import { unseal } from './seal.ts'
import type { Unsent } from './unsent.ts'
import { isIdOfScope } from './wire.ts'

const rowsAtOnce = 200

export async function backUp(
  host: Pick<Host, 'call'>,
  counts: Counts,
  pause: () => Promise<void>,
): Promise<Result<{ readonly name: string; readonly documents: number }, Refusal>> {
  const begun = await host.call('backup.begin', { rows: rowVersion })
  if (!begun.ok) return err(refusal(begun.error.code))
  try {
    for (const { name, readRaw } of counts.collections()) {
      const collection = name.slice(0, name.lastIndexOf('-'))
      for (let after = ''; ;) {
        await pause()
        const rows = (await readRaw(after, rowsAtOnce)).map((row) => backupRow(collection, row))
        const last = rows.at(-1)
        if (last === undefined) break
        after = last.id
        const added = await host.call('backup.add', { rows })
        if (!added.ok) return err(refusal(added.error.code))
      }
    }
    const finished = await host.call('backup.finish', {})
    return finished.ok ? finished : err(refusal(finished.error.code))
  } catch (error) {
    await host.call('backup.giveUp', {}).catch(() => undefined)
    throw error
  }
}

function backupRow(collection: string, row: { readonly id: string }): BackupRow {
  const { document, unsentSince } = row as { readonly document?: unknown; readonly unsentSince?: unknown }
  return {
    collection,
    id: row.id,
    ...(typeof unsentSince === 'number' ? { unsentSince } : {}),
    document: typeof document === 'string' ? document : null,
  }
}

export type BringBackOptions = {
  readonly host: Pick<Host, 'call'>
  readonly store: DocumentStore
  readonly unsent: Unsent
  readonly erasing: Erasing
  readonly kinds: ReadonlyMap<string, DocumentKind>
  readonly key: CryptoKey
  readonly alone: boolean
  readonly now: number
}

export async function bringBack(
  path: string,
  options: BringBackOptions,
): Promise<Result<{ readonly documents: number }, Refusal>> {
  const { host, store, erasing } = options
  let documents = 0
  const elders = new Set<string>()
  for (const isFirst of [true, false]) {
    for (let part = 0; ; part += 1) {
      const read = await host.call('backup.read', { path, part })
      if (!read.ok) return err(refusal(read.error.code))
      if (read.value.done) break
      const rows = read.value.rows.filter(
        ({ id, document, collection }) =>
          (document === null) === isFirst && collectionOfId(id) === collection && isOpen(store, collection),
      )
      documents += isFirst ? await erase(rows, options) : await join(rows, options)
      // An elder who had everything erased: nothing about them is taken, whatever the file says.
      if (isFirst) for (const elder of await erasedElders(read.value.rows, options)) elders.add(elder)
    }
    if (isFirst) erasing.note([...elders])
  }
  await erasing.erase([...elders])
  return ok({ documents })
}

const isOpen = ({ collectionNames }: DocumentStore, name: string): name is CollectionName =>
  isCollectionName(name) && collectionNames.includes(name)

async function erasedElders(rows: readonly BackupRow[], { key }: BringBackOptions): Promise<readonly string[]> {
  const acts = rows.filter(({ collection, document }) => collection === 'activity' && document !== null)
  const opened = await Promise.all(acts.map(({ id, document }) => openRow(key, `activity/${id}`, document ?? '')))
  return opened.flatMap((document) => (document !== undefined && isErasure(document) ? [document.elder] : []))
}

async function erase(rows: readonly BackupRow[], { store }: BringBackOptions): Promise<number> {
  let erased = 0
  await store.change(
    rows.map(({ id }) => id),
    (id, stored) => {
      if (stored?._deleted === true) return undefined
      erased += 1
      return erasedRow(id, stored?.rev ?? '')
    },
  )
  return erased
}

async function join(
  rows: readonly BackupRow[],
  { store, unsent, erasing, kinds, key, alone, now }: BringBackOptions,
): Promise<number> {
  const documents = new Map<string, Document>()
  for (const { id, collection, document } of rows) {
    const opened = document === null ? undefined : await openRow(key, `${collection}/${id}`, document)
    if (opened?.id === id) documents.set(id, opened)
  }
  const isToSend = (id: string): boolean => !alone && isIdOfScope(id, 'station')
  const grown = new Set<string>()
  await store.change([...documents.keys()], (id, stored) => {
    const theirs = documents.get(id)
    if (theirs === undefined || stored?._deleted === true || erasing.isGone(theirs)) return undefined
    const ours = stored?.document ?? undefined
    const joined = ours === undefined ? theirs : joinVersions(kinds, ours, theirs)
    if (ours !== undefined && isSame(joined, ours)) return undefined
    grown.add(id)
    return rowOf(joined, stored?.rev ?? '', isToSend(id) ? (stored?.unsentSince ?? now) : undefined)
  })
  for (const id of grown) if (isToSend(id)) unsent.written(id, [], now)
  return grown.size
}

/** Sealed where the station owns it, else plain. */
async function openRow(key: CryptoKey, place: string, text: string): Promise<Document | undefined> {
  try {
    return JSON.parse(text.startsWith('{') ? text : await unseal(key, text, place)) as Document
  } catch {
    return undefined
  }
}
