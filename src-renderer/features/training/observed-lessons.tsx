/** The lessons of a colleague or an elder, and beside each what staff saw that they can do. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Elder } from '../../../src-domain/elders/elder.ts'
import type { Staff } from '../../../src-domain/staff/staff.ts'
import type { Lesson } from '../../../src-domain/training/lessons.ts'
import type { CompetenceBody } from '../../../src-domain/training/practice.ts'
import type { LessonProgress } from '../../../src-domain/training/progress.ts'
import { Button } from '../../ui/button.tsx'
import { CompetenceDialog } from './competence-dialog.tsx'
import { LessonRow } from './lesson-row.tsx'

export function ObservedLessons({
  who,
  progress,
}: {
  readonly who: Staff | Elder
  readonly progress: readonly LessonProgress[]
}) {
  const { t } = useTranslation('training')
  const [noted, setNoted] = useState<{ readonly lesson: Lesson; readonly level: CompetenceBody['level'] } | undefined>()
  return (
    <>
      <ul className="training-list">
        {progress.map((one) => (
          <LessonRow key={one.lesson.id} progress={one}>
            {(['can', 'again'] as const).map((level) => {
              const act = t(level === 'can' ? 'noteCan' : 'noteAgain')
              return (
                <Button
                  key={level}
                  small
                  label={t('noteOn', { act, lesson: t(`lesson.${one.lesson.id}`) })}
                  onPress={() => setNoted({ lesson: one.lesson, level })}
                >
                  {act}
                </Button>
              )
            })}
          </LessonRow>
        ))}
      </ul>
      {noted !== undefined && <CompetenceDialog who={who} {...noted} onClose={() => setNoted(undefined)} />}
    </>
  )
}
