/** The assessment's screens for one elder; that somebody looks at the record is written down as for every tab. */
import type { ReactNode } from 'react'
import { type Elder, isElder } from '../../src-domain/elders/elder.ts'
import { AssessmentScreen } from '../features/assessment/assessment-screen.tsx'
import { AssessmentResultScreen } from '../features/assessment/result-screen.tsx'
import { useElderLook } from '../features/elders/use-elder-look.ts'
import { useDocument } from '../replica/use-replica.ts'
import { AntdTheme } from '../ui/antd-theme.tsx'
import { Skeleton } from '../ui/states.tsx'
import { NotFound } from './not-found.tsx'

export function AssessScreen({
  id,
  onFinished,
  onAskConsent,
  onBack,
}: {
  readonly id: string
  readonly onFinished: (assessment: string) => void
  readonly onAskConsent: () => void
  readonly onBack: () => void
}) {
  return (
    <OfElder id={id}>
      {(elder) => (
        <AssessmentScreen elder={elder} onFinished={onFinished} onAskConsent={onAskConsent} onBack={onBack} />
      )}
    </OfElder>
  )
}

export function ResultScreen({
  id,
  assessment,
  onAssess,
  onNeeds,
  onBack,
}: {
  readonly id: string
  readonly assessment: string | undefined
  readonly onAssess: () => void
  readonly onNeeds: () => void
  readonly onBack: () => void
}) {
  return (
    <OfElder id={id}>
      {(elder) => (
        <AssessmentResultScreen
          elder={elder}
          assessment={assessment}
          onAssess={onAssess}
          onNeeds={onNeeds}
          onBack={onBack}
        />
      )}
    </OfElder>
  )
}

function OfElder({ id, children }: { readonly id: string; readonly children: (elder: Elder) => ReactNode }) {
  const document = useDocument(id)
  useElderLook(id, 'assessment')
  if (document === undefined) {
    return (
      <div className="staff-page">
        <Skeleton rows={8} />
      </div>
    )
  }
  if (document === null || !isElder(document)) return <NotFound />
  return <AntdTheme face="staff">{children(document)}</AntdTheme>
}
