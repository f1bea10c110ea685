/** The people of the station, in the theme its dialogs need. */
import { may } from '../../src-domain/staff/permissions.ts'
import { NotAllowed } from '../features/elders/not-allowed.tsx'
import { PeopleScreen } from '../features/people/people-screen.tsx'
import { usePerson } from '../host/host-context.ts'
import { AntdTheme } from '../ui/antd-theme.tsx'

export function StationPeople() {
  const { role } = usePerson()
  if (!may(role, 'manageStaff')) return <NotAllowed />
  return (
    <AntdTheme face="staff">
      <PeopleScreen />
    </AntdTheme>
  )
}
