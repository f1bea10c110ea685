/** The staff face, loaded when somebody unlocks it: addresses, menu and what stands in the bar. */
import {
  BookOpen,
  GraduationCap,
  HandHeart,
  Megaphone,
  MessageCircleQuestion,
  Power,
  Settings,
  Sun,
  Users,
} from 'lucide-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type RouteObject, useNavigate } from 'react-router'
import { may } from '../../src-domain/staff/permissions.ts'
import { type Account, isExpertAccount } from '../../src-domain/staff/expert-account.ts'
import { isStaff, type Role } from '../../src-domain/staff/staff.ts'
import { AskingBadge } from '../features/asking/asking-button.tsx'
import { ChangePin } from '../features/day/change-pin.tsx'
import { CloseDayDialog } from '../features/day/close-day.tsx'
import { OwnPinDialog } from '../features/day/own-pin-dialog.tsx'
import { useArrival } from '../features/day/use-arrival.ts'
import { FindElder } from '../features/elders/find-elder.tsx'
import { listFor } from '../../src-domain/tasks/list-for.ts'
import { useRestored } from '../features/restore/use-restored.ts'
import { useFollowStation } from '../features/settings/use-follow-station.ts'
import { TodayContext, type TodayState, useFreshToday } from '../features/today/use-today-list.ts'
import { usePerson } from '../host/host-context.ts'
import { useDocument } from '../replica/use-replica.ts'
import { Button } from '../ui/button.tsx'
import { useUnsaved } from '../ui/unsaved.tsx'
import { expertRoutes } from './expert-routes.tsx'
import { RouteCrash } from './root-error-boundary.tsx'
import { useRetryRefused } from './session.tsx'
import { paths, staffRoutes } from './staff-routes.tsx'
import { type MenuEntry, StaffFrame, StaffShell } from './staff-shell.tsx'

const routesOf = (children: readonly RouteObject[]): readonly RouteObject[] => [
  { element: <Layout />, errorElement: <RouteCrash />, children: [...children] },
]
const routes = routesOf(staffRoutes)
const routesOfExpert = routesOf(expertRoutes)

export default function StaffFace() {
  const { role } = usePerson()
  return <StaffShell routes={role === 'expert' ? routesOfExpert : routes} />
}

function Layout() {
  useArrival()
  const { staff, role } = usePerson()
  const known = useDocument(staff)
  if (known === undefined) return null
  const person = known !== null && (isStaff(known) || isExpertAccount(known)) ? known : undefined
  if (person?.body.pinTemporary === true) return <ChangePin person={person} />
  return role === 'expert' ? <ExpertLayout person={person} /> : <StaffLayout person={person} />
}

/** Nothing that finds, lists, rings or counts somebody. */
function ExpertLayout({ person }: { readonly person: Account | undefined }) {
  const { t } = useTranslation('app')
  const [isChangingPin, setChangingPin] = useState(false)
  const { leave } = useUnsaved()
  return (
    <>
      <StaffFrame
        slots={{
          menu: [{ path: paths.today, icon: MessageCircleQuestion, label: t('menu.expert') }],
          find: null,
          personMenu: null,
          onPerson: () => leave(() => setChangingPin(true)),
          onRetrySync: undefined,
          nameOfElder: undefined,
        }}
      />
      {isChangingPin && person !== undefined && <OwnPinDialog person={person} onClose={() => setChangingPin(false)} />}
    </>
  )
}

function StaffLayout({ person }: { readonly person: Account | undefined }) {
  useRestored()
  useFollowStation()
  const navigate = useNavigate()
  const retry = useRetryRefused()
  const { role } = usePerson()
  const today = useTodayFor(role)
  const menu = useMenu(role, today.list?.figures.due ?? 0, today.list?.figures.waiting ?? 0)
  const [isChangingPin, setChangingPin] = useState(false)
  const { leave } = useUnsaved()
  return (
    <TodayContext value={today}>
      <StaffFrame
        slots={{
          menu,
          find: <FindElder onOpen={(id) => void navigate(paths.elder(id))} />,
          personMenu: may(role, 'closeDay') && <CloseDay />,
          onPerson: () => leave(() => setChangingPin(true)),
          onRetrySync: retry,
          onOpenElder: (id) => void navigate(paths.elder(id)),
          nameOfElder: today.nameOfElder,
        }}
      />
      {isChangingPin && person !== undefined && <OwnPinDialog person={person} onClose={() => setChangingPin(false)} />}
    </TodayContext>
  )
}

/** The one place where the list meets the role: page, menu and badges say only what this person may see. */
function useTodayFor(role: Role): TodayState {
  const today = useFreshToday()
  return useMemo(
    () => ({ ...today, list: today.list === undefined ? undefined : listFor(role, today.list) }),
    [today, role],
  )
}

/** Only what is built, and what this person may open. */
function useMenu(role: Role, due: number, waiting: number): readonly MenuEntry[] {
  const { t } = useTranslation('app')
  return [
    {
      path: paths.today,
      icon: Sun,
      label: t('menu.today'),
      badge: due === 0 ? undefined : <span className="staff-badge">{due}</span>,
    },
    { path: paths.elders, icon: Users, label: t('menu.elders') },
    ...(may(role, 'viewHealth')
      ? [
          {
            path: paths.services,
            icon: HandHeart,
            label: t('menu.services'),
            badge: waiting === 0 ? undefined : <span className="staff-badge">{waiting}</span>,
          },
        ]
      : []),
    {
      path: paths.articles,
      icon: BookOpen,
      label: t('menu.articles'),
      badge: may(role, 'answerQuestion') ? <AskingBadge /> : undefined,
    },
    ...(may(role, 'tellStory') ? [{ path: paths.outreach, icon: Megaphone, label: t('menu.outreach') }] : []),
    { path: paths.training, icon: GraduationCap, label: t('menu.training') },
    ...(may(role, 'manageStation')
      ? [{ path: paths.settings, icon: Settings, label: t('menu.settings'), isLow: true }]
      : []),
  ]
}

function CloseDay() {
  const { t } = useTranslation('app')
  const { leave } = useUnsaved()
  const [asking, setAsking] = useState(false)
  return (
    <>
      <Button small kind="quiet" icon={Power} onPress={() => leave(() => setAsking(true))}>
        {t('who.closeDay')}
      </Button>
      {asking && <CloseDayDialog onClose={() => setAsking(false)} />}
    </>
  )
}
