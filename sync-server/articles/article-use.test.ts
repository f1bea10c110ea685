import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { handArticle } from '../../src-domain/articles/article-handed.ts'
import { rateArticle } from '../../src-domain/articles/article-rating.ts'
import { libraryArticles } from '../../src-domain/articles/library/library.ts'
import { kindByName } from '../../src-domain/documents.ts'
import type { Document } from '../../src-domain/shared/document.ts'
import { sampleElder } from '../../tests/support/sample-elder.ts'
import { adminSocketOf, askRunningServer } from '../access/admin-socket.ts'
import { documentsToStore } from '../import-documents.ts'
import { actAt, serveStation, type ServedStation } from '../testing/served-station.ts'

const article = libraryArticles()[0]!
let place: ServedStation
beforeAll(async () => {
  place = await serveStation({ kinds: kindByName })
})
afterAll(() => place.end())

const run = (...words: readonly string[]) => askRunningServer(adminSocketOf(join(place.folder, 'data')), words)

it('compares stations by counts alone: small ones hidden, and none of an elder who agrees no more', async () => {
  const other = await place.server.createStation('东门驿站', 'dongmen')
  const agreed = sampleElder({ seed: 41 })
  const sample = sampleElder({ seed: 42, name: '周爱华' })
  const withdrawn = { ...sample, body: { ...sample.body, consents: [] } }
  const on = (station: string, day = '2026-11-20') => actAt(station, 'kiosk-test', Date.parse(`${day}T02:00:00.000Z`))
  const read = (station: string, elder: string, day?: string) =>
    handArticle(article, { how: 'read', to: 'elder', elder }, on(station, day))
  const here = [
    ...Array.from({ length: 5 }, () => read(place.station, '')),
    read(place.station, agreed.id, '2026-10-01'),
    read(place.station, withdrawn.id),
    rateArticle(article, 'helped', { elder: agreed.id }, on(place.station)),
  ]
  await documentsToStore(place.server.store, place.station, [agreed, withdrawn, ...here] as readonly Document[])
  await documentsToStore(place.server.store, other, [read(other, '')] as readonly Document[])

  const zero = { handout: 0, heard: 0, watched: 0, answers: 0, notHelped: 0 }
  const line = { ...zero, title: article.body.title, article: article.id }
  const lines = [
    { ...line, station: '东门驿站', read: 'under 5', helped: 0 },
    { ...line, station: '银杏驿站 一号', read: 6, helped: 'under 5' },
  ]
  const all = await run('article-use')
  expect(all).toEqual({ ok: true, value: lines })
  expect(JSON.stringify(all)).not.toContain('elders:')
  expect(await run('article-use', '2026-11-01')).toMatchObject({ value: [{ read: 'under 5' }, { read: 5 }] })
  expect(await run('article-use', 'November')).toMatchObject({ ok: false, error: expect.stringMatching(/2026-01-31/) })
})
