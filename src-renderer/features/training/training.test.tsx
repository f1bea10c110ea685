// @vitest-environment happy-dom
import { act } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createReading } from '../../../src-domain/archive/reading.ts'
import { createDocument, type Document } from '../../../src-domain/shared/document.ts'
import { err, ok, refusal } from '../../../src-domain/shared/result.ts'
import { type StaffRole, staffKind } from '../../../src-domain/staff/staff.ts'
import { lessonOf, type PracticeTrace } from '../../../src-domain/training/lessons.ts'
import { notePractice } from '../../../src-domain/training/practice.ts'
import { memoryStaff, type MemoryStation, memoryStation } from '../../../tests/support/memory-station.tsx'
import { actOf, sampleElder } from '../../../tests/support/sample-elder.ts'
import { ElderProgressCard } from './elder-progress-card.tsx'
import { ElderTraining } from './elder-training.tsx'
import { PracticeGuide } from './practice-guide.tsx'
import { TrainingScreen } from './training-screen.tsx'

const at = (day: string, author = memoryStaff) => ({ ...actOf(`${day}T02:00:00.000Z`, Number(day.slice(-2))), author })
const person = (id: string, name: string, role: StaffRole): Document => ({
  ...createDocument(staffKind, { name, role, active: true }, at('2026-01-01')),
  id,
})
const liuId = 'staff:018f0000-0000-7000-8000-000000000003'
const people = [person(memoryStaff, '陈晓梅', 'staff'), person(liuId, '刘建', 'staff')]
const pressure = lessonOf('pressure')!
const trace: PracticeTrace = { written: [], asked: new Set() }
const practised = notePractice(
  { lesson: pressure, learner: { audience: 'staff', staff: memoryStaff } },
  {
    ...trace,
    written: [
      createReading(
        { type: 'bloodPressure', systolic: 128, diastolic: 82, source: 'staff' },
        at('2025-10-02'),
        'elders:1',
      ) as Document,
    ],
  },
  at('2025-10-02'),
) as Document

const silent = { voices: () => 0, onVoices: () => () => undefined, speak: async () => undefined, stop: () => undefined }

let station: MemoryStation
beforeEach(() => {
  HTMLDialogElement.prototype.showModal = () => undefined
})
afterEach(() => station.close())

const labelled = (label: string): HTMLElement => {
  const found = document.querySelector<HTMLElement>(`button[aria-label="${label}"]`)
  if (found === null) throw new Error(`nothing called „${label}“ among: ${station.text()}`)
  return found
}

const pressInDialog = async (words: string): Promise<void> => {
  const buttons = [...document.querySelectorAll<HTMLElement>('dialog button')]
  await act(async () => buttons.find(({ textContent }) => textContent === words)?.click())
}

describe('the lessons of the staff', () => {
  it('show how far each is and what is due, and begin a practice after saying what it is', async () => {
    station = memoryStation({ documents: [...people, practised] })
    const begun = vi.fn(async () => ok(undefined))
    await station.draw(<TrainingScreen onPractise={begun} />)
    expect(station.text()).toContain('记一次血压')
    expect(station.text()).toContain('该再练了')
    expect(station.text()).toContain('没有查到国家标准；本站现在按 12 个月')
    await act(async () => labelled('开始练：记一次血压').click())
    expect(station.text()).toContain('写什么都不会留下')
    expect(station.text()).toContain('246135')
    await pressInDialog('开始练')
    expect(begun).toHaveBeenCalledWith(pressure, undefined)
  })

  it('say why a practice could not begin', async () => {
    station = memoryStation({ documents: people })
    await station.draw(<TrainingScreen onPractise={async () => err(refusal('training.notNow'))} />)
    await act(async () => labelled('开始练：记一次血压').click())
    await pressInDialog('开始练')
    expect(station.text()).toContain('现在不能开始练习')
  })

  it('are only looked at within a practice, and show a volunteer no colleagues', async () => {
    station = memoryStation({ role: 'volunteer', documents: people })
    await station.draw(<TrainingScreen onPractise={undefined} />)
    expect(station.text()).toContain('断网时怎么办')
    expect(station.button('开始练')).toBeUndefined()
    expect(station.text()).not.toContain('同事会不会')
  })
})

describe('the guide above a practice', () => {
  const draw = (onEnd: (isFinished: boolean) => void, seen: PracticeTrace = trace) =>
    station.draw(<PracticeGuide lesson={pressure} trace={seen} isElder={false} voice={silent} onEnd={onEnd} />)

  it('shows one step at a time with the words of the buttons, and ends when it is through or whenever one likes', async () => {
    station = memoryStation()
    const ended = vi.fn()
    await draw(ended)
    expect(station.text()).toContain('练习 · 不是真的老人')
    expect(station.text()).toContain('第 1 步，共 4 步')
    expect(station.text()).toContain('李小练')
    await station.press('下一步')
    expect(station.text()).toContain('按“健康档案”，看看以前量的')
    await station.press('上一步')
    await station.press('结束练习')
    expect(ended).toHaveBeenLastCalledWith(false)
    for (let i = 0; i < 3; i += 1) await station.press('下一步')
    expect(station.text()).toContain('还有 1 步没有做到')
    await station.press('练完了')
    expect(ended).toHaveBeenLastCalledWith(true)
  })
})

describe('learning the machine on the elder’s face', () => {
  it('asks who practises, then offers six lessons and the others behind, and notes who stood beside', async () => {
    station = memoryStation({ self: true })
    const begun = vi.fn(async () => ok(undefined))
    await station.draw(<ElderTraining elder={undefined} onPractise={begun} onBack={() => undefined} />)
    await station.press('我练，家里人教')
    const tile = [...document.querySelectorAll('button')].find(
      ({ textContent }) => textContent?.includes('叫工作人员') && textContent.includes('分钟'),
    )
    await act(async () => tile?.click())
    expect(begun).toHaveBeenCalledWith(lessonOf('callStaff'), { audience: 'elder', watchedBy: 'family' })
    expect(station.text()).not.toContain('收回我同意的事')
    await station.press('下一页')
    expect(station.text()).toContain('收回我同意的事')
  })
})

it('of an elder are noted by staff on the elder’s own page, and stand about the elder', async () => {
  const elder = sampleElder({})
  const readAloud = lessonOf('readAloud')!
  const own = notePractice(
    { lesson: readAloud, learner: { audience: 'elder', elder } },
    trace,
    at('2026-11-02', 'self'),
  )
  station = memoryStation({ documents: [...people, elder as Document, own as Document] })
  await station.draw(<ElderProgressCard elder={elder} />)
  expect(station.text()).toContain('练过 1 次')
  await act(async () => labelled('看过，会做：让机器读给我听').click())
  await pressInDialog('记下')
  expect(station.ofKind('competence')).toMatchObject([
    { elder: elder.id, author: memoryStaff, body: { lesson: 'readAloud', level: 'can' } },
  ])
  expect(station.text()).toContain('陈晓梅11月22日看过：会做')
  await station.close()
  station = memoryStation({ role: 'volunteer', documents: [elder as Document] })
  await station.draw(<ElderProgressCard elder={elder} />)
  expect(station.text()).toBe('')
})
