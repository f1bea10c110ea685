/**
 * The addresses of the elder's face and what the home offers. Screens of features know no addresses: they take callbacks,
 * and only this file joins them. A tile stands here only when its screen does.
 */
import { BellRing, Eye, IdCard } from 'lucide-react'
import { lazy } from 'react'
import { useTranslation } from 'react-i18next'
import { type RouteObject, useNavigate } from 'react-router'
import { ElderHome, type HomeTile } from '../features/elder-home/elder-home.tsx'
import { ElderIdentify } from '../features/elder-identify/elder-identify.tsx'
import { ElderLooks } from '../features/elder-looks/elder-looks.tsx'
import { SealedScreen } from '../features/sealed/sealed-screen.tsx'
import { useSession, useSessionCommands } from '../host/host-context.ts'
import { useElderFrame } from '../ui/elder-page.tsx'
import { staffDoorPath } from './elder-shell.tsx'

const PinDoor = lazy(async () => ({ default: (await import('../features/day/pin-door.tsx')).PinDoor }))

export const elderRoutes = (elder: string | undefined): readonly RouteObject[] => [
  { path: '/', element: <HomeScreen elder={elder} /> },
  { path: '/identify', element: <IdentifyScreen /> },
  ...(elder === undefined ? [] : ownRoutes(elder)),
  { path: staffDoorPath, element: <StaffDoorScreen /> },
  { path: '*', element: <HomeScreen elder={elder} /> },
]

/** Screens about the elder at the machine: without one they do not exist. */
const ownRoutes = (elder: string): readonly RouteObject[] => [
  { path: '/looks', element: <LooksScreen elder={elder} /> },
]

function LooksScreen({ elder }: { readonly elder: string }) {
  const navigate = useNavigate()
  return <ElderLooks elder={elder} onBack={() => void navigate('/')} />
}

function HomeScreen({ elder }: { readonly elder: string | undefined }) {
  const { t } = useTranslation('elderHome')
  const navigate = useNavigate()
  const session = useSession()
  const { onCallStaff } = useElderFrame()
  if (session.phase === 'sealed') return <SealedScreen onOpenDay={() => void navigate(staffDoorPath)} />
  const tiles: HomeTile[] = []
  if (elder === undefined) {
    tiles.push({
      id: 'identify',
      icon: IdCard,
      tone: 'green',
      title: t('identify'),
      line: t('identifyLine'),
      onPress: () => void navigate('/identify'),
    })
  }
  if (elder !== undefined) {
    tiles.push({
      id: 'looks',
      icon: Eye,
      tone: 'blue',
      title: t('whoLooked'),
      line: t('whoLookedLine'),
      onPress: () => void navigate('/looks'),
    })
  }
  tiles.push({
    id: 'help',
    icon: BellRing,
    tone: 'gold',
    title: t('help'),
    line: t('helpLine'),
    onPress: onCallStaff,
  })
  return <ElderHome elder={elder} tiles={tiles} />
}

function IdentifyScreen() {
  const navigate = useNavigate()
  const { identified } = useSessionCommands()
  return <ElderIdentify onIdentified={identified} onBack={() => void navigate('/')} />
}

function StaffDoorScreen() {
  const navigate = useNavigate()
  const session = useSession()
  const reason =
    session.phase === 'sealed'
      ? 'open'
      : session.phase === 'open' && session.handedOverBy !== undefined
        ? 'takeBack'
        : 'unlock'
  return (
    <PinDoor
      reason={reason}
      expected={session.phase === 'open' ? session.handedOverBy : undefined}
      onCancel={() => void navigate('/')}
    />
  )
}
