/** Which face shows: set-up, the elder's (sealed or open), or the staff's. Everything else is in the shells. */
import { lazy, type ReactNode, Suspense, useEffect, useLayoutEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import { useSession } from '../host/host-context.ts'
import { useReplicaHealth } from '../replica/use-replica.ts'
import { applyDisplay, defaultDisplay } from '../ui/display-settings.tsx'
import { PrintPortalContext } from '../ui/print-sheet.tsx'
import { ElderIndexProvider } from './elder-index-provider.tsx'
import { ElderShell } from './elder-shell.tsx'
import { elderRoutes } from './elder-routes.tsx'
import { RootErrorBoundary } from './root-error-boundary.tsx'
import { SessionProvider } from './session.tsx'
import { OpeningScreen, SecondWindowScreen } from './start-screens.tsx'
import type { SessionStart } from './start-session.ts'

// Once in a kiosk's life.
const SetUp = lazy(async () => ({ default: (await import('../features/day/set-up.tsx')).SetUp }))

const besideTheApp = (sheet: ReactNode): ReactNode => createPortal(sheet, document.body)

export function App({ start }: { readonly start: SessionStart }) {
  return (
    <RootErrorBoundary>
      <PrintPortalContext value={besideTheApp}>
        <Suspense fallback={<OpeningScreen />}>
          <SessionProvider start={start} setup={<FirstRun />}>
            <Face />
          </SessionProvider>
        </Suspense>
      </PrintPortalContext>
    </RootErrorBoundary>
  )
}

function FirstRun() {
  useLayoutEffect(() => applyDisplay('staff', defaultDisplay), [])
  return <SetUp />
}

function Face() {
  const session = useSession()
  const health = useReplicaHealth()
  const staffFace = useStaffFace(session.phase === 'staff')
  if (health?.secondWindow === true) return <SecondWindowScreen />
  if (session.phase === 'sealed') return <ElderShell routes={elderRoutes} />
  return (
    <ElderIndexProvider>
      {session.phase === 'staff' ? (staffFace ?? <OpeningScreen />) : <ElderShell routes={elderRoutes} />}
    </ElderIndexProvider>
  )
}

/**
 * Fetched when the page has nothing better to do, so that it is there before six digits are typed. Not `lazy`: that shows its
 * fallback even for what is there already, and React keeps a fallback for 300 ms.
 */
function useStaffFace(isNeeded: boolean): ReactNode {
  const [fetched, setFetched] = useState<{ readonly face?: ReactNode; readonly failure?: unknown }>({})
  const isThere = fetched.face !== undefined
  useEffect(() => {
    if (isThere) return undefined
    const fetchFace = () => {
      import('./staff-face.tsx').then(
        ({ default: StaffFace }) => setFetched({ face: <StaffFace /> }),
        (failure: unknown) => setFetched({ failure }),
      )
    }
    const waiting = requestIdleCallback(fetchFace, { timeout: isNeeded ? 1 : 2_000 })
    return () => cancelIdleCallback(waiting)
  }, [isThere, isNeeded])
  if (isNeeded && fetched.failure !== undefined) throw fetched.failure
  return fetched.face
}
