// @vitest-environment happy-dom
import { act } from 'react'
import { afterEach, describe, expect, it } from 'vitest'
import { recallArticle } from '../../../src-domain/articles/article-recall.ts'
import { libraryArticles, libraryId } from '../../../src-domain/articles/library/library.ts'
import type { Document } from '../../../src-domain/shared/document.ts'
import { axeFindingsHere } from '../../../tests/support/axe-here.ts'
import { type MemoryStation, memoryStation } from '../../../tests/support/memory-station.tsx'
import { actOf } from '../../../tests/support/sample-elder.ts'
import { loadLibrary } from '../../replica/article-shelf.ts'
import { NoteWhatIsHidden, useIsReadBeforeAPin } from '../../replica/sealed-library.ts'
import { SealedLearn } from './sealed-learn.tsx'

const constipation = libraryArticles().find(({ id }) => id === libraryId('constipation'))!
const recalled = () => {
  const made = recallArticle(
    constipation,
    { recalled: true, reason: '写错了' },
    'staff',
    actOf('2026-11-20T02:00:00.000Z', 5),
  )
  if (!made.ok) throw new Error(made.error.code)
  return made.value as Document
}
let station: MemoryStation
afterEach(async () => {
  await station.close()
  localStorage.clear()
})
const MayRead = () => <p>{useIsReadBeforeAPin() ? 'may be read' : 'nothing'}</p>
const touch = (words: string) =>
  act(async () =>
    [...document.querySelectorAll<HTMLButtonElement>('.learn-row, .learn-picture')]
      .find((one) => one.textContent?.includes(words))
      ?.click(),
  )
const rows = () => [...document.querySelectorAll('.learn-row')].map((one) => one.textContent ?? '')

describe('the library before a PIN', () => {
  it('is not shown by a machine that does not know what the station hides', async () => {
    station = memoryStation({ self: true })
    await station.draw(<MayRead />)
    expect(station.text()).toBe('nothing')
  })

  it('is read by its kinds, without what the open machine noted as taken back, without rating or notes', async () => {
    await loadLibrary()
    station = memoryStation({ self: true, documents: [recalled()] })
    await station.draw(<NoteWhatIsHidden />)
    await expect.poll(() => localStorage.length).toBe(1)
    expect(localStorage.getItem(localStorage.key(0)!)).toContain(constipation.id)
    await station.close()
    // Sealed: the station's own facts are not there.
    station = memoryStation({ self: true })
    await station.draw(
      <>
        <MayRead />
        <SealedLearn onBack={() => undefined} />
      </>,
    )
    await expect.poll(() => station.text()).toContain('may be read')
    await touch('好习惯')
    const seen: string[] = []
    for (;;) {
      seen.push(...rows())
      if (station.button('下一页') === undefined) break
      await station.press('下一页')
    }
    expect(seen.some((row) => row.includes('酒，不喝最好'))).toBe(true)
    expect(seen.some((row) => row.includes(constipation.body.title))).toBe(false)
    expect(await axeFindingsHere()).toEqual([])
    await touch(seen.at(-1)!.slice(0, 5))
    expect(station.text()).toContain('未经医师审核')
    while (station.button('下一页') !== undefined) await station.press('下一页')
    expect(station.text()).toContain('根据这些公开资料写成')
    expect(station.text()).not.toContain('这有帮助吗')
    expect(station.tried).toEqual([])
  })
})
