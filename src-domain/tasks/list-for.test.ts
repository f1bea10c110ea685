import { describe, expect, it } from 'vitest'
import { demoData } from '../demo/demo-data.ts'
import { todayList } from '../roster/roster.ts'
import { listFor } from './list-for.ts'

const today = '2026-11-22'
const documents = demoData({ seed: 1, today, elders: 40 })
const list = {
  ...todayList(documents, today),
  conflicts: [
    { document: 'elders:1', kind: 'elder', elder: 'elders:1', name: '王秀兰', questions: 1 },
    { document: 'staff:1', kind: 'staff', elder: '', name: '陈晓梅', questions: 1 },
    { document: 'staff:2', kind: 'station-settings', elder: '', name: '', questions: 1 },
  ],
}

describe('the list of today', () => {
  it('is whole for administrators, and for staff without what only an administrator may decide', () => {
    expect(list.tasks.length).toBeGreaterThan(5)
    expect(listFor('administrator', list)).toEqual(list)
    expect(listFor('staff', list)).toEqual({ ...list, conflicts: list.conflicts.slice(0, 1) })
  })

  it('tells a volunteer of no reading, need, assessment or service, and counts none', () => {
    const shown = listFor('volunteer', list)
    expect(shown.tasks).toEqual([])
    expect(shown.conflicts).toEqual([])
    expect(shown.figures).toEqual({
      tasks: 0,
      due: 0,
      overdue: 0,
      urgent: 0,
      waiting: 0,
      elders: list.figures.elders,
      highAge: list.figures.highAge,
    })
    expect(shown.expiring).toEqual(list.expiring)
  })
})
