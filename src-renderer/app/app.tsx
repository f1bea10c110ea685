/** Which face shows: set-up, the elder's (sealed or open), or the staff's. Everything else is in the shells. */
import { lazy, type ReactNode, Suspense, useLayoutEffect } from 'react'
import { createPortal } from 'react-dom'
import { useSession } from '../host/host-context.ts'
import { useReplicaHealth } from '../replica/use-replica.ts'
import { applyDisplay } from '../ui/display-settings.tsx'
import { staffDisplay } from '../ui/staff-display.tsx'
import { PrintPortalContext } from '../ui/print-sheet.tsx'
import { KeptProvider } from '../ui/unsaved.tsx'
import { ElderIndexProvider } from './elder-index-provider.tsx'
import { ElderShell } from './elder-shell.tsx'
import { elderRoutes } from './elder-routes.tsx'
import { RootErrorBoundary } from './root-error-boundary.tsx'
import { SessionProvider } from './session.tsx'
import { OpeningScreen, SecondWindowScreen } from './start-screens.tsx'
import { StaffFaceFailed } from './staff-face-failed.tsx'
import type { SessionStart } from './start-session.ts'
import { useStaffFace } from './use-staff-face.ts'

// Once in a kiosk's life.
const SetUp = lazy(async () => ({ default: (await import('../features/day/set-up.tsx')).SetUp }))

const fetchStaffFace = async (): Promise<ReactNode> => {
  const { default: StaffFace } = await import('./staff-face.tsx')
  return <StaffFace />
}

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
  useLayoutEffect(() => applyDisplay('staff', staffDisplay), [])
  return <SetUp />
}

function Face() {
  const session = useSession()
  const health = useReplicaHealth()
  const { face, hasFailed, again } = useStaffFace(session.phase === 'staff', fetchStaffFace)
  if (health?.secondWindow === true) return <SecondWindowScreen />
  if (session.phase === 'sealed') return <ElderShell routes={elderRoutes} />
  return (
    <ElderIndexProvider>
      <KeptProvider>
        {session.phase !== 'staff' ? (
          <ElderShell routes={elderRoutes} />
        ) : hasFailed ? (
          <StaffFaceFailed onAgain={again} />
        ) : (
          (face ?? <OpeningScreen />)
        )}
      </KeptProvider>
    </ElderIndexProvider>
  )
}
