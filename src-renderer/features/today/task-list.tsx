/** What is due, most urgent first. Long lists open in steps, so that the first screen is there at once. */
import { CalendarCheck, ListChecks, UserPlus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { elderAge } from '../../../src-domain/elders/elder-rules.ts'
import { addDays, daysBetween, type CalendarDate } from '../../../src-domain/shared/instant.ts'
import type { Task } from '../../../src-domain/tasks/due-today.ts'
import { type DueTask, tasksOfView, type TaskView, type TodayList } from '../../../src-domain/tasks/today-list.ts'
import { useFormat } from '../../i18n/format.ts'
import { useHasAll } from '../../replica/use-replica.ts'
import { Button } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { Card } from '../../ui/page.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { useTaskWords } from './task-words.ts'

const step = 30

export function TaskList({
  list,
  view,
  onAll,
  onMore,
  onOpenTask,
}: {
  readonly list: TodayList
  readonly view: TaskView
  /** So many tasks are to be in the list. */
  readonly onMore: (tasks: number) => void
  readonly onAll: () => void
  readonly onOpenTask: (task: Task) => void
}) {
  const { t } = useTranslation('today')
  const [shown, setShown] = useState(step)
  const { figures } = list
  const hasAll = useHasAll()
  const tasks = tasksOfView(list.tasks, view)
  // The list holds the first tasks only; its figures count all.
  const total = view === 'all' ? figures.tasks : figures[view]
  const left = total - shown
  const more = () => {
    setShown(shown + 2 * step)
    onMore(shown + 4 * step)
  }
  const noteOf = (): string =>
    view === 'all'
      ? t('list.all', { count: total, due: String(figures.due), soon: String(total - figures.due) })
      : t('list.only', { what: t(`stats.${view}`), count: total })
  return (
    <Card icon={ListChecks} title={t('list.title')} note={total === 0 ? undefined : noteOf()} flush>
      {tasks.length === 0 ? (
        <EmptyState
          icon={figures.elders === 0 ? UserPlus : CalendarCheck}
          {...(figures.elders === 0
            ? hasAll
              ? { title: t('list.noEldersTitle'), text: t('list.noEldersText') }
              : { title: t('list.notReceivedTitle'), text: t('list.notReceivedText') }
            : view === 'all'
              ? { title: t('list.emptyTitle'), text: t('list.emptyText') }
              : { title: t('list.noneOf', { what: t(`stats.${view}`) }) })}
        />
      ) : (
        <>
          <table className="plain-table task-list">
            <thead>
              <tr>
                <th scope="col">{t('list.elder')}</th>
                <th scope="col">{t('list.what')}</th>
                <th scope="col">{t('list.why')}</th>
                <th scope="col">{t('list.deadline')}</th>
                <th scope="col">
                  <span className="only-heard">{t('list.open')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {tasks.slice(0, shown).map((task) => (
                <TaskRow key={task.id} task={task} today={list.today} onOpenTask={onOpenTask} />
              ))}
            </tbody>
          </table>
          {left > 0 && (
            <div className="task-more">
              <Button kind="quiet" onPress={more}>
                {t('list.more', { count: Math.min(left, 2 * step) })}
              </Button>
            </div>
          )}
        </>
      )}
      {view !== 'all' && (
        <div className="task-more">
          <Button kind="quiet" onPress={onAll}>
            {t('list.showAll', { count: figures.tasks })}
          </Button>
        </div>
      )}
    </Card>
  )
}

function TaskRow({
  task,
  today,
  onOpenTask,
}: {
  readonly task: DueTask
  readonly today: CalendarDate
  readonly onOpenTask: (task: Task) => void
}) {
  const { t } = useTranslation('today')
  const words = useTaskWords()(task)
  const { birthDate } = task
  return (
    <tr>
      <th scope="row" className="task-elder">
        <b>{task.name}</b>
        {birthDate !== undefined && <span className="quiet">{elderAge({ birthDate }, today)}</span>}
      </th>
      <td>{words.what}</td>
      <td>
        <Chip tone={words.tone}>{words.why}</Chip>
      </td>
      <td className="task-deadline">
        <Deadline date={task.deadline} today={today} />
      </td>
      <td>
        <Button small kind="soft" label={t('list.openFor', { name: task.name })} onPress={() => onOpenTask(task)}>
          {t('list.open')}
        </Button>
      </td>
    </tr>
  )
}

function Deadline({ date, today }: { readonly date: CalendarDate | undefined; readonly today: CalendarDate }) {
  const { t } = useTranslation('today')
  const format = useFormat()
  if (date === undefined) return <span className="quiet">{t('when.none')}</span>
  if (date < today) return <b className="task-overdue">{t('when.overdue', { count: daysBetween(date, today) })}</b>
  if (date === today) return <b>{t('when.today')}</b>
  if (date === addDays(today, 1)) return <>{t('when.tomorrow')}</>
  return <>{format.date(date, today)}</>
}
