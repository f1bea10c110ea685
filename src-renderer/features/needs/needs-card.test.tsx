// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest'
import { type MemoryStation, memoryStation } from '../../../tests/support/memory-station.tsx'
import { readingKind } from '../../../src-domain/archive/reading.ts'
import { createDocument, type Document } from '../../../src-domain/shared/document.ts'
import { actOf, sampleElder } from '../../../tests/support/sample-elder.ts'
import { i18n } from '../../i18n/i18n.ts'
import { NeedsCard } from './needs-card.tsx'
import { SegmentChips } from './segment-chips.tsx'

// Registered this morning, nothing asked yet.
const elder = sampleElder({ birthDate: '1958-03-01' })

let station: MemoryStation
afterEach(async () => {
  await station.close()
  await i18n.changeLanguage('zh-CN')
})
const barOf = (name: string) =>
  [...document.querySelectorAll('.need-bar')].find((bar) => bar.textContent?.startsWith(name))?.textContent

describe('the needs of somebody just registered', () => {
  it('are not known yet where nothing was asked, and no count says otherwise', async () => {
    station = memoryStation({ documents: [elder] })
    await station.draw(<NeedsCard elder={elder} />)
    expect(barOf('长期照护')).toBe('长期照护长期照护：还不清楚还不清楚资料不足，没法判断：能力评估更正')
    expect(barOf('健康教育')).toContain('还不清楚资料不足，没法判断：得过什么病')
    expect(barOf('疾病诊治')).toContain('还不清楚资料不足，没法判断：得过什么病')
    expect(barOf('安宁疗护')).toContain('还不清楚资料不足，没法判断：得过什么病')
    expect(station.text()).not.toMatch(/没有 ?0|不清楚 ?0/)
  })

  it('are told in English with a space behind the colon', async () => {
    station = memoryStation({ documents: [elder] })
    await i18n.changeLanguage('en')
    await station.draw(<NeedsCard elder={elder} />)
    expect(station.text()).toContain('Cannot be judged without: an ability assessment')
  })

  it('carry a label that no assessment was made, not that one is overdue', async () => {
    station = memoryStation({ documents: [elder] })
    await station.draw(<SegmentChips elder={elder} />)
    expect(station.text()).toBe('还没有评估')
  })

  it('tell on demand what changed in them, on which day and why', async () => {
    const pressure = createDocument(
      readingKind,
      { type: 'bloodPressure', systolic: 165, diastolic: 80, source: 'staff' },
      actOf('2026-11-20T02:00:00.000Z', 5),
      { elder: elder.id },
    ) as Document
    station = memoryStation({ documents: [elder, pressure] })
    await station.draw(<NeedsCard elder={elder} />)
    await station.press('看变化 疾病诊治')
    expect(document.querySelector('.need-history')?.textContent).toContain(
      '11月20日：0 → 2 级多了：11月20日 血压 165/80',
    )
  })
})
