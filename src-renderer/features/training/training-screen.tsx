/** The lessons of who is signed in, how far each is, and what colleagues were seen to be able to do. */
import './training.css'
import { GraduationCap, Users } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Refusal, Result } from '../../../src-domain/shared/result.ts'
import { may } from '../../../src-domain/staff/permissions.ts'
import type { Staff } from '../../../src-domain/staff/staff.ts'
import { type Lesson, longestLesson } from '../../../src-domain/training/lessons.ts'
import type { LessonProgress } from '../../../src-domain/training/progress.ts'
import { usePerson } from '../../host/host-context.ts'
import { AntdTheme } from '../../ui/antd-theme.tsx'
import { Button } from '../../ui/button.tsx'
import { SelectField } from '../../ui/fields.tsx'
import { Card, Page } from '../../ui/page.tsx'
import { Skeleton } from '../../ui/states.tsx'
import { BeginDialog } from './begin-dialog.tsx'
import { LessonRow } from './lesson-row.tsx'
import { ObservedLessons } from './observed-lessons.tsx'
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
        <ObservedLessons
          key={colleague.id}
          who={colleague}
          progress={progressOf({ staff: colleague.id, role: colleague.body.role })}
        />
      )}
    </Card>
  )
}
