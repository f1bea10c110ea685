import { describe, expect, it } from 'vitest'
import { createDocument } from '../shared/document.ts'
import { may, permissions, requirePermission } from './permissions.ts'
import { checkStaffChange } from './staff-rules.ts'
import { type Role, type Staff, staffKind } from './staff.ts'

const person = (name: string, role: Role, active = true): Staff =>
  createDocument(
    staffKind,
    { name, role, active },
    {
      station: 's',
      kiosk: 'k',
      author: 'system',
      now: 1e12 + name.length,
      offset: 480,
      random: (n) => new Uint8Array(n),
    },
  )

describe('permissions', () => {
  it('give the administrator everything and a volunteer no health data', () => {
    expect(permissions.every((permission) => may('administrator', permission))).toBe(true)
    expect(may('volunteer', 'viewHealth')).toBe(false)
    expect(may('volunteer', 'handOver')).toBe(false)
    expect(may('staff', 'handOver')).toBe(true)
    expect(may('volunteer', 'answerCall')).toBe(true)
    expect(may('staff', 'registerElder')).toBe(true)
    expect(may('staff', 'manageStaff')).toBe(false)
  })

  it('refuse with a code that names what was asked', () => {
    expect(requirePermission('volunteer', 'assess')).toEqual({
      ok: false,
      error: { code: 'staff.notAllowed', params: { permission: 'assess' } },
    })
  })
})

describe('staff', () => {
  it('keep one active administrator', () => {
    const people = [person('陈', 'administrator'), person('刘建', 'staff')]
    expect(checkStaffChange(people, people[0]!.id, { active: false })).toMatchObject({ ok: false })
    expect(checkStaffChange(people, people[0]!.id, { role: 'staff' })).toMatchObject({ ok: false })
    expect(checkStaffChange(people, people[1]!.id, { active: false }).ok).toBe(true)
  })
})
