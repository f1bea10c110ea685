import { describe, expect, it } from 'vitest'
import { demoData } from '../demo/demo-data.ts'
import { needDimensions } from '../needs/dimensions.ts'
import { isOrganization } from '../organizations/organization.ts'
import type { ServiceRequest } from '../services/service.ts'
import { bareProfile } from './elder-profile.ts'
import { isProduct, recommendProducts, shelfOf } from './recommend-products.ts'
import { recommendServices } from './recommend-services.ts'
import { offersOf } from './service-offer.ts'
import { productsForElder, servicesForElder } from './shown-to-elder.ts'

const today = '2026-11-22'
const demo = demoData({ seed: 4, today, elders: 0 })
const organizations = demo.filter(isOrganization)
const needs = needDimensions.map((dimension) => ({ dimension, degree: 4 as const }))
const profile = { ...bareProfile(today, needs, { place: undefined, village: undefined }), mayMatchAids: true }
const services = recommendServices(profile, offersOf(organizations, today)).recommended
const products = recommendProducts(profile, shelfOf(demo.filter(isProduct), organizations, { otc: false }, today))

describe('what stands before an elder alone', () => {
  it('has nothing of the last days and nothing of the mind, whatever the needs', () => {
    const names = servicesForElder(services).map(({ offer }) => offer.service.name)
    expect(services.some(({ offer }) => offer.service.name === '认知障碍照护')).toBe(true)
    expect(names).not.toContain('认知障碍照护')
    expect(names.filter((name) => /安宁|哀/.test(name))).toEqual([])
    expect(names.length).toBeGreaterThan(20)
  })

  it('has no care supplies and nothing that is taken for health', () => {
    const shelves = (fits: typeof products.recommended) => new Set(fits.map(({ item }) => item.product.body.category))
    expect([...shelves(products.recommended)]).toContain('careSupplies')
    expect([...shelves(productsForElder(products.recommended))]).not.toContain('careSupplies')
    expect([...shelves(productsForElder(products.recommended))]).not.toContain('healthFood')
  })

  it('does not offer again what is on its way', () => {
    const [first] = servicesForElder(services)
    const request = {
      events: [{ id: 'e', type: 'requested', at: `${today}T02:00:00.000Z`, offset: 480, author: 'self', kiosk: 'k' }],
      body: { organization: first!.offer.organization, service: first!.offer.service.id },
    } as unknown as ServiceRequest
    expect(servicesForElder(services, [request])).not.toContain(first)
  })
})
