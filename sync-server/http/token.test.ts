import { afterAll, beforeAll, expect, it } from 'vitest'
import { makeKey } from '../testing/kiosk-key.ts'
import { callerOf, noon, serveStation, type ServedStation } from '../testing/served-station.ts'

let place: ServedStation
let clock = noon
beforeAll(async () => {
  place = await serveStation({ now: () => clock })
})
afterAll(() => place.end())

const post = (path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${place.server.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })

const challengeFor = async (kiosk: string): Promise<string> =>
  ((await (await post('/token/challenge', { kiosk })).json()) as { challenge: string }).challenge

async function enrolled() {
  const key = makeKey()
  const { code } = await place.server.createEnrolmentCode(place.station)
  const { kiosk } = (await (await post('/enrol', { code, kioskName: 'k', publicKey: key.publicKey })).json()) as {
    kiosk: string
  }
  const renew = async (renewal: string, next: string): Promise<Response> =>
    post('/token', key.prove({ kiosk, challenge: await challengeFor(kiosk), renewal, next }))
  const tokenOf = async (answer: Response): Promise<string> => ((await answer.json()) as { token: string }).token
  return { kiosk, key, renew, tokenOf }
}
const statusWith = async (token: string): Promise<number> =>
  (await callerOf(place.server, token).call(`/${place.database}`)).status

it('gives a token for a quarter of an hour to whoever signs its challenge, with the lease', async () => {
  const { renew } = await enrolled()
  const answer = (await (await renew('', 'a')).json()) as { token: string; expiresIn: number; lease: object }
  expect(answer).toMatchObject({ expiresIn: 900, lease: { warnAfterDays: 7, lockAfterDays: 30 } })
  expect(await statusWith(answer.token)).toBe(200)
  clock = noon + 15 * 60_000
  expect(await statusWith(answer.token)).toBe(401)
  clock = noon
})

it('answers a wrong signature, an old or foreign challenge and an unknown kiosk alike', async () => {
  const { kiosk, key } = await enrolled()
  const claims = { kiosk, challenge: await challengeFor(kiosk), renewal: '', next: 'a' }
  const other = await enrolled()
  const refused = [
    await post('/token', makeKey().prove(claims)),
    await post('/token', key.prove({ ...claims, challenge: await challengeFor(other.kiosk) })),
    await post('/token', key.prove({ ...claims, kiosk: 'kiosk-none' })),
    await post('/token', { ...key.prove(claims), next: 'b' }),
  ]
  clock = noon + 2 * 60_000
  refused.push(await post('/token', key.prove(claims)))
  clock = noon
  const answers = await Promise.all(refused.map(async (answer) => `${answer.status} ${await answer.text()}`))
  expect(new Set(answers).size).toBe(1)
  expect(answers[0]).toMatch(/^401 /)
})

it('ends the token of a revoked kiosk at once, and says so to who holds its key', async () => {
  const { kiosk, renew, tokenOf } = await enrolled()
  const token = await tokenOf(await renew('', 'a'))
  await place.server.access.revoke(kiosk)
  expect(await statusWith(token)).toBe(401)
  expect((await renew('a', 'b')).status).toBe(403)
})

it('turns away the second of two machines with one key, gives a lost answer again, and begins anew with the epoch', async () => {
  const { kiosk, renew } = await enrolled()
  expect((await renew('', 'a')).status).toBe(200)
  expect((await renew('', 'a')).status).toBe(200)
  const copy = await renew('', 'other')
  expect([copy.status, await copy.text()]).toEqual([403, expect.stringContaining('sync.copiedKiosk')])
  expect((await renew('a', 'b')).status).toBe(200)
  expect(place.server.access.holders().find(({ id }) => id === kiosk)?.copySeenAt).toBeDefined()
  await place.server.access.renewEpoch()
  expect((await renew('z', 'y')).status).toBe(200)
})

it('puts a key in the place of an old secret, once', async () => {
  const old = await place.enrol(place.station)
  const key = makeKey()
  const adopt = (publicKey: string): Promise<Response> => old.post('/token/key', { publicKey })
  expect((await adopt(key.publicKey)).status).toBe(200)
  expect((await adopt(makeKey().publicKey)).status).toBe(401)
  expect(await statusWith(old.credential)).toBe(401)
  const claims = { kiosk: old.id, challenge: await challengeFor(old.id), renewal: '', next: 'a' }
  expect((await post('/token', key.prove(claims))).status).toBe(200)
})

it('names to each kiosk the others of its station, with one key for each pair, and no longer one that was revoked', async () => {
  type Named = { readonly kiosk: string; readonly name: string; readonly key: string }
  const named = async (answer: Response): Promise<readonly Named[]> =>
    ((await answer.json()) as { neighbours: readonly Named[] }).neighbours
  const other = await place.server.createStation('另一个驿站')
  const [a, b, c] = [await enrolled(), await enrolled(), await enrolled()]
  const key = makeKey()
  const { code } = await place.server.createEnrolmentCode(other)
  const stranger = (await (await post('/enrol', { code, kioskName: 'x', publicKey: key.publicKey })).json()) as {
    kiosk: string
  }
  const [byA, byB] = [await named(await a.renew('', '1')), await named(await b.renew('', '1'))]
  const keyFor = (list: readonly Named[], kiosk: string): string | undefined =>
    list.find((found) => found.kiosk === kiosk)?.key
  expect(keyFor(byA, b.kiosk)).toMatch(/^[A-Za-z0-9_-]{43}$/)
  expect(keyFor(byA, b.kiosk)).toBe(keyFor(byB, a.kiosk))
  expect(keyFor(byA, c.kiosk)).not.toBe(keyFor(byA, b.kiosk))
  expect(byA.map(({ kiosk }) => kiosk)).not.toContain(a.kiosk)
  expect(byA.map(({ kiosk }) => kiosk)).not.toContain(stranger.kiosk)
  await place.server.access.revoke(b.kiosk)
  expect(keyFor(await named(await a.renew('1', '2')), b.kiosk)).toBeUndefined()
})
