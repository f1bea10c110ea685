/** The staff face, loaded when somebody unlocks it: addresses, menu and what stands in the bar. */
import { Power, Sun } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CloseDayDialog } from '../features/day/close-day.tsx'
import { useArrival } from '../features/day/use-arrival.ts'
import { Button } from '../ui/button.tsx'
import { useRetryRefused } from './session.tsx'
import { staffRoutes } from './staff-routes.tsx'
import { StaffFrame, StaffShell } from './staff-shell.tsx'

export default function StaffFace() {
  return <StaffShell routes={routes} />
}

function Layout() {
  const { t } = useTranslation('app')
  useArrival()
  return (
    <StaffFrame
      slots={{
        menu: [{ path: '/', icon: Sun, label: t('menu.today') }],
        find: null,
        personMenu: <CloseDay />,
        onRetrySync: useRetryRefused(),
        nameOfElder: () => undefined,
      }}
    />
  )
}

const routes = [{ element: <Layout />, children: [...staffRoutes] }]

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
