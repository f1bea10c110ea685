import { describe, expect, it } from 'vitest'
import { createDocument } from '../shared/document.ts'
import { type MediaPack, mediaPackKind, packTypeOf } from './media-pack.ts'
import { itemsOf, packsToList, packsToShow } from './pack-shelf.ts'

const start = Date.UTC(2026, 10, 1)
function packOf(name: string, at: number, ...names: readonly string[]): MediaPack {
  const files = names.map((one) => ({
    name: one,
    type: packTypeOf(one)!,
    bytes: 1,
    sha256: 'a'.repeat(64),
    parts: ['b'.repeat(64)],
  }))
  return createDocument(
    mediaPackKind,
    { name, about: '', bytes: files.length, files },
    {
      station: 'server',
      kiosk: 'server',
      author: 'system',
      now: start + at,
      offset: 480,
      random: (count) => new Uint8Array(count).fill(at),
    },
  )
}

describe('what of the packs can be seen', () => {
  it('shows films and sounds one by one with their captions, pictures together, and no PDF', () => {
    const pack = packOf(
      '居家锻炼',
      0,
      '1 托天.mp4',
      '1 托天.vtt',
      '2 开弓.webm',
      'b.jpg',
      '故事.mp3',
      'a.png',
      '说明.pdf',
      '没有片子.vtt',
    )
    expect(
      itemsOf(pack).map(({ title, kind, files, captions }) => [title, kind, files.length, captions?.name]),
    ).toEqual([
      ['1 托天', 'film', 1, '1 托天.vtt'],
      ['2 开弓', 'film', 1, undefined],
      ['故事', 'sound', 1, undefined],
      ['居家锻炼', 'pictures', 2, undefined],
    ])
  })

  it('shows the older edition until a newer one is whole, and one that is not whole never', () => {
    const [first, second, other] = [
      packOf('听故事', 1, 'a.mp3'),
      packOf('听故事', 2, 'b.mp3'),
      packOf('别的', 3, 'c.mp3'),
    ]
    const shown = (...whole: readonly MediaPack[]) =>
      packsToShow([first, second, other], (id) => whole.some((pack) => pack.id === id))
    expect(shown()).toEqual([])
    expect(shown(first, other)).toEqual([other, first])
    expect(shown(second, first, other)).toEqual([other, second])
  })

  it('lists for staff what is on offer, and an older edition as long as it takes room here', () => {
    const [first, second, other] = [
      packOf('听故事', 1, 'a.mp3'),
      packOf('听故事', 2, 'b.mp3'),
      packOf('别的', 3, 'c.mp3'),
    ]
    const listed = (...here: readonly MediaPack[]) =>
      packsToList([first, second, other], (id) => here.some((pack) => pack.id === id)).map(({ pack, isOlder }) => [
        pack.id,
        isOlder,
      ])
    expect(listed(second)).toEqual([
      [other.id, false],
      [second.id, false],
    ])
    expect(listed(first)).toEqual([
      [other.id, false],
      [second.id, false],
      [first.id, true],
    ])
  })
})
