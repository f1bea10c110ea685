// @vitest-environment happy-dom
import { act } from 'react'
import { afterEach, describe, expect, it } from 'vitest'
import { preferenceQuestions } from '../../../src-domain/preferences/preferences.ts'
import { refusal } from '../../../src-domain/shared/result.ts'
import { type MemoryStation, memoryStation } from '../../../tests/support/memory-station.tsx'
import { sampleElder } from '../../../tests/support/sample-elder.ts'
import { PreferencesCard } from './preferences-card.tsx'
import { PreferenceSurvey } from './preference-survey.tsx'

const elder = sampleElder({ agreed: ['record', 'preferences'] })
let station: MemoryStation
afterEach(() => station.close())
const open = async (one = elder) => {
  station = memoryStation({ documents: [one], self: true })
  await again()
}
const again = () => station.draw(<PreferenceSurvey key={Math.random()} elder={elder.id} onBack={() => undefined} />)
const kept = () => station.ofKind('preferences')[0]?.body
const touch = (words: string) =>
  act(async () =>
    [...document.querySelectorAll<HTMLButtonElement>('.likes-picture')]
      .find((one) => one.textContent === words)
      ?.click(),
  )

describe('what an elder likes', () => {
  it('is not asked without the consent to it', async () => {
    await open(sampleElder())
    expect(station.text()).toContain('要先问您同意')
  })

  it('is saved with every touch, several of one question, and taken back step by step', async () => {
    await open()
    await station.press('开始')
    await touch('上门来')
    await touch('电话或视频')
    expect(kept()).toEqual({ modes: ['atHome', 'online'] })
    await station.press('撤回一步')
    expect(kept()).toEqual({ modes: ['atHome'] })
    await station.press('撤回一步')
    expect(kept()).toEqual({})
    expect(station.ofKind('preferences')).toHaveLength(1)
  })

  it('may be passed over or answered with nothing, and is gone on with behind that', async () => {
    await open()
    await station.press('开始')
    await station.press('跳过')
    await station.press('都不要')
    await again()
    await station.press('接着点')
    expect(station.text()).toContain('第 3 题，共 8 题')
    expect(kept()).toEqual({ passed: ['modes'], helpers: [] })
  })

  it('ends with thanks, and every question has a picture for each choice', async () => {
    await open()
    await station.press('开始')
    for (const { options } of preferenceQuestions) {
      expect(document.querySelectorAll('.likes-picture svg')).toHaveLength(options.length)
      await station.press('跳过')
    }
    expect(station.text()).toContain('谢谢您，都记下了')
  })

  it('says so when a touch could not be saved, and does not show it as chosen', async () => {
    await open()
    await station.press('开始')
    station.refuses = refusal('storage.full')
    await touch('上门来')
    expect(station.text()).toContain('这一下没能存下来')
    expect(document.querySelector('[aria-pressed="true"]')).toBeNull()
  })

  it('is shown to staff, who may change it', async () => {
    station = memoryStation({ documents: [elder] })
    await station.draw(<PreferencesCard elder={elder} />)
    expect(station.text()).toContain('还没有说过喜欢什么')
    await station.press('更改')
    await station.press('打太极')
    await station.press('好了')
    expect(station.text()).toContain('出门消遣打太极')
    expect(station.ofKind('preferences')[0]?.author).toMatch(/^staff:/)
  })
})
