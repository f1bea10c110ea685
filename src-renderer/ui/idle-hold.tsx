/**
 * What keeps the idle reset of the elder's face from coming: speaking, printing, calling, measuring; and screens that
 * give more time (questionnaires: 180 s). The idle feature watches; any component may hold.
 */
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react'

type Holds = { readonly held: number; readonly resetAfter: readonly number[] }
type HoldControl = {
  readonly hold: () => () => void
  readonly allow: (milliseconds: number) => () => void
}

const HoldsContext = createContext<Holds>({ held: 0, resetAfter: [] })
const ControlContext = createContext<HoldControl>({ hold: () => () => undefined, allow: () => () => undefined })

export function IdleHoldProvider({ children }: { readonly children: ReactNode }) {
  const [holds, setHolds] = useState<Holds>({ held: 0, resetAfter: [] })
  const control = useMemo<HoldControl>(
    () => ({
      hold: () => {
        setHolds((now) => ({ ...now, held: now.held + 1 }))
        return () => setHolds((now) => ({ ...now, held: now.held - 1 }))
      },
      allow: (milliseconds) => {
        setHolds((now) => ({ ...now, resetAfter: [...now.resetAfter, milliseconds] }))
        return () =>
          setHolds((now) => {
            const index = now.resetAfter.indexOf(milliseconds)
            return { ...now, resetAfter: now.resetAfter.filter((_, i) => i !== index) }
          })
      },
    }),
    [],
  )
  return (
    <ControlContext value={control}>
      <HoldsContext value={holds}>{children}</HoldsContext>
    </ControlContext>
  )
}

/** While `active`, nobody is judged idle. */
export function useIdleHold(active: boolean): void {
  const control = useContext(ControlContext)
  useEffect(() => (active ? control.hold() : undefined), [active, control])
}

/** This screen is slow work: the reset comes only after `milliseconds` (the warning 30 s before). */
export function useSlowScreen(milliseconds = 180_000): void {
  const control = useContext(ControlContext)
  useEffect(() => control.allow(milliseconds), [control, milliseconds])
}

/** For the idle feature: whether something holds, and the longest time a screen asks for. */
export function useIdleState(): { readonly held: boolean; readonly resetAfter: number | undefined } {
  const { held, resetAfter } = useContext(HoldsContext)
  return { held: held > 0, resetAfter: resetAfter.length === 0 ? undefined : Math.max(...resetAfter) }
}
