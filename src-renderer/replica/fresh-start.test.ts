import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { freshStart } from './fresh-start.ts'

let deleted: string[]
let cleared: number
let freeBytes: number
beforeEach(() => {
  const kept = new Map<string, string>()
  deleted = []
  cleared = 0
  freeBytes = 1e9
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  })
  vi.stubGlobal('indexedDB', {
    databases: async () => [{ name: 'rxdb-dexie-station--0--elders' }, { name: 'another' }],
    deleteDatabase: (name: string) => {
      deleted.push(name)
      const request = new EventTarget()
      queueMicrotask(() => request.dispatchEvent(new Event('success')))
      return request
    },
  })
})
afterEach(() => vi.unstubAllGlobals())

const start = () =>
  freshStart(
    {
      call: async () => ({ dataWritable: true, freeBytes }) as never,
      clearStorage: async () => void (cleared += 1),
    },
    'station',
  )

it('gives a database up that took the page down with it at three openings one after the other', async () => {
  for (const one of [start(), start(), start()]) {
    expect(one.begun()).toBe(false)
    expect(await one.prepare()).toBe(false)
  }
  const fourth = start()
  expect(fourth.begun()).toBe(true)
  expect(await fourth.prepare()).toBe(true)
  expect([deleted, cleared]).toEqual([['rxdb-dexie-station--0--elders'], 0])
})

it('clears all there is when the page went down although every listed database was given up', async () => {
  for (const one of [start(), start(), start(), start()]) if (one.begun()) await one.prepare()
  expect(cleared).toBe(0)
  const fifth = start()
  expect(fifth.begun()).toBe(true)
  expect(await fifth.prepare()).toBe(true)
  expect(cleared).toBe(1)
})

it('gives up at its opening one that opened and broke at reading at two starts, and all there is when the next start comes to nothing', async () => {
  for (const one of [start(), start()]) {
    expect(one.begun()).toBe(false)
    one.ended()
    await one.failed()
  }
  const third = start()
  expect(third.begun()).toBe(true)
  expect(await third.prepare()).toBe(true)
  third.ended()
  await third.failed()
  expect([deleted.length, cleared]).toEqual([1, 0])
  const fourth = start()
  expect(fourth.begun()).toBe(true)
  expect(await fourth.prepare()).toBe(true)
  expect(cleared).toBe(1)
})

it('clears all there is at the next start when rows of an old database were read in the new one', async () => {
  const first = start()
  expect(first.begun()).toBe(false)
  first.ended()
  first.foundForeign()
  const second = start()
  expect(second.begun()).toBe(true)
  expect(await second.prepare()).toBe(true)
  expect(cleared).toBe(1)
})

it('forgets what was given up once everything was read', async () => {
  for (const one of [start(), start()]) await one.failed()
  const third = start()
  await third.prepare()
  third.succeeded()
  await start().failed()
  expect(start().begun()).toBe(false)
  await start().failed()
  await start().prepare()
  expect([deleted.length, cleared]).toEqual([2, 0])
})

it('keeps one whose openings came to an end, whatever end that was, until they failed twice', async () => {
  for (const one of [start(), start(), start()]) {
    expect(one.begun()).toBe(false)
    one.ended()
    expect(await one.prepare()).toBe(false)
  }
  await start().failed()
  await start().failed()
  expect(await start().prepare()).toBe(true)
})

it('counts nothing while the disk is full, and gives nothing up once there is room again', async () => {
  freeBytes = 1e6
  for (const one of [start(), start(), start()]) {
    expect(one.begun()).toBe(false)
    one.ended()
    await one.failed()
    expect(await one.prepare()).toBe(false)
  }
  freeBytes = 1e9
  expect(start().begun()).toBe(false)
  expect(deleted).toEqual([])
})
