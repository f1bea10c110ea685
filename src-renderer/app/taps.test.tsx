// @vitest-environment happy-dom
import { act, Suspense } from 'react'
import { createMemoryRouter } from 'react-router'
import { RouterProvider } from 'react-router/dom'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createReading } from '../../src-domain/archive/reading.ts'
import type { Document } from '../../src-domain/shared/document.ts'
import { type MemoryStation, memoryStation } from '../../tests/support/memory-station.tsx'
import { actOf, sampleElder } from '../../tests/support/sample-elder.ts'
import { loadLibrary } from '../replica/article-shelf.ts'
import { ElderFrameContext } from '../ui/elder-page.tsx'
import { ReadAloudProvider, type Speech } from '../ui/read-aloud.tsx'
import { elderRoutes } from './elder-routes.tsx'

/** How often an elder touches the glass, from the own first page, until what was wanted happens. Each touch is a real press. */
const elder = sampleElder()
const said: string[] = []
const speech: Speech = {
  voices: () => 1,
  onVoices: () => () => undefined,
  speak: async (text) => void said.push(text),
  stop: () => undefined,
}
let station: MemoryStation
let touches: number
let calls: number
let listening: number

beforeEach(async () => {
  said.length = 0
  touches = 0
  calls = 0
  listening = 0
  class RecorderHere extends EventTarget {
    static isTypeSupported = () => true
    state = 'inactive'
    start() {
      this.state = 'recording'
      listening += 1
    }
    stop() {
      this.state = 'inactive'
    }
  }
  vi.stubGlobal('MediaRecorder', RecorderHere)
  Object.defineProperty(navigator, 'mediaDevices', {
    configurable: true,
    value: {
      enumerateDevices: async () => [{ kind: 'audioinput' }],
      getUserMedia: async () => ({ getTracks: () => [{ stop: () => undefined }] }),
    },
  })
  await loadLibrary()
  await Promise.all([import('./elder-learn-screen.tsx'), import('../features/elder-ask/elder-ask.tsx')])
  const reading = createReading(
    { type: 'bloodPressure', systolic: 138, diastolic: 86, source: 'staff' },
    actOf('2026-11-20T02:00:00.000Z', 5),
    elder.id,
  )
  station = memoryStation({ self: true, documents: [elder as Document, reading as unknown as Document] })
  const router = createMemoryRouter([...elderRoutes(elder.id)])
  const frame = { onHome: () => undefined, onCallStaff: () => (calls += 1) }
  await station.draw(
    <ElderFrameContext value={frame as never}>
      <ReadAloudProvider speech={speech}>
        <Suspense>
          <RouterProvider router={router} />
        </Suspense>
      </ReadAloudProvider>
    </ElderFrameContext>,
  )
})
afterEach(async () => {
  await station.close()
  vi.unstubAllGlobals()
  Reflect.deleteProperty(navigator, 'mediaDevices')
})

const touch = async (...all: readonly string[]) => {
  for (const words of all) {
    const enabled = () => [...document.querySelectorAll('button')].filter(({ disabled }) => !disabled)
    const button = () =>
      enabled().find(({ textContent }) => textContent === words) ??
      enabled().find(({ textContent }) => textContent?.includes(words))
    await vi.waitFor(() => act(async () => expect(button(), `no „${words}“ in ${station.text()}`).toBeDefined()))
    touches += 1
    await act(async () => button()?.click())
  }
}

it('hears the last blood pressure after three touches at most', async () => {
  await touch('我的健康')
  await vi.waitFor(() => act(async () => expect(station.text()).toContain('138')))
  await touch('读给我听')
  await vi.waitFor(() => act(async () => expect(said.join('')).toMatch(/138.*86/)))
  expect(touches).toBeLessThanOrEqual(3)
})

it('has the lesson on falls read aloud after three touches at most', async () => {
  await touch('学知识', '看小课', '家里防跌倒')
  await vi.waitFor(() => act(async () => expect(said).not.toEqual([])))
  expect(touches).toBeLessThanOrEqual(3)
})

it('asks a question after three touches at most: the machine listens', async () => {
  await touch('学知识', '问一个问题', '吃药的事')
  await vi.waitFor(() => act(async () => expect(listening).toBe(1)))
  expect(station.text()).toContain('正在录音')
  expect(touches).toBeLessThanOrEqual(3)
})

it('calls staff with one touch', async () => {
  await touch('叫工作人员')
  expect(calls).toBe(1)
  expect(touches).toBe(1)
})
