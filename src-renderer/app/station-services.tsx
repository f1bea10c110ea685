/** All service requests of the station, in the theme its dialogs need. */
import { ServicesScreen } from '../features/services/services-screen.tsx'
import { AntdTheme } from '../ui/antd-theme.tsx'

export function StationServices(props: {
  readonly nameOfElder: (id: string) => string | undefined
  readonly onOpenElder: (id: string) => void
}) {
  return (
    <AntdTheme face="staff">
      <ServicesScreen {...props} />
    </AntdTheme>
  )
}
