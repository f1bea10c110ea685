/** The form of a follow-up for one elder; that somebody looks at the record is written down as for every tab. */
import type { Programme } from '../../src-domain/follow-ups/follow-up-lists.ts'
import { RecordGate } from '../features/elders/record-gate.tsx'
import { FollowUpScreen } from '../features/follow-ups/follow-up-screen.tsx'
import { AntdTheme } from '../ui/antd-theme.tsx'

export function FollowUpOfElder({
  id,
  ...screen
}: {
  readonly id: string
  readonly programme: Programme
  readonly corrects?: string | undefined
  readonly onDone: () => void
  readonly onAskConsent: () => void
  readonly onBack: () => void
}) {
  return (
    <RecordGate id={id} permission="measure" part="followUp" onBack={screen.onBack}>
      {(elder) => (
        <AntdTheme face="staff">
          <FollowUpScreen elder={elder} {...screen} />
        </AntdTheme>
      )}
    </RecordGate>
  )
}
