/**
 * A browser's database can be damaged so that it never opens again, opens and breaks at every reading, or takes the page down with it
 * while it is opened. When that happened at two starts one after the other, of the last kind at three, it is given up: deleted, made
 * anew and filled from journal and server. Where Chromium lost the list of databases but not their rows (a manifest cut short), old
 * rows stand in what is made anew: it ends the page for their invalid keys, or they are read as if they were ours (counted-storage.ts). No
 * name leads to them, so all is cleared at the next start where such rows were read, and where a start after the giving up came to nothing too.
 * Nothing is given up, and no failure counted, while the disk is full: then Chromium cannot open what is whole (facts.md).
 */
import type { Host } from '../host/host.ts'

export type FreshStart = {
  /** The database is about to be opened. @returns whether so many starts before came to nothing that it has to be given up. */
  readonly begun: () => boolean
  /** It is open, or said why not. */
  readonly ended: () => void
  /** A start came to nothing; not counted while the disk is full, for what is whole can be opened as soon as there is room. */
  readonly failed: () => Promise<void>
  /** Rows of an old database stand in the new one: the next start clears all. */
  readonly foundForeign: () => void
  /** Everything was read. */
  readonly succeeded: () => void
  /** Deletes what could not be used; false where it is too early, or no time for it. */
  readonly prepare: () => Promise<boolean>
}

const startsBefore = 2
/** More than for what says itself that it is broken: the plug may be pulled in an opening too, and without the server old records come back late. */
const cutsBefore = 3
const leastFreeBytes = 64 * 1024 * 1024

export function freshStart(host: Pick<Host, 'call' | 'clearStorage'>, name: string): FreshStart {
  const key = `ginkgo-replica-failed-starts-${name}`
  const underWay = `ginkgo-replica-opening-${name}`
  const givenUp = `ginkgo-replica-given-up-${name}`
  const hasStorage = typeof localStorage !== 'undefined' && typeof indexedDB !== 'undefined'
  const count = (): number => (hasStorage ? Number(localStorage.getItem(key) ?? 0) : 0)
  const wasGivenUp = (): boolean => hasStorage && localStorage.getItem(givenUp) !== null
  const isHopeless = (): boolean => count() >= (wasGivenUp() ? 1 : startsBefore)
  return {
    begun: () => {
      if (!hasStorage) return false
      const cuts = Number(localStorage.getItem(underWay) ?? 0)
      localStorage.setItem(underWay, String(cuts + 1))
      if (cuts >= cutsBefore) localStorage.setItem(key, String(startsBefore))
      return isHopeless()
    },
    ended: () => {
      if (hasStorage) localStorage.removeItem(underWay)
    },
    failed: async () => {
      if (hasStorage && (await hasRoom(host))) localStorage.setItem(key, String(count() + 1))
    },
    foundForeign: () => {
      if (!hasStorage) return
      localStorage.setItem(key, String(startsBefore))
      localStorage.setItem(givenUp, '1')
    },
    succeeded: () => {
      if (!hasStorage) return
      localStorage.removeItem(key)
      localStorage.removeItem(givenUp)
    },
    prepare: async () => {
      if (!isHopeless() || !(await hasRoom(host))) return false
      try {
        if (wasGivenUp()) await host.clearStorage()
        const names = (await indexedDB.databases()).flatMap((found) => found.name ?? [])
        await Promise.all(names.filter((one) => one.startsWith(`rxdb-dexie-${name}--`)).map(deleteDatabase))
      } catch {
        // What Chromium cannot open it cannot delete either, one by one.
        await host.clearStorage()
      }
      localStorage.removeItem(key)
      localStorage.setItem(givenUp, '1')
      return true
    },
  }
}

async function hasRoom(host: Pick<Host, 'call'>): Promise<boolean> {
  const machine = await host.call('health.read', {}).catch(() => undefined)
  return machine !== undefined && machine.dataWritable && machine.freeBytes >= leastFreeBytes
}

const deleteDatabase = (name: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name)
    request.addEventListener('success', () => resolve())
    request.addEventListener('error', () => reject(request.error ?? new Error('not deleted')))
    request.addEventListener('blocked', () => reject(new Error('in use')))
  })
