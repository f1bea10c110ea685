// @vitest-environment happy-dom
import { act } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { startTexts } from '../i18n/i18n.ts'
import { ReadAloudButton, ReadAloudNote, ReadAloudProvider, type Speech } from './read-aloud.tsx'
import { VoiceControl } from './voice-control.tsx'

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
startTexts()

const marks = new Map<string, Range>()
let voices: number
let found: () => void
let endSentence: () => void
const speak = vi.fn<Speech['speak']>(() => new Promise((resolve) => (endSentence = resolve)))
const speech: Speech = {
  voices: () => voices,
  onVoices: (listener) => {
    found = listener
    return () => undefined
  },
  speak,
  stop: () => undefined,
}
let root: Root
beforeEach(async () => {
  voices = 2
  speak.mockClear()
  marks.clear()
  vi.stubGlobal('CSS', { highlights: marks })
  vi.stubGlobal(
    'Highlight',
    class {
      readonly range: Range
      constructor(range: Range) {
        this.range = range
      }
      toString() {
        return this.range.toString()
      }
    },
  )
  document.body.innerHTML = '<div></div>'
  root = createRoot(document.querySelector('div')!)
  await act(async () =>
    root.render(
      <ReadAloudProvider speech={speech}>
        <section data-read-aloud>
          <h1 data-read>我的血压</h1>
          <main data-read>
            <p>
              比目标高一点。<b>请坐下</b>休息！
            </p>
            <VoiceControl />
          </main>
          <ReadAloudButton />
          <ReadAloudNote />
        </section>
      </ReadAloudProvider>,
    ),
  )
})
afterEach(async () => {
  await act(async () => root.unmount())
  vi.unstubAllGlobals()
})
const press = (words: string) =>
  act(async () => [...document.querySelectorAll('button')].find((one) => one.textContent === words)?.click())
const sentenceIsOver = () => act(async () => endSentence())
const marked = () => String(marks.get('read-aloud') ?? '')
const said = () => speak.mock.calls.map(([text]) => text)

it('marks the sentence that is read where it stands, and nothing when it is over', async () => {
  await press('读给我听')
  expect(marked()).toBe('我的血压')
  await sentenceIsOver()
  expect(marked()).toBe('比目标高一点。')
  await sentenceIsOver()
  expect(marked()).toBe('请坐下休息！')
  await sentenceIsOver()
  expect(marked()).toBe('')
  expect(said()).toEqual(['我的血压。', '比目标高一点。', '请坐下休息！'])
  expect(document.body.textContent).toContain('读给我听')
})

it('is stopped at once, mark and all', async () => {
  await press('读给我听')
  await press('停下')
  expect(marked()).toBe('')
  await sentenceIsOver()
  expect(said()).toHaveLength(1)
})

it('offers the voices of the machine, its pace and its loudness, and the next sentence has them', async () => {
  await press('读给我听')
  await press('第 2 个')
  await press('慢')
  await press('小')
  await sentenceIsOver()
  expect(speak.mock.calls.map(([, , manner]) => manner)).toEqual([
    { rate: 0.9, volume: 1, voice: 0 },
    { rate: 0.7, volume: 0.4, voice: 1 },
  ])
})

it('has no voice until the system has found one, and says so', async () => {
  voices = 0
  await act(async () => found())
  expect(document.body.textContent).not.toContain('读多快')
  await press('读给我听')
  expect(document.body.textContent).toContain('没装中文声音')
  voices = 1
  await act(async () => found())
  expect(document.body.textContent).not.toContain('哪个声音')
  await press('读给我听')
  expect(said()).toEqual(['我的血压。'])
})
