import { describe, expect, it } from 'vitest'
import { kindByName } from '../documents.ts'
import { checkDocument } from '../shared/check-document.ts'
import { collectionOfId } from '../shared/ids.ts'
import { bulkDocuments, bulkElders } from './demo-bulk.ts'
import { demoStation } from './demo-places.ts'

const today = '2026-11-22'
const context = {
  scope: 'station',
  station: demoStation.id,
  receivedAt: Date.parse(`${today}T00:00:00+08:00`),
} as const

describe('documents in bulk', () => {
  it('pass the gate, are about 1 KB and lie in several collections', () => {
    const documents = bulkDocuments({ count: 400, seed: 1, today })
    for (const document of documents) {
      expect(checkDocument(document, undefined, kindByName, context), document.kind).toMatchObject({ ok: true })
    }
    const bytes = documents.reduce((sum, one) => sum + new TextEncoder().encode(JSON.stringify(one)).length, 0) / 400
    expect(bytes).toBeGreaterThan(700)
    expect(bytes).toBeLessThan(1_300)
    const collections = new Set(documents.map((one) => collectionOfId(one.id)))
    expect([...collections].toSorted()).toEqual(['activity', 'elders', 'observations', 'records', 'services'])
    expect(new Set(documents.map((one) => one.id)).size).toBe(400)
  })

  it('repeat themselves for a seed', () => {
    expect(bulkElders({ count: 50, seed: 3, today })).toEqual(bulkElders({ count: 50, seed: 3, today }))
  })
})
