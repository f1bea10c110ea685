// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest'
import { type MemoryStation, memoryStation } from '../../../tests/support/memory-station.tsx'
import { readingKind } from '../../../src-domain/archive/reading.ts'
import { advanceService, requestService } from '../../../src-domain/services/service.ts'
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

describe('what an elder did and no degree explains', () => {
  const asked = requestService(
    {
      dimension: 'bathing',
      degree: 2,
      organization: 'organizations:0192f000-0000-7000-8000-000000000001',
      organizationName: '安康养护',
      service: 'bath',
      serviceName: '上门助浴',
      mode: 'atHome',
      priceFen: 0,
      unit: '次',
      priceDate: '2026-11-01',
      askedBy: 'elder',
    },
    elder.id,
    actOf('2026-11-18T02:00:00.000Z', 3),
  )
  const declined = advanceService(asked, 'declined', { reason: '本周排满' }, actOf('2026-11-19T02:00:00.000Z', 4))
  if (!declined.ok) throw new Error('refused')

  it('is a question beside the need, with what was said; its answer is noted with the degree', async () => {
    station = memoryStation({ documents: [elder, declined.value as unknown as Document] })
    await station.draw(<NeedsCard elder={elder} />)
    expect(barOf('助浴')).toContain('问一问 11月19日安康养护没有接“上门助浴”。')
    expect(barOf('助浴')).toContain('原话：“本周排满”')
    await station.press('写下问到的 助浴')
    await station.choose('2 有用')
    await station.type('理由', '女儿周末来帮忙')
    station.now += 60_000
    await station.press('保存更正')
    expect(station.ofKind('need-correction')[0]?.body).toMatchObject({ dimension: 'bathing', degree: 2, computed: 2 })
    expect(barOf('助浴')).not.toContain('问一问')
  })

  it('is asked in English', async () => {
    station = memoryStation({ documents: [elder, declined.value as unknown as Document] })
    await i18n.changeLanguage('en')
    await station.draw(<NeedsCard elder={elder} />)
    expect(station.text()).toContain('To ask 安康养护 declined “Bath at home” on 19 November.')
  })
})
