import type { Shape } from '../shape.ts'
import type { elderWelcome } from '../zh-CN/elder-welcome.ts'

export const elderWelcomeEn = {
  step: 'Your first time: {{count}} things to see (number {{step}})',
  skip: 'No, thank you',
  next: 'Next',
  begin: 'Begin',
  size: { title: 'Can you read this well?', text: 'Choose a size you can read. It stays so when you come again.' },
  hear: {
    title: 'It can be read to you',
    text: 'Every page has “$t(ui:readAloud.read)” at the top. Press it now; press again and it stops.',
    noVoice:
      'Every page has “$t(ui:readAloud.read)” at the top. This machine has no voice yet; let the staff read to you.',
  },
  call: {
    title: 'Call the staff for anything',
    text: 'Every page has the golden “$t(ui:callStaff)” at the bottom. Press it: a bell rings, and somebody comes.',
    always: 'A wrong touch does no harm: “$t(ui:home)” leads back to the first page, and nothing breaks.',
  },
} as const satisfies Shape<typeof elderWelcome>
