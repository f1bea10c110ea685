/** Watches touches and keys; time stands still while something holds (speaking, printing, calling, measuring). */
import { useCallback, useEffect, useRef, useState } from 'react'
import { useIdleState } from '../../ui/idle-hold.tsx'
import { type IdleLimits, type IdleState, idleState, stretched } from './idle-clock.ts'

const signs = ['pointerdown', 'keydown', 'wheel', 'touchmove', 'input'] as const

export function useIdle(
  limits: IdleLimits,
  onOver: () => void,
): { readonly state: IdleState; readonly here: () => void } {
  const { held, resetAfter } = useIdleState()
  const [state, setState] = useState<IdleState>({ phase: 'here' })
  const quietSince = useRef(0)
  const over = useRef(onOver)
  useEffect(() => {
    over.current = onOver
  })
  // performance.now: a changed clock must neither throw people out nor keep them in.
  const here = useCallback(() => {
    quietSince.current = performance.now()
    setState((now) => (now.phase === 'here' ? now : { phase: 'here' }))
  }, [])
  useEffect(() => {
    quietSince.current = performance.now()
    const touched = () => {
      // Once the question is on the screen only its buttons answer it: a sleeve on the glass is nobody.
      if (idleState(performance.now() - quietSince.current, stretched(limits, resetAfter)).phase === 'here') here()
    }
    for (const sign of signs) window.addEventListener(sign, touched, { passive: true, capture: true })
    const timer = setInterval(() => {
      if (held) {
        here()
        return
      }
      const next = idleState(performance.now() - quietSince.current, stretched(limits, resetAfter))
      setState((now) => (now.phase === 'here' && next.phase === 'here' ? now : next))
      if (next.phase === 'over') {
        here()
        over.current()
      }
    }, 500)
    return () => {
      for (const sign of signs) window.removeEventListener(sign, touched, { capture: true })
      clearInterval(timer)
    }
  }, [limits, resetAfter, held, here])
  return { state, here }
}
