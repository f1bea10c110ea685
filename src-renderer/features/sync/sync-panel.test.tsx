// @vitest-environment happy-dom
import { act } from 'react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { type Refusal, refusal } from '../../../src-domain/shared/result.ts'
import type { Role } from '../../../src-domain/staff/staff.ts'
import type { Document } from '../../../src-domain/shared/document.ts'
import { type MemoryStation, memoryStation } from '../../../tests/support/memory-station.tsx'
import { sampleElder } from '../../../tests/support/sample-elder.ts'
import type { RefusedDocument, SyncStatus } from '../../replica/replica.ts'
import { SyncPanel } from './sync-panel.tsx'

let station: MemoryStation
afterEach(async () => {
  vi.restoreAllMocks()
  await station.close()
})

async function saysOf(why: Refusal, role: Role = 'staff'): Promise<string> {
  const logged = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  station = memoryStation({ role })
  const refused = [{ id: 'observations:1', kind: 'reading', at: station.now, refusals: [why] }]
  const status: SyncStatus = { connection: 'upToDate', unsent: 1, refused, lastSyncAt: station.now }
  await station.draw(
    <SyncPanel
      status={status}
      health={undefined}
      now={station.now}
      onRetry={() => undefined}
      onOpenElder={() => undefined}
      onClose={() => undefined}
    />,
  )
  expect(JSON.stringify(logged.mock.calls)).toContain(why.code)
  return station.text()
}

describe('a document the server refused', () => {
  it('that is too large is said to be too large, without a status', async () => {
    const said = await saysOf(refusal('sync.documentRefused', undefined, { reason: '413' }))
    expect(said).toContain('这份资料太大')
    expect(said).not.toContain('413')
  })

  it('for a reason of a program is said in one plain sentence', async () => {
    const said = await saysOf(refusal('sync.documentRefused', undefined, { reason: 'TypeError: doc.body undefined' }))
    expect(said).toContain('服务器没有接受这份资料。')
    expect(said).not.toMatch(/TypeError|undefined/)
  })

  it('is told to a volunteer without what it is and what was wrong in it', async () => {
    const said = await saysOf(refusal('reading.pressuresTooClose'), 'volunteer')
    expect(said).toContain('服务器没有接受这份资料。')
    expect(said).not.toMatch(/测量|高压/)
  })

  it('with a code that this program does not know is said without the code', async () => {
    const said = await saysOf(refusal('reading.fromTomorrow'))
    expect(said).toContain('这一步没有被接受')
    expect(said).not.toContain('fromTomorrow')
  })
})

describe('many documents the server refused', () => {
  const elder = sampleElder()
  const refusedOnes = (count: number, code: string, from = 0): RefusedDocument[] =>
    Array.from({ length: count }, (_, i) => ({
      id: `observations:${code}-${from + i}`,
      kind: 'reading',
      at: 0,
      refusals: [refusal(code)],
    }))
  const mine: RefusedDocument = { id: elder.id, kind: 'elder', at: 0, refusals: [refusal('elder.nameMissing')] }
  let sent: (readonly string[] | undefined)[]
  let opened: string[]
  const draw = async (refused: readonly RefusedDocument[], role: Role = 'administrator') => {
    sent = []
    opened = []
    vi.spyOn(console, 'error').mockImplementation(() => undefined)
    station = memoryStation({ role, documents: [elder as Document] })
    const status: SyncStatus = { connection: 'upToDate', unsent: refused.length, refused, lastSyncAt: station.now }
    await station.draw(
      <SyncPanel
        status={status}
        health={undefined}
        now={station.now}
        onRetry={(ids) => sent.push(ids)}
        onOpenElder={(id) => opened.push(id)}
        onClose={() => undefined}
      />,
    )
  }
  const labelled = (label: string) => document.querySelector<HTMLButtonElement>(`button[aria-label="${label}"]`)

  it('stand by reason, the most first, and all of one reason are sent again by one press', async () => {
    await draw([...refusedOnes(2, 'document.fromTheFuture'), mine, ...refusedOnes(100, 'reading.pressuresTooClose')])
    expect(
      [...document.querySelectorAll('.refused-head')].map((one) => /共 (\d+) 份/.exec(one.textContent)?.[1]),
    ).toEqual(['100', '2', '1'])
    await station.press('2 份都再发一次')
    expect(sent).toEqual([['observations:document.fromTheFuture-0', 'observations:document.fromTheFuture-1']])
  })

  it('can be corrected on the page of the elder, or sent again one by one', async () => {
    await draw([mine])
    await act(async () => labelled('去改 老人档案 · 王秀兰')?.click())
    await act(async () => labelled('再发一次 老人档案 · 王秀兰')?.click())
    expect([opened, sent]).toEqual([[elder.id], [[elder.id]]])
  })

  it('are given up by an administrator alone, who is told what that means, and it is written down', async () => {
    await draw([mine], 'staff')
    expect(labelled('从本机删掉 老人档案 · 王秀兰')).toBeNull()
    await station.close()
    await draw([mine])
    await act(async () => labelled('从本机删掉 老人档案 · 王秀兰')?.click())
    expect(station.text()).toContain('换回总台那份')
    await act(async () => [...document.querySelectorAll<HTMLElement>('.dialog-actions button')].at(-1)?.click())
    expect(station.ofKind('audit').map(({ elder: whose, body }) => [whose, body['parts']])).toEqual([
      [elder.id, ['givenUp']],
    ])
  })

  it('can be printed whole before they are given up, in words where there are words, and that is written down', async () => {
    await draw([mine])
    let printed = ''
    Object.assign(station.host, { print: () => (printed = document.querySelector('.print-sheet')?.textContent ?? '') })
    await act(async () => labelled('从本机删掉 老人档案 · 王秀兰')?.click())
    station.refuses = { code: 'storage.failed' }
    await station.press('先打印一份留底')
    expect(printed).toBe('')
    station.refuses = undefined
    await station.press('先打印一份留底')
    expect(printed).toMatch(/总台没有收的一份：老人档案 · 王秀兰.*姓名：王秀兰/)
    expect(station.ofKind('audit').map(({ elder: whose, body }) => [whose, body['action'], body['parts']])).toEqual([
      [elder.id, 'print', ['refusedCopy']],
    ])
  })
})

describe('the other machines of the station', () => {
  const panelOf = async (neighbours: NonNullable<SyncStatus['neighbours']>): Promise<string> => {
    station = memoryStation({ role: 'staff' })
    const status: SyncStatus = { connection: 'offline', unsent: 2, refused: [], neighbours }
    await station.draw(
      <SyncPanel
        status={status}
        health={undefined}
        now={station.now}
        onRetry={undefined}
        onOpenElder={undefined}
        onClose={() => undefined}
      />,
    )
    return station.text()
  }

  it('are named with when both last agreed, found or not', async () => {
    station = memoryStation({ role: 'staff' })
    const { now } = station
    await station.close()
    const said = await panelOf([
      { kiosk: 'kiosk-b', name: '前台', isNear: true, agreedAt: now - 3 * 60_000 },
      { kiosk: 'kiosk-c', name: '活动室', isNear: false, agreedAt: now - 2 * 3_600_000 },
      { kiosk: 'kiosk-d', name: '门厅', isNear: true },
    ])
    expect(said).toContain('另一台机器（前台）在旁边，3 分钟前对过。')
    expect(said).toContain('另一台机器（活动室）现在找不到，上次对过：2 小时前。')
    expect(said).toContain('另一台机器（门厅）在旁边，正在对。')
  })
})
