/** What the journal needs of a file; a test can stand in for a disk that is full or broken. */
import { open } from 'node:fs/promises'
import { writeWhole } from '../files/atomic-file.ts'

export type JournalFile = {
  readonly write: (bytes: Uint8Array, position: number) => Promise<void>
  readonly read: (position: number, length: number) => Promise<Uint8Array>
  /** Resolved when everything written is on the disk itself. */
  readonly sync: () => Promise<void>
  readonly truncate: (length: number) => Promise<void>
  readonly close: () => Promise<void>
}

export type JournalDisk = {
  readonly open: (path: string) => Promise<JournalFile>
  /** Replaces a whole file, atomically and durably. */
  readonly writeWhole: (path: string, bytes: Uint8Array) => Promise<void>
}

export const realDisk: JournalDisk = {
  writeWhole,
  open: async (path) => {
    const handle = await open(path, 'r+')
    return {
      write: async (bytes, position) => {
        for (let written = 0; written < bytes.length;) {
          const { bytesWritten } = await handle.write(bytes, written, bytes.length - written, position + written)
          written += bytesWritten
        }
      },
      read: async (position, length) => {
        const bytes = new Uint8Array(length)
        for (let got = 0; got < length;) {
          const { bytesRead } = await handle.read(bytes, got, length - got, position + got)
          if (bytesRead === 0) throw new Error('journal file ends inside an entry')
          got += bytesRead
        }
        return bytes
      },
      // The length is part of what fdatasync flushes; only times of access are not.
      sync: () => handle.datasync(),
      truncate: (length) => handle.truncate(length),
      close: () => handle.close(),
    }
  },
}
