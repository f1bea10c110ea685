// @vitest-environment happy-dom
import { act } from 'react'
import { afterEach, expect, it, vi } from 'vitest'
import { type MemoryStation, memoryStation } from '../../tests/support/memory-station.tsx'
import { DictateButton, withSaid } from './dictate-button.tsx'

/** A recogniser of this machine; what it hears is said by the test. */
class RecogniserHere extends EventTarget {
  static answer = 'available'
  static asked: unknown[] = []
  static made: RecogniserHere[] = []
  static available = async (options: unknown): Promise<string> => {
    RecogniserHere.asked.push(options)
    return RecogniserHere.answer
  }
  lang = ''
  continuous = false
  interimResults = true
  isHeld = false
  get processLocally(): boolean {
    return this.isHeld
  }
  set processLocally(held: boolean) {
    this.isHeld = held
  }
  log: string[] = []
  start() {
    RecogniserHere.made.push(this)
    this.log.push('start')
  }
  stop() {
    this.log.push('stop')
    this.dispatchEvent(new Event('end'))
  }
  abort() {
    this.log.push('abort')
  }
  hear(...said: readonly (readonly [string, boolean])[]) {
    const results = said.map(([transcript, isFinal]) => ({ 0: { transcript }, isFinal }))
    this.dispatchEvent(Object.assign(new Event('result'), { results }))
  }
}

let station: MemoryStation
let heard: string[]
const draw = async (recogniser: unknown, answer = 'available') => {
  heard = []
  Object.assign(RecogniserHere, { answer, asked: [], made: [] })
  vi.stubGlobal('SpeechRecognition', recogniser)
  station = memoryStation()
  await station.draw(<DictateButton onWords={(words) => heard.push(words)} />)
}
afterEach(async () => {
  await station.close()
  vi.unstubAllGlobals()
})

it('writes down what was said and is sure, by a recogniser that is held to this machine', async () => {
  await draw(RecogniserHere)
  expect(RecogniserHere.asked).toEqual([{ langs: ['zh-CN'], processLocally: true }])
  await station.press('说话写字')
  const [one] = RecogniserHere.made
  expect(one).toMatchObject({ lang: 'zh-CN', continuous: true, processLocally: true })
  await act(async () => one?.hear(['药和柚子', true], ['能一起', false]))
  await act(async () => one?.hear(['药和柚子', true], ['能一起吃吗', true]))
  expect(heard).toEqual(['药和柚子', '能一起吃吗'])
  await station.press('说完了')
  expect(one?.log).toEqual(['start', 'stop'])
  expect(station.button('说话写字')).toBeDefined()
})

it('is not there without a recogniser, with one in the cloud, or with one that would have to be fetched', async () => {
  class InTheCloud extends EventTarget {
    static available = async () => 'available'
  }
  for (const [recogniser, answer] of [
    [undefined, ''],
    [InTheCloud, ''],
    [RecogniserHere, 'downloadable'],
    [RecogniserHere, 'unavailable'],
  ] as const) {
    await draw(recogniser, answer)
    expect(document.querySelector('button')).toBeNull()
    await station.close()
  }
  await draw(undefined)
})

it('does not listen where the browser does not keep to this machine', async () => {
  class Forgetful extends RecogniserHere {
    override get processLocally(): boolean {
      return false
    }
    override set processLocally(_held: boolean) {}
  }
  await draw(Forgetful)
  await station.press('说话写字')
  expect(RecogniserHere.made).toEqual([])
  expect(station.text()).toContain('没有听成')
})

it('says when it did not work, and stops listening when the screen is left', async () => {
  await draw(RecogniserHere)
  await station.press('说话写字')
  await act(async () => RecogniserHere.made[0]?.dispatchEvent(new Event('error')))
  expect(station.text()).toContain('没有听成')
  await station.press('说话写字')
  await station.close()
  expect(RecogniserHere.made[1]?.log).toEqual(['start', 'abort'])
  await draw(undefined)
})

it('puts what is said at the end, and no longer than the field', () => {
  expect(withSaid('', '头晕', 500)).toBe('头晕')
  expect(withSaid('My knee', 'hurts', 500)).toBe('My knee hurts')
  expect(withSaid('头晕', '怎么办', 4)).toBe('头晕怎么')
})
