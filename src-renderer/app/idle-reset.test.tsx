// @vitest-environment happy-dom
import { act, useContext, useMemo, useReducer } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Document } from '../../src-domain/shared/document.ts'
import { type MemoryStation, memoryStation } from '../../tests/support/memory-station.tsx'
import { sampleElder } from '../../tests/support/sample-elder.ts'
import { SearchWorkerHere } from '../../tests/support/search-worker-here.ts'
import { HostContext } from '../host/host-context.ts'
import { createVoice } from '../host/voice.ts'
import { loadLibrary } from '../replica/article-shelf.ts'
import { elderRoutes } from './elder-routes.tsx'
import { ElderShell } from './elder-shell.tsx'
import { nextSession } from './session-state.ts'

/**
 * What a machine still has of the last person once it is put back: the page, what it stores, its way back, the clipboard, everything that
 * sounds or listens, and what it still asks the replica. Measured against the first page as it was before anybody came.
 */
const elder = sampleElder({ agreed: ['record', 'measuring', 'assessment', 'preferences'] })

/** The engine of the machine; a test says when a sentence ends. */
let utterances: (EventTarget & { readonly text: string })[]
let cancelled: number
const engine = {
  getVoices: () => [{ name: '普通话', lang: 'zh-CN', localService: true, default: true }],
  speak: (utterance: unknown) => void utterances.push(utterance as EventTarget & { readonly text: string }),
  cancel: () => void (cancelled += 1),
}
const voice = createVoice(
  engine,
  (text) => Object.assign(new EventTarget(), { text }) as unknown as SpeechSynthesisUtterance,
)

/** Every microphone that was opened, and whether it still is. */
let microphones: { isOpen: boolean }[]
let recorders: RecorderHere[]
class RecorderHere extends EventTarget {
  static isTypeSupported = () => true
  state: 'inactive' | 'recording' = 'inactive'
  constructor() {
    super()
    recorders.push(this)
  }
  start() {
    this.state = 'recording'
  }
  stop() {
    this.state = 'inactive'
    this.dispatchEvent(Object.assign(new Event('dataavailable'), { data: new Blob([new Uint8Array([1, 2, 3, 4])]) }))
    this.dispatchEvent(new Event('stop'))
  }
}
let workers: WorkerHere[]
class WorkerHere extends SearchWorkerHere {
  isRunning = true
  constructor() {
    super()
    workers.push(this)
  }
  override terminate() {
    super.terminate()
    this.isRunning = false
  }
}

let addresses: Set<string>
let copied: string
let station: MemoryStation
let arrives: (elder: string) => Promise<void>
/** The first page as it was before anybody came. */
let before: string
let entries: number

function AtTheMachine() {
  const outer = useContext(HostContext)!
  const [session, send] = useReducer(nextSession, { phase: 'open' })
  arrives = (id) => act(async () => send({ type: 'identified', elder: id }))
  const value = useMemo(
    () => ({
      ...outer,
      session,
      host: { ...outer.host, voice },
      commands: { ...outer.commands, finished: () => send({ type: 'finished' }) },
    }),
    [outer, session],
  )
  return (
    <HostContext value={value}>
      <ElderShell routes={elderRoutes} />
    </HostContext>
  )
}

/** The names React makes for labels count up, and a page that just came is marked; everything else has to be the same. */
const page = () =>
  document.documentElement.outerHTML.replaceAll(/_r_[0-9a-z]+_/g, '_r_').replaceAll(' data-fresh=""', '')
const pass = (ms: number) => act(async () => void (await vi.advanceTimersByTimeAsync(ms)))
const button = (words: string) =>
  [...document.querySelectorAll('button')].find((one) => one.textContent?.includes(words) && !one.disabled)
/** For a state, with a generous limit; the machine rests long after it. */
const until = (check: () => void) =>
  vi.waitFor(
    () =>
      act(async () => {
        // What arrives from a module or a worker arrives within the act.
        await new Promise((resolve) => setImmediate(resolve))
        check()
      }),
    20_000,
  )
const tap = async (...all: readonly string[]) => {
  for (const words of all) {
    await until(() => expect(button(words), `no „${words}“ in ${station.text()}`).toBeDefined())
    await act(async () => button(words)?.click())
  }
}
const seen = (words: string) => until(() => expect(station.text()).toContain(words))
/** In small steps: a minute later the first page rests. */
const isPutAway = async () => {
  for (let seconds = 0; seconds < 185 && button('看我的资料') === undefined; seconds += 5) await pass(5_000)
  expect(page()).toBe(before)
}

beforeEach(async () => {
  utterances = []
  cancelled = 0
  microphones = []
  recorders = []
  workers = []
  addresses = new Set()
  copied = '310101194803010026'
  vi.stubGlobal('MediaRecorder', RecorderHere)
  vi.stubGlobal('Worker', WorkerHere)
  Object.defineProperty(navigator, 'mediaDevices', {
    configurable: true,
    value: {
      enumerateDevices: async () => [{ kind: 'audioinput' }],
      getUserMedia: async () => {
        const microphone = { isOpen: true }
        microphones.push(microphone)
        return { getTracks: () => [{ stop: () => (microphone.isOpen = false) }] }
      },
    },
  })
  Object.defineProperty(navigator, 'clipboard', {
    configurable: true,
    value: { writeText: async (text: string) => void (copied = text) },
  })
  vi.spyOn(URL, 'createObjectURL').mockImplementation(() => {
    const address = `blob:here/${addresses.size}`
    addresses.add(address)
    return address
  })
  vi.spyOn(URL, 'revokeObjectURL').mockImplementation((address) => void addresses.delete(address))
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'setTimeout', 'clearTimeout', 'performance'] })
  await loadLibrary()
  await Promise.all([
    import('./elder-learn-screen.tsx'),
    import('../features/elder-ask/elder-ask.tsx'),
    import('../search/articles/open-article-search.ts'),
  ])
  station = memoryStation({ self: true, documents: [elder as Document] })
  await station.draw(<AtTheMachine />)
  await seen('看我的资料')
  before = page()
  entries = history.length
  await arrives(elder.id)
  await seen('我的健康')
})
afterEach(async () => {
  await station.close()
  vi.useRealTimers()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
  Reflect.deleteProperty(navigator, 'clipboard')
  Reflect.deleteProperty(navigator, 'mediaDevices')
  expect({
    ofElder: station.askedOf().filter((one) => one === elder.id),
    kept: JSON.stringify([{ ...sessionStorage }, { ...localStorage }, history.state, window.name, document.cookie]),
    entries: history.length,
    copied,
    marked: String(getSelection()),
    listening: microphones.filter(({ isOpen }) => isOpen).length,
    recording: recorders.filter(({ state }) => state !== 'inactive').length,
    searching: workers.filter(({ isRunning }) => isRunning).length,
    sounds: [...addresses],
  }).toEqual({
    ofElder: [],
    kept: JSON.stringify([{}, {}, null, '', '']),
    entries,
    copied: '',
    marked: '',
    listening: 0,
    recording: 0,
    searching: 0,
    sounds: [],
  })
})

describe('a machine that is put back leaves nothing of', () => {
  it('what was read about oneself', async () => {
    await tap('我的信息', '谁看过我的资料')
    await isPutAway()
  })

  it('what was answered about oneself', async () => {
    await tap('我的信息', '我喜欢的')
    await isPutAway()
  })

  it('an article that was read aloud to its end, and not before its end', async () => {
    await tap('学知识')
    await until(() => expect(document.querySelector('.learn-shelf b')).not.toBeNull())
    await tap(document.querySelector('.learn-shelf b')?.textContent ?? '', '读给我听')
    await endSentences(() => utterances.length < 3)
    await pass(5_000)
    expect(button('停下')).toBeDefined()
    await endSentences(() => button('停下') !== undefined)
    await isPutAway()
  })

  it('an article that is being read aloud when somebody leaves', async () => {
    await tap('学知识')
    await until(() => expect(document.querySelector('.learn-shelf b')).not.toBeNull())
    await tap(document.querySelector('.learn-shelf b')?.textContent ?? '', '读给我听')
    const said = utterances.length
    expect(said).toBeGreaterThan(0)
    const stopped = cancelled
    await tap('我用完了')
    expect(cancelled).toBeGreaterThan(stopped)
    await pass(1_000)
    expect(utterances).toHaveLength(said)
    expect(page()).toBe(before)
  })

  it('a lesson whose voice hangs', async () => {
    await tap('学知识', '看小课', '家里防跌倒')
    await until(() => expect(utterances).not.toEqual([]))
    await pass(120_000)
    await isPutAway()
  })

  it('a question that is being recorded when somebody leaves', async () => {
    await tap('学知识', '问一个问题', '吃药的事')
    await seen('正在录音')
    expect(microphones).toEqual([{ isOpen: true }])
    await tap('我用完了')
    expect(page()).toBe(before)
    expect(station.ofKind('asked-question')).toEqual([])
  })

  it('a question that was recorded and not sent', async () => {
    await tap('学知识', '问一个问题', '吃药的事', '说完了')
    await seen('还没有发出去')
    expect(addresses.size).toBe(1)
    await isPutAway()
    expect(station.ofKind('asked-question')).toEqual([])
  })

  it('what was typed to find something', async () => {
    await tap('学知识', '找别的', '指着图找', '打字找')
    await station.type('想知道什么', '尿失禁怎么办')
    await until(() => expect(document.querySelector('.learn-row')).not.toBeNull())
    expect(workers.map(({ isRunning }) => isRunning)).toEqual([true])
    await isPutAway()
    await arrives(elder.id)
    await tap('学知识', '找别的', '指着图找', '打字找')
    expect(station.field('想知道什么').value).toBe('')
    await tap('我用完了')
  })
})

/** Ends what is spoken, one sentence after the other, while `goOn`. */
async function endSentences(goOn: () => boolean): Promise<void> {
  for (let sentence = 0; sentence < 400 && goOn(); sentence += 1) {
    await act(async () => {
      utterances.at(-1)?.dispatchEvent(new Event('end'))
      await vi.advanceTimersByTimeAsync(1)
    })
  }
}
