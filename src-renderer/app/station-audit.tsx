/** The audit trail, in the theme its fields need. */
import { may } from '../../src-domain/staff/permissions.ts'
import { AuditScreen } from '../features/audit/audit-screen.tsx'
import { NotAllowed } from '../features/elders/not-allowed.tsx'
import { usePerson } from '../host/host-context.ts'
import { AntdTheme } from '../ui/antd-theme.tsx'

export function StationAudit(props: { readonly nameOfElder: (id: string) => string | undefined }) {
  const { role } = usePerson()
  if (!may(role, 'manageStaff')) return <NotAllowed />
  return (
    <AntdTheme face="staff">
      <AuditScreen {...props} />
    </AntdTheme>
  )
}
