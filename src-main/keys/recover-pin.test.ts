import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { secretRule } from '../../src-domain/shared/attempts.ts'
import { err, ok, refusal, type Result } from '../../src-domain/shared/result.ts'
import { unwrapDataKey, wrapDataKey } from '../backup/backup-file.ts'
import { openCodeAttempts } from '../kiosk/code-attempts.ts'
import { openKeyRing } from './key-ring.ts'
import { recoverPin } from './recover-pin.ts'

let root = ''
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'recover-'))
})
afterAll(async () => rm(root, { recursive: true, force: true }))

const li = { staff: 'staff:li', name: '李敏', role: 'administrator' } as const
const wang = { staff: 'staff:wang', name: '王强', role: 'staff' } as const
const [old, next] = ['284917', '730682'] as const
const code = 'ABCDEFGHJKMNPQRSTVWXYZ2345'
const wrong = 'ZBCDEFGHJKMNPQRSTVWXYZ2345'
const must = <T>(result: Result<T, unknown>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

/** A machine that nobody opened yet today, at each start. */
async function machine(name: string) {
  let now = 1e12
  let waited = 0
  const start = async () => {
    const keys = await openKeyRing({
      path: join(root, `${name}-keys.json`),
      deviceKey: new Uint8Array(32).fill(1),
      now: () => now,
      wait: async () => undefined,
    })
    const attempts = await openCodeAttempts(join(root, `${name}-codes.json`), () => now, secretRule)
    const recover = recoverPin({
      keys,
      openWith: (typed) => {
        if (recovery === undefined) return err(refusal('backup.noCode'))
        const key = unwrapDataKey(recovery, typed)
        return key === undefined ? err(refusal('recover.wrongCode')) : ok(key)
      },
      attempts,
      wait: async (ms) => void (waited += ms),
    })
    return { keys, recover }
  }
  const first = await openKeyRing({
    path: join(root, `${name}-keys.json`),
    deviceKey: new Uint8Array(32).fill(1),
    now: () => now,
    wait: async () => undefined,
  })
  await first.add(li, old)
  await first.add(wang, '917354')
  const key = Uint8Array.from(first.session() ?? [])
  let recovery: ReturnType<typeof wrapDataKey> | undefined = wrapDataKey(key, code)
  return {
    start,
    key,
    later: (ms: number) => void (now += ms),
    forgetCode: () => void (recovery = undefined),
    waited: () => waited,
  }
}

it('gives the only administrator a new PIN for the code on paper, and the old one opens nothing any more', async () => {
  const { start, key, waited } = await machine('right')
  const { keys, recover } = await start()
  must(await recover({ staff: li.staff, code: code.toLowerCase(), pin: next }))
  expect(await keys.unlock(li.staff, old)).toMatchObject({ error: { code: 'pin.wrong' } })
  expect(must(await keys.unlock(li.staff, next)).dataKey).toEqual(key)
  expect(must(await (await start()).keys.unlock(wang.staff, '917354')).dataKey).toEqual(key)
  expect(waited()).toBe(0)
})

it('does not take the forgotten PIN back from a document that says it still, and follows the document again when it says the new one', async () => {
  const { start } = await machine('document')
  const before = await start()
  must(await before.keys.unlock(li.staff, old))
  const said = before.keys.verifiers().get(li.staff)
  must(await before.recover({ staff: li.staff, code, pin: next }))
  // The plug is pulled before the document says so.
  const { keys } = await start()
  must(await keys.unlock(li.staff, next))
  expect(keys.isRecovered(li.staff)).toBe(true)
  must(await keys.learn([{ holder: li, active: true, verifier: said }]))
  expect((await (await start()).keys.unlock(li.staff, next)).ok).toBe(true)
  must(await keys.learn([{ holder: li, active: true, verifier: keys.verifiers().get(li.staff) }]))
  expect(keys.isRecovered(li.staff)).toBe(false)
  const again = await start()
  must(await again.keys.unlock(li.staff, next))
  const third = must(await again.keys.verifierOf(li.staff, '917355'))
  must(await again.keys.learn([{ holder: li, active: true, verifier: third }]))
  expect((await (await start()).keys.unlock(li.staff, '917355')).ok).toBe(true)
})

it('looks at five wrong codes and then at none for a while, also after a start and whoever is named', async () => {
  const { start, later, waited } = await machine('wrong')
  const first = await start()
  for (let n = 1; n < secretRule.most; n += 1) {
    expect(await first.recover({ staff: li.staff, code: wrong, pin: next })).toMatchObject({
      error: { code: 'recover.wrongCode' },
    })
  }
  expect(waited()).toBe(2_000 * (secretRule.most - 1))
  // What cannot be a code costs nothing.
  expect(await first.recover({ staff: li.staff, code: '12345', pin: next })).toMatchObject({
    error: { code: 'recover.codeShape' },
  })
  const locked = { error: { code: 'pin.locked', params: { until: 1e12 + secretRule.firstLock } } }
  expect(await first.recover({ staff: li.staff, code: wrong, pin: next })).toMatchObject(locked)
  const second = await start()
  expect(await second.recover({ staff: li.staff, code, pin: next })).toMatchObject(locked)
  expect((await second.keys.unlock(li.staff, old)).ok).toBe(true)
  later(secretRule.firstLock + 1)
  must(await second.recover({ staff: li.staff, code, pin: next }))
})

it('is for administrators, for a PIN that cannot be guessed, and where a code was ever printed', async () => {
  const { start, forgetCode } = await machine('others')
  const { recover, keys } = await start()
  const asked = async (staff: string, pin: string) => {
    const done = await recover({ staff, code, pin })
    return done.ok ? 'done' : done.error.code
  }
  expect(await asked(wang.staff, next)).toBe('recover.askAdministrator')
  expect(await asked('staff:nobody', next)).toBe('pin.unknown')
  expect(await asked(li.staff, '123456')).toBe('pin.weak')
  forgetCode()
  expect(await asked(li.staff, next)).toBe('backup.noCode')
  expect((await keys.unlock(li.staff, old)).ok).toBe(true)
})
