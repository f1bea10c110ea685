// @vitest-environment happy-dom
import { act, type ReactNode } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { BehaviorSubject, map } from 'rxjs'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { answerCall, type Call, callState, isCall } from '../../../src-domain/activity/call.ts'
import type { Document } from '../../../src-domain/shared/document.ts'
import { err, ok, refusal } from '../../../src-domain/shared/result.ts'
import { HostContext, type HostContextValue } from '../../host/host-context.ts'
import { nothingKept } from '../../replica/kept.ts'
import type { Replica } from '../../replica/replica.ts'
import { ReplicaContext } from '../../replica/use-replica.ts'
import { IdleHoldProvider, useIdleState } from '../../ui/idle-hold.tsx'
import type { Chime } from './chime.ts'
import { useCallStaff } from './use-call-staff.ts'

let root: Root
let stored: BehaviorSubject<readonly Document[]>
let refuses: boolean
/** While set, the disk has not answered yet. */
let disk: Promise<void> | undefined
let saves: number
let bells: number
let call: ReturnType<typeof useCallStaff>
let held: boolean

/** The part of a replica that a call touches, kept in memory. */
const replica = {
  get: async (id) => stored.value.find((one) => one.id === id),
  find: async () => stored.value,
  watch: () => stored,
  watchOne: (id) => stored.pipe(map((all) => all.find((one) => one.id === id))),
  save: async (documents) => {
    saves += 1
    await disk
    if (refuses) return err([refusal('storage.full')])
    const ids = new Set(documents.map((one) => one.id))
    stored.next([...stored.value.filter((one) => !ids.has(one.id)), ...documents])
    return ok(undefined)
  },
  status: new BehaviorSubject({ connection: 'offline', unsent: 0, refused: [] } as const),
  health: new BehaviorSubject({
    storageFull: false,
    notPersisted: false,
    secondWindow: false,
    clock: { wrong: false },
  }),
  now: () => ({ now: Date.now(), offset: 480 }),
  session: 'session',
  auditChain: () => undefined,
  feed: () => () => undefined,
  kept: nothingKept,
  backUp: async () => ({ ok: false, error: { code: 'backup.noFolder' } }),
  lookForMissing: async () => ({ ok: true, value: { documents: [], grew: 0, names: new Map() } }),
  leaveRestore: async () => undefined,
  bringBack: async () => ({ ok: true, value: { documents: 0 } }),
  discardRefused: async () => true,
  checkMachine: async () => undefined,
  close: async () => undefined,
} satisfies Replica

const host = {
  host: { call: () => Promise.reject(new Error('not asked')) },
  info: { station: 'qingshiqiao', kiosk: 'k1', kioskName: '大厅一号机', stationPhone: '0571-88886666' },
  session: { phase: 'open' },
  commands: {},
} as unknown as HostContextValue

const ring = (): Chime => {
  bells += 1
  return {
    silent: () => false,
    stop: () => {
      bells -= 1
    },
  }
}

function Caller({ sealed }: { readonly sealed: boolean }): ReactNode {
  call = useCallStaff('', sealed, ring)
  held = useIdleState().held
  return null
}

const draw = (sealed = false) =>
  act(() =>
    root.render(
      <HostContext value={host}>
        <ReplicaContext value={replica}>
          <IdleHoldProvider>
            <Caller sealed={sealed} />
          </IdleHoldProvider>
        </ReplicaContext>
      </HostContext>,
    ),
  )
const pass = (milliseconds: number) => act(() => vi.advanceTimersByTimeAsync(milliseconds))
const press = () => act(async () => call.call('/'))
const only = (): Call => {
  const [first] = stored.value
  if (first === undefined || !isCall(first)) throw new Error('no call stored')
  return first
}

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-11-22T02:00:00.000Z') })
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
  stored = new BehaviorSubject<readonly Document[]>([])
  refuses = false
  disk = undefined
  saves = 0
  bells = 0
  root = createRoot(document.createElement('div'))
})
afterEach(() => {
  act(() => root.unmount())
  vi.useRealTimers()
})

describe('calling staff', () => {
  it('rings, is written down, and keeps the screen from being put away', async () => {
    await draw()
    await press()
    expect([call.status, bells, held]).toEqual(['calling', 1, true])
    expect(callState(only())).toMatchObject({ status: 'calling' })
    expect(only().body.kioskName).toBe('大厅一号机')
  })

  it('shows the telephone number after a minute, and writes that down once', async () => {
    await draw()
    await press()
    await pass(59_000)
    expect(call.showPhone).toBe(false)
    await pass(2_000)
    expect([call.showPhone, call.phone]).toEqual([true, '0571-88886666'])
    await pass(5_000)
    expect(only().events?.map((event) => event.type)).toEqual(['phoneShown'])
  })

  it('stops ringing when somebody on another kiosk answers, and asks for no telephone then', async () => {
    await draw()
    await press()
    const answered = answerCall(only(), {
      station: 'qingshiqiao',
      kiosk: 'k2',
      author: 'staff:1',
      now: Date.now() + 4_000,
      offset: 480,
      random: (count) => new Uint8Array(count),
    })
    if (!answered.ok) throw new Error(answered.error.code)
    await act(() => stored.next([answered.value]))
    expect([call.status, bells]).toEqual(['answered', 0])
    await pass(90_000)
    expect(call.showPhone).toBe(false)
  })

  it('is closed with what came of it, and can be made again', async () => {
    await draw()
    await press()
    await act(async () => call.end('helped'))
    expect([call.status, bells, held]).toEqual(['none', 0, false])
    expect(callState(only())).toMatchObject({ status: 'closed', outcome: 'helped' })
    await press()
    expect(stored.value).toHaveLength(2)
  })

  it('is closed also when it ends before this kiosk has seen its document', async () => {
    await draw()
    let answer: () => void = () => undefined
    disk = new Promise((resolve) => (answer = resolve))
    await press()
    await act(async () => call.end('withdrawn'))
    expect([call.status, stored.value.length]).toEqual(['none', 0])
    disk = undefined
    await act(async () => answer())
    expect(callState(only())).toMatchObject({ status: 'closed', outcome: 'withdrawn' })
  })

  it('that could not be written down does not ring on after it has ended', async () => {
    await draw()
    let answer: () => void = () => undefined
    disk = new Promise((resolve) => (answer = resolve))
    refuses = true
    await press()
    await act(async () => call.end('withdrawn'))
    disk = undefined
    await act(async () => answer())
    expect([call.status, bells, saves]).toEqual(['none', 0, 1])
  })

  it('rings without being written down at a sealed kiosk, and shows the number at once', async () => {
    await draw(true)
    await press()
    expect([call.status, call.unwritten, call.showPhone, bells]).toEqual(['calling', 'sealed', true, 1])
    expect(stored.value).toEqual([])
  })

  it('says so when it could not be written down, and still rings', async () => {
    refuses = true
    await draw()
    await press()
    expect([call.unwritten, call.showPhone, bells]).toEqual(['failed', true, 1])
  })
})
