import type { Shape } from '../shape.ts'
import type { elderIdentify } from '../zh-CN/elder-identify.ts'

export const elderIdentifyEn = {
  title: 'Please scan your card',
  card: 'Hold the square on your card to the scanner until you hear a beep.',
  noCard: 'No card with you?',
  noCardText: 'Press “Call staff” below and they will open it for you. No typing, no password.',
  reading: 'Looking for your record',
  unknown: 'This card was not recognised',
  unknownText: 'It may be an old card or one of another station. Please ask a staff member.',
  again: 'Scan again',
} as const satisfies Shape<typeof elderIdentify>
