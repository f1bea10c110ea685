/** One kind of each merge rule for tests of the replica, so that they do not move with the station's real kinds. */
import Type from 'typebox'
import { type Act, type DocumentKind, defineKind } from '../../src-domain/shared/document.ts'
import { auditKind } from '../../src-domain/activity/audit.ts'
import { erasureKind } from '../../src-domain/erasure/erasure.ts'
import { refusal } from '../../src-domain/shared/result.ts'
import { staffKind } from '../../src-domain/staff/staff.ts'
import { movedKind, transferOfferKind, transferWithdrawalKind } from '../../src-domain/transfer/transfer.ts'

export const trialElder = defineKind({
  kind: 'trialElder',
  collection: 'elders',
  merge: 'record',
  version: 1,
  body: Type.Object({ name: Type.String(), phone: Type.String(), risks: Type.Optional(Type.Array(Type.String())) }),
  fields: { risks: 'union' },
  rules: ({ body }) => (body.name === '' ? [refusal('trial.nameMissing', '/body/name')] : []),
  migrations: [],
})

export const trialReading = defineKind({
  kind: 'trialReading',
  collection: 'observations',
  merge: 'fact',
  version: 1,
  body: Type.Object({ value: Type.Number() }),
  migrations: [],
})

export const trialService = defineKind({
  kind: 'trialService',
  collection: 'services',
  merge: 'log',
  version: 1,
  body: Type.Object({ what: Type.String() }),
  migrations: [],
})

export const trialArticle = defineKind({
  kind: 'trialArticle',
  collection: 'articles',
  merge: 'record',
  version: 1,
  body: Type.Object({ title: Type.String() }),
  migrations: [],
})

export const trialProduct = defineKind({
  kind: 'trialProduct',
  collection: 'products',
  merge: 'record',
  version: 1,
  body: Type.Object({ title: Type.String() }),
  migrations: [],
})

export const trialKinds: ReadonlyMap<string, DocumentKind> = new Map(
  [
    trialElder,
    trialReading,
    trialService,
    trialArticle,
    trialProduct,
    staffKind,
    auditKind,
    erasureKind,
    transferOfferKind,
    transferWithdrawalKind,
    movedKind,
  ].map((kind) => [kind.kind, kind as DocumentKind]),
)

/** A generator of bytes that repeats itself for the same seed (mulberry32). */
export function seededBytes(seed: number): (count: number) => Uint8Array {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return (t ^ (t >>> 14)) & 0xff
  }
  return (count) => Uint8Array.from({ length: count }, next)
}

/** Acts of one kiosk: each `act()` is a second later than the one before. */
export function actsOf(kiosk: string, seed: number, start = Date.UTC(2026, 5, 1), station = 'qingshiqiao'): () => Act {
  const random = seededBytes(seed)
  let now = start
  return () => ({ station, kiosk, author: `staff:${kiosk}`, now: (now += 1_000), offset: 480, random })
}
