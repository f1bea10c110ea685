// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { handArticle } from '../../../src-domain/articles/article-handed.ts'
import { libraryArticles, libraryId } from '../../../src-domain/articles/library/library.ts'
import { recallArticle } from '../../../src-domain/articles/article-recall.ts'
import { lessons } from '../../../src-domain/articles/lessons/lessons.ts'
import { createDocument, type Document, editDocument } from '../../../src-domain/shared/document.ts'
import { type Role, staffKind } from '../../../src-domain/staff/staff.ts'
import { type MemoryStation, memoryStation } from '../../../tests/support/memory-station.tsx'
import { actOf, sampleElder } from '../../../tests/support/sample-elder.ts'
import { SearchWorkerHere } from '../../../tests/support/search-worker-here.ts'
import { i18n } from '../../i18n/i18n.ts'
import { loadLibrary } from '../../replica/article-shelf.ts'
import { UnsavedProvider } from '../../ui/unsaved.tsx'
import { ArticlePage } from './article-page.tsx'
import { ArticlesDueCard } from './articles-due.tsx'
import { ArticlesScreen } from './articles-screen.tsx'
import { LessonsCard } from './lessons-card.tsx'
import { RecallsToTell } from './recalls-to-tell.tsx'

const id = libraryId('falls-at-home')
const article = libraryArticles().find((one) => one.id === id)!
const elder = sampleElder({})
const handed = handArticle(
  article,
  { how: 'handout', to: 'family', elder: elder.id },
  actOf('2026-11-20T02:00:00.000Z', 5),
)

let station: MemoryStation
const opened: string[] = []
beforeEach(() => vi.stubGlobal('Worker', SearchWorkerHere))
afterEach(async () => {
  await station.close()
  vi.unstubAllGlobals()
  await i18n.changeLanguage('zh-CN')
})

const open = async (role: Role, documents: readonly Document[] = [], language = 'zh-CN') => {
  await loadLibrary()
  station = memoryStation({ role, documents: [elder as Document, ...documents] })
  await i18n.changeLanguage(language)
  await station.draw(
    <UnsavedProvider person="staff:1">
      <ArticlePage
        id={id}
        nameOfElder={(one) => (one === elder.id ? elder.body.name : undefined)}
        onOpenElder={(one) => opened.push(one)}
        elder={elder.id}
      />
    </UnsavedProvider>,
  )
}

describe('an article on the staff face', () => {
  it('says that no physician reviewed it, what it was written after and until when', async () => {
    await open('staff')
    expect(station.text()).toContain('未经医师审核')
    expect(station.text()).toContain('《老年人跌倒干预技术指南》')
    expect(station.text()).toContain('2028年11月30日到期')
    expect(document.querySelectorAll('.article-section ol li').length).toBeGreaterThan(4)
  })

  it('is recalled with a reason: its words are gone at once, and whom to tell stays', async () => {
    await open('staff', [handed as Document])
    await station.press('停用这篇文章')
    await station.type('原因', '有一句写错了')
    await station.press('停用')
    expect(station.ofKind('article-recall')[0]?.body).toMatchObject({ article: id, recalled: true })
    expect(station.text()).toContain('原因：有一句写错了')
    expect(station.text()).toContain('请一位一位告诉他们')
    expect(station.text()).not.toContain('起身慢三步')
    await station.press(elder.body.name)
    expect(opened).toEqual([elder.id])
    expect(station.button('恢复使用')).toBeUndefined()
  })

  it('is used again when an administrator says so', async () => {
    await open('administrator')
    await station.press('停用这篇文章')
    await station.type('原因', '有一句写错了')
    await station.press('停用')
    station.now += 60_000
    await station.press('恢复使用')
    await station.type('原因', '改好了')
    await station.press('恢复')
    expect(station.ofKind('article-recall')).toHaveLength(2)
    expect(station.text()).toContain('起身慢三步')
  })

  it('that the library recalled is not shown, and nobody here lifts that', async () => {
    const recalled = { on: '2026-12-01', by: '编辑部', reason: '来源更新了' }
    const gone = editDocument(article, { recalled }, actOf('2026-12-01T02:00:00.000Z', 4))
    await open('administrator', [gone as Document])
    expect(station.text()).toContain('来源更新了')
    expect(station.button('恢复使用')).toBeUndefined()
    expect(station.text()).not.toContain('起身慢三步')
  })

  it('is no longer unreviewed once a physician of the institution signed, until that is taken back', async () => {
    await open('administrator')
    await station.press('记下医师签字')
    await station.type('医师姓名', '林知远')
    await station.type('职称', '主治医师')
    await station.type('单位', '青石桥社区卫生服务中心')
    await station.press('记下签字')
    expect(station.ofKind('article-signature')[0]?.body).toMatchObject({ article: id, stands: true })
    expect(station.text()).toContain('林知远（主治医师，青石桥社区卫生服务中心）2026年11月22日审核')
    expect(station.text()).not.toContain('未经医师审核')
    station.now += 60_000
    await station.press('收回签字')
    expect(station.text()).toContain('未经医师审核')
  })

  it('is noted as given, once for each press', async () => {
    await open('staff')
    await station.choose('念给听的')
    await station.press('记下来')
    const [fact] = station.ofKind('article-handed')
    expect(fact).toMatchObject({ elder: elder.id, body: { article: id, how: 'heard', to: 'elder' } })
    expect(station.text()).toContain('念给听的，给了老人本人')
    expect(station.ofKind('article-handed')).toHaveLength(1)
  })

  it('is printed in large type with its standing, sources and a code, and noted before the printer is asked', async () => {
    await open('staff')
    const noted: number[] = []
    station.host.print = () => void noted.push(station.ofKind('article-handed').length)
    await station.press('打印带回家')
    const sheet = document.querySelector('.print-sheet .handout')
    expect(sheet?.textContent).toContain('未经医师审核')
    expect(sheet?.textContent).toContain('《老年人跌倒干预技术指南》')
    expect(sheet?.textContent).toContain('青石桥驿站')
    expect(sheet?.textContent).toContain('2026年11月22日')
    expect(sheet?.querySelector('svg.qr path')).not.toBeNull()
    await station.press('打印，并记下来')
    expect(noted).toEqual([1])
    expect(station.ofKind('article-handed')[0]).toMatchObject({
      elder: elder.id,
      body: { how: 'handout', to: 'elder' },
    })
    expect(station.text()).toContain('打印给了老人本人')
  })

  it('is never printed without being counted, and says to whom it went', async () => {
    await open('staff')
    station.host.print = () => undefined
    await station.press('打印带回家')
    expect(station.button('只打印，不记')).toBeUndefined()
    await station.choose('家属')
    await station.press('打印，并记下来')
    await station.choose('别人，不记名')
    await station.press('打印，并记一份（不记名）')
    expect(station.ofKind('article-handed').map(({ elder: whose, body }) => [whose, body['to']])).toEqual([
      [elder.id, 'family'],
      ['', 'elder'],
    ])
  })

  it('that could not be noted is not printed either', async () => {
    await open('staff')
    let prints = 0
    station.host.print = () => void (prints += 1)
    station.refuses = { code: 'storage.full' }
    await station.press('打印带回家')
    await station.press('打印，并记下来')
    expect(prints).toBe(0)
  })

  it('shows a volunteer the words, but neither who was given it nor how to recall it', async () => {
    await open('volunteer', [handed as Document])
    expect(station.text()).toContain('起身慢三步')
    expect(station.text()).not.toContain(elder.body.name)
    expect(station.button('停用这篇文章')).toBeUndefined()
  })

  it('has its title and summary in English, and says that the text is Chinese', async () => {
    await open('staff', [], 'en')
    expect(station.text()).toContain('Preventing falls at home')
    expect(station.text()).toContain('The text of the article is Chinese.')
    expect(station.text()).toContain('not reviewed by a physician')
  })
})

describe('an article that somebody else recalled', () => {
  const boss = createDocument(
    staffKind,
    { name: '李梅', role: 'administrator', active: true },
    actOf('2026-11-01T02:00:00.000Z', 6),
  )
  const taken = recallArticle(article, { recalled: true, reason: '有一句写错了' }, 'staff', {
    ...actOf('2026-11-21T02:00:00.000Z', 8),
    author: boss.id,
  })
  const draw = async (role: Role, ...more: readonly Document[]) => {
    if (!taken.ok) throw new Error(taken.error.code)
    await loadLibrary()
    const documents = [elder, boss, handed, taken.value, ...more] as readonly Document[]
    station = memoryStation({ role, documents })
    await station.draw(
      <RecallsToTell onOpenArticle={(one) => opened.push(one)} onOpenElder={(one) => opened.push(one)} />,
    )
  }

  it('is told: by whom and why, and whom to ring, until somebody says that it is done', async () => {
    const unnamed = handArticle(
      article,
      { how: 'handout', to: 'elder', elder: '' },
      actOf('2026-11-20T03:00:00.000Z', 7),
    )
    await draw('staff', unnamed as Document)
    expect(station.text()).toContain('本站李梅，11月21日')
    expect(station.text()).toContain('原因：有一句写错了')
    expect(station.text()).toContain(elder.body.phone ?? '没有留电话')
    await station.press(elder.body.name)
    expect(opened.at(-1)).toBe(elder.id)
    await station.press('告诉过了')
    expect(station.ofKind('recall-told')[0]).toMatchObject({ elder: elder.id, body: { article: id } })
    expect(station.text()).toContain('拿到过的 1 位都告诉过了')
    await station.press('告示贴好了')
    expect(station.text()).not.toContain('贴一张告示')
  })

  it('is not told to a volunteer', async () => {
    await draw('volunteer')
    expect(station.text()).toBe('')
  })
})

describe('the knowledge base', () => {
  it('lists every article by category with how it stands', async () => {
    await loadLibrary()
    station = memoryStation({})
    await station.draw(<ArticlesScreen onOpen={(one) => opened.push(one)} />)
    // Twelve categories, and the lessons.
    expect(document.querySelectorAll('.card').length).toBe(13)
    expect(document.querySelectorAll('.article-row').length).toBe(libraryArticles().length + lessons.length)
    expect(
      [...document.querySelectorAll('.article-row')].every((row) => row.textContent?.includes('未经医师审核')),
    ).toBe(true)
    await station.press(article.body.title)
    expect(opened.at(-1)).toBe(id)
  })

  it('lists first what is past its day, which a reader’s signature brings back until the day it says', async () => {
    await loadLibrary()
    station = memoryStation({ role: 'administrator' })
    station.now = Date.parse('2029-01-05T02:00:00Z')
    await station.draw(
      <UnsavedProvider person="staff:1">
        <ArticlesDueCard onOpen={(one) => opened.push(one)} />
        <ArticlePage id={id} nameOfElder={() => undefined} onOpenElder={() => undefined} />
      </UnsavedProvider>,
    )
    const before = libraryArticles().length
    expect(station.text()).toContain(`${before} 篇已过期`)
    await station.press('记下医师签字')
    await station.type('医师姓名', '林知远')
    await station.type('职称', '主治医师')
    await station.type('单位', '青石桥社区卫生服务中心')
    await station.press('记下签字')
    expect(station.text()).toContain(`${before - 1} 篇已过期`)
    expect(station.text()).toContain('2031年1月5日到期')
  })

  it('has each lesson signed by itself, which the signature of its article is not', async () => {
    await loadLibrary()
    station = memoryStation({ role: 'administrator' })
    await station.draw(
      <UnsavedProvider person="staff:1">
        <LessonsCard />
      </UnsavedProvider>,
    )
    const [lesson] = lessons
    expect(document.querySelectorAll('.article-row .chip').length).toBe(lessons.length)
    await station.press('记下医师签字')
    expect(station.text()).toContain(`《${lesson?.title}》的医师签字`)
    await station.type('医师姓名', '林知远')
    await station.type('职称', '主治医师')
    await station.type('单位', '青石桥社区卫生服务中心')
    await station.press('记下签字')
    expect(station.ofKind('article-signature')[0]?.body).toMatchObject({ article: libraryId(lesson!.slug) })
    expect(document.querySelectorAll('.article-row .chip').length).toBe(lessons.length - 1)
  })

  it('finds in any words, marks them, and says when there is nothing', async () => {
    await loadLibrary()
    station = memoryStation({})
    await station.draw(<ArticlesScreen onOpen={(one) => opened.push(one)} />)
    await station.type('找文章', '老年痴呆')
    await expect.poll(() => station.text()).toContain('找到的文章')
    expect(document.querySelectorAll('.article-row mark').length).toBeGreaterThan(0)
    expect(document.querySelectorAll('.article-row').length).toBeLessThan(libraryArticles().length)
    await station.type('找文章', '🙂')
    await expect.poll(() => station.text()).toContain('没有找到')
    await station.type('找文章', '')
    await expect
      .poll(() => document.querySelectorAll('.article-row').length)
      .toBe(libraryArticles().length + lessons.length)
  })
})
