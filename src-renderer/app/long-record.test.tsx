// @vitest-environment happy-dom
import type { ReactNode } from 'react'
import { afterEach, expect, it } from 'vitest'
import { readingKind } from '../../src-domain/archive/reading.ts'
import { createDocument, type Document } from '../../src-domain/shared/document.ts'
import { longRecord } from '../../tests/support/long-record.ts'
import { type MemoryStation, memoryStation } from '../../tests/support/memory-station.tsx'
import { actOf, sampleElder } from '../../tests/support/sample-elder.ts'
import { ArchiveTab } from '../features/archive/archive-tab.tsx'
import { NeedsCard } from '../features/needs/needs-card.tsx'
import { SegmentChips } from '../features/needs/segment-chips.tsx'
import { UnsavedProvider } from '../ui/unsaved.tsx'

const elder = sampleElder()
const readings = longRecord(elder.id, '2026-11-22', 520)
let station: MemoryStation
afterEach(() => station.close())

/** Documents of measurements that the cards of a tab were handed. */
const opened = async (cards: ReactNode, ...more: readonly Document[]): Promise<number> => {
  station = memoryStation({ documents: [elder, ...readings, ...more] })
  await station.draw(<UnsavedProvider person="staff:1">{cards}</UnsavedProvider>)
  return station.handedOut('observations')
}

it('the page of somebody measured every week for ten years reads the year that is judged', async () => {
  const count = await opened(
    <>
      <SegmentChips elder={elder} />
      <NeedsCard elder={elder} />
    </>,
  )
  expect(count).toBeGreaterThan(0)
  expect(count).toBeLessThanOrEqual(53)
})

it('and tells how a need came about from the years that are told, where measurements decide', async () => {
  const high = createDocument(
    readingKind,
    { type: 'bloodPressure', systolic: 172, diastolic: 80, source: 'staff' },
    actOf('2026-11-22T01:00:00.000Z', 5),
    { elder: elder.id },
  ) as Document
  const before = await opened(<NeedsCard elder={elder} />, high)
  await station.press('看变化 疾病诊治')
  const told = station.handedOut('observations') - before
  expect(told).toBeGreaterThan(104)
  expect(told).toBeLessThanOrEqual(158)
  await station.press('看变化 预防保健')
  expect(station.handedOut('observations')).toBe(before + told)
})

it('and its health archive the 60 newest and the quarter that is drawn beside', async () => {
  const count = await opened(<ArchiveTab elder={elder} onAskConsent={() => undefined} />)
  expect(station.text()).toContain('最近 60 条')
  expect(count).toBeLessThanOrEqual(60 + 53 + 14)
})
