import type { Shape } from '../shape.ts'
import type { outreach } from '../zh-CN/outreach.ts'

export const outreachEn = {
  attract: {
    here: 'This is {{station}}: blood pressure, services, health knowledge, and people who help you.',
    hereNameless: 'A community station: blood pressure, services, health knowledge, and people who help you.',
    touch: 'Touch the screen to start',
    season: 'For this season',
    ask: 'Touch the screen to read it, or ask the staff.',
    notReviewed: 'Not reviewed by a physician; it replaces no visit to a doctor. Ask the staff for the whole text.',
    services: 'Services open today',
    book: 'By verified institutions, named in turn. To book, call the staff.',
    hours: 'Opening hours',
    phone: 'Telephone {{phone}}',
  },
  poster: {
    title: 'Posters and pictures to share',
    text: 'They hold what the public reads, and name and telephone of the station: fill these in first. The code holds name, telephone and opening hours; a telephone shows them without a network. Posters are in Chinese.',
    noHours: 'No opening hours were filled in yet; the poster goes without them.',
    noPhone: 'No telephone was filled in yet; the poster goes without it.',
    paper: 'Size of the paper',
    size: { a4: 'A4', a3: 'A3' },
    print: 'Print the poster',
    picture: { tall: 'Save a tall picture (1080×1440)', square: 'Save a square picture (1080×1080)' },
    saved: 'Saved: {{path}}. Copied to a telephone, it can be sent to family groups.',
    failed: 'The picture could not be drawn; please press once more.',
    code: 'QR code',
  },
} as const satisfies Shape<typeof outreach>
