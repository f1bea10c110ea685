import { describe, expect, it } from 'vitest'
import type { Session } from '../host/host-context.ts'
import { nextSession, type SessionEvent } from './session-state.ts'

const person = { staff: 'staff:1', name: '陈晓梅', role: 'staff' } as const
const run = (...events: readonly SessionEvent[]): Session => events.reduce<Session>(nextSession, { phase: 'sealed' })

describe('the states of a kiosk', () => {
  it('goes from sealed to staff by a PIN, and locks to open for elders', () => {
    expect(run({ type: 'unlocked', person })).toEqual({ phase: 'staff', person })
    expect(run({ type: 'unlocked', person }, { type: 'locked' })).toEqual({ phase: 'open' })
  })

  it('remembers who handed the machine over, until the elder is done', () => {
    const handed = run({ type: 'unlocked', person }, { type: 'handedOver', elder: 'elders:1' })
    expect(handed).toEqual({ phase: 'open', elder: 'elders:1', handedOverBy: person })
    expect(nextSession(handed, { type: 'finished' })).toEqual({ phase: 'open' })
  })

  it('lets nobody identify at a sealed kiosk', () => {
    expect(run({ type: 'identified', elder: 'elders:1' })).toEqual({ phase: 'sealed' })
  })

  it('ignores an elder who is done while staff are signed in', () => {
    expect(run({ type: 'unlocked', person }, { type: 'finished' })).toEqual({ phase: 'staff', person })
  })

  it('seals from every state when the day ends', () => {
    const open = run({ type: 'started', phase: 'open' }, { type: 'identified', elder: 'elders:1' })
    for (const session of [open, run({ type: 'unlocked', person })]) {
      expect(nextSession(session, { type: 'dayClosed' })).toEqual({ phase: 'sealed' })
    }
  })
})
