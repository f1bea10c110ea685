/**
 * The elder's face around its pages: what the dark bar does, calling staff, reading aloud, size and contrast, and the idle
 * reset. A visit is one person at the machine; the next visit mounts everything anew, so that nothing is left of the last.
 */
import { LockKeyhole } from 'lucide-react'
import {
  lazy,
  type ReactNode,
  Suspense,
  useCallback,
  useContext,
  useEffect,
  useLayoutEffect,
  useMemo,
  useState,
} from 'react'
import { useTranslation } from 'react-i18next'
import { createMemoryRouter, Outlet, type RouteObject, useLocation, useNavigate } from 'react-router'
import { RouterProvider } from 'react-router/dom'
import { type Elder, isElder } from '../../src-domain/elders/elder.ts'
import { CallDialog } from '../features/call-staff/call-dialog.tsx'
import { useTakeWantedCall } from '../features/call-staff/real-call.ts'
import { StationRing } from '../features/call-staff/station-ring.tsx'
import { useCallStaff } from '../features/call-staff/use-call-staff.ts'
import { NetworkLine } from '../features/elder-home/network-line.tsx'
import { restLimits } from '../features/idle/idle-clock.ts'
import { IdleGuard } from '../features/idle/idle-guard.tsx'
import { leaveNothing } from '../features/idle/leave-nothing.ts'
import { useIdle } from '../features/idle/use-idle.ts'
import { useHost, useSession, useSessionCommands } from '../host/host-context.ts'
import { setLanguage } from '../i18n/i18n.ts'
import { useDocument } from '../replica/use-replica.ts'
import {
  applyDisplay,
  defaultDisplay,
  DisplayContext,
  FirstDisplayContext,
  type DisplaySettings,
  useDisplay,
} from '../ui/display-settings.tsx'
import { staffDisplay } from '../ui/staff-display.tsx'
import { type ElderFrame, ElderFrameContext } from '../ui/elder-page.tsx'
import { IdleHoldProvider } from '../ui/idle-hold.tsx'
import { ReadAloudProvider } from '../ui/read-aloud.tsx'
import { useBrowserBack } from './browser-back.ts'
import { RootErrorBoundary, RouteCrash } from './root-error-boundary.tsx'
import { OpeningScreen } from './start-screens.tsx'

const AttractScreen = lazy(async () => ({
  default: (await import('../features/outreach/attract-screen.tsx')).AttractScreen,
}))

/** The address of the staff's PIN pad on the elder's face. */
export const staffDoorPath = '/staff'

export function ElderShell({ routes }: { readonly routes: (elder: string | undefined) => readonly RouteObject[] }) {
  const session = useSession()
  const [visit, setVisit] = useState(0)
  const elder = session.phase === 'open' ? session.elder : undefined
  return (
    <Visit
      key={`${session.phase} ${elder ?? ''} ${visit}`}
      elder={elder}
      onOver={() => setVisit(visit + 1)}
      routes={routes}
    />
  )
}

function Visit({
  elder,
  onOver,
  routes,
}: {
  readonly elder: string | undefined
  readonly onOver: () => void
  readonly routes: (elder: string | undefined) => readonly RouteObject[]
}) {
  const { voice } = useHost()
  const { finished } = useSessionCommands()
  const record = useDocument(elder)
  const own = record !== undefined && record !== null && isElder(record) ? ownDisplay(record) : undefined
  const first = useContext(FirstDisplayContext)
  const [chosen, setChosen] = useState<Partial<DisplaySettings>>({})
  const display = useMemo(() => ({ ...defaultDisplay, ...first, ...own, ...chosen }), [first, own, chosen])
  useLayoutEffect(() => setLanguage(display.language), [display.language])
  const control = useMemo(
    () => ({ display, change: (changes: Partial<DisplaySettings>) => setChosen((now) => ({ ...now, ...changes })) }),
    [display],
  )
  const finish = useCallback(() => {
    leaveNothing(voice)
    finished()
    onOver()
  }, [voice, finished, onOver])
  const [router] = useState(() =>
    createMemoryRouter([
      {
        element: <VisitFrame elder={elder} onFinish={finish} />,
        errorElement: <RouteCrash />,
        children: [...routes(elder)],
      },
    ]),
  )
  useEffect(() => () => router.dispose(), [router])
  useBrowserBack(useCallback(() => void router.navigate(-1), [router]))
  return (
    <DisplayContext value={control}>
      <IdleHoldProvider>
        <ReadAloudProvider speech={voice}>
          <RouterProvider router={router} />
        </ReadAloudProvider>
      </IdleHoldProvider>
    </DisplayContext>
  )
}

/** What the elder's record says about how they see best. */
function ownDisplay({ body }: Elder): Partial<DisplaySettings> {
  return {
    ...(body.textSize === undefined ? {} : { size: body.textSize }),
    ...(body.highContrast === undefined ? {} : { highContrast: body.highContrast }),
    ...(body.leftHanded === undefined ? {} : { leftHanded: body.leftHanded }),
    ...(body.language === undefined ? {} : { language: body.language }),
  }
}

function VisitFrame({ elder, onFinish }: { readonly elder: string | undefined; readonly onFinish: () => void }) {
  const navigate = useNavigate()
  const { pathname } = useLocation()
  const { display } = useDisplay()
  const { phase } = useSession()
  // The PIN pad belongs to the staff: its size and density too.
  useLayoutEffect(() => {
    if (pathname !== staffDoorPath) applyDisplay('elder', display)
    else applyDisplay('staff', { ...staffDisplay, highContrast: display.highContrast })
  }, [pathname, display])
  const call = useCallStaff(elder ?? '', phase === 'sealed')
  const ring = call.call
  const takeWantedCall = useTakeWantedCall()
  useEffect(() => {
    if (takeWantedCall()) ring(pathname)
  }, [takeWantedCall, ring, pathname])
  // Nothing to put away: nobody is signed in, the first page shows, and it looks as it always does.
  const isClean = elder === undefined && pathname === '/' && display === defaultDisplayOf(display)
  const frame = useMemo<ElderFrame>(
    () => ({
      onHome: () => void navigate('/'),
      onCallStaff: () => ring(pathname),
      onFinished: isClean ? undefined : onFinish,
      network: <NetworkLine />,
      staffDoor:
        pathname === staffDoorPath || phase === 'sealed' ? undefined : (
          <StaffDoor onPress={() => void navigate(staffDoorPath)} />
        ),
    }),
    [navigate, pathname, ring, isClean, onFinish, phase],
  )
  return (
    <ElderFrameContext value={frame}>
      <RootErrorBoundary resetKey={pathname} onHome={() => void navigate('/')}>
        <Suspense fallback={<OpeningScreen />}>
          <RestsWhenQuiet mayRest={isClean && phase === 'open' && call.status === 'none'}>
            <Outlet />
          </RestsWhenQuiet>
        </Suspense>
      </RootErrorBoundary>
      <CallDialog call={call} />
      {phase === 'open' && <StationRing canAnswer={false} />}
      {!isClean && call.status === 'none' && <IdleGuard face="elder" onOver={onFinish} />}
    </ElderFrameContext>
  )
}

/** Nobody's first page, untouched for a while, gives way to what the station says to those who pass. */
function RestsWhenQuiet({ mayRest, children }: { readonly mayRest: boolean; readonly children: ReactNode }) {
  const [isResting, setResting] = useState(false)
  const leave = useCallback(() => setResting(false), [])
  // The page keeps its place among the children, and with it what is open on it.
  return (
    <>
      {mayRest && !isResting && <QuietWatch onQuiet={() => setResting(true)} />}
      {mayRest && isResting ? <AttractScreen onLeave={leave} /> : children}
    </>
  )
}

function QuietWatch({ onQuiet }: { readonly onQuiet: () => void }) {
  useIdle(restLimits, onQuiet)
  return null
}

const defaultDisplayOf = (display: DisplaySettings): DisplaySettings =>
  display.size === defaultDisplay.size &&
  display.highContrast === defaultDisplay.highContrast &&
  display.leftHanded === defaultDisplay.leftHanded &&
  display.language === defaultDisplay.language
    ? display
    : defaultDisplay

function StaffDoor({ onPress }: { readonly onPress: () => void }): ReactNode {
  const { t } = useTranslation('app')
  return (
    <button type="button" className="staff-door" onClick={onPress}>
      <LockKeyhole aria-hidden size={32} />
      {t('staffDoor')}
    </button>
  )
}
