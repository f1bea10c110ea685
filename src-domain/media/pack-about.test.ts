import { describe, expect, it } from 'vitest'
import { samplePack } from '../../tests/support/sample-packs.ts'
import { actOf } from '../../tests/support/sample-elder.ts'
import { recallArticle, stationRecalls } from '../articles/article-recall.ts'
import { kindByName } from '../documents.ts'
import { checkDocument } from '../shared/check-document.ts'
import { createDocument, type Document, DocumentId } from '../shared/document.ts'
import { Value } from 'typebox/value'
import { mediaPackKind, packRefusals } from './media-pack.ts'
import { allRecalls, type FileAbout, fileIdOf, mediaRecallKind, whyNotShown } from './pack-about.ts'
import { packMessage } from './pack-file.ts'
import { itemsOf } from './pack-shelf.ts'

const { pack } = samplePack('居家锻炼', { '第一式.mp4': 'a film', '第一式.vtt': 'WEBVTT', '口令.mp3': 'a sound' })
const film = pack.body.files.find(({ name }) => name.endsWith('mp4'))!
const reviewedBy = { name: '林知远', title: '主治医师', institution: '卫生院', on: '2026-11-01' }
const settings = { recalls: new Map(), hidesUnreviewed: false, today: '2026-12-01' } as const
const described = (about: FileAbout) => ({
  ...pack,
  body: { ...pack.body, files: pack.body.files.map((file) => (file === film ? { ...file, about } : file)) },
})

describe('a file of a pack', () => {
  it('of which nothing is said is shown as unreviewed, and hidden where the station hides that', () => {
    expect(whyNotShown(film, settings)).toBeUndefined()
    expect(whyNotShown(film, { ...settings, hidesUnreviewed: true })).toBe('unreviewed')
    expect(whyNotShown({ ...film, about: { reviewedBy } }, { ...settings, hidesUnreviewed: true })).toBeUndefined()
    expect(whyNotShown({ ...film, about: { expiresOn: '2026-12-01' } }, settings)).toBe('expired')
  })

  it('is taken back by a station and by the library, in every edition with the same bytes, and its captions with it', () => {
    const id = fileIdOf(film)
    expect(Value.Check(DocumentId, id)).toBe(true)
    const own = recallArticle(
      { id, body: { title: '第一式' } },
      { recalled: true, reason: '动作错了' },
      'staff',
      actOf('2026-11-30T02:00:00.000Z', 1),
    )
    if (!own.ok) throw new Error(own.error.code)
    const body = { file: id, title: '第一式', on: '2026-11-30', by: '编辑部', reason: '动作错了' }
    const library = createDocument(mediaRecallKind, body, actOf('2026-11-30T02:00:00.000Z', 2)) as Document
    const context = { scope: 'knowledge', station: '', receivedAt: Date.parse('2026-11-30T03:00:00Z') } as const
    expect(checkDocument(library, undefined, kindByName, context)).toMatchObject({ ok: true })
    for (const recalls of [allRecalls(stationRecalls([own.value]), []), allRecalls(new Map(), [library])]) {
      expect(whyNotShown(film, { ...settings, recalls })).toBe('recalled')
      const shown = itemsOf(pack, (file) => whyNotShown(file, { ...settings, recalls }) === undefined)
      expect(shown.map(({ title }) => title)).toEqual(['口令'])
    }
  })

  it('goes with the article it shows', () => {
    const article = 'articles:01a19467-e800-75aa-b563-7de16e983adb'
    const recalls = new Map([[article, { from: 'station', reason: '错', at: '2026-11-30', by: '' }]] as const)
    expect(whyNotShown({ ...film, about: { article } }, { ...settings, recalls })).toBe('recalled')
  })

  it('is signed with what is said of it, and a pack that says nothing keeps the signature it had', () => {
    expect(packMessage(described({ reviewedBy }))).not.toBe(packMessage(pack))
    expect(packMessage(pack)).not.toContain('reviewedBy')
    expect(mediaPackKind.migrations[1]?.(pack.body)).toEqual(pack.body)
  })

  it('says nothing that no article may, and names days there are', () => {
    expect(
      packRefusals(described({ title: '根治腰痛', expiresOn: '2027-02-30' }).body).map(({ code }) => code),
    ).toEqual(['article.claim', 'date.impossible'])
  })
})
