// @vitest-environment happy-dom
import { type ReactNode, useState } from 'react'
import { BehaviorSubject } from 'rxjs'
import { afterEach, describe, expect, it } from 'vitest'
import type { DueTask, TodayList } from '../../../src-domain/tasks/today-list.ts'
import { type MemoryStation, memoryStation } from '../../../tests/support/memory-station.tsx'
import type { SyncStatus } from '../../replica/replica.ts'
import { ReplicaContext, useReplica } from '../../replica/use-replica.ts'
import { Today } from './today.tsx'
import { TodayContext } from './use-today-list.ts'

const today = '2026-11-22'
const task = (kind: DueTask['kind'], urgency: DueTask['urgency'], more: Partial<DueTask> = {}): DueTask => ({
  id: `${kind} ${urgency}`,
  kind,
  urgency,
  elder: 'elders:1',
  name: `${kind}的人`,
  birthDate: '1940-01-01',
  params: {},
  ...more,
})
const tasks = [
  task('referralReading', 'urgent', {
    deadline: '2026-11-19',
    params: { type: 'bloodPressure', value: '186/112', target: '180/110', on: '2026-11-19' },
  }),
  task('reassessmentTriggered', 'today', { deadline: '2026-03-31', params: { why: 'fall', on: '2026-03-31' } }),
  task('serviceWaiting', 'soon', { deadline: '2026-11-23', params: { service: '助餐', organization: '安康' } }),
  task('neverAssessed', 'soon', { deadline: '2026-12-01' }),
]
const list: TodayList = {
  today,
  tasks,
  conflicts: [],
  expiring: [],
  figures: { tasks: 4, due: 2, overdue: 2, urgent: 1, waiting: 1, elders: 9, highAge: 3 },
}

let station: MemoryStation
afterEach(() => station.close())
const draw = async (shown = list, connection: SyncStatus['connection'] = 'offline') => {
  station = memoryStation()
  await station.draw(
    <WithStatus value={connection}>
      <TodayContext value={{ list: shown, showTasks: () => undefined, nameOfElder: () => undefined }}>
        <Today onOpenTask={() => undefined} onOpenQuestions={() => undefined} />
      </TodayContext>
    </WithStatus>,
  )
}
function WithStatus({ value, children }: { readonly value: SyncStatus['connection']; readonly children: ReactNode }) {
  const replica = useReplica()
  const [status] = useState(() => new BehaviorSubject<SyncStatus>({ connection: value, unsent: 0, refused: [] }))
  return <ReplicaContext value={{ ...replica, status }}>{children}</ReplicaContext>
}
const rows = () => [...document.querySelectorAll('tbody tr')].map((row) => row.textContent ?? '')

describe('the first page of the staff', () => {
  it('says so where the list could not be worked out, and shows nothing as if it were coming', async () => {
    station = memoryStation()
    await station.draw(
      <TodayContext
        value={{ list: undefined, hasFailed: true, showTasks: () => undefined, nameOfElder: () => undefined }}
      >
        <Today onOpenTask={() => undefined} onOpenQuestions={() => undefined} />
      </TodayContext>,
    )
    expect(station.text()).toContain('资料都在，没有丢')
    expect(document.querySelector('.skeleton')).toBeNull()
  })

  it('says what the list holds beside what is for today', async () => {
    await draw()
    expect(rows()).toHaveLength(4)
    expect(station.text()).toContain('共 4 项：2 项今天要做，2 项可以晚些')
  })

  it('does not say that nobody is registered while the names may still be on their way', async () => {
    const empty = { ...list, tasks: [], figures: { ...list.figures, tasks: 0, elders: 0 } }
    await draw(empty)
    expect(station.text()).toContain('还没有收到老人名单')
    await station.close()
    await draw(empty, 'upToDate')
    expect(station.text()).toContain('还没有登记老人')
  })

  it('shows what a figure counts when it is pressed, and all again', async () => {
    await draw()
    await station.press('2今天要做2 项已过期')
    expect(rows()).toHaveLength(2)
    expect(station.text()).toContain('只看“今天要做”：2 项')
    await station.press('1等机构确认')
    expect(rows().map((row) => row.slice(0, 14))).toEqual(['serviceWaiting'])
    await station.press('看全部 4 项')
    expect(rows()).toHaveLength(4)
  })

  it('says that there is nothing of the kind where a figure counts none', async () => {
    await draw({ ...list, tasks: tasks.slice(0, 2), figures: { ...list.figures, tasks: 2, waiting: 0 } })
    await station.press('0等机构确认')
    expect(station.text()).toContain('“等机构确认”现在一项也没有')
    expect(station.text()).not.toContain('今天没有到期的事')
  })

  it('makes no button of a figure that opens nothing', async () => {
    await draw()
    const flat = [...document.querySelectorAll('.stat-tile')].filter((tile) => tile.tagName !== 'BUTTON')
    expect(flat.map((tile) => tile.textContent)).toEqual(['0两处都改了，等您看', '9本站老人 · 高龄 3'])
  })

  it('says in plain words what to do about a reading, and for how long it has been due', async () => {
    await draw()
    expect(rows()[0]).toContain('马上再量一次，记在纸上，联系医生或送医院血压 186/112过期 3 天')
  })

  it('tells when it happened that calls for a new assessment', async () => {
    await draw()
    expect(rows()[1]).toContain('能力评估，情况有变，要重新做3月31日跌倒过过期 236 天')
  })
})
