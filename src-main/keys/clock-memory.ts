/**
 * Remembers the newest moment this kiosk ever saw, so that a clock that fell back (an empty battery, somebody's hand)
 * is noticed at the next start. A clock that once ran ahead would make every later moment look wrong; the server's
 * time, when it agrees with ours, sets the memory right again. Beside it runs a count for the lease that no hand can hold up: the time
 * the program runs counts also while the clock stands before what was seen.
 */
import Type, { type Static } from 'typebox'
import { Value } from 'typebox/value'
import { readWhole, writeWhole } from '../files/atomic-file.ts'

export type ClockMemory = {
  readonly lastSeen: () => number
  /** Notes that it is now; writes at most once a minute. Never throws: a full disk must not stop the clock check. */
  readonly note: () => Promise<void>
  /** The server said what time it is, in milliseconds. */
  readonly serverSays: (at: number) => Promise<void>
  /** The newest moment that can be, in milliseconds: never earlier than the last time it was asked, but after a renewal. */
  readonly newest: () => number
  /** The server renewed the lease, and it was this time there. */
  readonly renewed: (at: number) => Promise<void>
}

const minute = 60_000
const agreement = 5 * minute
const Moment = Type.Number({ minimum: 0 })
const Stored = Type.Object({ lastSeen: Moment, newest: Type.Optional(Moment) })

/** @param elapsed milliseconds that only go forward while the program runs. */
export async function openClockMemory(
  path: string,
  now: () => number,
  elapsed: () => number = () => performance.now(),
): Promise<ClockMemory> {
  const stored = await readStored(path)
  let { lastSeen } = stored
  let newest = stored.newest ?? lastSeen
  let counted = elapsed()
  let written = { lastSeen, newest }

  const count = (): number => {
    const at = elapsed()
    newest = Math.max(newest + at - counted, now())
    counted = at
    return newest
  }
  async function write(): Promise<void> {
    written = { lastSeen, newest }
    await writeWhole(path, JSON.stringify(written)).catch(() => undefined)
  }
  const setNewest = (at: number): void => {
    counted = elapsed()
    newest = at
  }

  return {
    lastSeen: () => lastSeen,
    newest: count,
    note: async () => {
      count()
      if (now() > lastSeen) lastSeen = now()
      if (lastSeen - written.lastSeen >= minute || newest - written.newest >= minute) await write()
    },
    serverSays: async (at) => {
      if (Math.abs(at - now()) > agreement) return
      const isAhead = lastSeen > now() + agreement || count() > now() + agreement
      if (!isAhead) return
      lastSeen = Math.min(lastSeen, now())
      setNewest(now())
      await write()
    },
    renewed: async (at) => {
      setNewest(Math.max(at, now()))
      await write()
    },
  }
}

async function readStored(path: string): Promise<Static<typeof Stored>> {
  try {
    const bytes = await readWhole(path)
    const value: unknown = bytes && JSON.parse(bytes.toString('utf8'))
    return Value.Check(Stored, value) ? value : { lastSeen: 0 }
  } catch {
    return { lastSeen: 0 }
  }
}
