/** The short instruments' screens for one elder; that somebody looks at the record is written down as for every tab. */
import { InstrumentScreen } from '../features/instruments/instrument-screen.tsx'
import { InstrumentResultScreen } from '../features/instruments/result-screen.tsx'
import { OfElder } from './of-elder.tsx'

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
    <OfElder id={id} permission="assess" part="instruments" onBack={onBack}>
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
    <OfElder id={id} permission="viewHealth" part="instruments" onBack={onBack}>
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
