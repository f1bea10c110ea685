import type { Shape } from '../shape.ts'
import type { selfAnswers } from '../zh-CN/self-answers.ts'

export const selfAnswersEn = {
  tile: 'How I manage',
  line: {
    fresh: 'Sixteen small questions',
    going: 'You had come to question {{number}}',
    answered: 'All answered, not sent yet',
    done: 'Answered {{date}}',
    consent: 'Your consent is asked first',
  },
  title: 'How I manage',
  start: {
    words: 'We would like to know where a helping hand is needed.',
    text: 'Sixteen small questions; a touch answers each, and you may leave any of them out. There is no right or wrong, and it is no test. It is what you say yourself; staff will go through it with you again.',
    button: 'Begin',
    again: 'Answer again',
    goOn: 'Go on',
  },
  number: 'Question {{number}} of {{count}}',
  skip: 'Leave out',
  review: {
    title: 'Your answers',
    text: 'Please look them over. Touch a question to change it; when all is right, touch “Send” below. Nothing is sent yet.',
    none: 'Left out',
    change: 'Change this answer',
    send: 'Send',
    notSent: 'It could not be sent, please touch “Send” again',
  },
  end: {
    words: 'Thank you, it is all written down!',
    text: 'This is what you say yourself, no official assessment. Staff will go through it with you and ask the rest in person.',
    nothingWords: 'You answered none of them',
    nothingText: 'That is all right; nothing was written down. Come back whenever you like.',
    home: 'Home',
  },
  noConsent: {
    title: 'Your consent is asked first',
    text: 'You have not agreed to an ability assessment. If you would like to, call the staff: they will read every point to you.',
  },
  notSaved: 'This answer could not be saved',
} as const satisfies Shape<typeof selfAnswers>
