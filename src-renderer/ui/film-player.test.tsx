// @vitest-environment happy-dom
import { act } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { startTexts } from '../i18n/i18n.ts'
import { FilmPlayer } from './film-player.tsx'
import { ReadAloudButton, ReadAloudProvider } from './read-aloud.tsx'

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
startTexts()
const playing = vi.fn()
const speech = {
  voices: () => 1,
  onVoices: () => () => undefined,
  speak: () => new Promise<void>(() => undefined),
  stop: vi.fn(),
}
let root: Root
beforeEach(async () => {
  document.body.innerHTML = '<div></div>'
  root = createRoot(document.querySelector('div')!)
  await act(async () =>
    root.render(
      <ReadAloudProvider speech={speech}>
        <p data-read-aloud>
          <span data-read>一句话</span>
          <ReadAloudButton />
        </p>
        <FilmPlayer kind="film" url="blob:here/1" title="第一式" onPlaying={playing} />
      </ReadAloudProvider>,
    ),
  )
})
afterEach(() => act(async () => root.unmount()))

const film = () => document.querySelector('video')!
const tell = (event: string) => act(async () => film().dispatchEvent(new Event(event)))
const press = (words: string) =>
  act(async () => [...document.querySelectorAll('button')].find((one) => one.textContent === words)?.click())
const words = () => document.querySelector('.film-controls button')?.textContent

it('plays, stops, plays on, and begins again after its end', async () => {
  const [play, pause] = [vi.spyOn(film(), 'play').mockResolvedValue(), vi.spyOn(film(), 'pause').mockReturnValue()]
  expect(words()).toBe('播放')
  await tell('play')
  expect(words()).toBe('先停一下')
  expect(playing).toHaveBeenLastCalledWith(true)
  await press('先停一下')
  expect(pause).toHaveBeenCalledOnce()
  await tell('pause')
  await press('播放')
  await tell('play')
  film().currentTime = 60
  await tell('ended')
  expect(playing).toHaveBeenLastCalledWith(false)
  await press('从头再放')
  expect(film().currentTime).toBe(0)
  expect(play).toHaveBeenCalledTimes(2)
})

it('goes ten seconds back, and not before the beginning', async () => {
  film().currentTime = 25
  await press('倒回 10 秒')
  expect(film().currentTime).toBe(15)
  film().currentTime = 4
  await press('倒回 10 秒')
  expect(film().currentTime).toBe(0)
})

it('is as loud as reading aloud is, in its three steps', async () => {
  expect(film().volume).toBe(1)
  await press('小')
  expect(film().volume).toBe(0.4)
  await press('中')
  expect(film().volume).toBe(0.7)
})

it('is silent while the page is read aloud, and ends the reading when it plays', async () => {
  const pause = vi.spyOn(film(), 'pause').mockReturnValue()
  await press('读给我听')
  expect(pause).toHaveBeenCalledOnce()
  speech.stop.mockClear()
  await tell('play')
  expect(speech.stop).toHaveBeenCalled()
})
