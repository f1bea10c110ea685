// @vitest-environment happy-dom
import { act } from 'react'
import { afterEach, describe, expect, it } from 'vitest'
import { type MemoryStation, memoryStation } from '../../../tests/support/memory-station.tsx'
import { longRecord } from '../../../tests/support/long-record.ts'
import { actOf, sampleElder } from '../../../tests/support/sample-elder.ts'
import { readingKind } from '../../../src-domain/archive/reading.ts'
import { createDocument, type Document } from '../../../src-domain/shared/document.ts'
import { UnsavedProvider } from '../../ui/unsaved.tsx'
import { ArchiveTab } from './archive-tab.tsx'
import { MyHealth, useMyHealthLine } from './my-health.tsx'

const elder = sampleElder()
let station: MemoryStation
afterEach(() => station.close())

describe('ten years of weekly measurements', () => {
  const readings = longRecord(elder.id, '2026-11-22', 520)

  it('go on in the timeline when somebody asks', async () => {
    station = memoryStation({ documents: [elder, ...readings] })
    await station.draw(
      <UnsavedProvider person="staff:1">
        <ArchiveTab elder={elder} onAskConsent={() => undefined} />
      </UnsavedProvider>,
    )
    expect(station.text()).toContain('最近 60 条')
    await station.press('一条条看')
    const more = [...document.querySelectorAll('.timeline-box + .row button')].at(-1) as HTMLButtonElement
    expect(more.textContent).toBe('再看以前的')
    await act(async () => more.click())
    expect(station.text()).toContain('最近 120 条')
  })
})

describe('the elder’s own health', () => {
  const taken = (systolic: number, diastolic: number, at: string, seed: number) =>
    createDocument(readingKind, { type: 'bloodPressure', systolic, diastolic, source: 'staff' }, actOf(at, seed), {
      elder: elder.id,
    }) as unknown as Document
  function Page() {
    const line = useMyHealthLine(elder.id)
    return (
      <>
        <output>{line}</output>
        <MyHealth elder={elder.id} onAdvice={() => undefined} onResult={() => undefined} onBack={() => undefined} />
      </>
    )
  }

  it('tells the last pressure in plain words, with its reference, and no diagnosis', async () => {
    station = memoryStation({ self: true, documents: [elder, taken(156, 84, '2026-11-20T02:00:00.000Z', 1)] })
    await station.draw(<Page />)
    expect(document.querySelector('output')?.textContent).toBe('11月20日血压 156 / 84')
    expect(document.querySelector('[data-spoken]')?.getAttribute('data-spoken')).toBe(
      '高压 156，低压 84，单位毫米汞柱。',
    )
    expect(station.text()).toContain('比参考的高一点')
    expect(station.text()).toContain('低于 150 / 90')
    expect(station.text()).toContain('这不是诊断')
    expect(station.text()).not.toContain('高血压')
  })

  it('says that there is none, and nothing where measuring is not agreed to', async () => {
    station = memoryStation({ self: true, documents: [elder] })
    await station.draw(<Page />)
    expect(station.text()).toContain('还没有量过血压')
    await station.close()
    const silent = sampleElder({ agreed: ['record'] })
    station = memoryStation({ self: true, documents: [silent, taken(156, 84, '2026-11-20T02:00:00.000Z', 1)] })
    await station.draw(<Page />)
    expect(station.text()).not.toContain('156')
    expect(station.text()).toContain('没有同意')
  })
})
