// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest'
import { type MemoryStation, memoryStation } from '../../../tests/support/memory-station.tsx'
import type { ReplicaHealth } from '../../replica/replica.ts'
import { HealthNotices } from './health-notices.tsx'

const fine: ReplicaHealth = { storageFull: false, notPersisted: false, secondWindow: false, clock: { wrong: false } }
let station: MemoryStation
afterEach(() => station.close())
const said = async (health: ReplicaHealth): Promise<string> => {
  station = memoryStation()
  await station.draw(<HealthNotices health={health} />)
  return station.text()
}

describe('a journal that was torn at the start', () => {
  it('is told to the staff: what happened, what is safe, what to do', async () => {
    expect(await said({ ...fine, journalTorn: true })).toMatch(/日志断了一截.*说过“已保存”的都在.*请告诉管理员/)
  })

  it('promises nothing where the data had to be rebuilt from it', async () => {
    const text = await said({ ...fine, journalTorn: true, rebuilt: { at: 0, fromJournal: 3 } })
    expect(text).toContain('可能没有找回来')
    expect(text).not.toContain('都在')
  })

  it('is not spoken of when it is whole', async () => {
    expect(await said(fine)).toBe('')
  })
})

describe('data that went missing on the disk', () => {
  it('is told while it comes back, with what the journal had, and that work goes on', async () => {
    const text = await said({ ...fine, rebuilding: { fromJournal: 12 } })
    expect(text).toMatch(/本机资料少了一些，正在补.*找回 12 条.*可以照常工作/)
  })

  it('is told when nobody has another copy, or when the browser can read no more', async () => {
    expect(await said({ ...fine, unreadable: 2 })).toMatch(/有 2 份资料打不开.*请告诉管理员/)
    await station.close()
    expect(await said({ ...fine, broken: true })).toMatch(/现在读不出来.*不会丢.*再打开一次/)
  })
})

it('a restore that is not finished is told with why, and where an administrator goes on', async () => {
  const text = await said({ ...fine, restoreLeft: { path: '/media/usb/one', code: 'backup.gone' } })
  expect(text).toMatch(/从备份恢复还没有做完.*U 盘拔了.*“从备份找回”/)
  expect(text).not.toContain('/media')
})
