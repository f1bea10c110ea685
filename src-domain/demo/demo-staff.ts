/**
 * The people who work at the demo station, with the PINs that are printed when it starts. They open demo data only; the
 * verifier of each PIN is computed by the host, outside the domain.
 */
import { createDocument, type Document } from '../shared/document.ts'
import type { CalendarDate } from '../shared/instant.ts'
import { type StaffRole, type StaffBody, staffKind } from '../staff/staff.ts'
import { demoMobile } from './demo-numbers.ts'
import type { ActOn } from './demo-act.ts'
import type { Random } from './random.ts'

export type DemoStaff = {
  readonly id: string
  readonly name: string
  readonly role: StaffRole
  readonly pin: string
  readonly assessorBackground?: NonNullable<StaffBody['assessorBackground']>
}

/** Fixed ids, so that PINs and documents find each other whatever the seed. */
export const demoStaff: readonly DemoStaff[] = [
  {
    id: 'staff:018f0000-0000-7000-8000-000000000001',
    name: '周敏',
    role: 'administrator',
    pin: '258036',
    assessorBackground: 'medical',
  },
  {
    id: 'staff:018f0000-0000-7000-8000-000000000002',
    name: '陈晓梅',
    role: 'staff',
    pin: '369147',
    assessorBackground: 'nursing',
  },
  {
    id: 'staff:018f0000-0000-7000-8000-000000000003',
    name: '何立群',
    role: 'staff',
    pin: '147025',
    assessorBackground: 'socialWork',
  },
  { id: 'staff:018f0000-0000-7000-8000-000000000004', name: '沈佳宁', role: 'volunteer', pin: '480615' },
]

/** Who may write about elders. */
export const demoWriters = demoStaff.filter(({ role }) => role !== 'volunteer')
export const demoAssessors = demoStaff.filter((person) => person.assessorBackground !== undefined)

/** @param verifiers PHC text of each PIN by staff id, where the host has computed them. */
export function demoStaffDocuments(
  random: Random,
  openedOn: CalendarDate,
  actOn: ActOn,
  verifiers: Readonly<Record<string, string>> = {},
): readonly Document<StaffBody>[] {
  return demoStaff.map(({ id, name, role, assessorBackground }) => {
    const pinVerifier = verifiers[id]
    const body: StaffBody = {
      name,
      role,
      active: true,
      phone: demoMobile(random),
      ...(assessorBackground === undefined ? {} : { assessorBackground }),
      ...(pinVerifier === undefined ? {} : { pinVerifier }),
    }
    return { ...createDocument(staffKind, body, actOn(openedOn)), id }
  })
}
