import type { Shape } from '../shape.ts'
import type { sealed } from '../zh-CN/sealed.ts'

export const sealedEn = {
  title: 'The station is not open yet',
  station: '{{station}}',
  text: 'A staff member will open it; please wait a little.',
  urgent: 'If it is urgent, press the yellow “Call staff” at the bottom right.',
  phone: 'Or ring: {{phone}}',
  learn: 'Read something meanwhile',
  open: 'Staff: open the day',
} as const satisfies Shape<typeof sealed>
