/** How far an elder is with the machine, and what staff saw beside; on the elder's own page. */
import './training.css'
import { GraduationCap } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Elder } from '../../../src-domain/elders/elder.ts'
import { may } from '../../../src-domain/staff/permissions.ts'
import { type Lesson, lessonsFor } from '../../../src-domain/training/lessons.ts'
import { type CompetenceBody, isCompetence, isPractice } from '../../../src-domain/training/practice.ts'
import { practiceMonthsOf, progressOf } from '../../../src-domain/training/progress.ts'
import { usePerson } from '../../host/host-context.ts'
import { useDocuments } from '../../replica/use-replica.ts'
import { useStationSettings } from '../../replica/use-station-settings.ts'
import { useToday } from '../../replica/use-today.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/page.tsx'
import { CompetenceDialog } from './competence-dialog.tsx'
import { LessonRow } from './training-screen.tsx'

export function ElderProgressCard({ elder }: { readonly elder: Elder }) {
  const { t } = useTranslation('training')
  const { role } = usePerson()
  const today = useToday()
  const settings = useStationSettings()
  const practices = useDocuments({ collection: 'feedback', kind: 'practice', elder: elder.id })
  const competences = useDocuments({ collection: 'feedback', kind: 'competence', elder: elder.id })
  const [noted, setNoted] = useState<{ readonly lesson: Lesson; readonly level: CompetenceBody['level'] } | undefined>()
  const progress = useMemo(() => {
    if (practices === undefined || competences === undefined || settings === undefined) return undefined
    const facts = { practices: practices.filter(isPractice), competences: competences.filter(isCompetence) }
    return progressOf(lessonsFor('elder'), facts, elder.id, practiceMonthsOf(settings.body), today)
  }, [practices, competences, settings, elder.id, today])
  if (progress === undefined || !may(role, 'noteCompetence')) return null
  return (
    <Card flush icon={GraduationCap} title={t('ofElder')} note={t('colleaguesNote')}>
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
      {noted !== undefined && <CompetenceDialog who={elder} {...noted} onClose={() => setNoted(undefined)} />}
    </Card>
  )
}
