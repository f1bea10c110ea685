/** The lessons of the station's people as they stand: what was practised, what was seen, what is due. */
import { useMemo } from 'react'
import { isStaff, type Role, type Staff } from '../../../src-domain/staff/staff.ts'
import { staffLessons } from '../../../src-domain/training/lessons.ts'
import { isCompetence, isPractice } from '../../../src-domain/training/practice.ts'
import { type LessonProgress, practiceMonthsOf, progressOf } from '../../../src-domain/training/progress.ts'
import { useDocuments } from '../../replica/use-replica.ts'
import { useStationSettings } from '../../replica/use-station-settings.ts'
import { useToday } from '../../replica/use-today.ts'

export type Training = {
  readonly months: number
  readonly progress: (person: { readonly staff: string; readonly role: Role }) => readonly LessonProgress[]
}

/** Undefined while it loads. */
export function useTraining(): Training | undefined {
  const practices = useDocuments({ collection: 'feedback', kind: 'practice' })
  const competences = useDocuments({ collection: 'feedback', kind: 'competence' })
  const settings = useStationSettings()
  const today = useToday()
  return useMemo(() => {
    if (practices === undefined || competences === undefined || settings === undefined) return undefined
    const months = practiceMonthsOf(settings.body)
    const facts = { practices: practices.filter(isPractice), competences: competences.filter(isCompetence) }
    return {
      months,
      progress: ({ staff, role }) => progressOf(staffLessons(role), facts, staff, months, today),
    }
  }, [practices, competences, settings, today])
}

/** Who else works here, by name. */
export function useColleagues(me: string): readonly Staff[] | undefined {
  const people = useDocuments({ collection: 'staff', kind: 'staff' })
  return useMemo(
    () =>
      people
        ?.filter(isStaff)
        .filter(({ id, body }) => id !== me && body.active)
        .toSorted((a, b) => a.body.name.localeCompare(b.body.name, 'zh-CN')),
    [people, me],
  )
}
