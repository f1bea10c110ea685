/** The lessons on the elder's face, joined to how the app begins a practice. */
import { ElderTraining } from '../features/training/elder-training.tsx'
import { useBeginPractice } from './practice.ts'

export function TrainingOfElders({
  elder,
  onBack,
}: {
  readonly elder: string | undefined
  readonly onBack: () => void
}) {
  const begin = useBeginPractice()
  if (begin === undefined) return null
  return (
    <ElderTraining
      elder={elder}
      onPractise={(lesson, who) =>
        begin({
          lesson,
          learner: who.audience === 'elder' ? { audience: 'elder', elder } : { audience: 'family' },
          ...(who.watchedBy === undefined ? {} : { watchedBy: who.watchedBy }),
        })
      }
      onBack={onBack}
    />
  )
}
