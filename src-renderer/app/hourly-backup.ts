/** Backups by themselves: looked at every ten minutes, made when the last one is an hour old. */
import { isBackupDue } from '../../src-domain/backup/backup-ring.ts'
import type { Host } from '../host/host.ts'
import type { Replica } from '../replica/replica.ts'

const interval = 600_000

/** A failure stands in the host's state of backups, for the settings; the next look tries again. */
export async function backUpIfDue(host: Pick<Host, 'call'>, replica: Pick<Replica, 'backUp' | 'now'>): Promise<void> {
  const { folder, hasCode, last } = await host.call('backup.state', {})
  if (folder === undefined || !hasCode || !isBackupDue(last?.at, replica.now().now)) return
  await replica.backUp()
}

/** @returns what ends it. */
export function backUpHourly(host: Pick<Host, 'call'>, replica: Pick<Replica, 'backUp' | 'now'>): () => void {
  const timer = setInterval(() => {
    backUpIfDue(host, replica).catch((error: unknown) => console.error('no backup', error))
  }, interval)
  return () => clearInterval(timer)
}
