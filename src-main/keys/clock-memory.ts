/**
 * Remembers the newest moment this kiosk ever saw, so that a clock that fell back (an empty battery, somebody's hand)
 * is noticed at the next start. A clock that once ran ahead would make every later moment look wrong; the server's
 * time, when it agrees with ours, sets the memory right again.
 */
import Type from 'typebox'
import { Value } from 'typebox/value'
import { readWhole, writeWhole } from '../files/atomic-file.ts'

export type ClockMemory = {
  readonly lastSeen: () => number
  /** Notes that it is now; writes at most once a minute. Never throws: a full disk must not stop the clock check. */
  readonly note: () => Promise<void>
  /** The server said what time it is, in milliseconds. */
  readonly serverSays: (at: number) => Promise<void>
}

const minute = 60_000
const agreement = 5 * minute
const Stored = Type.Object({ lastSeen: Type.Number({ minimum: 0 }) })

export async function openClockMemory(path: string, now: () => number): Promise<ClockMemory> {
  let lastSeen = await readStored(path)
  let written = lastSeen

  async function write(): Promise<void> {
    written = lastSeen
    await writeWhole(path, JSON.stringify({ lastSeen })).catch(() => undefined)
  }

  return {
    lastSeen: () => lastSeen,
    note: async () => {
      if (now() <= lastSeen) return
      lastSeen = now()
      if (lastSeen - written >= minute) await write()
    },
    serverSays: async (at) => {
      if (Math.abs(at - now()) > agreement || lastSeen <= now() + agreement) return
      lastSeen = now()
      await write()
    },
  }
}

async function readStored(path: string): Promise<number> {
  try {
    const bytes = await readWhole(path)
    const value: unknown = bytes && JSON.parse(bytes.toString('utf8'))
    return Value.Check(Stored, value) ? value.lastSeen : 0
  } catch {
    return 0
  }
}
