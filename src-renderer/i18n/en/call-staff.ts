import type { Shape } from '../shape.ts'
import type { callStaff } from '../zh-CN/call-staff.ts'

export const callStaffEn = {
  calling: 'Staff are being called',
  callingText: 'It rings; please wait here.',
  late: 'Nobody has come yet',
  lateText: 'It is still ringing. If you cannot wait, ring the number below or call out loud.',
  lateNoPhoneText: 'It is still ringing. If you cannot wait, call out loud.',
  elapsed: 'You have waited {{duration}}',
  notLogged: 'The station is not open yet; only this machine rings.',
  notSaved: 'It rings, but this call could not be written down.',
  answered: 'A staff member saw it',
  answeredText: 'Somebody is on the way; please wait.',
  phoneTitle: 'Please ring this number',
  noPhone: 'The station left no telephone number.',
  emergency: 'If a life is in danger, ring 120 at once',
  came: 'Somebody came',
  notNeeded: 'No longer needed',
  practice: {
    title: 'This is practice: nobody will come',
    text: 'The bell rings in the practice only. If you are unwell or need somebody, press “I really need somebody”: the practice ends and the bell rings for real.',
    real: 'I really need somebody',
  },
  ringTitle: 'Somebody is calling staff',
  ringHere: 'at this machine',
  ringThere: 'at another machine: {{kiosk}}',
  ringFor: '{{name}}, {{place}}',
  go: 'I will go',
  quiet: 'Silence',
  silent: 'This machine cannot make a sound; please watch the screen.',
} as const satisfies Shape<typeof callStaff>
