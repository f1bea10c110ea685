// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest'
import { recordAudit } from '../../../src-domain/activity/audit.ts'
import { undoTakeBack, withdrawConsent } from '../../../src-domain/consent/withdraw-consent.ts'
import type { Document } from '../../../src-domain/shared/document.ts'
import { type MemoryStation, memoryStation } from '../../../tests/support/memory-station.tsx'
import { actOf, sampleElder } from '../../../tests/support/sample-elder.ts'
import { ElderLooks } from './elder-looks.tsx'

const elder = sampleElder()
let station: MemoryStation
afterEach(() => station.close())
const draw = async (...documents: readonly unknown[]) => {
  station = memoryStation({ self: true, documents: documents as readonly Document[] })
  await station.draw(<ElderLooks elder={elder.id} onBack={() => undefined} />)
}
const lines = () => [...document.querySelectorAll('.looks-words')].map((line) => line.textContent)

describe('who looked, on the elder’s face', () => {
  it('shows the older ones too, as many more as the elder asks for', async () => {
    const looks = Array.from({ length: 60 }, (_, day) => {
      const now = new Date(Date.UTC(2026, 8, 1 + day, 2)).toISOString()
      return recordAudit({ action: 'view', subject: elder.id }, actOf(now, day + 1), elder.id)
    })
    await draw(elder, ...looks)
    expect(lines()).toHaveLength(40)
    await station.press('再看 22 条')
    expect(lines()).toHaveLength(62)
    expect(station.text()).not.toContain('再看')
  })

  it('tells what the elder did in the elder’s own words', async () => {
    const self = (at: string, seed: number) => ({ ...actOf(at, seed), author: 'self' })
    const [takenBack, ...notes] = withdrawConsent(elder, 'measuring', 'zh-CN', self('2026-11-10T02:00:00.000Z', 51))
    const again = undoTakeBack(takenBack, 'measuring', self('2026-11-10T02:05:00.000Z', 52))
    await draw(...(again ?? []), ...notes)
    expect(lines()).toEqual(expect.arrayContaining(['您自己 收回了同意', '您自己 又同意了']))
  })
})
