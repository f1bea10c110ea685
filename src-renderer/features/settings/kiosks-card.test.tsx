// @vitest-environment happy-dom
import { act } from 'react'
import { afterEach, describe, expect, it } from 'vitest'
import { isKioskLoss } from '../../../src-domain/kiosks/kiosk-loss.ts'
import { type MemoryStation, memoryStation } from '../../../tests/support/memory-station.tsx'
import { KiosksCard } from './kiosks-card.tsx'

const createdAt = '2026-11-01T02:00:00.000Z'
const kiosks = [
  { id: 'kiosk-a', name: '一号机', createdAt, renewedAt: '2026-11-22T01:50:00.000Z' },
  { id: 'kiosk-b', name: '二号机', createdAt, renewedAt: '2026-11-20T08:00:00.000Z' },
  { id: 'kiosk-c', name: '旧机器', createdAt, revokedAt: '2026-11-10T08:00:00.000Z' },
]
let station: MemoryStation
afterEach(() => station.close())
const open = async (answer?: unknown) => {
  station = memoryStation({ role: 'administrator' })
  if (answer !== undefined) station.host.sync = async () => new Response(JSON.stringify(answer))
  await station.draw(<KiosksCard />)
  await act(async () => {
    for (let i = 0; i < 5; i += 1) await Promise.resolve()
  })
}

describe('the machines of the station', () => {
  it('are listed with when they were last heard of; the one in use and one out of use cannot be reported', async () => {
    await open({ kiosks })
    await expect.poll(() => station.text()).toMatch(/一号机.*最近联系服务器.*正在用的这台.*二号机.*旧机器.*起已停用/)
    expect([...document.querySelectorAll('.kiosk-list button')]).toHaveLength(1)
  })

  it('are reported lost after one question', async () => {
    await open({ kiosks })
    await expect.poll(() => station.button('报失')).toBeDefined()
    await station.press('报失')
    expect(station.text()).toContain('把“二号机”报失？')
    const confirm = [...document.querySelectorAll<HTMLButtonElement>('dialog button')].findLast(
      (button) => button.textContent === '报失',
    )
    await act(async () => confirm?.click())
    expect(
      station
        .documents()
        .filter(isKioskLoss)
        .map(({ body }) => body.kiosk),
    ).toEqual(['kiosk-b'])
    expect(station.text()).toContain('已报失，等服务器收到')
  })

  it('are said to be out of reach without the server, or when something else answers', async () => {
    await open()
    await expect.poll(() => station.text()).toContain('现在连不上服务器')
    await station.close()
    await open({ hello: 1 })
    await expect.poll(() => station.text()).toContain('现在连不上服务器')
  })

  it('talk with their neighbours unless that is switched off here', async () => {
    station = memoryStation({ role: 'administrator' })
    const allowed: boolean[] = []
    station.host.call = (async (name: string, { isAllowed }: { isAllowed: boolean }) => {
      if (name === 'lan.allow') allowed.push(isAllowed)
      return name === 'lan.allowed' ? { isAllowed: true } : { ok: true, value: {} }
    }) as never
    await station.draw(<KiosksCard />)
    await expect.poll(() => station.text()).toContain('这台机器和旁边的机器互通吗？')
    await station.choose('不互通')
    await station.choose('互通（默认）')
    expect(allowed).toEqual([false, true])
  })
})
