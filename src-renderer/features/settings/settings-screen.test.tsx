// @vitest-environment happy-dom
import { act } from 'react'
import { afterEach, describe, expect, it } from 'vitest'
import { changeAllSettings, settingsOf } from '../../../src-domain/settings/station-settings.ts'
import type { Document } from '../../../src-domain/shared/document.ts'
import { type MemoryStation, memoryStation } from '../../../tests/support/memory-station.tsx'
import { actOf } from '../../../tests/support/sample-elder.ts'
import { useFollowStation } from './use-follow-station.ts'
import { SettingsScreen } from './settings-screen.tsx'

let station: MemoryStation
afterEach(() => station.close())

it('asks, saying what changes, before levels are scored in another way', async () => {
  station = memoryStation({ role: 'administrator' })
  await station.draw(
    <SettingsScreen
      onPeople={() => undefined}
      onAudit={() => undefined}
      onPacks={() => undefined}
      onBringBack={() => undefined}
    />,
  )
  await station.choose('同一种满两次')
  expect(station.tried).toEqual([])
  expect(station.text()).toContain('有的老人等级会和以前不一样')
  await station.press('先不做')
  expect(station.tried).toEqual([])
  await station.choose('同一种满两次')
  await station.press('就这样改')
  expect(station.ofKind('station-settings')[0]?.body).toEqual({ riskCount: 'per-kind' })
})

it('says that the standard has no number of months, and asks before assessments are overdue earlier', async () => {
  station = memoryStation({ role: 'administrator' })
  await station.draw(
    <SettingsScreen
      onPeople={() => undefined}
      onAudit={() => undefined}
      onPacks={() => undefined}
      onBringBack={() => undefined}
    />,
  )
  expect(station.text()).toContain('标准文本都没有写明几个月，一般每年一次')
  await station.choose('满 6 个月')
  expect(station.text()).toContain('“评估过期”和到期的提醒按新的算')
  await station.press('就这样改')
  expect(station.ofKind('station-settings')[0]?.body).toEqual({ reassessMonths: 6 })
})

it('keeps what the public reads, and takes nothing that is sold', async () => {
  station = memoryStation({ role: 'administrator' })
  await station.draw(
    <SettingsScreen
      onPeople={() => undefined}
      onAudit={() => undefined}
      onPacks={() => undefined}
      onBringBack={() => undefined}
    />,
  )
  const own = () => [...document.querySelectorAll('button')].filter((one) => one.textContent?.trim() === '保存').at(1)
  await station.type('开放时间', '买钙片送鸡蛋')
  expect(station.text()).toContain('这里不能写药品、保健食品、医疗器械：钙片')
  expect(own()?.disabled).toBe(true)
  await station.type('开放时间', '周一到周六 8:30–17:00')
  await station.type('登记或备案号', '民非登记 0001')
  await station.choose('今天开着的服务')
  await act(async () => own()?.click())
  expect(station.ofKind('station-settings')[0]?.body).toEqual({
    openingHours: '周一到周六 8:30–17:00',
    registration: '民非登记 0001',
    attractCards: ['season', 'story', 'hours'],
  })
})

it('keeps where the station stands, as it is copied from a map', async () => {
  station = memoryStation({ role: 'administrator' })
  await station.draw(
    <SettingsScreen
      onPeople={() => undefined}
      onAudit={() => undefined}
      onPacks={() => undefined}
      onBringBack={() => undefined}
    />,
  )
  await station.type('纬度和经度', '青石桥')
  await station.press('保存位置')
  expect(station.text()).toContain('请写纬度和经度两个数')
  await station.type('纬度和经度', '103.9821，30.4312')
  await station.press('保存位置')
  expect(station.ofKind('station-settings')[0]?.body).toEqual({ stationPlace: { lat: 30.4312, lng: 103.9821 } })
  expect(station.ofKind('audit')).toMatchObject([{ body: { action: 'settingsChange', parts: ['stationPlace'] } }])
})

it('asks before articles that no physician signed are hidden from elders, and writes down who did it', async () => {
  station = memoryStation({ role: 'administrator' })
  await station.draw(
    <SettingsScreen
      onPeople={() => undefined}
      onAudit={() => undefined}
      onPacks={() => undefined}
      onBringBack={() => undefined}
    />,
  )
  await station.choose('不给看，等医师签了字再给看')
  expect(station.text()).toContain('站务员还看得到全部文章')
  await station.press('就这样改')
  expect(station.ofKind('station-settings')[0]?.body).toEqual({ hidesUnreviewed: true })
  expect(station.ofKind('audit')).toMatchObject([{ body: { action: 'settingsChange', parts: ['hidesUnreviewed'] } }])
  await station.choose('给看，标明未经医师审核（默认）')
  await station.press('就这样改')
  expect(station.ofKind('station-settings')[0]?.body).toEqual({ hidesUnreviewed: false })
})

describe('what the station and this machine are called', () => {
  const open = async (...documents: readonly Document[]) => {
    const told: unknown[] = []
    station = memoryStation({ role: 'administrator', documents })
    station.host.call = (async (name: string, params: unknown) => {
      if (name === 'backup.state') return { hasCode: true }
      if (name === 'lan.allowed') return { isAllowed: true }
      told.push([name, params])
      return { ok: true, value: {} }
    }) as never
    await station.draw(
      <SettingsScreen
        onPeople={() => undefined}
        onAudit={() => undefined}
        onPacks={() => undefined}
        onBringBack={() => undefined}
      />,
    )
    return told
  }

  it('is changed for the station in its settings, for the machine at its host, and written down', async () => {
    const told = await open()
    await station.type('驿站名称', '青山驿站')
    await station.type('驿站电话', '(0512) 65551234')
    await station.type('这台机器叫什么', '大厅一号机')
    await station.press('保存')
    const names = { stationName: '青山驿站', stationPhone: '0512-65551234' }
    expect(station.ofKind('station-settings').map(({ body }) => body)).toEqual([names])
    expect(told).toEqual([['kiosk.describe', { ...names, kioskName: '大厅一号机' }]])
    expect(station.ofKind('audit')[0]?.body).toMatchObject({
      action: 'settingsChange',
      parts: ['stationName', 'stationPhone', 'kioskName'],
    })
    expect(station.text()).toContain('改好了')
  })

  it('is not emptied, and a telephone must be one', async () => {
    const told = await open()
    await station.type('驿站名称', ' ')
    await station.type('驿站电话', '12812345678')
    await station.press('保存')
    expect([station.tried, told]).toEqual([[], []])
    expect(station.text()).toContain('名称不能空着')
    expect(station.text()).toContain('没有以 12 开头的手机号')
  })

  it('may lose its telephone, and another machine’s change is told to this machine’s host', async () => {
    await open()
    await station.type('驿站电话', '')
    await station.press('保存')
    expect(station.ofKind('station-settings').map(({ body }) => body)).toEqual([{ stationPhone: '' }])
    const there = changeAllSettings(settingsOf([]), { stationName: '青山驿站' }, actOf('2026-11-22T01:00:00.000Z'))
    await station.close()
    const told = await open(...there)
    await station.draw(<Following />)
    expect(told).toEqual([['kiosk.describe', { stationName: '青山驿站', stationPhone: '0000-0000000' }]])
  })
})

function Following() {
  useFollowStation()
  return null
}
