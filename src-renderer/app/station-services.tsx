/** All service requests of the station, in the theme its dialogs need. A request names the help it is for: health data. */
import { may } from '../../src-domain/staff/permissions.ts'
import { NotAllowed } from '../features/elders/not-allowed.tsx'
import { ServicesScreen } from '../features/services/services-screen.tsx'
import { usePerson } from '../host/host-context.ts'
import { AntdTheme } from '../ui/antd-theme.tsx'

export function StationServices(props: {
  readonly nameOfElder: (id: string) => string | undefined
  readonly onOpenElder: (id: string) => void
}) {
  const { role } = usePerson()
  if (!may(role, 'viewHealth')) return <NotAllowed />
  return (
    <AntdTheme face="staff">
      <ServicesScreen {...props} />
    </AntdTheme>
  )
}
