/** The kiosk's token and the real server: lost answers, copied disks, old secrets, refusals, and the proxy that renews. */
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { enrol } from '../../src-main/kiosk/enrol.ts'
import type { LinkedKiosk } from '../../src-main/kiosk/kiosk-config.ts'
import { lineFileAt, openServerToken } from '../../src-main/kiosk/server-token.ts'
import { runAdminCommand } from '../../sync-server/access/admin-commands.ts'
import { createSyncProxy } from '../../src-main/sync-proxy/sync-proxy.ts'
import { callerOf, noon, type ServedStation, serveStation } from '../../sync-server/testing/served-station.ts'

const minute = 60_000
let folder = ''
let station: ServedStation
let serverTime = noon
let files = 0
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'server-token-'))
  station = await serveStation({ now: () => serverTime })
})
beforeEach(() => {
  serverTime = noon
})
afterAll(async () => {
  await station.end()
  await rm(folder, { recursive: true, force: true })
})

const newPath = (): string => join(folder, `renewal-${(files += 1)}.json`)

async function enrolKiosk(): Promise<LinkedKiosk> {
  const { code } = await station.server.createEnrolmentCode(station.station)
  const enrolled = await enrol({ serverUrl: station.server.url, code, kioskName: '前台' })
  if (!enrolled.ok) throw new Error(enrolled.error.code)
  return { ...enrolled.value, link: 'server', kioskName: '前台' }
}

async function enrolWithSecret(): Promise<LinkedKiosk> {
  const { id: kiosk, credential } = await station.enrol(station.station)
  return {
    link: 'server',
    station: station.station,
    stationName: '银杏驿站',
    stationPhone: '',
    kiosk,
    kioskName: '前台',
    serverUrl: station.server.url,
    credential,
  }
}

/** A machine with its disk; `network` stands between it and the server, `elapsed` is its clock that only goes forward. */
async function machine(start: LinkedKiosk, path = newPath()) {
  const disk = { kiosk: start, path, elapsed: 0, asked: [] as string[], lost: 0, renewedAt: 0 }
  let network: typeof fetch = fetch
  const openToken = () =>
    openServerToken({
      file: lineFileAt(path),
      seal: (plain) => Buffer.from(plain).toString('base64'),
      unseal: (sealed) => Buffer.from(sealed, 'base64').toString('utf8'),
      kiosk: () => disk.kiosk,
      replace: async (next) => {
        disk.kiosk = next
      },
      now: () => noon,
      onRenewed: async (at) => {
        disk.renewedAt = at
      },
      elapsed: () => disk.elapsed,
      onRevoked: () => void (disk.lost += 1),
      fetchFrom: (input, init) => {
        disk.asked.push(new URL(String(input)).pathname)
        return network(input, init)
      },
    })
  const loseAnswersOf = (address: string): void => {
    network = async (input, init) => {
      const answer = await fetch(input, init)
      if (!String(input).endsWith(address)) return answer
      await answer.text()
      throw new TypeError('the answer was lost')
    }
  }
  const mendNetwork = (): void => {
    network = fetch
  }
  return { disk, openToken, token: await openToken(), loseAnswersOf, mendNetwork }
}

const statusWith = async (token: string): Promise<number> =>
  (await callerOf(station.server, token).call(`/${station.database}`)).status
const copySeenAt = (kiosk: string): string | undefined =>
  station.server.access.holders().find(({ id }) => id === kiosk)?.copySeenAt

async function tokenFrom(read: ReturnType<Awaited<ReturnType<typeof openServerToken>>['read']>): Promise<string> {
  const answer = await read
  if (!answer.ok) throw new Error(answer.error)
  return answer.value
}

it('asks once for a token that the server takes, also when many ask at once, and renews it before it ends', async () => {
  const { disk, token } = await machine(await enrolKiosk())
  const [first = '', ...others] = await Promise.all([1, 2, 3].map(() => tokenFrom(token.read())))
  expect(others).toEqual([first, first])
  expect(await statusWith(first)).toBe(200)
  expect(disk.asked).toEqual(['/token/challenge', '/token'])
  expect(token.lease()).toEqual({ warnAfterDays: 7, lockAfterDays: 30, renewedAt: noon })
  serverTime = noon + 14 * minute
  disk.elapsed = 14 * minute
  const second = await tokenFrom(token.read())
  serverTime = noon + 16 * minute
  expect([await statusWith(first), await statusWith(second)]).toEqual([401, 200])
})

it('asks again for an answer that was lost, also after a restart, and is not taken for a copy', async () => {
  const { disk, openToken, token, loseAnswersOf, mendNetwork } = await machine(await enrolKiosk())
  await tokenFrom(token.read())
  for (const isRestarted of [false, true]) {
    disk.elapsed += 15 * minute
    loseAnswersOf('/token')
    expect(await token.read()).toEqual({ ok: false, error: 'unreachable' })
    mendNetwork()
    const after = isRestarted ? await openToken() : token
    expect(await statusWith(await tokenFrom(after.read()))).toBe(200)
  }
  expect(copySeenAt(disk.kiosk.kiosk)).toBeUndefined()
})

it('tells the second of two machines with one disk that it is a copy, and the first goes on', async () => {
  const original = await machine(await enrolKiosk())
  await tokenFrom(original.token.read())
  const path = newPath()
  await cp(original.disk.path, path)
  const copy = await machine(original.disk.kiosk, path)
  original.disk.elapsed = 15 * minute
  await tokenFrom(original.token.read())
  expect(await copy.token.read()).toEqual({ ok: false, error: 'copiedKiosk' })
  expect(copySeenAt(original.disk.kiosk.kiosk)).toBeDefined()
  original.disk.elapsed = 30 * minute
  await tokenFrom(original.token.read())
})

it.each(['nothing', '/token/key', '/token'])(
  'puts a key in the place of an old secret when %s is lost',
  async (lost) => {
    const { disk, openToken, token, loseAnswersOf, mendNetwork } = await machine(await enrolWithSecret())
    const secret = disk.kiosk.credential ?? ''
    expect(await statusWith(secret)).toBe(200)
    loseAnswersOf(lost)
    const first = await token.read()
    expect(first.ok).toBe(lost === 'nothing')
    expect(disk.kiosk.privateKey).toBeDefined()
    mendNetwork()
    expect(await statusWith(await tokenFrom((await openToken()).read()))).toBe(200)
    expect(disk.kiosk.credential).toBeUndefined()
    expect(await statusWith(secret)).toBe(401)
    expect(copySeenAt(disk.kiosk.kiosk)).toBeUndefined()
  },
)

it('shows its old secret to a server that knows no keys', async () => {
  const { disk, token } = await machine({
    ...(await enrolWithSecret()),
    serverUrl: `${station.server.url}/nothing-here`,
  })
  expect(await token.read()).toEqual({ ok: true, value: disk.kiosk.credential })
  expect(token.lease()).toBeUndefined()
})

it('holds a refusal for ten seconds, and then asks again', async () => {
  const { disk, token } = await machine(await enrolKiosk())
  await station.server.access.revoke(disk.kiosk.kiosk)
  const refused = { ok: false, error: 'revokedKiosk' }
  expect(await token.read()).toEqual(refused)
  const asked = disk.asked.length
  disk.elapsed = 9_999
  expect(await token.read()).toEqual(refused)
  expect(disk.asked).toHaveLength(asked)
  disk.elapsed = 10_000
  expect(await token.read()).toEqual(refused)
  expect(disk.asked).toHaveLength(asked + 2)
})

it('remembers that it was reported lost, also without a network, until it is enrolled again', async () => {
  const { disk, token, openToken } = await machine(await enrolKiosk())
  expect([(await token.read()).ok, token.isRevoked(), disk.lost]).toEqual([true, false, 0])
  await station.server.access.revoke(disk.kiosk.kiosk)
  disk.elapsed = 20 * minute
  expect(await token.read()).toEqual({ ok: false, error: 'revokedKiosk' })
  expect([token.isRevoked(), disk.lost]).toEqual([true, 1])
  const restarted = await openToken()
  expect(restarted.isRevoked()).toBe(true)
  disk.kiosk = await enrolKiosk()
  expect([(await restarted.read()).ok, restarted.isRevoked()]).toEqual([true, false])
})

it('is renewed by the proxy when the server ended it early', async () => {
  const { disk, token } = await machine(await enrolKiosk())
  const { serverUrl } = disk.kiosk
  const proxy = createSyncProxy({
    link: () => ({ serverUrl, station: station.station, token }),
    isOpen: () => true,
  })
  const signal = new AbortController().signal
  const get = async (): Promise<number> => {
    const target = `${station.database}/_changes`
    const answer = await proxy.forward({ method: 'GET', target, headers: {}, body: undefined, signal })
    await text(answer.body)
    return answer.status
  }
  expect(await get()).toBe(200)
  // The machine slept: its own clock stood still.
  serverTime = noon + 20 * minute
  expect(await get()).toBe(200)
  expect(disk.asked).toEqual(['/token/challenge', '/token', '/token/challenge', '/token'])
  proxy.close()
})

const renewalFor = async (kiosk: string): Promise<string> => {
  const made = await runAdminCommand(station.server.access, station.server.store, ['renewal', kiosk])
  if (!made.ok) throw new Error(made.error)
  return `${JSON.stringify(made.value, null, 2)}\n`
}
const codeOf = (result: { readonly ok: true } | { readonly ok: false; readonly error: { readonly code: string } }) =>
  result.ok ? 'ok' : result.error.code

it('is renewed by a file of its server, once, also after a restart, and by no file of another machine or server; and so knows a pack', async () => {
  const { disk, token, openToken } = await machine(await enrolKiosk())
  expect(codeOf(await token.renewByFile(await renewalFor(disk.kiosk.kiosk)))).toBe('lease.noKey')
  const pack = 'ginkgo-pack v1\n["articles:1"]'
  const signature = station.server.access.signPack(pack)
  expect(token.isOfServer(pack, signature)).toMatchObject({ ok: false, error: { code: 'pack.noKey' } })
  await tokenFrom(token.read())
  serverTime = noon + 20 * 86_400_000
  const early = await renewalFor(disk.kiosk.kiosk)
  serverTime += minute
  const file = await renewalFor(disk.kiosk.kiosk)
  const restarted = await openToken()
  expect(codeOf(await restarted.renewByFile(file))).toBe('ok')
  expect(restarted.isOfServer(pack, signature)).toEqual({ ok: true, value: true })
  const renewal = station.server.access.leaseFile(disk.kiosk.kiosk)?.signature ?? ''
  for (const wrong of [renewal, '']) expect(restarted.isOfServer(pack, wrong)).toEqual({ ok: true, value: false })
  expect(restarted.lease()).toEqual({ warnAfterDays: 7, lockAfterDays: 30, renewedAt: serverTime })
  expect(disk.renewedAt).toBe(serverTime)
  for (const used of [file, early]) expect(codeOf(await (await openToken()).renewByFile(used))).toBe('lease.older')

  const other = await machine(await enrolKiosk())
  await tokenFrom(other.token.read())
  expect(codeOf(await token.renewByFile(await renewalFor(other.disk.kiosk.kiosk)))).toBe('lease.otherKiosk')
  serverTime += minute
  const next = await renewalFor(disk.kiosk.kiosk)
  const longer = next.replace('"lockAfterDays": 30', '"lockAfterDays": 3000')
  expect(longer).not.toBe(next)
  expect(codeOf(await token.renewByFile(longer))).toBe('lease.forged')

  const elsewhere = await serveStation({ now: () => serverTime })
  try {
    const { kiosk } = disk.kiosk
    const forged = elsewhere.server.access
    expect(token.isOfServer(pack, forged.signPack(pack))).toEqual({ ok: true, value: false })
    const { code } = await elsewhere.server.createEnrolmentCode(elsewhere.station)
    const enrolled = await enrol({ serverUrl: elsewhere.server.url, code, kioskName: '前台' })
    if (!enrolled.ok) throw new Error(enrolled.error.code)
    const theirs = { ...forged.leaseFile(enrolled.value.kiosk), kiosk, station: disk.kiosk.station }
    expect(codeOf(await token.renewByFile(JSON.stringify(theirs)))).toBe('lease.forged')
  } finally {
    await elsewhere.end()
  }
})

it('gets no renewal file once it was revoked, and goes on by the network after a file', async () => {
  const { disk, token } = await machine(await enrolKiosk())
  await tokenFrom(token.read())
  serverTime = noon + 5 * 86_400_000
  expect(codeOf(await token.renewByFile(await renewalFor(disk.kiosk.kiosk)))).toBe('ok')
  disk.elapsed += 15 * minute
  serverTime += minute
  expect(await statusWith(await tokenFrom(token.read()))).toBe(200)
  expect(token.lease()?.renewedAt).toBe(serverTime)
  await station.server.access.revoke(disk.kiosk.kiosk)
  await expect(renewalFor(disk.kiosk.kiosk)).rejects.toThrow('revoked')
})
