import { afterEach, describe, expect, it, vi } from 'vitest'
import { type Speaking, createVoice } from './voice.ts'

type Spoken = { text: string; lang: string; rate: number; volume: number; voice: { name: string } }

/** Whatever still speaks at the end of a test. */
const made: ReturnType<typeof createVoice>[] = []
afterEach(() => {
  for (const voice of made.splice(0)) voice.stop()
})

/** A synthesizer with these voices; the test ends each utterance itself. */
function synthesizer(voices: ReturnType<Speaking['getVoices']>) {
  const spoken: (Spoken & EventTarget)[] = []
  const state = { cancelled: 0 }
  const voice = createVoice(
    {
      getVoices: () => voices,
      speak: (utterance) => spoken.push(utterance as unknown as Spoken & EventTarget),
      cancel: () => (state.cancelled += 1),
    },
    (text) =>
      Object.assign(new EventTarget(), { text, lang: '', rate: 1, voice: null }) as unknown as SpeechSynthesisUtterance,
  )
  made.push(voice)
  const endCurrent = async (event = 'end'): Promise<void> => {
    spoken.at(-1)?.dispatchEvent(new Event(event))
    for (let turns = 0; turns < 5; turns += 1) await Promise.resolve()
  }
  return { voice, spoken, state, endCurrent }
}

const named = (name: string, lang: string, localService = true, isDefault = false) => ({
  name,
  lang,
  localService,
  default: isDefault,
})

describe('reading aloud', () => {
  it('says honestly that there is no voice: none installed, only network voices, only another language', async () => {
    expect(createVoice(undefined).voices('zh-CN')).toBe(0)
    await createVoice(undefined).speak('您好', 'zh-CN')
    const network = synthesizer([named('Google 普通话', 'zh-CN', false), named('Anna', 'de-DE')])
    expect([network.voice.voices('zh-CN'), network.voice.voices('en')]).toEqual([0, 0])
    await network.voice.speak('您好', 'zh-CN')
    expect(network.spoken).toEqual([])
  })

  it('prefers Mandarin of the mainland, and does not take Cantonese for it', () => {
    expect(synthesizer([named('粤语', 'zh-HK'), named('yue', 'yue')]).voice.voices('zh-CN')).toBe(0)
    const { voice, spoken } = synthesizer([
      named('国语', 'zh-TW', true, true),
      named('普通话', 'cmn-CN'),
      named('Samantha', 'en-US'),
    ])
    void voice.speak('您好', 'zh-CN')
    void voice.speak('Hello', 'en', { rate: 0.8 })
    expect(spoken.map((one) => [one.voice.name, one.rate])).toEqual([
      ['普通话', 1],
      ['Samantha', 0.8],
    ])
  })

  it('reads sentence by sentence, in order, and is over when the last one is', async () => {
    const { voice, spoken, endCurrent } = synthesizer([named('普通话', 'zh-CN')])
    let over = false
    void voice.speak('您的血压是128到82。很好！下次量是周三。', 'zh-CN').then(() => (over = true))
    await endCurrent()
    await endCurrent('error')
    expect(over).toBe(false)
    await endCurrent()
    expect(over).toBe(true)
    expect(spoken.map((one) => one.text)).toEqual(['您的血压是128到82。', '很好！', '下次量是周三。'])
  })

  it('is as quick and as loud as it is asked to be, in every sentence', async () => {
    const { voice, spoken, endCurrent } = synthesizer([named('普通话', 'zh-CN')])
    void voice.speak('第一句。第二句。', 'zh-CN', { rate: 0.7, volume: 0.4 })
    await endCurrent()
    expect(spoken.map(({ rate, volume }) => [rate, volume])).toEqual([
      [0.7, 0.4],
      [0.7, 0.4],
    ])
  })

  it('speaks with the voice that was chosen, and with the first where that one is gone', () => {
    const { voice, spoken } = synthesizer([named('甲', 'zh-CN'), named('乙', 'zh-CN'), named('Anna', 'de-DE')])
    expect(voice.voices('zh-CN')).toBe(2)
    void voice.speak('您好', 'zh-CN', { voice: 1 })
    void voice.speak('您好', 'zh-CN', { voice: 2 })
    expect(spoken.map((one) => one.voice.name)).toEqual(['乙', '甲'])
  })

  it('cuts a very long sentence at its commas and loses no word', async () => {
    const { voice, spoken, endCurrent } = synthesizer([named('普通话', 'zh-CN')])
    const text = `${'每天走一走，对身体好，'.repeat(40)}就这样。`
    const reading = voice.speak(text, 'zh-CN')
    for (let n = 0; n < 40; n += 1) await endCurrent()
    await reading
    expect(spoken.map((one) => one.text).join('')).toBe(text)
    expect(Math.max(...spoken.map((one) => one.text.length))).toBeLessThanOrEqual(120)
  })

  it('stops at once, and a new text replaces the old one', async () => {
    const { voice, spoken, state } = synthesizer([named('普通话', 'zh-CN')])
    const first = voice.speak('第一句。第二句。', 'zh-CN')
    const second = voice.speak('别的话。', 'zh-CN')
    await first
    expect(state.cancelled).toBe(1)
    voice.stop()
    await second
    expect(state.cancelled).toBe(2)
    expect(spoken.map((one) => one.text)).toEqual(['第一句。', '别的话。'])
  })

  it('gives up on an engine that never says that it is done, and says so', async () => {
    vi.useFakeTimers()
    try {
      const { voice, spoken, state } = synthesizer([named('普通话', 'zh-CN')])
      const reading = voice.speak('慢慢走。别着急。', 'zh-CN', { rate: 0.7 }).catch((error: Error) => error.message)
      await vi.advanceTimersByTimeAsync(10_000)
      expect(state.cancelled).toBe(0)
      await vi.advanceTimersByTimeAsync(10_000)
      expect(await reading).toBe('the voice does not end')
      expect([spoken.length, state.cancelled]).toEqual([1, 1])
    } finally {
      vi.useRealTimers()
    }
  })
})
