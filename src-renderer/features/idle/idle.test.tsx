// @vitest-environment happy-dom
import { act, type ReactNode, useState } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { IdleHoldProvider, useIdleHold, useSlowScreen } from '../../ui/idle-hold.tsx'
import { startTexts } from '../../i18n/i18n.ts'
import { elderLimits, idleState, stretched } from './idle-clock.ts'
import { IdleGuard } from './idle-guard.tsx'
import { useIdle } from './use-idle.ts'

let root: Root
let over: number
let seen: ReturnType<typeof useIdle>

function Watched({ children }: { readonly children?: ReactNode }) {
  seen = useIdle(elderLimits, () => {
    over += 1
  })
  return children
}

const draw = (children: ReactNode) => act(() => root.render(<IdleHoldProvider>{children}</IdleHoldProvider>))
const pass = (milliseconds: number) => act(() => vi.advanceTimersByTime(milliseconds))

beforeEach(() => {
  vi.useFakeTimers()
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
  over = 0
  root = createRoot(document.createElement('div'))
})
afterEach(() => {
  act(() => root.unmount())
  vi.useRealTimers()
})

describe('idle', () => {
  it('asks after 60 seconds and is over after 90', async () => {
    await draw(<Watched />)
    await pass(59_000)
    expect(seen.state.phase).toBe('here')
    await pass(1_500)
    expect(seen.state).toMatchObject({ phase: 'warning', secondsLeft: 30 })
    await pass(29_500)
    expect(over).toBe(1)
  })

  it('begins anew with every touch', async () => {
    await draw(<Watched />)
    await pass(50_000)
    await act(() => window.dispatchEvent(new Event('pointerdown')))
    await pass(50_000)
    expect(seen.state.phase).toBe('here')
  })

  it('counts on under the question: only its own button answers it', async () => {
    await draw(<Watched />)
    await pass(70_000)
    await act(() => window.dispatchEvent(new Event('pointerdown')))
    expect(seen.state.phase).toBe('warning')
    await act(() => seen.here())
    expect(seen.state.phase).toBe('here')
    await pass(59_000)
    expect(over).toBe(0)
  })

  it('stands still while something is spoken, printed or called, and begins anew after it', async () => {
    let release: () => void = () => undefined
    function Speaking() {
      const [speaking, setSpeaking] = useState(true)
      useIdleHold(speaking)
      release = () => setSpeaking(false)
      return null
    }
    await draw(
      <Watched>
        <Speaking />
      </Watched>,
    )
    await pass(300_000)
    expect(over).toBe(0)
    await act(() => release())
    await pass(59_000)
    expect(seen.state.phase).toBe('here')
    await pass(32_000)
    expect(over).toBe(1)
  })

  it('gives a questionnaire 180 seconds, and asks half a minute before', async () => {
    function Questions() {
      useSlowScreen()
      return null
    }
    await draw(
      <Watched>
        <Questions />
      </Watched>,
    )
    await pass(149_000)
    expect(seen.state.phase).toBe('here')
    await pass(2_000)
    expect(seen.state.phase).toBe('warning')
    await pass(30_000)
    expect(over).toBe(1)
  })

  it('locks the staff face by itself after five minutes, asks half a minute before, and once only', async () => {
    startTexts()
    const box = document.createElement('div')
    document.body.append(box)
    const face = createRoot(box)
    let locked = 0
    const guard = <IdleGuard face="staff" onOver={() => (locked += 1)} />
    await act(() => face.render(<IdleHoldProvider>{guard}</IdleHoldProvider>))
    await pass(269_000)
    expect(document.querySelector('dialog')).toBeNull()
    await act(() => window.dispatchEvent(new Event('keydown')))
    await pass(269_000)
    expect(document.querySelector('dialog')).toBeNull()
    await pass(2_000)
    expect(document.querySelector('dialog')).not.toBeNull()
    expect(locked).toBe(0)
    await pass(30_000)
    expect(locked).toBe(1)
    await act(() => face.unmount())
    box.remove()
  })

  it('never shortens the time of a screen', () => {
    expect(stretched(elderLimits, 30_000)).toBe(elderLimits)
    expect(idleState(90_000, elderLimits)).toEqual({ phase: 'over' })
  })
})
