// @vitest-environment happy-dom
import { BehaviorSubject } from 'rxjs'
import { act } from 'react'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Elder } from '../../src-domain/elders/elder.ts'
import type { ElderLabels } from '../../src-domain/roster/elder-picture.ts'
import { noCounts } from '../../src-domain/roster/groups.ts'
import { openRoster } from '../../src-domain/roster/roster.ts'
import type { Role } from '../../src-domain/staff/staff.ts'
import type { Document } from '../../src-domain/shared/document.ts'
import { type MemoryStation, memoryStation } from '../../tests/support/memory-station.tsx'
import { actOf, sampleElder } from '../../tests/support/sample-elder.ts'
import { readingKind } from '../../src-domain/archive/reading.ts'
import { createDocument } from '../../src-domain/shared/document.ts'
import { ElderList } from '../features/elders/elder-list.tsx'
import { LabelLine } from '../features/needs/label-line.tsx'
import type { RosterState } from '../roster/open-roster.ts'
import { RosterContext } from '../roster/use-roster.ts'

const wang = sampleElder({ name: '王秀兰', birthDate: '1930-03-01', living: ['alone'], seed: 1 })
const li = sampleElder({ name: '李建国', birthDate: '1950-03-01', living: ['spouse'], sex: '1', seed: 2 })
const zhao = sampleElder({ name: '赵敏', birthDate: '1944-03-01', living: ['alone'], seed: 3 })
const pressure = (minute: string) =>
  createDocument(
    readingKind,
    { type: 'bloodPressure', systolic: 196, diastolic: 118, source: 'staff' },
    actOf(`2026-11-22T01:${minute}:00.000Z`, Number(minute)),
    { elder: zhao.id },
  ) as Document

/** The state a worker would tell of these elders. */
function stateOf(elders: readonly Elder[], progress: RosterState['progress']): RosterState {
  const roster = openRoster('2026-11-22')
  roster.change(
    [...(elders as readonly Document[]), pressure('00'), pressure('05')].map((document) => ({
      id: document.id,
      document,
    })),
  )
  roster.settle()
  const labels = new Map<string, ElderLabels>([...roster.pictures()].map(([id, picture]) => [id, picture.labels]))
  return { progress, counts: roster.counts(), labels, list: undefined, hasFailed: false }
}
const ready = { step: 'ready', done: 3, total: 3 } as const

// happy-dom gives no box a height, and a list without one draws nothing.
beforeAll(() => {
  Object.defineProperty(HTMLElement.prototype, 'clientHeight', { configurable: true, get: () => 600 })
  Object.defineProperty(HTMLElement.prototype, 'clientWidth', { configurable: true, get: () => 1_000 })
})
// The next file has the same page.
afterAll(() => {
  Reflect.deleteProperty(HTMLElement.prototype, 'clientHeight')
  Reflect.deleteProperty(HTMLElement.prototype, 'clientWidth')
})
let station: MemoryStation
afterEach(() => station.close())

async function draw(role: Role, state: RosterState) {
  station = memoryStation({ role, documents: [wang, li, zhao] as readonly Document[] })
  const told = new BehaviorSubject(state)
  const roster = {
    state: told,
    dayIs: () => undefined,
    showTasks: () => undefined,
    lists: async () => undefined,
    close: () => undefined,
  }
  await station.draw(
    <RosterContext value={{ roster, open: () => undefined }}>
      <ElderList
        onOpen={() => undefined}
        onRegister={() => undefined}
        renderLabels={(labels) => <LabelLine labels={labels} />}
      />
    </RosterContext>,
  )
  return { tell: (next: RosterState) => act(async () => told.next(next)) }
}
const rows = () => [...document.querySelectorAll('button.elder-row')].map((row) => row.textContent ?? '')
const names = () => rows().map((text) => ['王秀兰', '李建国', '赵敏'].find((name) => text.includes(name)))

describe('the labels in the list of elders', () => {
  it('are counted, and one or several of them choose who is shown', async () => {
    await draw('staff', stateOf([wang, li, zhao], ready))
    expect(names()).toHaveLength(3)
    await station.press('独居 2')
    expect(names().toSorted()).toEqual(['王秀兰', '赵敏'].toSorted())
    await station.press('90+ 1')
    expect(names()).toEqual(['王秀兰'])
    expect(station.text()).toContain('共 1 位 · 同时有：')
    await station.press('失能（中度以上） 0')
    expect(rows()).toEqual([])
    expect(station.text()).toContain('没有人同时有这些标签')
    await station.press('不按标签看')
    expect(names()).toHaveLength(3)
  })

  it('stand with their reason and date at each elder, without a pointer', async () => {
    await draw('staff', stateOf([wang, li, zhao], ready))
    const of = (name: string) => rows().find((text) => text.includes(name)) ?? ''
    expect(of('王秀兰')).toContain('90 岁以上96 岁')
    expect(of('王秀兰')).toContain('独居居住情况登记为独居')
    expect(of('李建国')).toContain('空巢独居或只和老伴同住')
    expect(of('赵敏')).toContain('测量要马上处理11月22日 血压 196/118')
  })

  it('follow the data at once', async () => {
    const { tell } = await draw('staff', stateOf([wang, li, zhao], ready))
    expect(station.button('独居 2')).toBeDefined()
    const moved = { ...wang, body: { ...wang.body, living: ['children' as const] } }
    await tell(stateOf([moved, li, zhao], ready))
    expect(station.button('独居 1')).toBeDefined()
    await station.press('独居 1')
    expect(names()).toEqual(['赵敏'])
  })

  it('say how far they are while everybody is gone through, and the list is there before', async () => {
    const { tell } = await draw('staff', {
      progress: { step: 'reading', done: 1_200, total: 24_000 },
      counts: noCounts,
      labels: new Map(),
      list: undefined,
      hasFailed: false,
    })
    expect(names()).toHaveLength(3)
    expect(station.text()).toContain('正在读资料（1,200 / 24,000）')
    await tell(stateOf([wang], { step: 'judging', done: 1, total: 3 }))
    expect(station.text()).toContain('正在整理标签（1 / 3 位）')
    expect(rows().filter((text) => text.includes('独居居住情况'))).toHaveLength(1)
  })

  it('show a volunteer what follows from age and household, and nothing of health', async () => {
    await draw('volunteer', stateOf([wang, li, zhao], ready))
    expect(station.button('独居 2')).toBeDefined()
    for (const words of ['患病', '失能', '评估', '测量', '需求', '照护者', '健康活力', '血压']) {
      expect(station.text()).not.toContain(words)
    }
  })
})
