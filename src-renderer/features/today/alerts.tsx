/** What somebody should know at once: referrals, records changed in two places, licences that run out. */
import { BadgeAlert, GitCompare, Siren, TriangleAlert } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CalendarDate } from '../../../src-domain/shared/instant.ts'
import type { Task } from '../../../src-domain/tasks/due-today.ts'
import { useFormat } from '../../i18n/format.ts'
import { Button } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { Card } from '../../ui/page.tsx'
import type { Conflict, DueTask, Expiring, TodayList } from '../../../src-domain/tasks/today-list.ts'

const most = 6

export function Alerts({
  list,
  onOpenTask,
  onOpenQuestions,
  onOpenOrganization,
}: {
  readonly list: TodayList
  readonly onOpenTask: (task: Task) => void
  readonly onOpenQuestions: () => void
  readonly onOpenOrganization: ((id: string) => void) | undefined
}) {
  const { t } = useTranslation('today')
  const [isWhole, setWhole] = useState(false)
  const rows = [
    ...list.tasks
      .filter((task) => task.kind === 'selfHarmAlert')
      .map((task) => <SelfHarm key={task.id} task={task} today={list.today} onOpen={() => onOpenTask(task)} />),
    ...list.tasks
      .filter((task) => task.kind === 'referralReading')
      .map((task) => <Referral key={task.id} task={task} today={list.today} onOpen={() => onOpenTask(task)} />),
    ...(list.conflicts.length === 0
      ? []
      : [<Conflicts key="conflicts" conflicts={list.conflicts} onOpen={onOpenQuestions} />]),
    ...list.expiring.map((expiring) => (
      <Expiry
        key={`${expiring.organization} ${expiring.notice.what}`}
        expiring={expiring}
        onOpen={onOpenOrganization}
      />
    )),
  ]
  return (
    <Card icon={TriangleAlert} title={t('alerts.title')} flush className="alerts">
      {rows.length === 0 && <p className="alerts-none">{t('alerts.none')}</p>}
      <ul>{isWhole ? rows : rows.slice(0, most)}</ul>
      {rows.length > most && !isWhole && (
        <div className="alerts-none">
          <Button kind="quiet" onPress={() => setWhole(true)}>
            {t('alerts.more', { count: rows.length - most })}
          </Button>
        </div>
      )}
    </Card>
  )
}

function Alert({
  chip,
  title,
  text,
  onOpen,
}: {
  readonly chip: ReactNode
  readonly title: string
  readonly text: string
  readonly onOpen: (() => void) | undefined
}) {
  const { t } = useTranslation('today')
  return (
    <li className="alert">
      <div className="alert-title">
        {chip}
        <b>{title}</b>
      </div>
      <p>{text}</p>
      {onOpen !== undefined && (
        <Button small kind="quiet" label={`${t('alerts.open')} ${title}`} onPress={onOpen}>
          {t('alerts.open')}
        </Button>
      )}
    </li>
  )
}

/** One line for all of them, with the names of the first: the screen behind it shows each. */
function Conflicts({ conflicts, onOpen }: { readonly conflicts: readonly Conflict[]; readonly onOpen: () => void }) {
  const { t } = useTranslation('today')
  const format = useFormat()
  const names = [...new Set(conflicts.map(({ name }) => (name === '' ? t('alerts.settings') : name)))]
  const few = format.list(names.slice(0, 3))
  const count = conflicts.reduce((sum, { questions }) => sum + questions, 0)
  return (
    <Alert
      chip={
        <Chip tone="blue" icon={GitCompare}>
          {t('alerts.conflict')}
        </Chip>
      }
      title={t('alerts.conflictTitle', { count })}
      text={
        names.length > 3
          ? t('alerts.conflictText', { names: few, count: conflicts.length })
          : t('alerts.conflictFew', { names: few })
      }
      onOpen={onOpen}
    />
  )
}

function SelfHarm({
  task,
  today,
  onOpen,
}: {
  readonly task: DueTask
  readonly today: CalendarDate
  readonly onOpen: () => void
}) {
  const { t } = useTranslation('today')
  const format = useFormat()
  return (
    <Alert
      chip={
        <Chip tone="red" icon={Siren}>
          {t('alerts.selfHarm')}
        </Chip>
      }
      title={t('alerts.selfHarmTitle', { name: task.name })}
      text={t('alerts.selfHarmText', { on: format.date(String(task.params['on'] ?? ''), today) })}
      onOpen={onOpen}
    />
  )
}

function Referral({
  task,
  today,
  onOpen,
}: {
  readonly task: DueTask
  readonly today: CalendarDate
  readonly onOpen: () => void
}) {
  const { t } = useTranslation('today')
  const format = useFormat()
  const { type, value, target, on, hasSigns } = task.params
  const day = typeof on === 'string' ? format.date(on, today) : ''
  return (
    <Alert
      chip={
        <Chip tone="red" icon={Siren}>
          {t('alerts.referral')}
        </Chip>
      }
      title={t('alerts.referralTitle', { name: task.name, value: String(value ?? '') })}
      text={
        type === 'glucose'
          ? t('alerts.referralGlucose', { target: String(target ?? ''), on: day })
          : t(hasSigns === 1 ? 'alerts.referralSigns' : 'alerts.referralPressure', { on: day })
      }
      onOpen={onOpen}
    />
  )
}

function Expiry({
  expiring: { organization, name, notice },
  onOpen,
}: {
  readonly expiring: Expiring
  readonly onOpen: ((id: string) => void) | undefined
}) {
  const { t } = useTranslation('today')
  const what =
    notice.what === 'verification' || notice.what === 'agreement' ? t(`alerts.${notice.what}`) : t('alerts.licence')
  const text =
    notice.daysLeft > 0
      ? t('alerts.expiryText', { count: notice.daysLeft })
      : notice.daysLeft === 0
        ? t('alerts.expiryToday')
        : t('alerts.expiredText', { count: -notice.daysLeft })
  return (
    <Alert
      chip={
        <Chip tone="gold" icon={BadgeAlert}>
          {t('alerts.expiry')}
        </Chip>
      }
      title={t('alerts.expiryTitle', { name, what })}
      text={text}
      onOpen={onOpen === undefined ? undefined : () => onOpen(organization)}
    />
  )
}
