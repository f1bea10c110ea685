import { describe, expect, it } from 'vitest'
import { withdrawConsent } from '../consent/withdraw-consent.ts'
import { demoData } from '../demo/demo-data.ts'
import { isElder } from '../elders/elder.ts'
import { isUsable } from '../elders/elder-rules.ts'
import type { Document } from '../shared/document.ts'
import { dueToday } from './due-today.ts'
import { todayList } from '../roster/roster.ts'
import { beginningOf, tasksOfView, type TaskView } from './today-list.ts'

const today = '2026-11-24'
const documents = demoData({ seed: 7, today, elders: 60 })
const of = (...collections: string[]) =>
  documents.filter((document) => collections.some((collection) => document.id.startsWith(`${collection}:`)))
const parts = {
  elders: of('elders'),
  about: of('records', 'observations', 'services', 'feedback'),
  organizations: of('organizations'),
  staff: of('staff'),
}
const listOf = (some: typeof parts) => todayList(Object.values(some).flat(), today)
const list = listOf(parts)

describe('the list of today', () => {
  it('names the elder of each task and counts what it lists', () => {
    const elders = parts.elders.filter(isElder)
    expect(list.tasks.map((task) => task.id)).toEqual(dueToday(elders, parts.about, today).map((task) => task.id))
    expect(list.tasks.length).toBeGreaterThan(10)
    for (const task of list.tasks) {
      const body = elders.find((elder) => elder.id === task.elder)?.body
      expect({ name: task.name, birthDate: task.birthDate }).toEqual({ name: body?.name, birthDate: body?.birthDate })
    }
    expect(list.figures.tasks).toBe(list.tasks.length)
    expect(list.figures.elders).toBe(elders.filter(isUsable).length)
    expect(list.figures.urgent).toBe(list.tasks.filter((task) => task.urgency === 'urgent').length)
    expect(list.conflicts.length).toBeGreaterThan(0)
    expect(list.expiring.map(({ notice }) => notice.daysLeft)).toEqual(
      list.expiring.map(({ notice }) => notice.daysLeft).toSorted((a, b) => a - b),
    )
  })

  it('keeps of whoever took back the consent to be recorded only what is to be called off, without the age', () => {
    const [first] = parts.elders
      .filter(isElder)
      .filter(({ id }) => list.tasks.some((task) => task.elder === id && task.kind === 'serviceWaiting'))
    const now = Date.parse(`${today}T02:00:00Z`)
    const act = { station: 's', kiosk: 'k', author: 'self', now, offset: 480, random: (n: number) => new Uint8Array(n) }
    const [withdrawn] = withdrawConsent(first!, 'record', 'zh-CN', act)
    const elders = parts.elders.map((elder) => (elder.id === first!.id ? (withdrawn as Document) : elder))
    const after = listOf({ ...parts, elders })
    const left = after.tasks.filter((task) => task.elder === first!.id)
    expect(left.map(({ kind, name }) => [kind, name])).toEqual([['serviceToCancel', first!.body.name]])
    expect(left[0]).not.toHaveProperty('birthDate')
    expect(after.figures.elders).toBe(list.figures.elders - 1)
  })

  it('asks about people, records and services too, and of nobody who took back the consent', () => {
    const told = (conflicts: typeof list.conflicts) => conflicts.map(({ kind, elder, name }) => [kind, elder, name])
    expect(list.conflicts.some(({ kind }) => kind === 'service')).toBe(true)
    const [person] = parts.staff
    const other = { field: 'name', value: '陈小梅', at: '2026-11-01T00:00:00.000Z', author: 'a', kiosk: 'k', clock: {} }
    const torn = { ...person!, others: [other] }
    const elder = parts.elders.filter(isElder).find((one) => isUsable(one))!
    const note = (about: string) =>
      ({ ...torn, id: `records:${about}`, kind: 'condition', elder: about, edits: {} }) as Document
    const after = listOf({ ...parts, about: [note(elder.id), note('elders:gone')], staff: [torn] })
    expect(told(after.conflicts.filter(({ kind }) => kind !== 'elder'))).toEqual([
      ['condition', elder.id, elder.body.name],
      ['staff', '', person!.body['name']],
    ])
  })

  it('counts on each figure what its view holds', () => {
    const count = (view: TaskView) => tasksOfView(list.tasks, view).length
    expect(count('all')).toBe(list.figures.tasks)
    expect(count('due')).toBe(list.figures.due)
    expect(count('urgent')).toBe(list.figures.urgent)
    expect(count('waiting')).toBe(list.figures.waiting)
    expect(count('due')).toBeLessThan(count('all'))
  })

  it('is plain values: what was kept and read again is the same list', () => {
    expect(JSON.parse(JSON.stringify(list))).toEqual(list)
  })

  it('begins with its most urgent tasks, never without a referral, and its figures still count all', () => {
    const beginning = beginningOf(list, 3)
    expect(beginning.tasks.slice(0, 3)).toEqual(list.tasks.slice(0, 3))
    expect(beginning.tasks.filter((task) => task.kind === 'referralReading')).toEqual(
      list.tasks.filter((task) => task.kind === 'referralReading'),
    )
    expect(beginning.figures).toEqual(list.figures)
  })
})
