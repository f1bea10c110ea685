// @vitest-environment happy-dom
import { act } from 'react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { recordArticle } from '../../../src-domain/articles/article-recording.ts'
import { libraryArticles, libraryId } from '../../../src-domain/articles/library/library.ts'
import type { MediaFile } from '../../../src-domain/media/media-file.ts'
import type { Document } from '../../../src-domain/shared/document.ts'
import { type MemoryStation, memoryStation } from '../../../tests/support/memory-station.tsx'
import { actOf } from '../../../tests/support/sample-elder.ts'
import { SearchWorkerHere } from '../../../tests/support/search-worker-here.ts'
import type { Media } from '../../media/media.ts'
import { MediaContext } from '../../media/use-media.ts'
import { loadLibrary } from '../../replica/article-shelf.ts'
import { ReadAloudProvider, type Speech } from '../../ui/read-aloud.tsx'
import { ElderLearn } from './elder-learn.tsx'

const falls = libraryArticles().find(({ id }) => id === libraryId('falls-at-home'))!
const file: MediaFile = { type: 'audio/webm', bytes: 4, key: `${'A'.repeat(43)}=`, parts: ['a'.repeat(64)] }
const recorded = (updatedAt = falls.updatedAt): Document => {
  const of = { id: falls.id, updatedAt }
  const made = recordArticle(of, { file, seconds: 130 }, 'staff', actOf('2026-11-01T02:00:00.000Z', 5))
  if (!made.ok) throw new Error(made.error.code)
  return made.value as Document
}

let station: MemoryStation
const played: string[] = []
beforeEach(() => {
  vi.stubGlobal('Worker', SearchWorkerHere)
  played.length = 0
  vi.spyOn(HTMLMediaElement.prototype, 'play').mockImplementation(async function (this: HTMLMediaElement) {
    played.push('play')
    this.dispatchEvent(new Event('play'))
  })
  vi.spyOn(HTMLMediaElement.prototype, 'pause').mockImplementation(function (this: HTMLMediaElement) {
    played.push('pause')
    this.dispatchEvent(new Event('pause'))
  })
})
afterEach(async () => {
  await station.close()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})
const open = async (documents: readonly Document[], bytes: Uint8Array<ArrayBuffer> | undefined, hasVoice = false) => {
  await loadLibrary()
  const media = { read: async () => bytes } as unknown as Media
  station = memoryStation({ self: true, documents })
  const speech: Speech = {
    voices: () => (hasVoice ? 1 : 0),
    onVoices: () => () => undefined,
    speak: async () => undefined,
    stop: () => undefined,
  }
  await station.draw(
    <MediaContext value={async () => media}>
      <ReadAloudProvider speech={speech}>
        <ElderLearn
          elder={undefined}
          fits={[]}
          start={{ at: 'article', id: falls.id }}
          onAsk={() => undefined}
          onBack={() => undefined}
        />
      </ReadAloudProvider>
    </MediaContext>,
  )
}
const seen = (words: string) => vi.waitFor(() => act(async () => expect(station.text()).toContain(words)))
const sound = () => document.querySelector('audio')

it('is played where the machine has no voice, with the chosen pace and loudness, also by the page’s own button', async () => {
  await open([recorded()], new Uint8Array([1, 2, 3, 4]))
  await seen('驿站的人把这篇念好了，约 2 分钟')
  expect(sound()).toBeNull()
  await station.press('读给我听')
  await seen('接着听')
  await station.press('接着听')
  await station.press('停一停')
  expect(played).toEqual(['play', 'pause'])
  expect(station.text()).not.toContain('请工作人员念')
  await station.press('慢')
  expect(sound()?.playbackRate).toBeCloseTo(0.7 / 0.9)
  await station.press('读给我听')
  expect(played.at(-1)).toBe('play')
})

it('says so when the recording has not reached this machine', async () => {
  await open([recorded()], undefined)
  await seen('听人念')
  await station.press('听人念')
  await seen('录音还没有传到这台机器')
})

it('is not played when it reads an older text, nor where the machine has a voice', async () => {
  await open([recorded('2020-01-01T00:00:00.000Z')], new Uint8Array([1]))
  await seen('这台机器没有中文声音')
  expect(station.button('听人念')).toBeUndefined()
  await station.close()
  await open([recorded()], new Uint8Array([1]), true)
  await seen(falls.body.title)
  expect(station.button('听人念')).toBeUndefined()
})
