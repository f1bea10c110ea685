/**
 * A practice around the same screens: its own host, replica and session in the places of the real ones, and the guide above. Nothing
 * below can tell the difference, and the only way out that is given is to call staff for real. Left alone for five minutes it ends by
 * itself.
 */
import { type ReactNode, useMemo, useReducer } from 'react'
import { RealCallContext } from '../features/call-staff/real-call.ts'
import { staffLimits } from '../features/idle/idle-clock.ts'
import { useIdle } from '../features/idle/use-idle.ts'
import { PracticeGuide } from '../features/training/practice-guide.tsx'
import { HostContext, type HostContextValue, type SessionCommands } from '../host/host-context.ts'
import { MediaContext } from '../media/use-media.ts'
import type { Media } from '../media/media.ts'
import { FirstDisplayContext } from '../ui/display-settings.tsx'
import { useLatest } from '../replica/use-replica.ts'
import { ReplicaContext } from '../replica/use-replica.ts'
import type { OpenPractice } from './open-practice-station.ts'
import { BehaviorSubject } from 'rxjs'
import { err, refusal } from '../../src-domain/shared/result.ts'
import { nextSession } from './session-state.ts'

export function PracticeSession({
  practice: { plan, host, asked: allAsked, info, replica, session: start, look },
  onEnd,
  onRealCall,
  children,
}: {
  readonly practice: OpenPractice
  /** @param isFinished gone through to the last step. */
  readonly onEnd: (isFinished: boolean) => void
  /** Ends it too, and calls staff in the station. */
  readonly onRealCall: () => void
  readonly children: ReactNode
}) {
  const [session, dispatch] = useReducer(nextSession, start)
  const isStaff = plan.learner.audience === 'staff'
  const commands = useMemo<SessionCommands>(
    () => ({
      unlocked: async ({ holder }) => dispatch({ type: 'unlocked', person: holder }),
      lock: () => dispatch({ type: 'locked' }),
      handOver: (elder) => dispatch({ type: 'handedOver', elder }),
      identified: (elder) => dispatch({ type: 'identified', elder }),
      // Who is not of the staff has no other way back than 「我用完了」.
      finished: () => (isStaff ? dispatch({ type: 'finished' }) : onEnd(false)),
      described: async () => undefined,
      closeDay: async () => dispatch({ type: 'dayClosed' }),
    }),
    [isStaff, onEnd],
  )
  useIdle(staffLimits, () => onEnd(false))
  const value = useMemo<HostContextValue>(() => ({ host, info, session, commands }), [host, info, session, commands])
  const written = useLatest(replica.written)?.value ?? []
  const asked = useLatest(allAsked)?.value ?? new Set()
  return (
    <HostContext value={value}>
      <ReplicaContext value={replica}>
        <MediaContext value={openNoMedia}>
          <PracticeGuide
            lesson={plan.lesson}
            trace={{ written, asked }}
            isElder={session.phase !== 'staff'}
            voice={host.voice}
            onEnd={onEnd}
          />
          <FirstDisplayContext value={look}>
            <RealCallContext value={onRealCall}>{children}</RealCallContext>
          </FirstDisplayContext>
        </MediaContext>
      </ReplicaContext>
    </HostContext>
  )
}

/** Pictures are kept in files of the station; a practice has none. */
const noMedia: Media = {
  keep: async () => err(refusal('training.notInPractice')),
  read: async () => undefined,
  unsent: new BehaviorSubject(0),
  close: async () => undefined,
}
const openNoMedia = async (): Promise<Media> => noMedia
