// @vitest-environment happy-dom
import { afterEach, expect, it } from 'vitest'
import { type MemoryStation, memoryStation } from '../../../tests/support/memory-station.tsx'
import { actOf, sampleElder } from '../../../tests/support/sample-elder.ts'
import { medicationKind } from '../../../src-domain/archive/medication.ts'
import { createDocument, type Document } from '../../../src-domain/shared/document.ts'
import type { Paper, PaperFinding } from '../../../src-domain/papers/paper-findings.ts'
import { ConfirmFindings } from './confirm-findings.tsx'

const elder = sampleElder()
const box = { x0: 0, y0: 0, x1: 1, y1: 1 }
const picture = { width: 2, height: 2, pixels: new Uint8Array(4) }
let station: MemoryStation
afterEach(() => station.close())

const pressure: PaperFinding = { what: 'reading', box, confidence: 99, entry: { systolic: 138, diastolic: 82 } }
const draw = async (date: string | undefined, finding: PaperFinding = pressure) => {
  station = memoryStation({ documents: [elder] })
  const paper: Paper = {
    date,
    findings: [finding],
  }
  await station.draw(
    <ConfirmFindings
      elder={elder.id}
      birthDate={elder.body.birthDate}
      paper={paper}
      picture={picture}
      photo={{ file: new Blob(), turns: 0 }}
      isDark={false}
      onAgain={() => undefined}
      onClose={() => undefined}
      onSaved={() => undefined}
    />,
  )
  await station.choose('记下')
  expect(station.button('把 1 项记进档案')?.disabled).toBe(true)
  expect(station.text()).toContain('照片存不存，还没有决定')
  await station.choose('不存，关上就丢掉')
}
const measured = () => station.ofKind('reading').map(({ body }) => body['measured'])

it('a measurement of a paper gets the day of the paper, which is shown and can be changed', async () => {
  await draw('2026-11-02')
  expect((station.field('哪天量的') as HTMLInputElement).value).toBe('2026-11-02')
  await station.press('把 1 项记进档案')
  expect(measured()).toEqual(['2026-11-02'])
})

it('a measurement of a paper without a date is not kept before somebody says the day', async () => {
  await draw(undefined)
  await station.press('把 1 项记进档案')
  expect(station.text()).toContain('请写明是哪天量的')
  expect(measured()).toEqual([])
  await station.type('哪天量的', '2025-05-06')
  await station.choose('记下')
  await station.press('把 1 项记进档案')
  expect(measured()).toEqual(['2025-05-06'])
})

it('a medicine that is taken already, or an illness, is said to be in the archive', async () => {
  const medicine = (name: string): PaperFinding => ({
    what: 'medicine',
    box,
    confidence: 99,
    approval: undefined,
    entry: { name, method: '', dose: '', frequency: '', longTerm: true, startedOn: '', stoppedOn: '', note: '' },
  })
  await draw('2026-11-02', medicine('氨氯地平'))
  expect(station.text()).not.toContain('档案里已经有了')
  const body = { name: '氨氯地平', longTerm: true }
  await station.arrive(
    createDocument(medicationKind, body, actOf('2026-11-01T02:00:00Z', 7), { elder: elder.id }) as Document,
  )
  expect(station.text()).toContain('档案里已经有了，不用再记一遍')
})

it('a laboratory value of a paper is kept with its unit and the day of the paper', async () => {
  await draw('2026-11-02', { what: 'lab', box, confidence: 99, entry: { test: 'cholesterol', value: 5.42 } })
  expect((station.field('总胆固醇 TC（mmol/L）') as HTMLInputElement).value).toBe('5.42')
  await station.press('把 1 项记进档案')
  expect(station.ofKind('lab-result')[0]?.body).toMatchObject({
    test: 'cholesterol',
    value: 5.42,
    unit: 'mmol/L',
    measured: '2026-11-02',
    source: 'report',
    note: '照纸上抄的，纸上日期 2026-11-02',
  })
})

it('an approval number that is wrong is said with why, offers nothing to keep, and does not hold up the rest', async () => {
  station = memoryStation({ documents: [elder] })
  const bad: PaperFinding = {
    what: 'badApproval',
    box,
    confidence: 99,
    written: '国药准字H2002046',
    why: { code: 'approval.format' },
  }
  await station.draw(
    <ConfirmFindings
      elder={elder.id}
      birthDate={elder.body.birthDate}
      paper={{ date: '2026-11-02', findings: [bad, pressure] }}
      picture={picture}
      photo={{ file: new Blob(), turns: 0 }}
      isDark={false}
      onAgain={() => undefined}
      onClose={() => undefined}
      onSaved={() => undefined}
    />,
  )
  expect(station.text()).toContain('“国药准字H2002046”不像一个对的批准文号')
  expect(station.text()).toContain('批准文号的写法不对')
  expect(station.text()).toContain('还有 1 项没有决定')
  await station.choose('记下')
  await station.choose('不存，关上就丢掉')
  await station.press('把 1 项记进档案')
  expect(measured()).toEqual(['2026-11-02'])
})
