// @vitest-environment happy-dom
import { act } from 'react'
import { createMemoryRouter } from 'react-router'
import { RouterProvider } from 'react-router/dom'
import { afterEach, describe, expect, it } from 'vitest'
import { Suspense } from 'react'
import { conditionKind } from '../../src-domain/archive/condition.ts'
import { handArticle } from '../../src-domain/articles/article-handed.ts'
import { libraryArticles } from '../../src-domain/articles/library/library.ts'
import type { Elder } from '../../src-domain/elders/elder.ts'
import { createDocument, type Document } from '../../src-domain/shared/document.ts'
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

describe('what to do and what not to do with what one has', () => {
  const noted = (code: number, number: number) =>
    createDocument(
      conditionKind,
      { code, status: 'active', confirmed: true },
      actOf('2026-11-20T02:00:00.000Z', number),
      { elder: ill.id },
    ) as Document
  const ill = sampleElder({ birthDate: '1948-03-01', agreed: ['record', 'measuring', 'assessment'] })

  it('is three touches from the home, in the words of the article, unsigned and with its sources', async () => {
    await open(ill, [noted(1, 8)])
    await tap('我的健康')
    await tap('我的病，怎么做')
    await tap('高血压病')
    expect(taps).toBe(3)
    expect(station.text()).toContain('要这样做')
    expect(station.text()).toContain('未经医师审核')
    await tap('下一页')
    expect(station.text()).toContain('不要这样做')
    expect(station.text()).toContain('《中国老年高血压管理指南2023》')
    await tap('读给我听')
    expect(said).toHaveLength(1)
    await tap('下一页')
    await tap('高血压，没有感觉也要管')
    expect(document.querySelector('h1')?.textContent).toBe('高血压，没有感觉也要管')
  })

  it('names nothing that people do not name themselves, and sends to a doctor where nothing is written', async () => {
    await open(ill, [noted(13, 8), noted(15, 9), noted(21, 10), noted(4, 11)])
    await tap('我的健康')
    await tap('我的病，怎么做')
    await expect.poll(() => document.querySelectorAll('.learn-row').length).toBe(2)
    expect(station.text()).toContain('大病治完以后，怎么养、怎么查')
    expect(station.text()).toContain('骨折（3个月内）这个病还没有文章，请问医生。')
    expect(station.text()).toContain('这里没有写到的病，请问医生。')
    expect(station.text()).not.toMatch(/肿瘤|痴呆|肺炎/)
  })

  it('knows of nothing where the elder did not agree that illness is noted', async () => {
    await open(sampleElder({ birthDate: '1948-03-01', agreed: ['record'] }), [noted(1, 8)])
    await tap('我的健康')
    await expect.poll(() => station.text()).toContain('您没有同意记录健康测量')
    expect(station.text()).not.toContain('我的病，怎么做')
    await tap('返回')
    await tap('学知识')
    await expect.poll(() => shelf().length).toBeGreaterThan(0)
    expect(station.text()).not.toContain('我的病，怎么做')
  })
})

describe('what is for those who look after the elder', () => {
  it('comes first among what the family reads, and says so', async () => {
    const elder = sampleElder({ birthDate: '1938-03-01', agreed: ['record', 'measuring', 'assessment'] })
    const condition = createDocument(
      conditionKind,
      { code: 21, status: 'active', confirmed: true },
      actOf('2026-11-20T02:00:00.000Z', 8),
      { elder: elder.id },
    ) as Document
    await open(elder, [condition])
    await tap('学知识')
    await tap('找别的')
    await tap('家里人看的')
    const first = () => document.querySelector('.learn-row')?.textContent ?? ''
    await expect.poll(first).toContain('照顾您的人用得上')
    expect(first()).toMatch(/怎么说话|走丢/)
    expect(station.text()).not.toContain('痴呆')
  })
})
