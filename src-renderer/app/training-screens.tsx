/** The lessons of the staff, joined to how the app begins a practice. */
import { TrainingScreen } from '../features/training/training-screen.tsx'
import { usePerson } from '../host/host-context.ts'
import { useBeginPractice } from './practice.ts'

export function StaffTraining() {
  const begin = useBeginPractice()
  const person = usePerson()
  return (
    <TrainingScreen
      onPractise={
        begin &&
        ((lesson, watchedBy) =>
          begin({
            lesson,
            learner: { audience: 'staff', person },
            ...(watchedBy === undefined ? {} : { watchedBy }),
          }))
      }
    />
  )
}
