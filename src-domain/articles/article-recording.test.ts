import { describe, expect, it } from 'vitest'
import { actOf } from '../../tests/support/sample-elder.ts'
import { kindByName } from '../documents.ts'
import type { MediaFile } from '../media/media-file.ts'
import { checkDocument } from '../shared/check-document.ts'
import { createDocument, type Document } from '../shared/document.ts'
import { type StaffRole, staffKind } from '../staff/staff.ts'
import { recordArticle, recordingOf } from './article-recording.ts'
import { libraryArticles } from './library/library.ts'

const article = libraryArticles()[0]!
const file: MediaFile = { type: 'audio/webm', bytes: 900, key: `${'A'.repeat(43)}=`, parts: ['a'.repeat(64)] }
const at = (day: string, seed: number) => actOf(`2026-12-${day}T02:00:00.000Z`, seed)
const recorded = (day: string, seed: number, sound: MediaFile | undefined = file): Document => {
  const made = recordArticle(article, sound && { file: sound, seconds: 95 }, 'staff', at(day, seed))
  if (!made.ok) throw new Error(made.error.code)
  return made.value as Document
}
const codes = (document: Document, role: StaffRole = 'staff') => {
  const author = createDocument(staffKind, { name: '李梅', role, active: true }, at('01', 90)) as Document
  const checked = checkDocument(document, undefined, kindByName, {
    scope: 'station',
    station: 'qingshiqiao',
    receivedAt: Date.parse('2026-12-31T00:00:00.000Z'),
    people: () => author,
  })
  return checked.ok ? [] : checked.error.map(({ code }) => code)
}

describe('an article that was read out', () => {
  const first = recorded('01', 1)
  const second = recorded('02', 2, { ...file, parts: ['b'.repeat(64)] })

  it('is heard in its newest recording, whatever came in first', () => {
    expect(recordingOf(article, [])).toBeUndefined()
    expect(recordingOf(article, [second, first])).toMatchObject({ fact: { id: second.id }, seconds: 95, isOld: false })
  })

  it('is old when the article was edited since', () => {
    expect(recordingOf({ ...article, updatedAt: '2026-12-03T02:00:00.000Z' }, [first])).toMatchObject({ isOld: true })
  })

  it('is silent once the recording was taken away', () => {
    const away = recordArticle(article, undefined, 'staff', at('03', 3))
    expect(away.ok && recordingOf(article, [first, away.value as Document])).toBeUndefined()
    expect(away.ok && codes(away.value as Document)).toEqual([])
  })

  it('is a sound of known length, by staff and no volunteer, here and where it arrives', () => {
    expect(codes(first)).toEqual([])
    expect(codes(first, 'volunteer')).toEqual(['staff.notAllowed'])
    expect(recordArticle(article, undefined, 'volunteer', at('03', 4))).toMatchObject({
      error: { code: 'staff.notAllowed' },
    })
    expect(codes({ ...first, body: { ...first.body, media: [{ ...file, type: 'image/png' }] } })).toEqual([
      'asking.noRecording',
    ])
    const { seconds: _none, ...body } = first.body
    expect(codes({ ...first, body })).toEqual(['asking.noRecording'])
  })
})
