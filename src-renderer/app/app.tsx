/** Which face shows: set-up, the elder's (sealed or open), or the staff's. Everything else is in the shells. */
import { lazy, type ReactNode, Suspense, useEffect, useLayoutEffect } from 'react'
import { createPortal } from 'react-dom'
import { useSession } from '../host/host-context.ts'
import type { Host } from '../host/host.ts'
import { useReplicaHealth } from '../replica/use-replica.ts'
import { applyDisplay, defaultDisplay } from '../ui/display-settings.tsx'
import { PrintPortalContext } from '../ui/print-sheet.tsx'
import { ElderIndexProvider } from './elder-index-provider.tsx'
import { ElderShell } from './elder-shell.tsx'
import { elderRoutes } from './elder-routes.tsx'
import { RootErrorBoundary } from './root-error-boundary.tsx'
import { SessionProvider } from './session.tsx'
import { OpeningScreen, SecondWindowScreen } from './start-screens.tsx'

// The staff face comes while somebody types a PIN; the set-up once in a kiosk's life.
const loadStaffFace = () => import('./staff-face.tsx')
const StaffFace = lazy(loadStaffFace)
const SetUp = lazy(async () => ({ default: (await import('../features/day/set-up.tsx')).SetUp }))

const besideTheApp = (sheet: ReactNode): ReactNode => createPortal(sheet, document.body)

export function App({ host }: { readonly host: Host }) {
  return (
    <RootErrorBoundary>
      <PrintPortalContext value={besideTheApp}>
        <Suspense fallback={<OpeningScreen />}>
          <SessionProvider host={host} setup={<FirstRun />}>
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
  // Fetched when the page has nothing better to do: it is there before six digits are typed.
  useEffect(() => {
    const waiting = requestIdleCallback(() => void loadStaffFace(), { timeout: 2_000 })
    return () => cancelIdleCallback(waiting)
  }, [])
  if (health?.secondWindow === true) return <SecondWindowScreen />
  if (session.phase === 'sealed') return <ElderShell routes={elderRoutes} />
  return (
    <ElderIndexProvider>
      {session.phase === 'staff' ? <StaffFace /> : <ElderShell routes={elderRoutes} />}
    </ElderIndexProvider>
  )
}
