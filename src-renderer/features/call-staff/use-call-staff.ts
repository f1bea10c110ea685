/**
 * A call from this kiosk: rings here at once, is written down so that the station's other kiosks ring too, and shows the
 * telephone number after a minute. Where nothing can be written (the day is not open) it still rings and says so.
 */
import { useCallback, useEffect, useRef, useState } from 'react'
import {
  type Call,
  callPatience,
  callState,
  closeCall,
  isCall,
  showCallPhone,
  startCall,
} from '../../../src-domain/activity/call.ts'
import { useKiosk } from '../../host/host-context.ts'
import { useAct } from '../../replica/use-act.ts'
import { useDocument, useReplica } from '../../replica/use-replica.ts'
import { useIdleHold } from '../../ui/idle-hold.tsx'
import { type Chime, startChime } from './chime.ts'

export type CallStaff = {
  readonly status: 'none' | 'calling' | 'answered'
  /** Milliseconds since it began to ring. */
  readonly elapsed: number
  /** A minute went by and nobody answered: nothing may be promised any more. */
  readonly isLate: boolean
  readonly phone: string | undefined
  /** The number is due: a minute without an answer, or nobody can be told. */
  readonly showPhone: boolean
  readonly unwritten: 'sealed' | 'failed' | undefined
  readonly call: (from: string) => void
  readonly end: (outcome: 'helped' | 'withdrawn') => void
}

type Running = {
  /** Absent where nothing can be written down. */
  readonly made?: Call
  /** Whether all of it went well; a save that complains may still have stored the call. */
  readonly saved?: Promise<boolean>
  readonly startedAt: number
  readonly unwritten: 'sealed' | 'failed' | undefined
}

/** @param elder id of the elder at the machine, '' for nobody; @param sealed nothing can be written yet. */
export function useCallStaff(elder: string, sealed: boolean, ring: () => Chime = startChime): CallStaff {
  const replica = useReplica()
  const act = useAct()
  const { stationPhone, kioskName } = useKiosk()
  const [running, setRunning] = useState<Running | undefined>(undefined)
  const [now, setNow] = useState(0)
  const document = useDocument(running?.made?.id)
  const known: Call | undefined = document !== undefined && document !== null && isCall(document) ? document : undefined
  const state = known === undefined ? undefined : callState(known)
  const isRunning = running !== undefined && state?.status !== 'closed'
  const isAnswered = state?.status === 'answered'
  const elapsed = running === undefined ? 0 : Math.max(0, now - running.startedAt)
  const isLate = isRunning && !isAnswered && elapsed >= callPatience
  const showPhone = isLate || (isRunning && !isAnswered && running.unwritten !== undefined)
  useIdleHold(isRunning)

  useEffect(() => {
    if (!isRunning || isAnswered) return undefined
    const chime = ring()
    return () => chime.stop()
  }, [isRunning, isAnswered, ring])

  useEffect(() => {
    if (!isRunning) return undefined
    const timer = setInterval(() => setNow(performance.now()), 1_000)
    return () => clearInterval(timer)
  }, [isRunning])

  // That the number was shown belongs to the log: it tells how long nobody came.
  const told = useRef<string | undefined>(undefined)
  useEffect(() => {
    if (!showPhone || known === undefined || told.current === known.id) return
    told.current = known.id
    const shown = showCallPhone(known, act())
    if (shown.ok) void replica.save([shown.value])
  }, [showPhone, known, act, replica])

  const call = useCallback(
    (from: string) => {
      if (isRunning) return
      // Not the clock of the day: it may be corrected while somebody waits.
      const startedAt = performance.now()
      setNow(startedAt)
      if (sealed) {
        setRunning({ startedAt, unwritten: 'sealed' })
        return
      }
      const made = startCall(from, elder, act(), kioskName.slice(0, 60))
      const saved = replica.save([made]).then(
        (result) => result.ok,
        () => false,
      )
      setRunning({ made, saved, startedAt, unwritten: undefined })
      void saved.then((isSaved) => {
        // One that has ended meanwhile does not ring on.
        if (!isSaved) setRunning((mine) => (mine?.made === made ? { ...mine, unwritten: 'failed' } : mine))
      })
    },
    [isRunning, replica, sealed, elder, act, kioskName],
  )

  const end = useCallback(
    (outcome: 'helped' | 'withdrawn') => {
      setRunning(undefined)
      const close = async () => {
        // Ended sooner than this page saw its document: it has to be closed all the same, or the other kiosks ring on.
        if (running?.made === undefined) return
        await running.saved
        const stored = await replica.get(running.made.id)
        if (stored === undefined || !isCall(stored)) return
        const closed = closeCall(stored, outcome, act())
        if (closed.ok) await replica.save([closed.value])
      }
      void close()
    },
    [running, act, replica],
  )

  return {
    status: !isRunning ? 'none' : isAnswered ? 'answered' : 'calling',
    elapsed,
    isLate,
    phone: stationPhone === '' ? undefined : stationPhone,
    showPhone,
    unwritten: running?.unwritten,
    call,
    end,
  }
}
