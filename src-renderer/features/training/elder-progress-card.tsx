/** How far an elder is with the machine, and what staff saw beside; on the elder's own page. */
import './training.css'
import { GraduationCap } from 'lucide-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Elder } from '../../../src-domain/elders/elder.ts'
import { may } from '../../../src-domain/staff/permissions.ts'
import { lessonsFor } from '../../../src-domain/training/lessons.ts'
import { isCompetence, isPractice } from '../../../src-domain/training/practice.ts'
import { practiceMonthsOf, progressOf } from '../../../src-domain/training/progress.ts'
import { usePerson } from '../../host/host-context.ts'
import { useDocuments } from '../../replica/use-replica.ts'
import { useStationSettings } from '../../replica/use-station-settings.ts'
import { useToday } from '../../replica/use-today.ts'
import { Card } from '../../ui/page.tsx'
import { ObservedLessons } from './observed-lessons.tsx'

export function ElderProgressCard({ elder }: { readonly elder: Elder }) {
  const { t } = useTranslation('training')
  const { role } = usePerson()
  const today = useToday()
  const settings = useStationSettings()
  const practices = useDocuments({ collection: 'feedback', kind: 'practice', elder: elder.id })
  const competences = useDocuments({ collection: 'feedback', kind: 'competence', elder: elder.id })
  const progress = useMemo(() => {
    if (practices === undefined || competences === undefined || settings === undefined) return undefined
    const facts = { practices: practices.filter(isPractice), competences: competences.filter(isCompetence) }
    return progressOf(lessonsFor('elder'), facts, elder.id, practiceMonthsOf(settings.body), today)
  }, [practices, competences, settings, elder.id, today])
  if (progress === undefined || !may(role, 'noteCompetence')) return null
  return (
    <Card flush icon={GraduationCap} title={t('ofElder')} note={t('colleaguesNote')}>
      <ObservedLessons who={elder} progress={progress} />
    </Card>
  )
}
