import type { Shape } from '../shape.ts'
import type { elderServices } from '../zh-CN/elder-services.ts'

export const elderServicesEn = {
  title: 'My bookings',
  none: 'No booking yet',
  noneText: 'If you want help, press “Call staff” at the bottom right and they will book it for you.',
  from: '{{organization}}',
  phone: 'Phone {{phone}}',
  line: {
    none: 'No booking yet; staff can make one',
    next: '{{service}}: {{when}}',
    confirmed: '{{service}}: they agreed',
    waiting: '{{service}}: waiting for an answer',
    past_one: '{{count}} booking so far',
    past_other: '{{count}} bookings so far',
  },
  state: {
    new: 'Just written down',
    requested: 'Asked for; waiting for their answer',
    confirmed: 'They agreed; a time is being found',
    scheduled: 'Agreed: {{when}}',
    done: 'Done',
    rated: 'Done, and you gave your opinion',
    undone: 'Taken back',
    cancelled: 'Cancelled',
    declined: 'They cannot come this time; staff will find somebody else',
  },
  price: {
    free: 'Free',
    fixed: '{{price}} / {{unit}}',
  },
  whenTime: '{{date}} {{time}}',
} as const satisfies Shape<typeof elderServices>
