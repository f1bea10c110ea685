/** How far somebody is with one lesson. */
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { calendarDateOf } from '../../../src-domain/shared/instant.ts'
import type { LessonProgress } from '../../../src-domain/training/progress.ts'
import { useFormat } from '../../i18n/format.ts'
import { useStaffNames } from '../../replica/use-staff-names.ts'
import { Chip } from '../../ui/chip.tsx'

const toneOf = { new: 'stone', practised: 'blue', competent: 'green', due: 'gold' } as const

export function LessonRow({
  progress: { lesson, state, practised, lastPractice, begun, observed, dueOn },
  children,
}: {
  readonly progress: LessonProgress
  readonly children: ReactNode
}) {
  const { t } = useTranslation('training')
  const format = useFormat()
  const names = useStaffNames()
  const dayOf = ({ occurredAt, offset }: { readonly occurredAt: string; readonly offset: number }) =>
    format.date(calendarDateOf(occurredAt, offset))
  const lines = [
    t('lessonLine', { minutes: lesson.minutes, steps: lesson.steps.length }),
    lastPractice === undefined ? t('neverPractised') : t('practised', { count: practised, on: dayOf(lastPractice) }),
    ...(lastPractice === undefined || lastPractice.body.toSee === 0
      ? []
      : [t('practisedSeen', { toSee: lastPractice.body.toSee, seen: lastPractice.body.seen })]),
    ...(begun === undefined
      ? []
      : [t('begunOnly', { on: dayOf(begun), toSee: begun.body.toSee, seen: begun.body.seen })]),
    ...(observed === undefined
      ? []
      : [
          t(observed.body.level === 'can' ? 'observedCan' : 'observedAgain', {
            name: names?.get(observed.author) ?? '…',
            on: dayOf(observed),
          }),
        ]),
    ...(dueOn === undefined || state === 'due' ? [] : [t('dueOn', { on: format.date(dueOn, '') })]),
  ]
  return (
    <li>
      <div className="training-what">
        <b>{t(`lesson.${lesson.id}`)}</b>
        <span className="quiet">{format.clauses(lines)}</span>
        {observed?.body.note !== undefined && (
          <span className="quiet">{t('observedNote', { note: observed.body.note })}</span>
        )}
      </div>
      <Chip tone={toneOf[state]}>{t(`state.${state}`)}</Chip>
      <div className="training-acts">{children}</div>
    </li>
  )
}
