// @vitest-environment happy-dom
import { afterEach, expect, it } from 'vitest'
import { checkBundle } from '../../../src-domain/activity/audit-bundle.ts'
import { trailCrypto, trialTrail } from '../../../tests/support/audit-trails.ts'
import { type MemoryStation, memoryStation } from '../../../tests/support/memory-station.tsx'
import type { Host } from '../../host/host.ts'
import { AuditScreen } from './audit-screen.tsx'

let station: MemoryStation
afterEach(() => station.close())

const elders: Readonly<Record<string, string>> = { 'elders:0193a1b2-0000-7000-8000-000000000001': '王秀兰' }
const screen = <AuditScreen nameOfElder={(id) => elders[id]} />

async function written() {
  const trail = trialTrail()
  await trail.write(trail.begin(), 'k1', 6)
  return trail.entries()
}

it('writes down who looks at it, and says that all of it fits together', async () => {
  station = memoryStation({ role: 'administrator', isChained: true, documents: await written() })
  await station.draw(screen)
  await expect.poll(() => station.ofKind('audit').length).toBe(7)
  await station.press('核对全部记录')
  await expect.poll(() => station.text()).toContain('共 7 条，全部连得上')
})

it('names what was altered and what is missing', async () => {
  const entries = await written()
  const altered = { ...entries[4]!, author: 'staff:9' }
  station = memoryStation({
    role: 'administrator',
    isChained: true,
    documents: entries.with(4, altered).toSpliced(2, 1),
  })
  await station.draw(screen)
  await station.press('核对全部记录')
  await expect.poll(() => station.text()).toContain('内容被改过')
  expect(station.text()).toContain('那一条之后，少了 1 条')
})

it('exports a file that proves itself, in pieces that the host takes', async () => {
  station = memoryStation({ role: 'administrator', isChained: true, documents: await written() })
  let text = ''
  station.host.call = (async (name: string, part: { file: string; text: string; isFirst: boolean }) => {
    if (name !== 'export.write') throw new Error(`not asked: ${name}`)
    text = (part.isFirst ? '' : text) + part.text
    return { ok: true, value: { path: `/exports/${part.file}` } }
  }) as unknown as Host['call']
  await station.draw(screen)
  await station.press('导出')
  await expect.poll(() => station.text()).toContain('已导出')
  const report = await checkBundle(text, trailCrypto)
  expect(report.faults).toEqual([])
  expect(report.entries).toBe(8)
  expect(station.text()).toContain(report.fingerprint)
})
