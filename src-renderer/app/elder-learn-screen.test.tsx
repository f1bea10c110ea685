// @vitest-environment happy-dom
import { act } from 'react'
import { createMemoryRouter } from 'react-router'
import { RouterProvider } from 'react-router/dom'
import { afterEach, describe, expect, it } from 'vitest'
import { Suspense } from 'react'
import { handArticle } from '../../src-domain/articles/article-handed.ts'
import { libraryArticles } from '../../src-domain/articles/library/library.ts'
import type { Elder } from '../../src-domain/elders/elder.ts'
import type { Document } from '../../src-domain/shared/document.ts'
import { type MemoryStation, memoryStation } from '../../tests/support/memory-station.tsx'
import { actOf, sampleElder } from '../../tests/support/sample-elder.ts'
import { loadLibrary } from '../replica/article-shelf.ts'
import { ReadAloudProvider, type Speech } from '../ui/read-aloud.tsx'
import { elderRoutes } from './elder-routes.tsx'

const said: string[] = []
const speech: Speech = {
  voices: (language) => (language === 'zh-CN' ? 1 : 0),
  onVoices: () => () => undefined,
  speak: (text) => {
    said.push(text)
    return new Promise(() => undefined)
  },
  stop: () => undefined,
}
let station: MemoryStation
let taps = 0
afterEach(async () => {
  await station.close()
})
const open = async (elder?: Elder, documents: readonly Document[] = []) => {
  taps = 0
  said.length = 0
  await loadLibrary()
  await import('./elder-learn-screen.tsx')
  station = memoryStation({
    self: true,
    documents: [...(elder === undefined ? [] : [elder as Document]), ...documents],
  })
  const router = createMemoryRouter([...elderRoutes(elder?.id)])
  await station.draw(
    <ReadAloudProvider speech={speech}>
      <Suspense>
        <RouterProvider router={router} />
      </Suspense>
    </ReadAloudProvider>,
  )
}
const tap = async (words: string) => {
  taps += 1
  const button = () => [...document.querySelectorAll('button')].find((one) => one.textContent?.includes(words))
  await expect.poll(button).toBeDefined()
  await act(async () => button()?.click())
}
const shelf = () => [...document.querySelectorAll('.learn-shelf .learn-row')].map((row) => row.textContent ?? '')

describe('from the first screen, without a card', () => {
  it('the lesson on falls plays after three taps', async () => {
    await open()
    await tap('学知识')
    await tap('看小课')
    await tap('家里防跌倒')
    expect(taps).toBeLessThanOrEqual(3)
    await expect.poll(() => said.length).toBeGreaterThan(0)
    expect(station.text()).toContain('第 1 页，共 8 页')
  })

  it('an article that the month asks for is read aloud after three taps', async () => {
    await open()
    await tap('学知识')
    await expect.poll(shelf).not.toEqual([])
    expect(shelf().every((row) => row.includes('11 月正用得上'))).toBe(true)
    await tap(document.querySelector('.learn-shelf b')?.textContent ?? '')
    await tap('读给我听')
    expect(taps).toBeLessThanOrEqual(3)
    expect(said).toHaveLength(1)
  })
})

describe('what is for one elder', () => {
  const old = sampleElder({ birthDate: '1938-03-01', living: ['alone'] })

  it('says in one sentence why, and names no score', async () => {
    await open(old)
    await tap('学知识')
    await expect.poll(() => shelf().length).toBe(3)
    expect(station.text()).toContain('给您的')
    expect(shelf().some((row) => row.includes('一个人住') || row.includes('年纪大'))).toBe(true)
    expect(station.text()).not.toMatch(/\d 级|分数/)
  })

  it('puts what was read behind what was not', async () => {
    await open(old)
    await tap('学知识')
    await expect.poll(() => shelf().length).toBe(3)
    const first = document.querySelector('.learn-shelf b')?.textContent ?? ''
    await station.close()
    const article = libraryArticles().find(({ body }) => body.title === first)!
    const read = handArticle(article, { how: 'read', to: 'elder', elder: old.id }, actOf('2026-11-20T02:00:00.000Z', 7))
    await open(old, [read as Document])
    await tap('学知识')
    await expect.poll(() => shelf().length).toBe(3)
    expect(shelf().some((row) => row.includes(first))).toBe(false)
    await tap('换几篇看看')
    expect(shelf().find((row) => row.includes(first))).toContain('看过')
  })
})
