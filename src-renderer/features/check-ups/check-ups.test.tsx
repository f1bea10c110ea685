// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest'
import { answerCheckUp, finishCheckUp, startCheckUp } from '../../../src-domain/check-ups/check-up.ts'
import type { Document } from '../../../src-domain/shared/document.ts'
import { type MemoryStation, memoryStation } from '../../../tests/support/memory-station.tsx'
import { actOf, sampleElder } from '../../../tests/support/sample-elder.ts'
import { CheckUpScreen } from './check-up-screen.tsx'
import { CheckUpsCard } from './check-ups-card.tsx'

const elder = sampleElder()
const nothing = () => undefined
const lastYear = ((): Document => {
  const act = actOf('2025-11-10T02:00:00.000Z', 7)
  const filled = answerCheckUp(startCheckUp(elder.id, '2025-11-10', act), 'temperature', 36.4, act)
  const done = finishCheckUp(filled, act)
  if (!done.ok) throw new Error('not finished')
  return done.value.checkUp as Document
})()

let station: MemoryStation
let done: number
const screen = () => <CheckUpScreen elder={elder} onDone={() => (done += 1)} onAskConsent={nothing} onBack={nothing} />
const drawn = async (...documents: readonly Document[]) => {
  done = 0
  station = memoryStation({ documents: [elder, ...documents] })
  await station.draw(screen())
}
const type = async (label: string, text: string) => {
  await station.type(label, text)
  await station.leave(label)
}
afterEach(() => station.close())

describe('filling in a check-up', () => {
  it('keeps each answer at once, goes on where it stopped, and is finished with its readings', async () => {
    await drawn()
    await station.press('开始填')
    await station.choose('无症状')
    await station.press('一般状况 0/16')
    await type('体温', '36.6')
    await station.close()
    const kept = station.documents()
    station = memoryStation({ documents: kept })
    await station.draw(screen())
    await station.press('一般状况 1/16')
    expect(station.field('体温').value).toBe('36.6')
    await station.press('体检填完了')
    await station.press('填完了')
    expect(done).toBe(1)
    expect(station.ofKind('check-up')[0]?.events?.at(-1)?.type).toBe('finished')
    expect(station.ofKind('reading').map(({ body }) => body)).toEqual([
      { type: 'temperature', value: 36.6, source: 'staff' },
    ])
  })

  it('shows last year’s result beside the field', async () => {
    await drawn(lastYear)
    await station.press('开始填')
    await station.press('一般状况 0/16')
    expect(station.text()).toContain('2025年11月10日：36.4 ℃')
    expect(station.field('体温').value).toBe('')
  })

  it('is not finished while a number is none, and says which', async () => {
    await drawn()
    await station.press('开始填')
    await station.press('一般状况 0/16')
    await type('体温', '366')
    expect(station.text()).toContain('体温填的不是能用的数')
    expect(station.button('体检填完了')?.disabled).toBe(true)
    await type('体温', '36.6')
    expect(station.button('体检填完了')?.disabled).toBe(false)
  })
})

describe('the card of check-ups', () => {
  it('says when the next was due, and opens the form', async () => {
    const opened: (string | undefined)[] = []
    station = memoryStation({ documents: [elder, lastYear] })
    await station.draw(<CheckUpsCard elder={elder} onCheckUp={(corrects) => opened.push(corrects)} />)
    expect(station.text()).toContain('上次 2025年11月10日，填了 1 项')
    expect(station.text()).toContain('下次应在 11月10日，已经过了')
    await station.press('记一次体检')
    await station.press('更正')
    expect(opened).toEqual([undefined, lastYear.id])
  })
})
