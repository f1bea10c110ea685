import { describe, expect, it } from 'vitest'
import { kindByName } from '../documents.ts'
import { productClaims, whyNotForSale } from '../products/product-rules.ts'
import { checkDocument } from '../shared/check-document.ts'
import type { Act } from '../shared/document.ts'
import { demoOrganizations } from './demo-organizations.ts'
import { demoProducts } from './demo-products.ts'
import { seededRandom } from './random.ts'

const today = '2026-11-22'
const random = seededRandom(1)
const actOn = (day: string): Act => ({
  station: 'qingshiqiao',
  kiosk: 'demo',
  author: 'system',
  now: Date.parse(`${day}T02:00:00Z`),
  offset: 480,
  random: random.bytes,
})
const { suppliers } = demoOrganizations(random, today, actOn)
const products = demoProducts(suppliers, random, today, actOn)

describe('the demo shop', () => {
  it('has 150 products of different names that claim nothing', () => {
    expect(products).toHaveLength(150)
    expect(new Set(products.map((one) => one.body.name)).size).toBe(150)
    expect(products.flatMap((one) => productClaims(one.body))).toEqual([])
  })

  it('passes the gate of the catalog', () => {
    const context = { scope: 'catalog', station: '', receivedAt: Date.parse(`${today}T12:00:00Z`) } as const
    for (const document of products) {
      expect(checkDocument(document, undefined, kindByName, context), document.body.name).toEqual({
        ok: true,
        value: document,
      })
    }
  })

  it('sells what is listed by a verified supplier; the supplier that ran out takes its goods off the shelf', () => {
    const byId = new Map(suppliers.map((one) => [one.id, one.body]))
    const reasons = products.map((one) => whyNotForSale(one.body, byId.get(one.body.supplier), { otc: false }, today))
    expect(reasons.filter((why) => why.length === 0).length).toBeGreaterThan(135)
    const codes = new Set(reasons.flat().map((why) => why.code))
    expect([...codes].toSorted()).toEqual([
      'product.is.offShelf',
      'product.is.recalled',
      'product.is.trial',
      'product.supplierNotVerified',
    ])
  })

  it('matches nothing that is eaten to a need', () => {
    for (const { body } of products) {
      if (body.class === 'healthFood' || body.class === 'ordinaryFood') expect(body.needs).toEqual([])
    }
  })
})
