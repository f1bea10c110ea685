/** The staff's first page (look/staff-home): figures, what is due by urgency with reason and deadline, alerts. */
import './today.css'
import { HeartHandshake } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { may } from '../../../src-domain/staff/permissions.ts'
import type { Task } from '../../../src-domain/tasks/due-today.ts'
import type { TaskView } from '../../../src-domain/tasks/today-list.ts'
import { useKiosk, usePerson } from '../../host/host-context.ts'
import { useFormat } from '../../i18n/format.ts'
import { Notice } from '../../ui/chip.tsx'
import { Card, Page, StatTile, StatTiles } from '../../ui/page.tsx'
import { EmptyState, Skeleton } from '../../ui/states.tsx'
import { Alerts } from './alerts.tsx'
import { TaskList } from './task-list.tsx'
import { useTodayState } from './use-today-list.ts'

export type TodayProps = {
  /** Before what is due: what somebody has to be told. */
  readonly notices?: ReactNode
  /** Quick actions; one of them primary. */
  readonly actions?: ReactNode
  /** What is to be done besides care; it comes below. */
  readonly others?: ReactNode
  /** Where a task is done. */
  readonly onOpenTask: (task: Task) => void
  readonly onOpenQuestions: () => void
  readonly onOpenOrganization?: ((id: string) => void) | undefined
}

/** Of fewer the list is there before anybody can read how far it is. */
const manyRows = 2_000

export function Today({ actions, notices, others, onOpenTask, onOpenQuestions, onOpenOrganization }: TodayProps) {
  const { t } = useTranslation('today')
  const format = useFormat()
  const kiosk = useKiosk()
  const { role } = usePerson()
  const { list, progress, hasFailed = false, showTasks } = useTodayState()
  const [view, setView] = useState<TaskView>('all')
  const viewOf = (one: TaskView) => ({
    pressed: view === one,
    onPress: () => setView(view === one ? 'all' : one),
  })
  if (list === undefined) {
    return (
      <Page title={t('title')} actions={actions}>
        {hasFailed && <Failed />}
        {!hasFailed && progress !== undefined && progress.total > manyRows && (
          <output className="quiet">
            {t(`progress.${progress.step}`, {
              done: format.number(progress.done),
              total: format.number(progress.total),
            })}
          </output>
        )}
        {!hasFailed && <Skeleton rows={9} />}
      </Page>
    )
  }
  const { figures } = list
  const seesTasks = may(role, 'viewHealth')
  return (
    <Page
      title={t('title')}
      note={t('note', { date: format.dateWithWeekday(list.today), station: kiosk.stationName })}
      actions={actions}
    >
      {hasFailed && <Failed />}
      <StatTiles>
        {seesTasks && (
          <>
            <StatTile
              value={format.number(figures.due)}
              label={t('stats.due')}
              alert={figures.overdue === 0 ? undefined : t('stats.overdue', { count: figures.overdue })}
              {...viewOf('due')}
            />
            <StatTile value={format.number(figures.urgent)} label={t('stats.urgent')} {...viewOf('urgent')} />
            <StatTile value={format.number(figures.waiting)} label={t('stats.waiting')} {...viewOf('waiting')} />
            <StatTile
              value={format.number(list.conflicts.reduce((sum, { questions }) => sum + questions, 0))}
              label={t('stats.conflicts')}
              {...(list.conflicts.length === 0 ? {} : { onPress: onOpenQuestions })}
            />
          </>
        )}
        <StatTile
          value={format.number(figures.elders)}
          label={`${t('stats.elders')} · ${t('stats.highAge', { count: figures.highAge })}`}
        />
      </StatTiles>
      {notices}
      <div className="today">
        <div className="today-main">
          {seesTasks ? (
            <TaskList
              key={view}
              list={list}
              view={view}
              onAll={() => setView('all')}
              onMore={showTasks}
              onOpenTask={onOpenTask}
            />
          ) : (
            <Card>
              <EmptyState icon={HeartHandshake} title={t('noTasksForYou')} text={t('noTasksForYouText')} />
            </Card>
          )}
          {others}
        </div>
        <Alerts
          list={list}
          onOpenTask={onOpenTask}
          onOpenQuestions={onOpenQuestions}
          onOpenOrganization={onOpenOrganization}
        />
      </div>
    </Page>
  )
}

function Failed() {
  const { t } = useTranslation('today')
  return (
    <Notice tone="red" title={t('failed.title')} urgent>
      {t('failed.text')}
    </Notice>
  )
}
