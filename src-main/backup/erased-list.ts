/**
 * Beside the ring lies who was erased until the newest backup: the erasures alone, which name nobody, in a file of the same make. A station that
 * works alone has no server that knows better: without it an older file would bring back whoever was erased after it was written.
 */
import { readdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { BackupRow } from '../bridge/contract.ts'
import { type BackupHeader, readBackup, readBackupHeader, writeBackup } from './backup-file.ts'

const start = 'ginkgo-erased-'

export const isErasureRow = ({ collection, kind, document }: BackupRow): boolean =>
  collection === 'activity' && kind === 'erasure' && document !== null

/** Takes the place of the one before, whole or not at all. Throws what the disk says. */
export async function writeErasedList(
  folder: string,
  header: Omit<BackupHeader, 'check'>,
  dataKey: Uint8Array,
  erasures: readonly BackupRow[],
): Promise<void> {
  const writer = await writeBackup(join(folder, `${start}${header.kiosk}`), header, dataKey)
  try {
    for (let at = 0; at < erasures.length; at += 200) await writer.add(erasures.slice(at, at + 200))
    await writer.finish()
  } catch (error) {
    await writer.giveUp()
    throw error
  }
}

export type ErasedList = {
  readonly rows: readonly BackupRow[]
  /** Milliseconds: what was erased later is not in it. */
  readonly until: number
}

/**
 * What lies beside a backup, of its station and under its key; a list that is torn or of another key is passed over.
 * @param dataKey of the backup, whatever code opened it.
 */
export async function readErasedList(
  backup: string,
  { station, at }: Pick<BackupHeader, 'station' | 'at'>,
  dataKey: Uint8Array,
): Promise<ErasedList> {
  const folder = dirname(backup)
  const rows = new Map<string, BackupRow>()
  let until = at
  for (const name of await readdir(folder).catch((): string[] => [])) {
    if (!name.startsWith(start) || name.endsWith('.part')) continue
    const path = join(folder, name)
    const header = await readBackupHeader(path)
    if (!header.ok || header.value.station !== station) continue
    const found: BackupRow[] = []
    const parts = readBackup(path, () => dataKey)
    let part = await parts.next()
    for (; part.done !== true; part = await parts.next()) found.push(...part.value.rows)
    if (!part.value.ok) continue
    for (const row of found.filter(isErasureRow)) rows.set(row.id, row)
    until = Math.max(until, header.value.at)
  }
  return { rows: [...rows.values()], until }
}
