import type { Shape } from '../shape.ts'
import type { elderLooks } from '../zh-CN/elder-looks.ts'

export const elderLooksEn = {
  title: 'Who looked at my data',
  note: 'Each time a staff member opens it, it is written here; nobody can change that.',
  none: 'Nobody has looked yet.',
  did: {
    view: 'looked at your record',
    create: 'made your record',
    change: 'changed your record',
    consent: 'changed what you agreed to',
    print: 'printed your record',
    export: 'exported your record',
    handOver: 'handed the machine to you',
    takeBack: 'took the machine back',
  },
  self: 'You',
  someone: 'a staff member',
  times_one: '{{count}} time that day',
  times_other: '{{count}} times that day',
  question: 'Any question? Press “Call staff” at the bottom right.',
} as const satisfies Shape<typeof elderLooks>
