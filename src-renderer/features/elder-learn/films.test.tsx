// @vitest-environment happy-dom
import { act } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { axeFindingsHere } from '../../../tests/support/axe-here.ts'
import { type MemoryStation, memoryStation } from '../../../tests/support/memory-station.tsx'
import { packsOf, samplePack, type SamplePack } from '../../../tests/support/sample-packs.ts'
import { SearchWorkerHere } from '../../../tests/support/search-worker-here.ts'
import { PacksContext } from '../../media/use-packs.ts'
import { loadLibrary } from '../../replica/article-shelf.ts'
import { ElderLearn } from './elder-learn.tsx'

const captions = 'WEBVTT\n\n00:01.000 --> 00:03.000\n双手托天'
const exercises = samplePack('居家锻炼', {
  '第一式.mp4': 'a film',
  '第一式.vtt': captions,
  '口令.mp3': 'a sound',
  '图一.jpg': 'one picture',
  '图二.jpg': 'another picture',
  '说明.pdf': 'a paper',
})

let station: MemoryStation
const made = vi.spyOn(URL, 'createObjectURL')
const revoked = vi.spyOn(URL, 'revokeObjectURL')
beforeEach(() => {
  vi.stubGlobal('Worker', SearchWorkerHere)
  let count = 0
  made.mockReset().mockImplementation(() => `blob:here/${(count += 1)}`)
  revoked.mockReset().mockReturnValue(undefined)
})
afterEach(async () => {
  await station.close()
  vi.unstubAllGlobals()
})

async function open(...samples: readonly SamplePack[]) {
  await loadLibrary()
  const store = packsOf(samples)
  const left = vi.fn()
  station = memoryStation({ self: true, documents: samples.map(({ pack }) => pack) })
  await station.draw(
    <PacksContext value={async () => store.packs}>
      <ElderLearn elder={undefined} fits={[]} onBack={left} />
    </PacksContext>,
  )
  return store
}
const way = () => station.button('看影片、听声音')
const row = async (words: string) => {
  const all = [...document.querySelectorAll<HTMLButtonElement>('.learn-row')]
  await act(async () => all.find((one) => one.textContent?.includes(words))?.click())
}
const openFilm = async () => {
  await station.press('找别的')
  await expect.poll(way).toBeDefined()
  await station.press('看影片、听声音')
  await row('第一式')
  await expect.poll(() => document.querySelector('video')).not.toBeNull()
  return document.querySelector('video')!
}

describe('films that came in a pack', () => {
  it('are not spoken of where there are none, or none is whole yet', async () => {
    const { states } = await open(exercises)
    await station.press('找别的')
    await expect.poll(way).toBeDefined()
    await act(async () => states.next(new Map([[exercises.pack.id, { phase: 'loading', have: 3 }]])))
    expect(way()).toBeUndefined()
  })

  it('play at the second touch from the lessons, with what is said below in large words', async () => {
    await open(exercises)
    const film = await openFilm()
    expect(film.getAttribute('src')).toBe('blob:here/1')
    expect(film.autoplay).toBe(true)
    expect(station.text()).toContain('未经医师审核')
    expect(station.text()).toContain('来源没写')
    await expect.poll(() => document.querySelector('.film-caption')).not.toBeNull()
    const at = async (seconds: number) => {
      film.currentTime = seconds
      await act(async () => film.dispatchEvent(new Event('timeupdate')))
    }
    await at(2)
    expect(document.querySelector('.film-caption')?.textContent).toBe('双手托天')
    await at(3)
    expect(document.querySelector('.film-caption')?.textContent).toBe('')
  })

  it('end when somebody leaves, and nothing of them is left in the page', async () => {
    await open(exercises)
    const film = await openFilm()
    const paused = vi.spyOn(film, 'pause')
    await station.press('返回')
    expect(paused).toHaveBeenCalled()
    expect(film.hasAttribute('src')).toBe(false)
    expect(revoked).toHaveBeenCalledWith('blob:here/1')
  })

  it('play on when a newer edition of the pack becomes whole meanwhile', async () => {
    const { states } = await open(exercises)
    const newer = samplePack('居家锻炼', { '别的.mp4': 'new' }, { minute: 5, corrects: exercises.pack.id })
    const film = await openFilm()
    await station.arrive(newer.pack)
    await act(async () => states.next(new Map([...states.value, [newer.pack.id, { phase: 'whole', have: 3 }]])))
    expect(document.querySelector('video')).toBe(film)
    await station.press('返回')
    expect(station.text()).toContain('别的')
    expect(station.text()).not.toContain('第一式')
  })

  it('say what cannot be shown: torn on this disk, or of a kind that the machine does not know', async () => {
    const { torn } = await open(exercises)
    const film = await openFilm()
    await act(async () => film.dispatchEvent(new Event('error')))
    expect(station.text()).toContain('这台机器放不了这一个')
    await station.press('返回')
    torn.add('第一式.mp4')
    await row('第一式')
    await expect.poll(() => station.text()).toContain('这一个现在放不了')
  })

  it('stand among the articles of their kind and are found by typing, where something is said of them', async () => {
    const said = {
      ...exercises,
      pack: {
        ...exercises.pack,
        body: {
          ...exercises.pack.body,
          files: exercises.pack.body.files.map((file) =>
            file.name === '第一式.mp4'
              ? { ...file, about: { title: '站桩练腿力', category: 'fitness' as const } }
              : file,
          ),
        },
      },
    }
    await open(said)
    await station.press('找别的')
    await expect.poll(way).toBeDefined()
    await station.press('分门别类看')
    await act(async () =>
      [...document.querySelectorAll<HTMLButtonElement>('.learn-picture')]
        .find((one) => one.textContent?.includes('活动身体'))
        ?.click(),
    )
    const rows = () => [...document.querySelectorAll('.learn-row')].map((one) => one.textContent ?? '')
    while (station.button('下一页') !== undefined) await station.press('下一页')
    expect(rows().at(-1)).toContain('站桩练腿力影片')
    await row('站桩练腿力')
    await expect.poll(() => document.querySelector('video')).not.toBeNull()
    await station.press('返回')
    await station.press('返回')
    await station.press('返回')
    await station.press('指着图找')
    await station.press('打字找')
    await station.type('想知道什么', '站桩')
    await expect.poll(() => rows()[0]).toContain('站桩练腿力')
  })
})

it('shows the pictures of a pack one by one, turned by buttons, and no PDF', async () => {
  await open(exercises)
  await station.press('找别的')
  await expect.poll(way).toBeDefined()
  await station.press('看影片、听声音')
  expect(station.text()).not.toContain('说明')
  await row('2 张图')
  await expect.poll(() => document.querySelector('.learn-photo img')?.getAttribute('alt')).toBe('图一')
  await station.press('下一页')
  await expect.poll(() => document.querySelector('.learn-photo img')?.getAttribute('alt')).toBe('图二')
  expect(revoked).toHaveBeenCalledWith('blob:here/1')
  expect(await axeFindingsHere()).toEqual([])
})
