/**
 * How far somebody is with each lesson, what is due once more, and what a station lets somebody do only after a colleague saw it
 * done. No standard gives an interval for repeats: the station's own setting counts, twelve months where nobody set one, and the
 * screen says so. Nobody is locked out: the administrator is exempt, and the setting is off until an administrator turns it on.
 */
import type { SettingsBody } from '../settings/station-settings.ts'
import { addMonths, type CalendarDate, calendarDateOf } from '../shared/instant.ts'
import type { Permission, TaughtPermission } from '../staff/permissions.ts'
import { taughtPermissions } from '../staff/permissions.ts'
import type { Role } from '../staff/staff.ts'
import type { Lesson, LessonId } from './lessons.ts'
import { type Competence, isDone, type Practice } from './practice.ts'

export const usualPracticeMonths = 12

export const practiceMonthsOf = ({ practiceMonths }: Pick<SettingsBody, 'practiceMonths'>): number =>
  practiceMonths ?? usualPracticeMonths

export type LessonProgress = {
  readonly lesson: Lesson
  /** Without those in which a step that can be told was left out. */
  readonly practised: number
  readonly lastPractice?: Practice
  /** Gone through since without all of its steps. */
  readonly begun?: Practice
  /** What a colleague saw last. */
  readonly observed?: Competence
  readonly state: 'new' | 'practised' | 'competent' | 'due'
  /** Absent while it was never practised. */
  readonly dueOn?: CalendarDate
}

export type TrainingFacts = { readonly practices: readonly Practice[]; readonly competences: readonly Competence[] }

const dayOf = ({ occurredAt, offset }: Practice | Competence): CalendarDate => calendarDateOf(occurredAt, offset)

const newest = <Fact extends Practice | Competence>(facts: readonly Fact[]): Fact | undefined =>
  facts.reduce<Fact | undefined>(
    (last, fact) => (last === undefined || fact.occurredAt > last.occurredAt ? fact : last),
    undefined,
  )

/** Whose it is: of the staff by id, of an elder by the envelope. */
const learnerOf = ({ body, elder }: Practice | Competence): string => body.learner ?? elder

/** @param learner id of a staff member or of an elder. */
export function progressOf(
  lessons: readonly Lesson[],
  { practices, competences }: TrainingFacts,
  learner: string,
  months: number,
  today: CalendarDate,
): readonly LessonProgress[] {
  return lessons.map((lesson) => {
    const all = practices.filter((fact) => learnerOf(fact) === learner && fact.body.lesson === lesson.id)
    const own = all.filter(isDone)
    const lastPractice = newest(own)
    const last = newest(all)
    const begun = last === undefined || isDone(last) ? undefined : last
    const seen = competences.filter((fact) => learnerOf(fact) === learner && fact.body.lesson === lesson.id)
    const observed = newest(seen)
    const days = [lastPractice, observed?.body.level === 'can' ? observed : undefined].flatMap((fact) =>
      fact === undefined ? [] : [dayOf(fact)],
    )
    const lastDay = days.toSorted().at(-1)
    // "Not yet" means once more now, until it is practised again.
    const isAgain =
      observed?.body.level === 'again' && (lastPractice === undefined || lastPractice.occurredAt < observed.occurredAt)
    const dueOn = isAgain ? dayOf(observed) : lastDay === undefined ? undefined : addMonths(lastDay, months)
    const isDue = dueOn !== undefined && dueOn <= today
    return {
      lesson,
      practised: own.length,
      ...(lastPractice === undefined ? {} : { lastPractice }),
      ...(begun === undefined ? {} : { begun }),
      ...(observed === undefined ? {} : { observed }),
      ...(dueOn === undefined ? {} : { dueOn }),
      state: isDue ? 'due' : observed?.body.level === 'can' ? 'competent' : own.length > 0 ? 'practised' : 'new',
    }
  })
}

/** Never begun is no debt: only what was learned once is due again. */
export const dueLessons = (progress: readonly LessonProgress[]): readonly LessonProgress[] =>
  progress.filter(({ state }) => state === 'due')

/** Which lesson opens which function. Money joins when the station takes any. */
export const lessonByPermission: Readonly<Record<TaughtPermission, LessonId>> = { recordConsent: 'register' }

/** What somebody may not do yet, because nobody noted having seen it done. A competence once noted stays until somebody notes "not yet". */
export function lockedFor(
  { staff, role }: { readonly staff: string; readonly role: Role },
  competences: readonly Competence[],
  { unlocksByCompetence }: Pick<SettingsBody, 'unlocksByCompetence'>,
): ReadonlySet<Permission> {
  if (unlocksByCompetence !== true || role === 'administrator') return new Set()
  return new Set(
    taughtPermissions.filter((permission) => {
      const lesson = lessonByPermission[permission]
      const seen = newest(competences.filter(({ body }) => body.learner === staff && body.lesson === lesson))
      return seen?.body.level !== 'can'
    }),
  )
}
