import type { Shape } from '../shape.ts'
import type { transfer } from '../zh-CN/transfer.ts'

export const transferEn = {
  part: 'moving',
  card: {
    title: 'Move to another station',
    text: 'The elder moves house, or will go to another station: the whole record goes along and is not kept here.',
    start: 'Move to another station',
    administrator: 'Only an administrator can do this.',
    open: 'A transfer code was given, valid until {{date}}',
    openText:
      'Once the other station has used it, the record leaves this station by itself. Until then all goes on as before, and it can be taken back. If the slip is lost, take it back and start again.',
    back: 'Take the code back',
  },
  dialog: {
    title: 'Move {{name}} to another station',
    next: 'The elder agrees, go on',
    no: 'Do not move',
    goes: 'What goes along',
    goesLine: {
      record: 'Record, identity number, telephone, family, earlier consents and signatures',
      health: 'Readings, assessments, medicines, incidents and visits to doctors',
      services: 'Needs and bookings, finished or not',
    },
    bookings: 'Bookings not finished yet: {{count}}',
    bookingsText:
      'They go along. Cancel first those for which nobody should come any more; the other station books anew where others are to do it.',
    stays: 'What stays here',
    staysLine: {
      proof: 'When and where to, and this consent. No health data',
      looks: 'Who looked at the record and when: the law has it kept for three years',
      paper: 'What was printed: no machine can take it back',
    },
    consent: 'Please read this to the elder or the guardian',
    consentText:
      '{{station}} wants to give all data it has about you, health data too, to the station that you chose, so that it can go on caring for you without asking everything again. From then on that station keeps them; what you agreed to or refused stays as it is. The machines and the server of this station keep nothing but the proof that you moved. You may refuse, and are served here as before. Until the other station has taken the record you may change your mind at any time; afterwards it can be moved back in the same way.',
    sign: 'Sign and give the code',
  },
  slip: {
    title: 'Transfer code',
    text: 'Give this paper to the elder, to be taken to the new station. Whoever holds this code can take the record: keep it safe.',
    until: 'Valid until {{date}}, once',
    online: 'The code opens as soon as this machine is connected and has sent everything.',
    code: 'Picture of the transfer code',
    number: 'Receipt {{number}}',
    paper:
      'At the new station: on the page “Elders” press “Receive an elder”, scan this picture or type these letters.',
    once: 'The code cannot be shown again after this. Print it or write it down first.',
    print: 'Print',
    done: 'Printed or written down',
  },
  receive: {
    button: 'Receive an elder',
    title: 'Receive an elder from another station',
    text: 'Scan the slip that the elder brought, or type its code. The network is needed.',
    field: 'Transfer code',
    hint: '26 letters and digits; blanks and dashes may be left out',
    take: 'Receive',
    done: 'Received',
    doneText: 'The record is on its way to this machine; a moment, please.',
    open: 'Open the record',
  },
  arrived: 'Came from {{station}} on {{date}}',
  arrivedText: 'Documents: {{count}}; receipt {{number}}. Whoever wrote them there is still named.',
  left: {
    title: 'This elder has moved away',
    text: 'Moved to {{station}} on {{date}}',
    stays:
      'The record is there now. Only this receipt and who looked at the record stay here. To move back, the other station starts it.',
    slip: 'Receipt of a move',
    when: 'Moved on',
    where: 'Moved to',
    documents: 'Documents moved',
    count_one: '{{count}} document',
    count_other: '{{count}} documents',
    number: 'Receipt',
  },
} as const satisfies Shape<typeof transfer>
