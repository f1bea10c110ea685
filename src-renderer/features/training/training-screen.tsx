/** The lessons of who is signed in, how far each is, and what colleagues were seen to be able to do. */
import './training.css'
import { GraduationCap, Users } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Refusal, Result } from '../../../src-domain/shared/result.ts'
import { may } from '../../../src-domain/staff/permissions.ts'
import type { Staff } from '../../../src-domain/staff/staff.ts'
import { type Lesson, longestLesson } from '../../../src-domain/training/lessons.ts'
import type { CompetenceBody } from '../../../src-domain/training/practice.ts'
import type { LessonProgress } from '../../../src-domain/training/progress.ts'
import { calendarDateOf } from '../../../src-domain/shared/instant.ts'
import { usePerson } from '../../host/host-context.ts'
import { useFormat } from '../../i18n/format.ts'
import { useStaffNames } from '../../replica/use-staff-names.ts'
import { AntdTheme } from '../../ui/antd-theme.tsx'
import { Button } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { SelectField } from '../../ui/fields.tsx'
import { Card, Page } from '../../ui/page.tsx'
import { Skeleton } from '../../ui/states.tsx'
import { BeginDialog } from './begin-dialog.tsx'
import { CompetenceDialog } from './competence-dialog.tsx'
import { useColleagues, useTraining } from './use-training.ts'

export function TrainingScreen({
  onPractise,
}: {
  /** Undefined within a practice: there the lessons are only looked at. */
  readonly onPractise: ((lesson: Lesson, watchedBy: string | undefined) => Promise<Result<void, Refusal>>) | undefined
}) {
  const { t } = useTranslation('training')
  const me = usePerson()
  const training = useTraining()
  const colleagues = useColleagues(me.staff)
  const [begun, setBegun] = useState<Lesson | undefined>()
  return (
    <AntdTheme face="staff">
      <Page title={t('title')} note={t('note')}>
        <Card flush icon={GraduationCap} title={t('mine')} note={t('mineNote', { count: longestLesson })}>
          {training === undefined ? (
            <Skeleton rows={6} />
          ) : (
            <ul className="training-list">
              {training.progress(me).map((progress) => (
                <LessonRow key={progress.lesson.id} progress={progress}>
                  {onPractise !== undefined && (
                    <Button
                      small
                      label={t('beginOn', { lesson: t(`lesson.${progress.lesson.id}`) })}
                      onPress={() => setBegun(progress.lesson)}
                    >
                      {t('begin')}
                    </Button>
                  )}
                </LessonRow>
              ))}
            </ul>
          )}
        </Card>
        {training !== undefined && <p className="quiet">{t('repeats.text', { months: training.months })}</p>}
        {may(me.role, 'noteCompetence') && colleagues !== undefined && training !== undefined && (
          <Colleagues colleagues={colleagues} progressOf={training.progress} />
        )}
        {begun !== undefined && onPractise !== undefined && (
          <BeginDialog
            lesson={begun}
            colleagues={colleagues ?? []}
            onClose={() => setBegun(undefined)}
            onBegin={(watchedBy) => onPractise(begun, watchedBy)}
          />
        )}
      </Page>
    </AntdTheme>
  )
}

function Colleagues({
  colleagues,
  progressOf,
}: {
  readonly colleagues: readonly Staff[]
  readonly progressOf: (person: {
    readonly staff: string
    readonly role: Staff['body']['role']
  }) => readonly LessonProgress[]
}) {
  const { t } = useTranslation('training')
  const [chosen, setChosen] = useState<string | undefined>()
  const [noted, setNoted] = useState<{ readonly lesson: Lesson; readonly level: CompetenceBody['level'] } | undefined>()
  const colleague = colleagues.find(({ id }) => id === chosen)
  return (
    <Card flush icon={Users} title={t('colleagues')} note={t('colleaguesNote')}>
      <div className="training-choose">
        {colleagues.length === 0 ? (
          <p>{t('noColleagues')}</p>
        ) : (
          <SelectField
            label={t('colleague')}
            value={chosen}
            choices={colleagues.map(({ id, body }) => ({ value: id, label: body.name }))}
            onChange={setChosen}
          />
        )}
      </div>
      {colleague !== undefined && (
        <ul className="training-list">
          {progressOf({ staff: colleague.id, role: colleague.body.role }).map((progress) => (
            <LessonRow key={progress.lesson.id} progress={progress}>
              {(['can', 'again'] as const).map((level) => {
                const act = t(level === 'can' ? 'noteCan' : 'noteAgain')
                return (
                  <Button
                    key={level}
                    small
                    label={t('noteOn', { act, lesson: t(`lesson.${progress.lesson.id}`) })}
                    onPress={() => setNoted({ lesson: progress.lesson, level })}
                  >
                    {act}
                  </Button>
                )
              })}
            </LessonRow>
          ))}
        </ul>
      )}
      {colleague !== undefined && noted !== undefined && (
        <CompetenceDialog who={colleague} {...noted} onClose={() => setNoted(undefined)} />
      )}
    </Card>
  )
}

const toneOf = { new: 'stone', practised: 'blue', competent: 'green', due: 'gold' } as const

export function LessonRow({
  progress: { lesson, state, practised, lastPractice, observed, dueOn },
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
