// @vitest-environment happy-dom
import { act } from 'react'
import { afterEach, expect, it, vi } from 'vitest'
import { recordArticle } from '../../../src-domain/articles/article-recording.ts'
import { libraryArticles } from '../../../src-domain/articles/library/library.ts'
import type { MediaFile } from '../../../src-domain/media/media-file.ts'
import type { Document } from '../../../src-domain/shared/document.ts'
import { ok } from '../../../src-domain/shared/result.ts'
import type { Role } from '../../../src-domain/staff/staff.ts'
import { type MemoryStation, memoryStation } from '../../../tests/support/memory-station.tsx'
import { RecorderHere, stubMicrophone } from '../../../tests/support/recorder-here.ts'
import { actOf } from '../../../tests/support/sample-elder.ts'
import { i18n } from '../../i18n/i18n.ts'
import type { Media } from '../../media/media.ts'
import { MediaContext } from '../../media/use-media.ts'
import { RecordingCard } from './recording-card.tsx'

const article = libraryArticles()[0]!
const file: MediaFile = { type: 'audio/webm', bytes: 4, key: `${'A'.repeat(43)}=`, parts: ['a'.repeat(64)] }
const recorded = (of: { readonly id: string; readonly updatedAt: string }): Document => {
  const made = recordArticle(of, { file, seconds: 95 }, 'staff', actOf('2026-11-01T02:00:00.000Z', 5))
  if (!made.ok) throw new Error(made.error.code)
  return made.value as Document
}

let station: MemoryStation
let kept: Uint8Array[] = []
afterEach(async () => {
  await station.close()
  vi.unstubAllGlobals()
  await i18n.changeLanguage('zh-CN')
})
const media: Media = {
  keep: async (bytes) => {
    kept.push(bytes)
    return ok(file)
  },
  read: async () => new Uint8Array([1, 2, 3, 4]),
  unsent: undefined as unknown as Media['unsent'],
  close: async () => undefined,
}
const open = async (documents: readonly Document[], role: Role = 'staff', language = 'zh-CN') => {
  kept = []
  HTMLDialogElement.prototype.showModal = () => undefined
  station = memoryStation({ role, documents })
  await i18n.changeLanguage(language)
  await station.draw(
    <MediaContext value={async () => media}>
      <RecordingCard article={article} />
    </MediaContext>,
  )
}
const seen = (words: string) => vi.waitFor(() => act(async () => expect(station.text()).toContain(words)))

it('records somebody who reads the article out, keeps it with the wording, and takes it away', async () => {
  stubMicrophone(RecorderHere)
  await open([])
  await seen('念一遍，录下来')
  await station.press('念一遍，录下来')
  await seen('请慢慢念标题和正文')
  await station.press('念完了')
  await seen('先听一遍，再存下来')
  expect(kept).toEqual([])
  await station.press('存下来')
  await seen('念的')
  expect(kept).toEqual([new Uint8Array([1, 2, 3, 4])])
  expect(station.ofKind('article-recording')).toMatchObject([
    { elder: '', body: { article: article.id, wording: article.updatedAt, media: [file], seconds: 1 } },
  ])
  station.now += 60_000
  await station.press('去掉录音')
  const confirm = [...document.querySelectorAll<HTMLButtonElement>('dialog button')].find(
    ({ textContent }) => textContent === '去掉录音',
  )
  await act(async () => confirm?.click())
  await seen('还没有人念过这一篇')
  expect(station.ofKind('article-recording').at(-1)?.body).not.toHaveProperty('media')
})

it('says that a recording of an older text is not played', async () => {
  await open([recorded({ ...article, updatedAt: '2020-01-01T00:00:00.000Z' })])
  await seen('文章后来改过')
  await seen('这台机器没有话筒')
})

it('is only listened to by a volunteer, and speaks English', async () => {
  stubMicrophone(RecorderHere)
  await open([recorded(article)], 'volunteer', 'en')
  await seen('95 seconds')
  expect(station.button('Listen')).toBeDefined()
  expect(station.button('Read it out again')).toBeUndefined()
})
