/** What the machine under the kiosk can say of itself; all else (storage quota, clock offset) the page finds out. */
import { rm, statfs, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { MachineHealth } from '../bridge/contract.ts'

export async function readMachineHealth(
  folder: string,
  known: Pick<MachineHealth, 'now' | 'lastSeen' | 'keyStore'>,
): Promise<MachineHealth> {
  const [freeBytes, dataWritable] = await Promise.all([freeBytesOf(folder), isWritable(folder)])
  return { ...known, freeBytes, dataWritable }
}

/** What an ordinary user may still write; 0 when the disk does not answer. */
async function freeBytesOf(folder: string): Promise<number> {
  try {
    const { bavail, bsize } = await statfs(folder)
    return bavail * bsize
  } catch {
    return 0
  }
}

/** Asks by writing: permissions alone do not show a disk that is full or was remounted read-only after an error. */
async function isWritable(folder: string): Promise<boolean> {
  const probe = join(folder, 'probe.tmp')
  try {
    await writeFile(probe, 'x'.repeat(4096), { mode: 0o600 })
    await rm(probe)
    return true
  } catch {
    await rm(probe, { force: true }).catch(() => undefined)
    return false
  }
}
