/**
 * Opens what a state of the kiosk needs and provides it: the public part of the replica while sealed, all of it once a PIN
 * gave the data key.
 */
import {
  createContext,
  type ReactNode,
  useContext,
  useCallback,
  useEffect,
  useMemo,
  useReducer,
  useRef,
  useState,
} from 'react'
import type { KioskInfo } from '../../src-main/bridge/contract.ts'
import { CallWantedContext } from '../features/call-staff/real-call.ts'
import { HostContext, type HostContextValue, type SessionCommands } from '../host/host-context.ts'
import type { OpenedReplica } from '../replica/open-replica.ts'
import { NoteWhatIsHidden } from '../replica/sealed-library.ts'
import { ReplicaContext } from '../replica/use-replica.ts'
import { FollowStaff } from './follow-staff.tsx'
import { MediaProvider } from './media-provider.tsx'
import { PacksProvider } from './packs-provider.tsx'
import { PracticeContext } from './practice.ts'
import { PracticeSession } from './practice-session.tsx'
import { nextSession } from './session-state.ts'
import { FailedScreen, OpeningScreen } from './start-screens.tsx'
import type { SessionStart } from './start-session.ts'
import { usePractices } from './use-practices.ts'

/** Sends a refused document, or all of them, once more. */
const RetryContext = createContext<(ids?: readonly string[]) => void>(() => undefined)
export const useRetryRefused = (): ((ids?: readonly string[]) => void) => useContext(RetryContext)

export type SessionProps = {
  readonly start: SessionStart
  /** The first run: there is no replica yet; it ends with somebody signed in. */
  readonly setup: ReactNode
  readonly children: ReactNode
}

export function SessionProvider({ start: { host, opener, started }, setup, children }: SessionProps) {
  const [session, dispatch] = useReducer(nextSession, { phase: 'sealed' })
  const [info, setInfo] = useState<KioskInfo | undefined>(undefined)
  const [replica, setReplica] = useState<OpenedReplica | undefined>(undefined)
  const [failure, setFailure] = useState<string | undefined>(undefined)

  useEffect(() => {
    let isCurrent = true
    started.then(
      (found) => {
        if (!isCurrent) return
        setInfo(found.info)
        if (found.phase !== 'setup') setReplica(found.replica)
        dispatch({ type: 'started', phase: found.phase })
      },
      (error: unknown) => {
        if (isCurrent) setFailure(error instanceof Error ? error.message : String(error))
      },
    )
    return () => {
      isCurrent = false
    }
  }, [started])

  const commands = useMemo<SessionCommands>(
    () => ({
      unlocked: async ({ dataKey, holder }) => {
        const told = await host.call('kiosk.info', {})
        setInfo(told)
        setReplica(await opener.open(told, dataKey))
        dispatch({ type: 'unlocked', person: holder })
      },
      lock: () => dispatch({ type: 'locked' }),
      handOver: (elder) => dispatch({ type: 'handedOver', elder }),
      identified: (elder) => dispatch({ type: 'identified', elder }),
      finished: () => dispatch({ type: 'finished' }),
      described: async () => setInfo(await host.call('kiosk.info', {})),
      closeDay: async () => {
        const told = await host.call('kiosk.info', {})
        await host.call('keys.seal', {})
        dispatch({ type: 'dayClosed' })
        setReplica(await opener.open(told, undefined))
      },
    }),
    [host, opener],
  )

  // Reported lost: the host has forgotten the key and opens for nobody; nothing stays on the screen.
  useEffect(() => {
    const watching = replica?.status.subscribe(({ reason }) => {
      if (reason === 'sync.revokedKiosk' && session.phase !== 'sealed') void commands.closeDay()
    })
    return () => watching?.unsubscribe()
  }, [replica, session.phase, commands])

  const { practice, begin, end } = usePractices({
    host,
    opener,
    info,
    replica,
    onReplica: setReplica,
    onReal: (isOpen) => dispatch({ type: isOpen ? 'leftAlone' : 'dayClosed' }),
    onFailure: setFailure,
  })

  /** A practice was left because somebody is needed. */
  const callWanted = useRef(false)
  const takeWantedCall = useCallback(() => {
    const isWanted = callWanted.current
    callWanted.current = false
    return isWanted
  }, [])
  const callForReal = useCallback(() => {
    callWanted.current = true
    end(false)
  }, [end])

  const value = useMemo<HostContextValue | undefined>(
    () => (info === undefined ? undefined : { host, info, session, commands }),
    [host, info, session, commands],
  )

  if (failure !== undefined) return <FailedScreen message={failure} />
  if (value === undefined) return <OpeningScreen />
  if (session.phase === 'setup') return <HostContext value={value}>{setup}</HostContext>
  if (practice !== undefined) {
    return (
      <PracticeSession practice={practice} onEnd={end} onRealCall={callForReal}>
        {children}
      </PracticeSession>
    )
  }
  if (replica === undefined) return <OpeningScreen />
  return (
    <HostContext value={value}>
      <ReplicaContext value={replica}>
        <RetryContext value={replica.retryRefused}>
          <MediaProvider
            host={host}
            info={value.info}
            isOpen={session.phase !== 'sealed'}
            neighbours={replica.neighbourParts}
          >
            {session.phase !== 'sealed' && <FollowStaff />}
            {session.phase !== 'sealed' && <NoteWhatIsHidden />}
            <PacksProvider host={host} replica={replica}>
              <PracticeContext value={session.phase === 'sealed' ? undefined : begin}>
                <CallWantedContext value={takeWantedCall}>{children}</CallWantedContext>
              </PracticeContext>
            </PacksProvider>
          </MediaProvider>
        </RetryContext>
      </ReplicaContext>
    </HostContext>
  )
}
