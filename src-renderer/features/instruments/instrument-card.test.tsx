// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest'
import { phq2 } from '../../../src-domain/instruments/catalogue/phq-2.ts'
import { phq9 } from '../../../src-domain/instruments/catalogue/phq-9.ts'
import type { Instrument } from '../../../src-domain/instruments/instrument.ts'
import { answerQuestion, finishInstrument, startInstrument } from '../../../src-domain/instruments/instrument-draft.ts'
import { digits } from '../../../src-domain/instruments/testing/answers.ts'
import type { Elder } from '../../../src-domain/elders/elder.ts'
import type { Document } from '../../../src-domain/shared/document.ts'
import { type MemoryStation, memoryStation } from '../../../tests/support/memory-station.tsx'
import { actOf, sampleElder } from '../../../tests/support/sample-elder.ts'
import { InstrumentCard } from './instrument-card.tsx'
import { InstrumentResultScreen } from './result-screen.tsx'

const elder = sampleElder()
const nothing = () => undefined
function done(instrument: Instrument, date: string, line: string, seed: number): Document {
  const at = actOf(`${date}T02:00:00.000Z`, seed)
  const start = startInstrument(instrument, { elder: elder.id, mode: 'staff', date }, at)
  const draft = Object.entries(digits(instrument, line)).reduce(
    (so, [question, answer]) => answerQuestion(so, question, answer, at),
    start,
  )
  const made = finishInstrument(draft, { date, assessorName: '陈晓梅' }, at)
  if (!made.ok) throw new Error(JSON.stringify(made.error))
  return made.value.result as Document
}
let station: MemoryStation
let started: string[]
const drawn = async (who: Elder, ...stored: readonly Document[]) => {
  started = []
  station = memoryStation({ documents: [who, ...stored] })
  await station.draw(
    <>
      <InstrumentCard elder={who} onStart={(id) => started.push(id)} onOpen={nothing} />
      <InstrumentResultScreen
        elder={who}
        instrument="phq-9"
        onStart={(id, corrects) => started.push(`${id} ${corrects ?? ''}`.trim())}
        onAskConsent={nothing}
        onBack={nothing}
      />
    </>,
  )
}
afterEach(() => station.close())

describe('the card of instruments', () => {
  it('says what is due and what was done, what follows first', async () => {
    await drawn(elder, done(phq2, '2026-11-20', '12', 5))
    const text = station.text()
    expect(text).toContain('该做了：心情两问（PHQ-2）提示要接着做')
    expect(text.indexOf('心情九问')).toBeLessThan(text.indexOf('生活自理能力评估表'))
    await station.press('看全部量表')
    expect(station.text()).toMatch(/3 \/ 6 阳性/)
    expect(station.text()).toContain('该做了：每年一次')
  })
})

describe('results', () => {
  const first = done(phq9, '2025-11-20', '111110000', 6)
  const second = done(phq9, '2026-11-20', '111113001', 7)

  it('say sum, band, rule, source and what is not settled, and every answer over time', async () => {
    await drawn(elder, first, second)
    const text = station.text()
    for (const words of ['9 / 27', '轻度', '这是筛查，不是诊断', '辉瑞公司', '至少两份抄本一致', '不是经过验证的译本'])
      expect(text).toContain(words)
    expect(text).toContain('+3')
    expect(text).toContain('5 / 27 轻度')
  })

  it('can be corrected by another one that names them', async () => {
    await drawn(elder, second)
    await station.press('更正这一次')
    expect(started).toEqual([`phq-9 ${second.id}`])
  })

  it('that alarm say what to do until somebody wrote it down, on the card and at the result', async () => {
    await drawn(elder, second)
    expect(station.text().split('请马上关心这位老人')).toHaveLength(3)
    expect(station.text()).toContain('我在这儿陪着您')
    await station.press('写下做了什么')
    await station.choose('告诉了站里负责人')
    await station.press('记下来')
    expect(station.text()).not.toContain('请马上关心这位老人')
    expect(station.text()).toContain('跟进记录')
  })

  it('of a newer program show their sums and say why no more', async () => {
    const newer = { ...second, body: { ...second.body, edition: '2031' } }
    await drawn(elder, newer)
    expect(station.text()).toContain('较新的程序')
    expect(station.text()).toContain('分数：9')
  })

  it('are used nowhere once the elder took the consent back', async () => {
    const withdrawn = sampleElder({ withdrawn: ['assessment'] })
    await drawn(withdrawn, first, second)
    expect(station.text()).not.toMatch(/\/ 27|心情两问|请马上关心/)
  })
})
