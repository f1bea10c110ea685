import type { Shape } from '../shape.ts'
import type { elderIdentify } from '../zh-CN/elder-identify.ts'

export const elderIdentifyEn = {
  title: 'Please scan your card',
  card: 'Hold the square on your card to the scanner until you hear a beep.',
  noCard: 'No card with you?',
  noCardText: 'Ask the staff: they will open it for you or give you a number. No password to remember.',
  typeCode: 'I have a number',
  codeTitle: 'Please press your number',
  codeText:
    'The six digits the staff gave you, one after the other. Pressed a wrong one? Press “Clear” and begin again.',
  reading: 'Looking for your record',
  unknownCard: {
    title: 'This card was not recognised',
    text: 'It may be an old card or one of another station. Please ask a staff member.',
  },
  unknownCode: {
    title: 'This number opens nothing',
    text: 'A digit may be wrong, or ten minutes have passed. Press it once more, or ask the staff for a new one.',
  },
  tooManyCodes: {
    title: 'Please wait a minute',
    text: 'Several numbers were wrong. Try again in a minute, or let the staff open it for you.',
  },
  failed: {
    title: 'It cannot be opened now',
    text: 'Your record is safe. Please ask a staff member.',
  },
  visitCode: {
    give: 'Give the elder a number',
    title: 'Let the elder press these six digits at the machine',
    text: 'Press “My record”, then “I have a number”. Any machine of this station will do. Good for ten minutes, once.',
    until: 'Good until {{time}}',
    again: 'Another number',
  },
} as const satisfies Shape<typeof elderIdentify>
