/** One elder for the tests of screens: who agreed to what, and what else matters there. */
import type { ConsentInput, ConsentPurpose } from '../../src-domain/consent/consent.ts'
import { withdrawConsent } from '../../src-domain/consent/withdraw-consent.ts'
import { registerElder } from '../../src-domain/elders/elder-rules.ts'
import type { Elder, ElderBody } from '../../src-domain/elders/elder.ts'
import type { Act } from '../../src-domain/shared/document.ts'

/** Draws ids from `seed`: two elders of one test need two. */
export const actOf = (at: string, seed = 0): Act => ({
  station: 'qingshiqiao',
  kiosk: 'kiosk-a',
  author: 'staff:1',
  now: Date.parse(at),
  offset: 480,
  random: (count) => new Uint8Array(count).fill(seed),
})

export function sampleElder({
  agreed = ['record', 'measuring', 'assessment'],
  withdrawn = [],
  seed = 0,
  ...body
}: Partial<ElderBody> & {
  readonly agreed?: readonly ConsentPurpose[]
  readonly withdrawn?: readonly ConsentPurpose[]
  readonly seed?: number
} = {}): Elder {
  const acts = agreed.map((purpose): ConsentInput => ({
    id: `${purpose}-yes`,
    purpose,
    given: true,
    textVersion: 1,
    language: 'zh-CN',
    method: 'witness',
    witness: { name: '陈晓梅' },
    at: '2026-11-01T02:00:00.000Z',
    author: 'staff:1',
  }))
  const act = actOf('2026-11-01T02:00:00.000Z', seed)
  const elder = registerElder({ name: '王秀兰', sex: '2', birthDate: '1948-03-01' }, acts, act)
  return withdrawn.reduce<Elder>(
    (now, purpose, day) =>
      withdrawConsent(now, purpose, 'zh-CN', actOf(`2026-11-${10 + day}T02:00:00.000Z`, 100 + day))[0],
    { ...elder, body: { ...elder.body, welcomedOn: '2026-11-01', ...body } },
  )
}
