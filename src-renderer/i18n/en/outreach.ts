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
} as const satisfies Shape<typeof outreach>
