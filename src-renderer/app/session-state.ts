/**
 * The three states of a kiosk (design.md §3): sealed → open for elders → staff, and back. Pure, so that every way through is
 * tested; what else happens on a transition (opening the replica, forgetting the key) is session.tsx.
 */
import type { KeyHolder } from '../../src-main/bridge/contract.ts'
import type { Session } from '../host/host-context.ts'

export type SessionEvent =
  | { readonly type: 'started'; readonly phase: 'setup' | 'sealed' | 'open' }
  | { readonly type: 'unlocked'; readonly person: KeyHolder }
  | { readonly type: 'locked' }
  | { readonly type: 'handedOver'; readonly elder: string }
  | { readonly type: 'identified'; readonly elder: string }
  | { readonly type: 'finished' }
  /** Whoever was at it is at it no more: open for elders, with nobody. */
  | { readonly type: 'leftAlone' }
  | { readonly type: 'dayClosed' }

/** What does not fit the present state changes nothing: a late timer or a second press is no error. */
export function nextSession(session: Session, event: SessionEvent): Session {
  switch (event.type) {
    case 'started':
      return { phase: event.phase }
    case 'unlocked':
      return { phase: 'staff', person: event.person }
    case 'locked':
      return session.phase === 'staff' ? { phase: 'open' } : session
    case 'handedOver':
      return session.phase === 'staff' ? { phase: 'open', elder: event.elder, handedOverBy: session.person } : session
    case 'identified':
      return session.phase === 'open' ? { phase: 'open', elder: event.elder } : session
    case 'finished':
      return session.phase === 'open' ? { phase: 'open' } : session
    case 'leftAlone':
      return session.phase === 'staff' || session.phase === 'open' ? { phase: 'open' } : session
    case 'dayClosed':
      return session.phase === 'setup' ? session : { phase: 'sealed' }
    default:
      return event satisfies never
  }
}
