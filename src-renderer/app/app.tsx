/** Which face shows: set-up, the elder's (sealed or open), or the staff's. Everything else is in the shells. */
import { lazy, type ReactNode, Suspense, useCallback, useLayoutEffect, useSyncExternalStore } from 'react'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { useSession } from '../host/host-context.ts'
import { useReplicaHealth } from '../replica/use-replica.ts'
import { CatalogProvider } from '../search/catalog-provider.tsx'
import { applyDisplay } from '../ui/display-settings.tsx'
import { staffDisplay } from '../ui/staff-display.tsx'
import { PrintPortalContext } from '../ui/print-sheet.tsx'
import { KeptProvider } from '../ui/unsaved.tsx'
import { ElderIndexProvider } from './elder-index-provider.tsx'
import { ElderShell } from './elder-shell.tsx'
import { elderRoutes } from './elder-routes.tsx'
import type { ReplicaOpener } from './replica-opener.ts'
import { RosterProvider } from './roster-provider.tsx'
import { RootErrorBoundary } from './root-error-boundary.tsx'
import { SessionProvider } from './session.tsx'
import { OpeningScreen, SecondWindowScreen } from './start-screens.tsx'
import { StaffFaceFailed } from './staff-face-failed.tsx'
import type { SessionStart } from './start-session.ts'
import { useStaffFace } from './use-staff-face.ts'

// Once in a kiosk's life.
const SetUp = lazy(async () => ({ default: (await import('../features/day/set-up.tsx')).SetUp }))

const RestoreProgress = lazy(async () => ({
  default: (await import('../features/restore/restore-progress.tsx')).RestoreProgress,
}))
const RestoreStep = lazy(async () => ({
  default: (await import('../features/restore/restore-step.tsx')).RestoreStep,
}))

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
          <Restoring of={start.opener} />
        </Suspense>
      </PrintPortalContext>
    </RootErrorBoundary>
  )
}

/** Over whatever opens the station: set-up, the door, or the start of the program. */
function Restoring({ of: { restoring } }: { readonly of: ReplicaOpener }) {
  const { t } = useTranslation('restore')
  const now = useSyncExternalStore(
    useCallback(
      (changed) => {
        const watching = restoring.subscribe(changed)
        return () => watching.unsubscribe()
      },
      [restoring],
    ),
    () => restoring.value,
  )
  if (now === undefined) return null
  return <RestoreProgress title={t('progressTitle')} share={now.share} onStop={now.stop} />
}

function FirstRun() {
  useLayoutEffect(() => applyDisplay('staff', staffDisplay), [])
  return <SetUp backupStep={RestoreStep} />
}

function Face() {
  const session = useSession()
  const health = useReplicaHealth()
  const { face, hasFailed, again } = useStaffFace(session.phase === 'staff', fetchStaffFace)
  if (health?.secondWindow === true) return <SecondWindowScreen />
  if (session.phase === 'sealed') return <ElderShell routes={elderRoutes} />
  return (
    <ElderIndexProvider>
      <RosterProvider>
        <CatalogProvider>
          <KeptProvider>
            {session.phase !== 'staff' ? (
              <ElderShell routes={elderRoutes} />
            ) : hasFailed ? (
              <StaffFaceFailed onAgain={again} />
            ) : (
              (face ?? <OpeningScreen />)
            )}
          </KeptProvider>
        </CatalogProvider>
      </RosterProvider>
    </ElderIndexProvider>
  )
}
