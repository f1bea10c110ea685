/** The assessment's screens for one elder; that somebody looks at the record is written down as for every tab. */
import { AssessmentScreen } from '../features/assessment/assessment-screen.tsx'
import { AssessmentResultScreen } from '../features/assessment/result-screen.tsx'
import { useScoringOptions } from '../replica/use-station-settings.ts'
import { Skeleton } from '../ui/states.tsx'
import { OfElder } from './of-elder.tsx'

export function AssessScreen({
  id,
  corrects,
  onFinished,
  onAskConsent,
  onBack,
}: {
  readonly id: string
  readonly corrects: string | undefined
  readonly onFinished: (assessment: string) => void
  readonly onAskConsent: () => void
  readonly onBack: () => void
}) {
  const options = useScoringOptions()
  return (
    <OfElder id={id} permission="assess" part="assessment" onBack={onBack}>
      {(elder) =>
        options === undefined ? (
          <Skeleton rows={8} />
        ) : (
          <AssessmentScreen
            elder={elder}
            options={options}
            corrects={corrects}
            onFinished={onFinished}
            onAskConsent={onAskConsent}
            onBack={onBack}
          />
        )
      }
    </OfElder>
  )
}

export function ResultScreen({
  id,
  assessment,
  onAssess,
  onAskConsent,
  onNeeds,
  onBack,
}: {
  readonly id: string
  readonly assessment: string | undefined
  readonly onAssess: (corrects?: string) => void
  readonly onAskConsent: () => void
  readonly onNeeds: () => void
  readonly onBack: () => void
}) {
  return (
    <OfElder id={id} permission="viewHealth" part="assessment" onBack={onBack}>
      {(elder) => (
        <AssessmentResultScreen
          elder={elder}
          assessment={assessment}
          onAssess={onAssess}
          onAskConsent={onAskConsent}
          onNeeds={onNeeds}
          onBack={onBack}
        />
      )}
    </OfElder>
  )
}
