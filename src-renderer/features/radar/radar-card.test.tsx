// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest'
import { readingKind } from '../../../src-domain/archive/reading.ts'
import { radarIds } from '../../../src-domain/radar/radar.ts'
import { createDocument, type Document } from '../../../src-domain/shared/document.ts'
import { type MemoryStation, memoryStation } from '../../../tests/support/memory-station.tsx'
import { actOf, sampleElder } from '../../../tests/support/sample-elder.ts'
import { radarEn } from '../../i18n/en/radar.ts'
import { i18n } from '../../i18n/i18n.ts'
import { radar } from '../../i18n/zh-CN/radar.ts'
import { RadarCard } from './radar-card.tsx'

const elder = sampleElder()
const weighed = (at: string, value: number, seed: number): Document =>
  createDocument(readingKind, { type: 'weight', value, source: 'staff' }, actOf(at, seed), {
    elder: elder.id,
  }) as Document

let station: MemoryStation
afterEach(async () => {
  await station.close()
  await i18n.changeLanguage('zh-CN')
})

describe('the card of the radar', () => {
  it('says what is too little known, and with what it could be judged', async () => {
    station = memoryStation({ documents: [elder] })
    await station.draw(<RadarCard elder={elder} />)
    expect(station.text()).toContain('现在没有发现变差的迹象')
    expect(station.text()).toContain('体重下降 · 要有两次体重，相隔 30 天以上')
  })

  it('shows a sign with its values and one next step, at once when a value comes in', async () => {
    station = memoryStation({ documents: [elder, weighed('2026-07-01T02:00:00.000Z', 60, 5)] })
    await station.draw(<RadarCard elder={elder} />)
    await station.arrive(weighed('2026-11-20T02:00:00.000Z', 56, 6))
    expect(station.text()).toContain('11月20日 56 公斤，比 7月1日 的 60 公斤轻了 4 公斤（5% 以上）')
    expect(station.text()).toContain('下一步：问一问吃饭、牙口、心情和用药')
    await i18n.changeLanguage('en')
    await station.draw(<RadarCard elder={elder} />)
    expect(station.text()).toContain('56 kg on 20 November, 4 kg less than 60 kg on 1 July')
  })
})

describe('the words of the radar', () => {
  it.each([radar, radarEn])('name every rule, its sentence and a next step', (texts) => {
    for (const id of radarIds) {
      expect(Object.keys(texts.rule[id])).toEqual(Object.keys(texts.sign[id]))
      expect(texts.step[id].length).toBeGreaterThan(5)
      expect(texts.minimum[id].length).toBeGreaterThan(3)
    }
  })
})
