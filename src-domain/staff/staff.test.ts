import { describe, expect, it } from 'vitest'
import { upgradeDocument } from '../shared/check-document.ts'
import { createDocument } from '../shared/document.ts'
import { may, permissions, requirePermission } from './permissions.ts'
import { addPerson, changePerson, checkStaffChange } from './staff-rules.ts'
import { type StaffRole, type Staff, staffKind } from './staff.ts'

const person = (name: string, role: StaffRole, active = true): Staff =>
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
  it('give the administrator everything but an expert’s own name, and a volunteer no health data', () => {
    const ofOthers = permissions.filter((permission) => !may('administrator', permission))
    expect(ofOthers).toEqual(['answerAsExpert'])
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
  it('are read as an earlier version wrote them', () => {
    const old = { ...person('陈', 'administrator'), version: 1 }
    expect(upgradeDocument(staffKind, old)).toEqual({ ...old, version: staffKind.version })
  })

  it('keep one active administrator', () => {
    const people = [person('陈', 'administrator'), person('刘建', 'staff')]
    expect(checkStaffChange(people, people[0]!.id, { active: false })).toMatchObject({ ok: false })
    expect(checkStaffChange(people, people[0]!.id, { role: 'staff' })).toMatchObject({ ok: false })
    expect(checkStaffChange(people, people[1]!.id, { active: false }).ok).toBe(true)
  })
})

describe('a change to a person', () => {
  const act = {
    station: 's',
    kiosk: 'k',
    author: 'staff:admin',
    now: 2e12,
    offset: 480,
    random: (n: number) => new Uint8Array(n).fill(9),
  }
  const [chen, liu] = [person('陈', 'administrator'), person('刘建', 'staff')]
  const people = [chen!, liu!]
  const pinVerifier = '$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA'

  it('is written down with what it was', () => {
    const made = changePerson(people, liu!, { field: 'role', value: 'volunteer' }, act)
    expect(made.ok && made.value.map(({ kind, body }) => [kind, body['role'] ?? body['parts']])).toEqual([
      ['staff', 'volunteer'],
      ['audit', ['role', 'volunteer']],
    ])
    expect(changePerson(people, chen!, { field: 'active', value: false }, act)).toMatchObject({ ok: false })
  })

  it('gives a PIN that must be changed, unless it is the own one', () => {
    const by = (author: string) => changePerson(people, liu!, { field: 'pin', value: pinVerifier }, { ...act, author })
    const temporary = (author: string) => {
      const made = by(author)
      return made.ok && made.value[0]?.body['pinTemporary']
    }
    expect(temporary('staff:admin')).toBe(true)
    expect(temporary(liu!.id)).toBe(false)
  })

  it('adds nobody of the same name', () => {
    const add = (name: string) => addPerson(people, { name, role: 'staff', pinVerifier }, act)
    expect(add(' 陈 ')).toEqual({ ok: false, error: { code: 'staff.sameName' } })
    const added = add('孙丽')
    expect(added.ok && added.value[0]?.body).toMatchObject({ name: '孙丽', active: true, pinTemporary: true })
  })
})
