import { describe, expect, it } from 'vitest'
import { kindByName } from '../documents.ts'
import { isVerified, whyNotVerified } from '../organizations/organization-rules.ts'
import { checkDocument } from '../shared/check-document.ts'
import type { Act } from '../shared/document.ts'
import { demoOrganizations } from './demo-organizations.ts'
import { type Random, seededRandom } from './random.ts'

const today = '2026-11-22'
const make = (seed: number) => {
  const random: Random = seededRandom(seed)
  const actOn = (day: string): Act => ({
    station: 'qingshiqiao',
    kiosk: 'demo',
    author: 'system',
    now: Date.parse(`${day}T02:00:00Z`),
    offset: 480,
    random: random.bytes,
  })
  return demoOrganizations(random, today, actOn)
}

describe.each([1, 2, 3])('the demo directory of seed %i', (seed) => {
  const { organizations, suppliers, experts } = make(seed)

  it('has 60 institutions of different names, eight suppliers and 50 experts', () => {
    expect(organizations).toHaveLength(60)
    expect(new Set(organizations.map((one) => one.body.name)).size).toBe(60)
    expect(suppliers).toHaveLength(8)
    expect(experts).toHaveLength(50)
  })

  it('passes the gate of the catalog', () => {
    const context = { scope: 'catalog', station: '', receivedAt: Date.parse(`${today}T12:00:00Z`) } as const
    for (const document of [...organizations, ...suppliers, ...experts]) {
      expect(checkDocument(document, undefined, kindByName, context), document.body.name).toMatchObject({ ok: true })
    }
  })

  it('holds every reason for which an institution is not recommended, and mostly ones that are', () => {
    const reasons = new Set(organizations.flatMap((one) => whyNotVerified(one.body, today).map((why) => why.code)))
    expect([...reasons].toSorted()).toEqual([
      'agreement.missing',
      'agreement.ranOut',
      'licence.ranOut',
      'verification.is.applied',
      'verification.is.refused',
      'verification.is.suspended',
      'verification.ranOut',
    ])
    expect(organizations.filter((one) => isVerified(one.body, today)).length).toBeGreaterThanOrEqual(48)
    expect(experts.filter((one) => !isVerified(one.body, today)).length).toBeGreaterThan(3)
  })

  it('answers every need from a verified institution', () => {
    const answered = new Set(
      organizations
        .filter((one) => isVerified(one.body, today))
        .flatMap((one) => one.body.services.flatMap((s) => s.needs)),
    )
    expect(answered.size).toBe(13)
  })
})
