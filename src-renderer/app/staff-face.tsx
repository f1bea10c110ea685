/** The staff face, loaded when somebody unlocks it: addresses, menu and what stands in the bar. */
import { Power, Sun } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CloseDayDialog } from '../features/day/close-day.tsx'
import { useArrival } from '../features/day/use-arrival.ts'
import { TodayContext, useTodayList } from '../features/today/use-today.ts'
import { Button } from '../ui/button.tsx'
import { RouteCrash } from './root-error-boundary.tsx'
import { useRetryRefused } from './session.tsx'
import { staffRoutes } from './staff-routes.tsx'
import { type MenuEntry, StaffFrame, StaffShell } from './staff-shell.tsx'

const routes = [{ element: <Layout />, errorElement: <RouteCrash />, children: [...staffRoutes] }]

export default function StaffFace() {
  return <StaffShell routes={routes} />
}

function Layout() {
  useArrival()
  const retry = useRetryRefused()
  const today = useTodayList()
  const menu = useMenu(today?.figures.due ?? 0)
  return (
    <TodayContext value={today}>
      <StaffFrame
        slots={{
          menu,
          find: null,
          personMenu: <CloseDay />,
          onRetrySync: retry,
          nameOfElder: (id) => today?.elders.get(id)?.body.name,
        }}
      />
    </TodayContext>
  )
}

/** Only what is built. */
function useMenu(due: number): readonly MenuEntry[] {
  const { t } = useTranslation('app')
  return [
    {
      path: '/',
      icon: Sun,
      label: t('menu.today'),
      badge: due === 0 ? undefined : <span className="staff-badge">{due}</span>,
    },
  ]
}

function CloseDay() {
  const { t } = useTranslation('app')
  const [asking, setAsking] = useState(false)
  return (
    <>
      <Button small kind="quiet" icon={Power} onPress={() => setAsking(true)}>
        {t('who.closeDay')}
      </Button>
      {asking && <CloseDayDialog onClose={() => setAsking(false)} />}
    </>
  )
}
