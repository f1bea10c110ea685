/** What the staff's first page has below the care of elders, joined from the features that know it. */
import { FileCheck, GraduationCap, MessageCircleQuestion } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { may } from '../../src-domain/staff/permissions.ts'
import { useAskingWaiting } from '../features/asking/use-waiting.ts'
import { type OtherTask, OtherTasks } from '../features/today/other-tasks.tsx'
import { useDueTraining } from '../features/training/use-due-training.ts'
import { usePerson } from '../host/host-context.ts'
import { useFormat } from '../i18n/format.ts'

export function BesidesCare({
  onOpenAsking,
  onOpenTraining,
}: {
  readonly onOpenAsking: () => void
  readonly onOpenTraining: () => void
}) {
  const { t } = useTranslation(['today', 'training'])
  const format = useFormat()
  const { role } = usePerson()
  const waiting = useAskingWaiting()
  const training = useDueTraining()
  const tasks: OtherTask[] = []
  if (may(role, 'answerQuestion') && waiting.questions > 0) {
    tasks.push({
      id: 'questions',
      icon: MessageCircleQuestion,
      what: t('others.questions', { count: waiting.questions }),
      why: waiting.days === 0 ? t('others.askedToday') : t('others.waits', { count: waiting.days }),
      onOpen: onOpenAsking,
    })
  }
  if (may(role, 'reviewArticle') && waiting.drafts > 0) {
    tasks.push({
      id: 'drafts',
      icon: FileCheck,
      what: t('others.drafts', { count: waiting.drafts }),
      why: t('others.draftsWhy'),
      onOpen: onOpenAsking,
    })
  }
  for (const { staff, name, lessons } of training) {
    tasks.push({
      id: staff,
      icon: GraduationCap,
      what: name === undefined ? t('others.practise') : t('others.practiseOf', { name }),
      why: format.list(lessons.map(({ lesson }) => t(`training:lesson.${lesson.id}`))),
      onOpen: onOpenTraining,
    })
  }
  return <OtherTasks tasks={tasks} />
}
