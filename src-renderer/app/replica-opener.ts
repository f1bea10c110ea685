/** Holds the one open replica: the old one is closed before the next is opened, for they share the window's lock. */
import type { KioskInfo } from '../../src-main/bridge/contract.ts'
import type { Host } from '../host/host.ts'

import { backUpHourly } from './hourly-backup.ts'
import { openPublicReplica, openReplica, type OpenedReplica } from '../replica/open-replica.ts'

export type ReplicaOpener = {
  /** @param dataKey base64; without it only what is public is opened. Opened with a key already: the same again. */
  readonly open: (info: KioskInfo, dataKey: string | undefined) => Promise<OpenedReplica>
}

const bytesOf = (base64: string): Uint8Array => Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))

export function createReplicaOpener(host: Host): ReplicaOpener {
  let current: OpenedReplica | undefined
  let isWithKey = false
  let endBackups: () => void = () => undefined
  return {
    open: async (info, dataKey) => {
      if (current !== undefined && isWithKey && dataKey !== undefined) return current
      const old = current
      current = undefined
      endBackups()
      await old?.close()
      current =
        dataKey === undefined
          ? await openPublicReplica({ host, info })
          : await openReplica({ host, info, dataKey: bytesOf(dataKey) })
      isWithKey = dataKey !== undefined
      if (isWithKey) endBackups = backUpHourly(host, current)
      return current
    },
  }
}
