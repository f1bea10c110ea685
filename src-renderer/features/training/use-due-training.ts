/** Lessons that are due once more: of who is signed in, and, for an administrator, of each colleague. */
import { useMemo } from 'react'
import { may } from '../../../src-domain/staff/permissions.ts'
import { dueLessons, type LessonProgress } from '../../../src-domain/training/progress.ts'
import { usePerson } from '../../host/host-context.ts'
import { useColleagues, useTraining } from './use-training.ts'

export type DueTraining = {
  readonly staff: string
  /** Absent for the own ones. */
  readonly name?: string
  readonly lessons: readonly LessonProgress[]
}

/** The own ones first; empty while they load. */
export function useDueTraining(): readonly DueTraining[] {
  const { staff, role } = usePerson()
  const training = useTraining()
  const colleagues = useColleagues(staff)
  return useMemo(() => {
    if (training === undefined) return []
    const others = may(role, 'manageStaff') ? (colleagues ?? []) : []
    return [
      { staff, lessons: dueLessons(training.progress({ staff, role })) },
      ...others.map(({ id, body }) => ({
        staff: id,
        name: body.name,
        lessons: dueLessons(training.progress({ staff: id, role: body.role })),
      })),
    ].filter(({ lessons }) => lessons.length > 0)
  }, [training, colleagues, staff, role])
}
