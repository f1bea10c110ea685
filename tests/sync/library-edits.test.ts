/** An article that comes with the program is taken back and corrected by those who run the library: a real gateway, its own admin command, a real replica. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory'
import { filter, firstValueFrom, map } from 'rxjs'
import { expect, it } from 'vitest'
import type { Article } from '../../src-domain/articles/article.ts'
import { recallOf } from '../../src-domain/articles/article-recall.ts'
import { signArticle } from '../../src-domain/articles/article-signature.ts'
import { libraryId } from '../../src-domain/articles/library/library.ts'
import { createDocument, type Document } from '../../src-domain/shared/document.ts'
import { staffKind } from '../../src-domain/staff/staff.ts'
import { watchArticles } from '../../src-renderer/replica/article-shelf.ts'
import type { AnyStorage } from '../../src-renderer/replica/open-database.ts'
import { openReplica } from '../../src-renderer/replica/open-replica.ts'
import { adminSocketOf, askRunningServer } from '../../sync-server/access/admin-socket.ts'
import { startServer } from '../../sync-server/start-server.ts'
import { kioskInfo, memoryHost } from '../support/memory-host.ts'
import { actsOf } from '../support/trial-kinds.ts'

const slug = 'falls-at-home'
const day = 86_400_000
const start = Date.UTC(2027, 0, 4, 2)

it('is gone on a station that heard of the recall, and stands there in its new wording, unsigned, once it was corrected', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ginkgo-library-'))
  let now = start
  const server = await startServer({ dataFolder: join(folder, 'data'), now: () => now })
  const run = (...words: readonly string[]) => askRunningServer(adminSocketOf(join(folder, 'data')), words)
  const station = await server.createStation('青石桥驿站', 'qingshiqiao')
  const enrolled = await server.access.enrol((await server.createEnrolmentCode(station)).code, '一号机')
  if (!enrolled.ok) throw new Error(enrolled.error)
  const { credential, kiosk } = enrolled.value
  const info = kioskInfo({ link: 'server', station, kiosk })
  const host = memoryHost(info)
  host.server = (path, init) =>
    fetch(`${server.url}${path.replace(/^\/sync/, '')}`, {
      ...init,
      headers: { ...init?.headers, authorization: `Bearer ${credential}` },
    })
  const replica = await openReplica({
    host,
    info,
    dataKey: new Uint8Array(32).fill(7),
    name: 'library-edits',
    storage: getRxStorageMemory() as AnyStorage,
    clock: { wall: () => now, zone: () => 480, builtAt: start - day },
    timing: { backoff: { first: 5, most: 20 }, sharedInterval: 20, gather: 0 },
  })
  try {
    const shown = (isSo: (article: Article) => boolean): Promise<Article> =>
      firstValueFrom(
        watchArticles(replica).pipe(
          map((articles) => articles.find(({ id }) => id === libraryId(slug))),
          filter((article) => article !== undefined && isSo(article)),
        ),
      ) as Promise<Article>
    const act = { ...actsOf(kiosk, 3)(), station, now, offset: 480 }
    const boss = createDocument(staffKind, { name: '李梅', role: 'administrator', active: true }, act)
    const before = await shown(() => true)
    const reviewer = { name: '林知远', title: '主治医师', institution: '青石桥社区卫生服务中心' }
    const signed = signArticle(before, reviewer, 'administrator', { ...act, author: boss.id })
    if (!signed.ok) throw new Error(signed.error.code)
    expect(await replica.save([boss as Document, signed.value as Document])).toMatchObject({ ok: true })
    await shown(({ body }) => body.reviewedBy?.name === '林知远')

    now += day
    expect(await run('article-recall', slug, '来源更新了', '县卫健局编辑部')).toMatchObject({
      ok: true,
      value: { slug, recalled: '来源更新了' },
    })
    const gone = await shown(({ body }) => body.recalled !== undefined)
    expect(recallOf(gone, new Map())).toEqual({
      from: 'library',
      reason: '来源更新了',
      at: '2027-01-05',
      by: '县卫健局编辑部',
    })

    now += day
    const file = join(folder, 'correction.json')
    const line = '慢一点站起来，站稳了再走。'
    writeFileSync(
      file,
      JSON.stringify({
        slug,
        by: '县卫健局编辑部',
        why: '按新的指南改写',
        article: { sections: [{ style: 'text', lines: [line] }] },
      }),
    )
    expect(await run('article', file)).toMatchObject({ ok: true, value: { slug, wording: '2027-01-06T02:00:00.000Z' } })
    const { body, updatedAt } = await shown(
      ({ body: { recalled, sections } }) => recalled === undefined && sections.length === 1,
    )
    expect(body).toMatchObject({
      sections: [{ lines: [line] }],
      expiresOn: '2029-01-06',
      changed: { on: '2027-01-06', by: '县卫健局编辑部', why: '按新的指南改写' },
    })
    expect(body.reviewedBy).toBeUndefined()
    expect(updatedAt).not.toBe(before.updatedAt)

    expect(await run('article', file)).toMatchObject({ ok: false, error: expect.stringMatching(/says already/) })
    const wrong = (article: object, name = slug) => {
      writeFileSync(file, JSON.stringify({ slug: name, by: '甲', why: '乙', article }))
      return run('article', file)
    }
    expect(await wrong({ summary: '每次吃 2 片。' })).toMatchObject({ ok: false, error: expect.stringMatching(/dose/) })
    expect(await wrong({ titel: '写错的' })).toMatchObject({ ok: false, error: expect.stringMatching(/form/) })
    expect(await wrong({}, 'no-such')).toMatchObject({ ok: false, error: expect.stringMatching(/no article/) })
  } finally {
    await replica.close()
    await server.close()
    rmSync(folder, { recursive: true, force: true })
  }
})

it('a new article is published by a file that says all of it, and one that is not whole is refused with its place', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ginkgo-library-'))
  const server = await startServer({ dataFolder: join(folder, 'data'), now: () => start })
  const run = (...words: readonly string[]) => askRunningServer(adminSocketOf(join(folder, 'data')), words)
  const file = join(folder, 'new.json')
  const article = {
    title: '浴室里放一把椅子',
    category: 'assistiveDevices',
    summary: '坐着洗，不容易摔。',
    sections: [{ style: 'do', lines: ['坐下来再脱衣服。'] }],
    sources: [{ name: '《老年人跌倒干预技术指南》' }],
  }
  try {
    writeFileSync(file, JSON.stringify({ by: '甲', why: '新写的', article }))
    const made = await run('article', file)
    expect(made).toMatchObject({ ok: true, value: { title: article.title } })
    const id = made?.ok === true ? (made.value as { id: string }).id : ''
    expect(await run('article-text', id)).toMatchObject({ ok: true, value: { id, article } })
    const listed = await run('articles')
    expect(listed?.ok === true && (listed.value as { id: string }[]).some((one) => one.id === id)).toBe(true)
    writeFileSync(file, JSON.stringify({ by: '甲', why: '新写的', article: { ...article, title: undefined } }))
    expect(await run('article', file)).toMatchObject({ ok: false, error: expect.stringMatching(/\/article/) })
  } finally {
    await server.close()
    rmSync(folder, { recursive: true, force: true })
  }
})
