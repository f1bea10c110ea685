import { expect, it } from 'vitest'
import type { PrintReader } from './print-reader.ts'
import { watchedReader } from './reading-progress.ts'

const picture = { width: 2, height: 2, pixels: new Uint8Array(4) }
const reader: PrintReader = {
  read: async (_, __, onProgress) => {
    for (const part of [0, 0.5, 0.5, 1]) onProgress?.(part)
    return []
  },
  close: async () => undefined,
}

it('tells how far a reading is, over the whole picture and the lines after it, and never goes back', async () => {
  const told: number[] = []
  const watched = watchedReader(reader, (percent) => told.push(percent))
  await watched.read(picture, 'scattered')
  expect(told).toEqual([0, 22, 45])
  await watched.read(picture, 'line')
  await watched.read(picture, 'number')
  expect(told).toEqual([0, 22, 45, 47, 50, 52, 54])
  for (let line = 0; line < 20; line += 1) await watched.read(picture, 'line')
  expect(told.at(-1)).toBe(100)
  expect(told).toEqual([...new Set(told)].toSorted((a, b) => a - b))
})
