/** What the station does to be known, on the staff face, in the theme its fields need. */
import { may } from '../../src-domain/staff/permissions.ts'
import { NotAllowed } from '../features/elders/not-allowed.tsx'
import { OutreachScreen } from '../features/outreach/outreach-screen.tsx'
import { usePerson } from '../host/host-context.ts'
import { AntdTheme } from '../ui/antd-theme.tsx'

export function OutreachOfStation() {
  const { role } = usePerson()
  if (!may(role, 'tellStory')) return <NotAllowed />
  return (
    <AntdTheme face="staff">
      <OutreachScreen />
    </AntdTheme>
  )
}
