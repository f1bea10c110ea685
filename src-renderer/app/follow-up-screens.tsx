/** The forms of a follow-up and of a check-up for one elder; that somebody looks at the record is written down as for every tab. */
import type { Programme } from '../../src-domain/follow-ups/follow-up-lists.ts'
import { CheckUpScreen } from '../features/check-ups/check-up-screen.tsx'
import { RecordGate } from '../features/elders/record-gate.tsx'
import { FollowUpScreen } from '../features/follow-ups/follow-up-screen.tsx'
import { AntdTheme } from '../ui/antd-theme.tsx'

type OfElder = {
  readonly id: string
  readonly corrects?: string | undefined
  readonly onDone: () => void
  readonly onAskConsent: () => void
  readonly onBack: () => void
}

export function CheckUpOfElder({ id, ...screen }: OfElder) {
  return (
    <RecordGate id={id} permission="measure" part="checkUp" onBack={screen.onBack}>
      {(elder) => (
        <AntdTheme face="staff">
          <CheckUpScreen elder={elder} {...screen} />
        </AntdTheme>
      )}
    </RecordGate>
  )
}

export function FollowUpOfElder({ id, ...screen }: OfElder & { readonly programme: Programme }) {
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
