/** The short instruments' screens for one elder; that somebody looks at the record is written down as for every tab. */
import type { ReactNode } from 'react'
import type { Elder } from '../../src-domain/elders/elder.ts'
import type { Permission } from '../../src-domain/staff/permissions.ts'
import { RecordGate } from '../features/elders/record-gate.tsx'
import { InstrumentScreen } from '../features/instruments/instrument-screen.tsx'
import { InstrumentResultScreen } from '../features/instruments/result-screen.tsx'
import { AntdTheme } from '../ui/antd-theme.tsx'

export function AskInstrument({
  id,
  instrument,
  corrects,
  onFinished,
  onAskConsent,
  onBack,
}: {
  readonly id: string
  readonly instrument: string
  readonly corrects: string | undefined
  readonly onFinished: (result: string) => void
  readonly onAskConsent: () => void
  readonly onBack: () => void
}) {
  return (
    <OfElder id={id} permission="assess" onBack={onBack}>
      {(elder) => (
        <InstrumentScreen
          elder={elder}
          instrument={instrument}
          corrects={corrects}
          onFinished={onFinished}
          onAskConsent={onAskConsent}
          onBack={onBack}
        />
      )}
    </OfElder>
  )
}

export function InstrumentResults({
  id,
  instrument,
  result,
  onStart,
  onAskConsent,
  onBack,
}: {
  readonly id: string
  readonly instrument: string
  readonly result: string | undefined
  readonly onStart: (instrument: string, corrects?: string) => void
  readonly onAskConsent: () => void
  readonly onBack: () => void
}) {
  return (
    <OfElder id={id} permission="viewHealth" onBack={onBack}>
      {(elder) => (
        <InstrumentResultScreen
          elder={elder}
          instrument={instrument}
          result={result}
          onStart={onStart}
          onAskConsent={onAskConsent}
          onBack={onBack}
        />
      )}
    </OfElder>
  )
}

function OfElder({
  id,
  permission,
  onBack,
  children,
}: {
  readonly id: string
  readonly permission: Permission
  readonly onBack: () => void
  readonly children: (elder: Elder) => ReactNode
}) {
  return (
    <RecordGate id={id} permission={permission} part="instruments" onBack={onBack}>
      {(elder) => <AntdTheme face="staff">{children(elder)}</AntdTheme>}
    </RecordGate>
  )
}
