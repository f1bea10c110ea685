import { describe, expect, it } from 'vitest'
import { consentsOf } from '../../../src-domain/consent/consent-form.ts'
import { emptyProof, type ProofDraft, proofOf } from './consent-proof.tsx'

const sitting = { at: '2026-11-22T02:00:00.000Z', author: 'staff:1', language: 'zh-CN', newId: () => 'a' } as const
const signed = (guardian: ProofDraft['guardian'], given = true) =>
  consentsOf({ record: given }, proofOf({ ...emptyProof, method: 'guardian', guardian }), sitting)

describe('consent given by a guardian', () => {
  it('is refused until somebody has chosen how the guardian is related', () => {
    expect(emptyProof.guardian).not.toHaveProperty('relation')
    expect(signed({ name: '李强', evidence: '户口簿' })).toMatchObject({
      ok: false,
      error: [{ code: 'consent.guardianMissing' }],
    })
    expect(signed({ name: '李强', relation: 'sibling', evidence: '户口簿' })).toMatchObject({
      ok: true,
      value: [{ guardian: { name: '李强', relation: 'sibling' } }],
    })
  })

  it('needs no guardian for a no', () => {
    expect(signed({ name: '', evidence: '' }, false)).toMatchObject({ ok: true })
  })
})
