/** The staff face, loaded when somebody unlocks it: addresses, menu and what stands in the bar. */
import { Power, Sun } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CloseDayDialog } from '../features/day/close-day.tsx'
import { Button } from '../ui/button.tsx'
import { staffRoutes } from './staff-routes.tsx'
import { StaffShell, type StaffSlots } from './staff-shell.tsx'

export default function StaffFace({ onRetrySync }: { readonly onRetrySync: (id?: string) => void }) {
  return <StaffShell routes={staffRoutes} useSlots={() => useStaffSlots(onRetrySync)} />
}

function useStaffSlots(onRetrySync: (id?: string) => void): StaffSlots {
  const { t } = useTranslation('app')
  return {
    menu: [{ path: '/', icon: Sun, label: t('menu.today') }],
    find: null,
    personMenu: <CloseDay />,
    onRetrySync,
    nameOfElder: () => undefined,
  }
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
