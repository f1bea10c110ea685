import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Result } from '../../src-domain/shared/result.ts'
import { openKeyRing } from './key-ring.ts'

let root = ''
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'learn-'))
})
afterAll(async () => rm(root, { recursive: true, force: true }))

let files = 0
const li = { staff: 'staff:li', name: '李敏', role: 'administrator' } as const
const wang = { staff: 'staff:wang', name: '王强', role: 'staff' } as const

function kiosk(deviceKey: number) {
  const path = join(root, `keys-${(files += 1)}.json`)
  const key = new Uint8Array(32).fill(deviceKey)
  return () => openKeyRing({ path, deviceKey: key, now: () => 1e12, wait: async () => undefined })
}
const must = <T>(result: Result<T, unknown>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

it('lets somebody added on one kiosk in at another, which opens with its own key', async () => {
  const [first, second] = [await kiosk(1)(), kiosk(2)]
  await first.add(li, '284917')
  const verifier = must(await first.verifierOf(wang.staff, '730682'))
  const there = await second()
  await there.add(li, '905173')
  const key = Uint8Array.from(there.session() ?? [])
  expect(await there.learn([{ holder: wang, active: true, verifier }])).toMatchObject({ ok: true })
  const restarted = await second()
  expect(restarted.people()).toEqual([li, wang])
  expect(await restarted.unlock(wang.staff, '730683')).toMatchObject({ error: { code: 'pin.wrong' } })
  expect(must(await restarted.unlock(wang.staff, '730682')).dataKey).toEqual(key)
  expect(restarted.verifiers().get(wang.staff)).toBe(verifier)
})

it('takes a new PIN for the old, also for somebody locked out, and a new name and role', async () => {
  const open = kiosk(1)
  const ring = await open()
  await ring.add(li, '284917')
  await ring.add(wang, '730682')
  for (let n = 0; n < 5; n += 1) await ring.unlock(wang.staff, '000001')
  expect(await ring.unlock(wang.staff, '730682')).toMatchObject({ error: { code: 'pin.locked' } })
  await ring.unlock(li.staff, '284917')
  expect(await ring.verifierOf(wang.staff, '730682')).toMatchObject({ error: { code: 'pin.same' } })
  expect(await ring.verifierOf(wang.staff, '123456')).toMatchObject({ error: { code: 'pin.weak' } })
  const verifier = must(await ring.verifierOf(wang.staff, '917354'))
  const renamed = { ...wang, name: '王强强', role: 'volunteer' } as const
  await ring.learn([{ holder: renamed, active: true, verifier }])
  const again = await open()
  expect((await again.unlock(wang.staff, '730682')).ok).toBe(false)
  expect(must(await again.unlock(wang.staff, '917354')).holder).toEqual(renamed)
})

it('shuts out who left, but never the last administrator', async () => {
  const open = kiosk(1)
  const ring = await open()
  await ring.add(li, '284917')
  await ring.add(wang, '730682')
  await ring.learn([{ holder: wang, active: false }])
  expect(ring.people()).toEqual([li])
  await ring.learn([{ holder: li, active: false }])
  await ring.learn([{ holder: { ...li, role: 'staff' }, active: true }])
  expect((await open()).people()).toEqual([li])
})

it('learns nothing while sealed, and no verifier of other costs', async () => {
  const ring = await kiosk(1)()
  await ring.add(li, '284917')
  const verifier = must(await ring.verifierOf(wang.staff, '730682'))
  await ring.learn([{ holder: wang, active: true, verifier: verifier.replace('t=2', 't=1') }])
  expect(ring.people()).toEqual([li])
  ring.seal()
  expect(await ring.learn([{ holder: wang, active: true, verifier }])).toMatchObject({ error: { code: 'keys.sealed' } })
  expect(ring.people()).toEqual([li])
  expect(ring.verifiers().size).toBe(0)
})

it('leaves the file alone when it knows everybody', async () => {
  const open = kiosk(1)
  const ring = await open()
  await ring.add(li, '284917')
  const verifier = must(await ring.verifierOf(wang.staff, '730682'))
  const people = [{ holder: wang, active: true, verifier }] as const
  await ring.learn(people)
  await ring.unlock(wang.staff, '000001')
  await ring.learn(people)
  expect(await ring.unlock(wang.staff, '000001')).toMatchObject({ error: { params: { attemptsLeft: 3 } } })
})
