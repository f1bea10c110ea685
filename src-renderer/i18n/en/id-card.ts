import type { Shape } from '../shape.ts'
import type { idCard } from '../zh-CN/id-card.ts'

export const idCardEn: Shape<typeof idCard> = {
  button: 'Photograph the ID card / choose a photo',
  title: 'Fill in from a photo of the ID card',
  side: 'Photograph the side with the portrait.',
  privacy:
    'The photo is read on this machine only, without any network; it is thrown away when this window closes and never kept.',
  tips: 'Lay the card flat, all four edges in the picture, no reflections, letters sharp.',
  readerFirst: 'Where there is a card reader, use it first: it is more reliable.',
  check: 'Compare each entry with the photo, correct what is wrong, then tick it.',
  same: 'Same as the photo',
  unread: 'Not readable. Please type it from the photo, or leave it empty if the card has none',
  rareHint: 'A rare character is often read as a common one that looks like it: compare stroke by stroke',
  numberUnread: 'The number could not be read with certainty and was not filled in. Please type it digit by digit',
  left_one: '{{count}} entry has not been compared yet',
  left_other: '{{count}} entries have not been compared yet',
  fill: 'Put into the form',
  nothing: 'There is nothing to fill in',
  notFound: 'No ID card was found in the photo',
  notFoundHint:
    'It may be askew, upside down or reflecting, or show the side with the national emblem. A photo that is upside down can be turned and read again; or take another one.',
}
