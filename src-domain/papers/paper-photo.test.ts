import { describe, expect, it } from 'vitest'
import { sampleElder } from '../../tests/support/sample-elder.ts'
import { partsNamedBy } from '../media/media-file.ts'
import { mergeDocuments } from '../shared/merge.ts'
import { type Act, createDocument, editDocument } from '../shared/document.ts'
import { type PaperPhoto, type PaperPhotoBody, paperPhotoKind } from './paper-photo.ts'

const elder = sampleElder().id
const file = { type: 'image/jpeg', bytes: 10, key: `${'A'.repeat(43)}=`, parts: ['ab'.repeat(32)] } as const
const act = (kiosk: string, now: number): Act => ({
  station: 'qingshiqiao',
  kiosk,
  author: 'staff:018f0000-0000-7000-8000-000000000002',
  now: Date.UTC(2026, 10, 22, 2) + now,
  offset: 480,
  random: (count) => new Uint8Array(count).fill(now % 256),
})
const photo = (changes: Partial<PaperPhotoBody> = {}): PaperPhoto =>
  createDocument(
    paperPhotoKind,
    { sort: 'report', media: [{ ...file, parts: [...file.parts] }], ...changes },
    act('a', 1),
    { elder },
  )
const codes = (one: PaperPhoto, before?: PaperPhoto) => paperPhotoKind.rules?.(one, before).map(({ code }) => code)

describe('the photo of a paper', () => {
  it('is kept with an elder and its picture', () => {
    expect(codes(photo())).toEqual([])
    expect(codes({ ...photo(), elder: '' })).toEqual(['archive.noElder'])
    const { media: _, ...without } = photo().body
    expect(codes({ ...photo(), body: without })).toEqual(['media.empty'])
    expect(codes(photo({ media: [{ ...file, parts: [...file.parts], type: 'audio/mpeg' }] }))).toEqual(['media.type'])
    expect(codes(photo({ on: '2026-02-30' }))).toEqual(['date.impossible'])
  })

  it('taken out on one machine is out on all, whatever another changed meanwhile', () => {
    const kept = photo()
    const out = editDocument<Readonly<Record<string, unknown>>>(kept, { media: undefined }, act('a', 2)) as PaperPhoto
    const dated = editDocument(kept, { on: '2026-11-02' }, act('b', 3))
    expect(codes(out, kept)).toEqual([])
    for (const joined of [mergeDocuments(paperPhotoKind, out, dated), mergeDocuments(paperPhotoKind, dated, out)]) {
      expect(joined.body).toEqual({ sort: 'report', on: '2026-11-02' })
      expect(partsNamedBy(joined)).toEqual([])
    }
  })
})
