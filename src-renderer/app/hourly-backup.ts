/**
 * Backups by themselves: looked at every ten minutes, made when the last one is an hour old, or when an elder was erased since: what lies beside the
 * ring is then all that an older file must not bring back (src-main/backup/erased-list.ts).
 */
import { isBackupDue } from '../../src-domain/backup/backup-ring.ts'
import type { Host } from '../host/host.ts'
import type { Replica } from '../replica/replica.ts'

const interval = 600_000

type BackedUp = Pick<Replica, 'backUp' | 'find' | 'now'>

/** A failure stands in the host's state of backups, for the settings; the next look tries again. */
export async function backUpIfDue(host: Pick<Host, 'call'>, replica: BackedUp): Promise<void> {
  const { folder, hasCode, last } = await host.call('backup.state', {})
  if (folder === undefined || !hasCode) return
  if (isBackupDue(last?.at, replica.now().now) || (await isErasedSince(replica, last?.at ?? 0))) await replica.backUp()
}

/** @returns what ends it. */
export function backUpHourly(host: Pick<Host, 'call'>, replica: BackedUp): () => void {
  const timer = setInterval(() => {
    backUpIfDue(host, replica).catch((error: unknown) => console.error('no backup', error))
  }, interval)
  return () => clearInterval(timer)
}

async function isErasedSince(replica: BackedUp, at: number): Promise<boolean> {
  const erasures = await replica.find({ collection: 'activity', kind: 'erasure' })
  return erasures.some(({ occurredAt }) => Date.parse(occurredAt) > at)
}
