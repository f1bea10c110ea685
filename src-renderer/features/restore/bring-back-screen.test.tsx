// @vitest-environment happy-dom
import { afterEach, expect, it } from 'vitest'
import { isAudit } from '../../../src-domain/activity/audit.ts'
import { type MemoryStation, memoryStation } from '../../../tests/support/memory-station.tsx'
import type { BackupPreview, Host } from '../../host/host.ts'
import { BringBackScreen } from './bring-back-screen.tsx'
import { RestoreStep } from './restore-step.tsx'
import { useRestored } from './use-restored.ts'

let station: MemoryStation
afterEach(() => station.close())

const preview: BackupPreview = {
  station: 'qingshiqiao',
  stationName: '青石桥驿站',
  stationPhone: '',
  kioskName: '二号机',
  link: 'server',
  at: Date.UTC(2026, 10, 1, 2),
  documents: 120,
  kinds: { elder: 30, assessment: 12, service: 4 },
  elders: 30,
  erased: 1,
  unsent: 3,
  erasedSince: { elders: 2, until: Date.UTC(2026, 10, 3, 2) },
  isOlder: true,
}
const file = (name: string, problem?: string) => ({
  path: `/media/usb/${name}`,
  name,
  bytes: 2_340_000,
  ...(problem === 'backup.torn'
    ? {}
    : { about: { at: preview.at, stationName: preview.stationName, kioskName: preview.kioskName } }),
  ...(problem === undefined ? {} : { problem }),
})
const refused = (code: string) => ({ ok: false, error: { code } })

function answers(changes: { readonly [name: string]: (params: never) => unknown } = {}) {
  const asked: { name: string; params: unknown }[] = []
  const all: { readonly [name: string]: (params: never) => unknown } = {
    'backup.state': () => ({ folder: '/media/usb', hasCode: true }),
    'backup.places': () => ({ folders: ['/media/chen/KINGSTON'] }),
    'backup.list': () => ({ ok: true, value: { files: [file('new')] } }),
    'backup.look': () => ({ ok: true, value: preview }),
    ...changes,
  }
  station.host.call = (async (name: string, params: never) => {
    asked.push({ name, params })
    return all[name]?.(params)
  }) as unknown as Host['call']
  return asked
}
const audited = () => station.ofKind('audit').flatMap((one) => (isAudit(one) ? one.body.parts : []))

it('lists what was found with machine and size, and says of each that cannot be used why', async () => {
  station = memoryStation({ role: 'administrator' })
  answers({
    'backup.list': () => ({
      ok: true,
      value: { files: [file('new'), file('torn', 'backup.torn'), file('newer', 'backup.newer')] },
    }),
  })
  await station.draw(<BringBackScreen />)
  await station.press('/media/chen/KINGSTON')
  expect(station.text()).toMatch(/找到 3 份.*青石桥驿站 · 二号机.*2.3 兆/)
  expect(station.text()).toMatch(/这份备份不完整/)
  expect(station.text()).toMatch(/请先把这台机器的程序升级/)
})

it.each([
  ['backup.folderMissing', '找不到备份的文件夹'],
  ['backup.gone', 'U 盘拔了'],
])('says that there is nothing to list: %s', async (code, sentence) => {
  station = memoryStation({ role: 'administrator' })
  answers({ 'backup.list': () => refused(code) })
  await station.draw(<BringBackScreen />)
  await station.press('看看有哪些备份')
  expect(station.text()).toContain(sentence)
})

it('asks for the code of a file that another machine of the station wrote, and says that one of another station is none', async () => {
  station = memoryStation({ role: 'administrator' })
  let other = 'backup.wrongCode'
  const asked = answers({
    'backup.look': ({ code }: { readonly code?: string }) =>
      code === undefined ? refused(other) : { ok: true, value: preview },
  })
  await station.draw(<BringBackScreen />)
  await station.press('看看有哪些备份')
  await station.press('用这份')
  expect(station.text()).toContain('另一台机器写的')
  await station.type('恢复码', 'ABCD')
  await station.press('看看里面有什么')
  expect(asked.at(-1)).toMatchObject({ name: 'backup.look', params: { code: 'ABCD' } })
  expect(station.text()).toMatch(/30 位.*12 份.*4 份.*119 份.*3 份.*以前版本的程序/)
  other = 'backup.otherStation'
  await station.press('用这份')
  expect(station.text()).toContain('这份备份是别的驿站的')
})

it('says that nothing is missing, and writes down who brings something back', async () => {
  station = memoryStation({ role: 'administrator' })
  answers()
  await station.draw(<BringBackScreen />)
  await station.press('看看有哪些备份')
  await station.press('用这份')
  await station.press('看看缺什么')
  expect(station.text()).toContain('什么也不缺')
  expect(audited()).toEqual([])
  await station.healthIs({ restoreLeft: { path: '/media/usb/new', code: 'backup.gone' } })
  expect(station.text()).toMatch(/上次恢复还没有做完.*U 盘拔了/)
  await station.press('接着恢复')
  expect(audited()).toEqual(['restored'])
  expect(station.text()).toContain('找回了 0 份')
})

it('brings nothing back that cannot be written down', async () => {
  station = memoryStation({ role: 'administrator' })
  answers()
  await station.draw(<BringBackScreen />)
  await station.healthIs({ restoreLeft: { path: '/media/usb/new', code: 'backup.stopped' } })
  station.refuses = { code: 'storage.failed' }
  await station.press('接着恢复')
  expect(station.text()).not.toContain('找回了')
})

it('says on a new machine what will happen, for a station with a server and for one that works alone', async () => {
  station = memoryStation()
  let link: BackupPreview['link'] = 'server'
  answers({ 'backup.look': () => ({ ok: true, value: { ...preview, link } }) })
  const chosen: unknown[] = []
  await station.draw(<RestoreStep onBack={() => undefined} onNext={(one) => chosen.push(one)} />)
  await station.press('/media/chen/KINGSTON')
  await station.press('用这份')
  await station.type('恢复码', 'ABCD')
  await station.press('看看里面有什么')
  expect(station.text()).toMatch(/要用新的登记码连到服务器/)
  link = 'alone'
  await station.press('看看里面有什么')
  expect(station.text()).toMatch(/这台机器变成这个驿站/)
  expect(station.text()).toMatch(/后来删掉的老人，不会回来\s*2 位/)
  expect(station.text()).toMatch(/11月3日.*以前按老人意愿删掉的，不会回来。那以后才删的.*再删一次/)
  await station.press('就恢复这份')
  expect(chosen).toMatchObject([{ path: '/media/usb/new', code: 'ABCD', preview: { link: 'alone' } }])
})

it('writes down once, by whoever opens the machine, that it was put back from a backup', async () => {
  station = memoryStation()
  const Arriving = () => {
    useRestored()
    return null
  }
  await station.draw(<Arriving />)
  expect(audited()).toEqual([])
  await station.healthIs({ restored: true })
  await station.healthIs({ restoreLeft: { path: '/media/usb/new', code: 'backup.gone' } })
  expect(audited()).toEqual(['restored'])
})
