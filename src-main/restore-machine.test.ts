import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { type LoopbackHost, startLoopbackHost } from './loopback-host/loopback-host.ts'

const holder = { staff: 'staff:li', name: '李敏', role: 'administrator' } as const
const pin = '284917'
const alone = { stationName: '银杏里驿站', stationPhone: '', kioskName: '前台' }
let root = ''
const running = new Set<LoopbackHost>()
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'restore-machine-'))
})
afterEach(async () => {
  for (const host of running) await host.close()
  running.clear()
})
afterAll(async () => rm(root, { recursive: true, force: true }))

async function start(name: string): Promise<LoopbackHost> {
  const build = { version: '9.9.9', builtAt: 1_700_000_000_000 }
  const host = await startLoopbackHost({ dataFolder: join(root, name), rendererFolder: import.meta.dirname, build })
  running.add(host)
  return host
}
async function stop(host: LoopbackHost): Promise<void> {
  running.delete(host)
  await host.close()
}
type Answer<V> = { readonly ok: true; readonly value: V } | { readonly ok: false; readonly error: { code: string } }
function need<V>(answer: Answer<V>): V {
  if (!answer.ok) throw new Error(answer.error.code)
  return answer.value
}

/** A station that works alone, its backup and code; the machine is off. */
async function backedUp(name: string) {
  const host = await start(name)
  const { handlers } = host
  const { station, kiosk } = need(await handlers['setup.alone'](alone))
  need(await handlers['keys.add']({ holder, pin }))
  need(await handlers['keys.unlock']({ staff: holder.staff, pin }))
  const folder = join(root, `${name}-stick`)
  await mkdir(folder)
  need(await handlers['backup.setFolder']({ folder }))
  const { code } = need(await handlers['backup.newCode']({}))
  need(await handlers['backup.begin']({ rows: 0 }))
  const made = need(await handlers['backup.finish']({}))
  const { dataKey } = await handlers['keys.session']({})
  await stop(host)
  return { station, kiosk, dataKey, taken: { path: join(folder, made.name), code, rows: 0 } }
}

it('a machine put back from the backup of a station that works alone is that station, with its key, under a name of its own', async () => {
  const { station, kiosk, dataKey, taken } = await backedUp('one')
  const { handlers } = await start('new')
  need(await handlers['backup.restore'](taken))
  const made = need(await handlers['setup.alone'](alone))
  expect(made.station).toBe(station)
  expect(made.kiosk).not.toBe(kiosk)
  need(await handlers['keys.add']({ holder, pin }))
  expect(await handlers['keys.session']({})).toEqual({ dataKey })
  expect((await handlers['backup.state']({})).restoring).toBe(taken.path)
})

it('a machine cut off before anybody had a PIN begins as a new one', async () => {
  const { station, dataKey, taken } = await backedUp('two')
  const cut = await start('cut')
  need(await cut.handlers['backup.restore'](taken))
  need(await cut.handlers['setup.alone'](alone))
  await stop(cut)
  const { handlers } = await start('cut')
  expect((await handlers['kiosk.info']({})).phase).toBe('setup')
  expect(await handlers['backup.state']({})).toEqual({ hasCode: false })
  expect(need(await handlers['setup.alone'](alone)).station).not.toBe(station)
  need(await handlers['keys.add']({ holder, pin }))
  expect(await handlers['keys.session']({})).not.toEqual({ dataKey })
})

it('a key that was taken over opens no station that was set up before it, until somebody thinks better of it', async () => {
  const { taken } = await backedUp('three')
  const { handlers } = await start('before')
  need(await handlers['setup.alone'](alone))
  need(await handlers['backup.restore'](taken))
  expect(await handlers['keys.add']({ holder, pin })).toEqual({ ok: false, error: { code: 'enrol.otherStation' } })
  await handlers['backup.restored']({})
  need(await handlers['keys.add']({ holder, pin }))
})

it('a machine that works changes and shows nothing of backups before an administrator has proved a PIN', async () => {
  const { taken } = await backedUp('four')
  const { handlers } = await start('four')
  const { path, code } = taken
  for (const asked of [
    handlers['backup.look'](taken),
    handlers['backup.key']({ path, code }),
    handlers['backup.list']({ folder: root, rows: 0 }),
    handlers['backup.setFolder']({ folder: root }),
  ])
    expect(await asked).toEqual({ ok: false, error: { code: 'keys.sealed' } })
  need(await handlers['keys.unlock']({ staff: holder.staff, pin }))
  expect((await handlers['backup.look'](taken)).ok).toBe(true)
})
