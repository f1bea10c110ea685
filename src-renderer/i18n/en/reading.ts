import type { Shape } from '../shape.ts'
import type { reading } from '../zh-CN/reading.ts'

export const readingEn: Shape<typeof reading> = {
  atWork: { preparing: 'Straightening the photo', reading: 'Reading the print' },
  wait: 'Usually a few seconds, half a minute on a slow machine.',
  giveUp: 'Stop waiting',
  again: 'Take another photo',
  picture: 'The photo that was read',
  line: 'This line of the photo: {{field}}',
  unclear: 'Not quite clear, please look closely',
  clear: 'Read clearly',
  dark: 'The photo is too dark',
  darkHint: 'Turn on a light or move to a brighter place; it will be read better.',
  turnRight: 'Turn right and read again',
  turnOver: 'Turn upside down and read again',
  problem: {
    empty: 'This file is empty',
    tooLarge: 'The photo file is too large (over 25 MB)',
    notAPicture: 'This is not a photo, or not in a form that can be read',
    torn: 'The photo file is damaged and cannot be opened',
    tooManyPixels: 'The photo is too large (over 60 million pixels)',
    tooSmall: 'The photo is too small to read the print',
    givenUp: 'Stopped; nothing was kept',
    noEngine: 'The reading program could not start',
    failed: 'Something went wrong while reading',
  },
  problemHint: {
    file: 'Please choose a photo from a phone or camera (JPEG, PNG, WebP), or take another one.',
    machine: 'The photo was not kept. Please try again; if it still fails, type it by hand.',
  },
}
