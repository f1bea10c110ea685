import type { Shape } from '../shape.ts'
import type { elderIdentify } from '../zh-CN/elder-identify.ts'

export const elderIdentifyEn = {
  title: 'Please scan your card',
  card: 'Hold the square on your card to the scanner until you hear a beep.',
  noCard: 'No card with you?',
  noCardText: 'Ask the staff: they will open it for you or show you four pictures. No password to remember.',
  touchPictures: 'I have four pictures',
  pictureTitle: 'Please press your four pictures',
  pictureText:
    'The four pictures the staff showed you, one after the other from the first. Pressed a wrong one? Press “Clear” and begin again.',
  pictureCount_one: '{{count}} pressed',
  pictureCount_other: '{{count}} pressed',
  picture: {
    sun: 'Sun',
    moon: 'Moon',
    star: 'Star',
    fish: 'Fish',
    bird: 'Bird',
    cat: 'Cat',
    flower: 'Flower',
    tree: 'Tree',
    house: 'House',
    car: 'Car',
    apple: 'Apple',
    umbrella: 'Umbrella',
  },
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
    title: 'This opens nothing',
    text: 'One may be wrong, or ten minutes have passed. Press it once more, or ask the staff for a new one.',
  },
  tooManyCodes: {
    title: 'Please wait a minute',
    text: 'It was wrong several times. Try again in a minute, or let the staff open it for you.',
  },
  failed: {
    title: 'It cannot be opened now',
    text: 'Your record is safe. Please ask a staff member.',
  },
  visitCode: {
    give: 'Give the elder four pictures',
    title: 'Let the elder press these four pictures at the machine',
    orDigits: 'Or press the digits:',
    text: 'Press “My record”, then “I have four pictures”, from the first. Any machine of this station will do. Good for ten minutes, once.',
    until: 'Good until {{time}}',
    again: 'Four others',
  },
} as const satisfies Shape<typeof elderIdentify>
