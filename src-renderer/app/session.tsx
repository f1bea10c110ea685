/**
 * Opens what a state of the kiosk needs and provides it: the public part of the replica while sealed, all of it once a PIN
 * gave the data key. One replica is closed before the other is opened (they share the window's lock).
 */
import { type ReactNode, useCallback, useEffect, useMemo, useReducer, useRef, useState } from 'react'
import type { KioskInfo } from '../../src-main/bridge/contract.ts'
import { HostContext, type HostContextValue, type SessionCommands } from '../host/host-context.ts'
import type { Host } from '../host/host.ts'
import { openPublicReplica, openReplica, type OpenedReplica } from '../replica/open-replica.ts'
import { ReplicaContext } from '../replica/use-replica.ts'
import { nextSession } from './session-state.ts'

const bytesOf = (base64: string): Uint8Array => Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))

export type SessionProps = {
  readonly host: Host
  /** Until the kiosk has answered and its replica is open. */
  readonly waiting: ReactNode
  readonly failed: (message: string) => ReactNode
  /** Set-up has no replica yet; `done` starts again with what the host has become. */
  readonly setup: (done: () => void) => ReactNode
  readonly children: (opened: OpenedReplica) => ReactNode
}

export function SessionProvider({ host, waiting, failed, setup, children }: SessionProps) {
  const [session, dispatch] = useReducer(nextSession, { phase: 'sealed' })
  const [info, setInfo] = useState<KioskInfo | undefined>(undefined)
  const [replica, setReplica] = useState<OpenedReplica | undefined>(undefined)
  const [failure, setFailure] = useState<string | undefined>(undefined)
  const current = useRef<OpenedReplica | undefined>(undefined)
  const isWithKey = useRef(false)

  const swap = useCallback(async (open: () => Promise<OpenedReplica>) => {
    const old = current.current
    current.current = undefined
    await old?.close()
    const opened = await open()
    current.current = opened
    setReplica(opened)
  }, [])

  const start = useCallback(async () => {
    const told = await host.call('kiosk.info', {})
    setInfo(told)
    if (told.phase === 'setup') {
      dispatch({ type: 'started', phase: 'setup' })
      return
    }
    const { dataKey } = await host.call('keys.session', {})
    isWithKey.current = dataKey !== undefined
    await swap(() =>
      dataKey === undefined
        ? openPublicReplica({ host, info: told })
        : openReplica({ host, info: told, dataKey: bytesOf(dataKey) }),
    )
    dispatch({ type: 'started', phase: dataKey === undefined ? 'sealed' : 'open' })
  }, [host, swap])

  const begin = useCallback(() => {
    setFailure(undefined)
    start().catch((error: unknown) => setFailure(error instanceof Error ? error.message : String(error)))
  }, [start])

  const began = useRef(false)
  useEffect(() => {
    // A second run of the effect (strict mode) must not open the database twice.
    if (began.current) return
    began.current = true
    begin()
  }, [begin])

  const commands = useMemo<SessionCommands>(
    () => ({
      unlocked: async ({ dataKey, holder }) => {
        if (!isWithKey.current) {
          const told = await host.call('kiosk.info', {})
          setInfo(told)
          await swap(() => openReplica({ host, info: told, dataKey: bytesOf(dataKey) }))
          isWithKey.current = true
        }
        dispatch({ type: 'unlocked', person: holder })
      },
      lock: () => dispatch({ type: 'locked' }),
      handOver: (elder) => dispatch({ type: 'handedOver', elder }),
      identified: (elder) => dispatch({ type: 'identified', elder }),
      finished: () => dispatch({ type: 'finished' }),
      closeDay: async () => {
        const told = await host.call('kiosk.info', {})
        dispatch({ type: 'dayClosed' })
        await host.call('keys.seal', {})
        await swap(() => openPublicReplica({ host, info: told }))
        isWithKey.current = false
      },
    }),
    [host, swap],
  )

  const value = useMemo<HostContextValue | undefined>(
    () => (info === undefined ? undefined : { host, info, session, commands }),
    [host, info, session, commands],
  )

  if (failure !== undefined) return failed(failure)
  if (value === undefined) return waiting
  if (session.phase === 'setup') return <HostContext value={value}>{setup(begin)}</HostContext>
  if (replica === undefined) return waiting
  return (
    <HostContext value={value}>
      <ReplicaContext value={replica}>{children(replica)}</ReplicaContext>
    </HostContext>
  )
}
