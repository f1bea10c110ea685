/** Holds the one open replica: the old one is closed before the next is opened, for they share the window's lock. */
import { BehaviorSubject } from 'rxjs'
import type { KioskInfo } from '../../src-main/bridge/contract.ts'
import type { Host } from '../host/host.ts'

import { backUpHourly } from './hourly-backup.ts'
import { base64ToBytes } from '../replica/base64.ts'
import { openPublicReplica, openReplica, type OpenedReplica } from '../replica/open-replica.ts'

export type ReplicaOpener = {
  /** @param dataKey base64; without it only what is public is opened. Opened with a key already: the same again. */
  readonly open: (info: KioskInfo, dataKey: string | undefined) => Promise<OpenedReplica>
  /** Closes it, for something else that needs the room (a practice). */
  readonly rest: () => Promise<void>
  /** While opening waits for a backup that the machine was set up from. `share`: from 0 to 1. */
  readonly restoring: BehaviorSubject<{ readonly share: number; readonly stop: () => void } | undefined>
}

export function createReplicaOpener(host: Host): ReplicaOpener {
  let current: OpenedReplica | undefined
  let isWithKey = false
  let endBackups: () => void = () => undefined
  const restoring: ReplicaOpener['restoring'] = new BehaviorSubject<
    { readonly share: number; readonly stop: () => void } | undefined
  >(undefined)
  const openWith = async (info: KioskInfo, dataKey: string): Promise<OpenedReplica> => {
    const stopping = new AbortController()
    const stop = () => stopping.abort()
    const onProgress = (share: number) => restoring.next({ share, stop })
    try {
      return await openReplica({
        host,
        info,
        dataKey: base64ToBytes(dataKey),
        restoring: { onProgress, signal: stopping.signal },
      })
    } finally {
      restoring.next(undefined)
    }
  }
  const rest = async (): Promise<void> => {
    const old = current
    current = undefined
    endBackups()
    await old?.close()
  }
  return {
    restoring,
    rest,
    open: async (info, dataKey) => {
      if (current !== undefined && isWithKey && dataKey !== undefined) return current
      await rest()
      current = dataKey === undefined ? await openPublicReplica({ host, info }) : await openWith(info, dataKey)
      isWithKey = dataKey !== undefined
      if (isWithKey) endBackups = backUpHourly(host, current)
      return current
    },
  }
}
