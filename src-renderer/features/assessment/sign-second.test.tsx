// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { filledDraft } from '../../../src-domain/assessments/filled-draft.ts'
import { finishAssessment } from '../../../src-domain/assessments/finish-assessment.ts'
import { defaultScoringOptions } from '../../../src-domain/assessments/scoring.ts'
import type { Act } from '../../../src-domain/shared/document.ts'
import { refusal } from '../../../src-domain/shared/result.ts'
import type { Host } from '../../../src-renderer/host/host.ts'
import { type MemoryStation, memoryStaff, memoryStation } from '../../../tests/support/memory-station.tsx'
import { SignSecond } from './sign-second.tsx'

const by: Act = {
  station: 'qingshiqiao',
  kiosk: 'kiosk-a',
  author: memoryStaff,
  now: Date.UTC(2026, 10, 22, 1),
  offset: 480,
  random: (count) => crypto.getRandomValues(new Uint8Array(count)),
}
const made = finishAssessment(
  filledDraft('elders:1', {}, '2026-11-22', by),
  { number: '1', date: '2026-11-22', assessorName: '陈晓梅', options: defaultScoringOptions },
  by,
)
if (!made.ok) throw new Error('no assessment')
const holder = { staff: 'staff:018f0000-0000-7000-8000-000000000003', name: '何立群', role: 'staff' } as const

let station: MemoryStation
let closed: number
let answers: boolean
beforeEach(async () => {
  closed = 0
  answers = true
  station = memoryStation()
  const call = async (name: string) => {
    if (!answers) throw new Error('gone')
    return name === 'keys.people' ? [holder] : { ok: true, value: { dataKey: '', holder } }
  }
  station.host.call = call as unknown as Host['call']
  await station.draw(<SignSecond assessment={made.value} onClose={() => (closed += 1)} />)
  await station.press('何立群')
})
afterEach(() => station.close())

const enterPin = async () => {
  for (const digit of '147025') await station.press(digit)
}

describe('the second signature', () => {
  it('can be given again after the host did not answer', async () => {
    answers = false
    await enterPin()
    expect(station.text()).toContain('这台机器没有应答')
    expect(station.button('1')?.disabled).toBe(false)
    answers = true
    await enterPin()
    expect(closed).toBe(1)
    expect(station.ofKind('assessment-signature')).toHaveLength(1)
  })

  it('that could not be saved is the same one when it is given again', async () => {
    station.refuses = refusal('storage.fullJournaled')
    await enterPin()
    station.refuses = undefined
    await enterPin()
    expect(station.tried[1]).toEqual(station.tried[0])
    expect(closed).toBe(1)
  })
})
