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
import { base64ToBytes } from './base64.ts'
import type { DocumentStore } from './document-store.ts'
import type { Erasing } from './erasing.ts'
import { joinVersions } from './join-versions.ts'
import { erasedRow, rowOf, rowVersion } from './rows.ts'
import { deriveSealKeys, unseal } from './seal.ts'
import { isStorageFull } from './storage-errors.ts'
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
  const { kind, document, unsentSince } = row as { readonly [Field in keyof BackupRow]?: unknown }
  return {
    collection,
    id: row.id,
    ...(typeof kind === 'string' && kind !== '' ? { kind } : {}),
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
  /** Opens the rows of this machine. */
  readonly key: CryptoKey
  readonly alone: boolean
  readonly now: number
}

/** @param code of a file that another machine of the station wrote. */
export type BackupToRead = { readonly path: string; readonly code?: string }

export type Reading = {
  /** From 0 to 1. */
  readonly onProgress?: (share: number) => void
  readonly signal?: AbortSignal
}

/** What a backup has that is not here, newest first; `grew`: how many are here with less than the backup has. */
export type Missing = {
  readonly documents: readonly Pick<Document, 'id' | 'kind' | 'elder' | 'updatedAt'>[]
  readonly grew: number
  /** Names of elders, of those who are missing too. */
  readonly names: ReadonlyMap<string, string>
}

type Part = { readonly rows: readonly BackupRow[]; readonly key: CryptoKey }

/**
 * What was read stays when it is stopped or breaks off: each part is joined as a whole, and to begin again does no harm. Codes: those of
 * the host's `backup.read` and `backup.pictures`, backup.stopped, backup.machineFull.
 */
export async function bringBack(
  from: BackupToRead,
  options: BringBackOptions,
  reading: Reading = {},
): Promise<Result<{ readonly documents: number }, Refusal>> {
  const { erasing } = options
  let documents = 0
  const elders = new Set<string>()
  const first = await readParts(from, options, halfOf(reading, 0), async ({ rows, key }) => {
    documents += await erase(usable(rows, options, true), options)
    // An elder who had everything erased: nothing about them is taken, whatever the file says.
    for (const elder of await erasedElders(rows, key)) elders.add(elder)
  })
  if (!first.ok) return first
  if (elders.size > 0) {
    erasing.note([...elders])
    await erasing.erase([...elders])
  }
  const second = await readParts(from, options, halfOf(reading, 0.5), async ({ rows, key }) => {
    documents += await join(usable(rows, options, false), key, options)
  })
  if (!second.ok) return second
  const pictures = await options.host.call('backup.pictures', { path: from.path })
  if (!pictures.ok)
    return err(refusal(pictures.error.code.startsWith('storage.') ? 'backup.machineFull' : pictures.error.code))
  return ok({ documents })
}

/** Changes nothing. Codes: those of `bringBack`. */
export async function lookForMissing(
  from: BackupToRead,
  options: BringBackOptions,
  reading: Reading = {},
): Promise<Result<Missing, Refusal>> {
  const { store, kinds, erasing } = options
  const elders = new Set<string>()
  const names = new Map<string, string>()
  const missing: Missing['documents'][number][] = []
  let grew = 0
  const read = await readParts(from, options, reading, async ({ rows, key }) => {
    for (const elder of await erasedElders(rows, key)) elders.add(elder)
    const found = await openRows(usable(rows, options, false), key)
    const here = await store.rows([...found.keys()])
    for (const [id, theirs] of found) {
      const stored = here.get(id)
      if (stored?._deleted === true || erasing.isGone(theirs)) continue
      const ours = stored?.document ?? undefined
      const { kind, elder, updatedAt } = theirs
      if (kind === 'elder') names.set(id, String((theirs.body as { readonly name?: unknown }).name ?? ''))
      if (ours === undefined) missing.push({ id, kind, elder, updatedAt })
      else if (!isSame(joinVersions(kinds, ours, theirs), ours)) grew += 1
    }
  })
  if (!read.ok) return read
  const documents = missing
    .filter(({ id, elder }) => !elders.has(id) && !elders.has(elder))
    .toSorted((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1))
  return ok({ documents, grew, names })
}

const halfOf = ({ signal, onProgress }: Reading, from: number): Reading => ({
  ...(signal === undefined ? {} : { signal }),
  onProgress: (share) => onProgress?.(from + share / 2),
})

async function readParts(
  { path, code }: BackupToRead,
  { host, key }: BringBackOptions,
  { onProgress, signal }: Reading,
  take: (part: Part) => Promise<void>,
): Promise<Result<void, Refusal>> {
  const theirs = code === undefined ? undefined : await host.call('backup.key', { path, code })
  if (theirs?.ok === false) return err(refusal(theirs.error.code))
  const opens = theirs === undefined ? key : (await deriveSealKeys(base64ToBytes(theirs.value.dataKey))).replica
  try {
    for (let part = 0; ; part += 1) {
      if (signal?.aborted === true) return err(refusal('backup.stopped'))
      const read = await host.call('backup.read', { path, part, ...(code === undefined ? {} : { code }) })
      if (!read.ok) return err(refusal(read.error.code))
      onProgress?.(read.value.share)
      if (read.value.done) return ok(undefined)
      await take({ rows: read.value.rows, key: opens })
    }
  } catch (error) {
    if (isStorageFull(error)) return err(refusal('backup.machineFull'))
    throw error
  }
}

const usable = (rows: readonly BackupRow[], { store }: BringBackOptions, areErased: boolean): readonly BackupRow[] =>
  rows.filter(
    ({ id, document, collection }) =>
      (document === null) === areErased && collectionOfId(id) === collection && isOpen(store, collection),
  )

const isOpen = ({ collectionNames }: DocumentStore, name: string): name is CollectionName =>
  isCollectionName(name) && collectionNames.includes(name)

async function erasedElders(rows: readonly BackupRow[], key: CryptoKey): Promise<readonly string[]> {
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
  key: CryptoKey,
  { store, unsent, erasing, kinds, alone, now }: BringBackOptions,
): Promise<number> {
  const documents = await openRows(rows, key)
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

async function openRows(rows: readonly BackupRow[], key: CryptoKey): Promise<ReadonlyMap<string, Document>> {
  const opened = await Promise.all(
    rows.map(({ id, collection, document }) => openRow(key, `${collection}/${id}`, document ?? '')),
  )
  return new Map(opened.flatMap((one, i) => (one !== undefined && one.id === rows[i]?.id ? [[one.id, one]] : [])))
}

/** Sealed where the station owns it, else plain. */
async function openRow(key: CryptoKey, place: string, text: string): Promise<Document | undefined> {
  try {
    return JSON.parse(text.startsWith('{') ? text : await unseal(key, text, place)) as Document
  } catch {
    return undefined
  }
}
