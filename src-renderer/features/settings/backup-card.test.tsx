// @vitest-environment happy-dom
import { afterEach, expect, it } from 'vitest'
import { type MemoryStation, memoryStation } from '../../../tests/support/memory-station.tsx'
import type { Host } from '../../host/host.ts'
import { BackupCard } from './backup-card.tsx'

let station: MemoryStation
afterEach(() => station.close())

const drawn = async (state: object): Promise<string[]> => {
  const asked: string[] = []
  station = memoryStation({ role: 'administrator' })
  station.host.call = (async (name: string) => {
    asked.push(name)
    if (name === 'backup.newCode') return { ok: true, value: { code: 'ABCDEFGH01234567890ABCDEFG' } }
    return state
  }) as unknown as Host['call']
  await station.draw(<BackupCard onBringBack={() => undefined} />)
  return asked
}

it('says that nothing was ever backed up and that there is no code, and shows a new one in groups, once', async () => {
  const asked = await drawn({ hasCode: false })
  expect(station.text()).toMatch(/还没有备份过.*还没有恢复码/)
  await station.press('打印恢复码')
  expect(asked).toContain('backup.newCode')
  expect(station.ofKind('audit')).toMatchObject([{ body: { action: 'settingsChange', parts: ['recoveryCode'] } }])
  expect(station.text()).toContain('ABCD EFGH 0123')
  // On paper it stands alone, with what it is for.
  const sheet = document.querySelector('.print-sheet')?.textContent
  expect(sheet).toContain('ABCD EFGH 0123')
  expect(sheet).toContain('在新机器上选“从备份找回”')
  await station.press('收好了')
  expect(station.text()).not.toContain('ABCD')
})

it('says when the last one was made, and what went wrong since', async () => {
  await drawn({
    hasCode: true,
    folder: '/media/stick',
    last: { at: Date.UTC(2026, 10, 1, 2), documents: 7, name: 'x' },
    problem: 'backup.folderMissing',
  })
  expect(station.text()).toMatch(/一共 7 条/)
  expect(station.text()).toContain('U 盘插好没有')
})

it('makes no code that cannot be written down', async () => {
  const asked = await drawn({ hasCode: false })
  station.refuses = { code: 'storage.failed' }
  await station.press('打印恢复码')
  expect(asked).not.toContain('backup.newCode')
  expect(station.text()).not.toContain('ABCD')
})
