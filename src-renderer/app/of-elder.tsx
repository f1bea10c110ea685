/** A staff screen about one elder; that somebody looks at the record is written down as for every tab. */
import type { ReactNode } from 'react'
import type { Elder } from '../../src-domain/elders/elder.ts'
import type { Permission } from '../../src-domain/staff/permissions.ts'
import { RecordGate } from '../features/elders/record-gate.tsx'
import { AntdTheme } from '../ui/antd-theme.tsx'

export function OfElder({
  id,
  permission,
  part,
  onBack,
  children,
}: {
  readonly id: string
  readonly permission: Permission
  readonly part: string
  readonly onBack: () => void
  readonly children: (elder: Elder) => ReactNode
}) {
  return (
    <RecordGate id={id} permission={permission} part={part} onBack={onBack}>
      {(elder) => <AntdTheme face="staff">{children(elder)}</AntdTheme>}
    </RecordGate>
  )
}
