import type { Shape } from '../shape.ts'
import type { elderConsents } from '../zh-CN/elder-consents.ts'

export const elderConsentsEn = {
  title: 'What I agreed to',
  note: 'You may take any of it back at any time, without a reason.',
  line_one: 'You agreed to {{count}} thing',
  line_other: 'You agreed to {{count}} things',
  state: {
    given: 'You agreed on {{date}}',
    takenBack: 'You took it back on {{date}}',
    withdrawn: 'You were asked on {{date}} and did not agree',
    none: 'You have not been asked yet',
  },
  takeBack: 'Take it back',
  takeBackOf: 'Take it back: {{title}}',
  ask: 'Take back “{{title}}”?',
  keep: 'Leave it',
  effect: 'It counts at once. What was done before stays valid; all else goes on.',
  effectOfRecord:
    'It counts at once. Your record will only be kept, not used, and nobody can open it. Staff will cancel the services you have booked. Leaving this page signs you out.',
  takenBack: 'You took back “{{title}}”',
  closed: {
    title: 'Your record is put away',
    text: 'It counts already: nobody can open it. If it was a mistake, you can undo it here for ten minutes; once you have left this page, please ask staff.',
    leave: 'All right, sign me out',
  },
  again: 'To agree again, or if something is unclear, press “Call staff” at the bottom right.',
} as const satisfies Shape<typeof elderConsents>
