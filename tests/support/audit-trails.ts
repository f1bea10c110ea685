/** A trail as several kiosks write it over several starts, for tests of what finds a change in it. */
import { recordAudit } from '../../src-domain/activity/audit.ts'
import { makeBundle, type Signer } from '../../src-domain/activity/audit-bundle.ts'
import type { Act, Document } from '../../src-domain/shared/document.ts'
import { instantOf } from '../../src-domain/shared/instant.ts'
import { ok } from '../../src-domain/shared/result.ts'
import { createAuditChain, type AuditChain } from '../../src-renderer/replica/audit-chain.ts'
import { newSigner, trailCrypto } from '../../src-renderer/replica/trail-crypto.ts'
import { type SeededRandom, seededRandom } from './seeded-random.ts'

export { newSigner, trailCrypto }

export const trailStart = Date.parse('2026-11-24T01:00:00.000Z')

export type TrialTrail = {
  readonly entries: () => readonly Document[]
  /** Another start of a kiosk. */
  readonly begin: () => AuditChain
  readonly write: (chain: AuditChain, kiosk: string, count: number) => Promise<void>
  /** The exported file, and what was exported. */
  readonly export: (
    chain: AuditChain,
    kiosk: string,
  ) => Promise<{ readonly text: string; readonly fingerprint: string }>
}

export function trialTrail(random: SeededRandom = seededRandom(1)): TrialTrail {
  const entries = new Map<string, Document>()
  const newestFirst = (): readonly Document[] => [...entries.values()].toReversed()
  let now = trailStart
  const actAt = (kiosk: string): Act => ({
    station: 'qingshiqiao',
    kiosk,
    author: `staff:${random.integer(3)}`,
    now: (now += random.whole(1, 90_000)),
    offset: 480,
    random: random.bytes,
  })
  const save = (chain: AuditChain, documents: readonly Document[]) =>
    chain.save(documents, async (linked) => {
      for (const document of linked) entries.set(document.id, document)
      return ok(undefined)
    })
  const elderOf = () => `elders:0193a1b2-0000-7000-8000-00000000000${random.integer(9)}`
  return {
    entries: () => [...entries.values()],
    begin: () =>
      createAuditChain({
        get: async (id) => entries.get(id),
        find: async ({ limit }) => newestFirst().slice(0, limit),
      }),
    write: async (chain, kiosk, count) => {
      for (let n = 0; n < count; n += 1) {
        const elder = elderOf()
        const parts = [random.pick(['overview', 'needs', 'consent'])]
        const action = random.pick(['view', 'change', 'print'] as const)
        await save(chain, [recordAudit({ action, subject: elder, parts }, actAt(kiosk), elder) as Document])
      }
    },
    export: async (chain, kiosk) => {
      await save(chain, [recordAudit({ action: 'auditExport', subject: '' }, actAt(kiosk)) as Document])
      const { signer } = currentOf(chain)
      const about = {
        station: 'qingshiqiao',
        stationName: '青石桥驿站',
        exportedAt: instantOf(now),
        people: { 'staff:1': '陈晓梅' },
      }
      return makeBundle([...entries.values()], about, signer, trailCrypto)
    },
  }
}

export function currentOf(chain: AuditChain): {
  readonly head: { chain: string; sequence: number; hash: string }
  readonly signer: Signer
} {
  const current = chain.current()
  if (current === undefined) throw new Error('nothing was written')
  return current
}
