/** What a page opens with, begun before anything is drawn: which kiosk this is, its state, and what of the replica it may read. */
import type { HostResult, KioskInfo } from '../../src-main/bridge/contract.ts'
import type { Host } from '../host/host.ts'
import type { OpenedReplica } from '../replica/open-replica.ts'
import { createReplicaOpener, type ReplicaOpener } from './replica-opener.ts'

export type SessionStart = {
  readonly host: Host
  readonly opener: ReplicaOpener
  readonly started: Promise<StartedSession>
}

/** On the first run there is no replica yet. */
export type StartedSession =
  | { readonly phase: 'setup'; readonly info: KioskInfo }
  | { readonly phase: 'sealed' | 'open'; readonly info: KioskInfo; readonly replica: OpenedReplica }

export function startSession(
  host: Host,
  greeting: Promise<readonly [KioskInfo, HostResult<'keys.session'>]>,
): SessionStart {
  const opener = createReplicaOpener(host)
  const start = async (): Promise<StartedSession> => {
    const [info, { dataKey }] = await greeting
    if (info.phase === 'setup') return { phase: 'setup', info }
    const replica = await opener.open(info, dataKey)
    return { phase: dataKey === undefined ? 'sealed' : 'open', info, replica }
  }
  return { host, opener, started: start() }
}
