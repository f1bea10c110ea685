import type { Shape } from '../shape.ts'
import type { trust } from '../zh-CN/trust.ts'

export const trustEn = {
  tile: 'Who we are',
  tileLine: 'Who runs it, what is kept',
  title: 'Who we are',
  note: 'Who runs this station, what is kept about you, and who may look.',
  notFilled: 'not filled in yet, please ask the staff',
  who: {
    title: 'Who runs it',
    station: 'Station',
    runBy: 'Run by',
    registration: 'Registration number',
    hours: 'Opening hours',
    phone: 'Telephone',
    free: 'This machine shows no advertising and will not talk you into buying anything.',
  },
  kept: {
    title: 'What is kept about you, and where',
    what: 'Only when you agreed to a record: your name, telephone, address and family. Measurements, assessments and what you like are asked about one by one, and kept only when you agreed. Questions you recorded, articles you read, stories you told, photos of your papers and when you called staff are among them.',
    where:
      'Encrypted on the station’s machines and, when connected, encrypted on the server the station uses. A stolen machine does not open without a PIN.',
    nobody: 'Without your card or your number nobody knows that it is you.',
  },
  look: {
    title: 'Who may look',
    who: 'The staff of the station, to help you. Family and institutions only when you agreed to that too.',
    never: 'Your data are not sold, nor given to people who sell.',
    own: 'Every look is written down: under “About me”, press “Who looked at my data”.',
    how: 'Every look is written down: press “My record” to see it.',
  },
  back: {
    title: 'If you no longer want it',
    own: 'Under “About me”, press “What I agreed to” and take it back yourself, or tell a member of staff.',
    how: 'Tell a member of staff, or press “My record” and take it back yourself.',
    after: 'From then on it is not used. You may also have it corrected, printed for you, or deleted.',
  },
  complain: {
    title: 'If you are not content',
    here: 'First the person in charge of the station: ask the staff to fetch them.',
    hereOrRing: 'First the person in charge of the station, or ring {{phone}}.',
    other: 'You may also turn to',
    lines: 'Or ring 12345 (government hotline), 12315 (purchases). If you suspect fraud, ring 96110.',
  },
  shop: {
    tile: 'Shop and orders',
    tileLine: 'Not ready yet',
    title: 'Shop and orders',
    notYet: 'This is not ready yet: nothing can be bought here now, and there are no orders.',
    today: 'If you want to buy or return something, call the staff; they will help you in person.',
    warning: 'If somebody tells you to pay or scan a code at this machine, do not, and call the staff.',
    call: 'Call the staff',
  },
  info: {
    title: 'About me',
    line: 'What I agreed to, who looked, who we are',
  },
} as const satisfies Shape<typeof trust>
