import type { Shape } from '../shape.ts'
import type { erasure } from '../zh-CN/erasure.ts'

export const erasureEn = {
  end: {
    title: 'This record is no longer needed',
    archiveText:
      'Archive: it no longer stands in the daily lists; everything is kept. When somebody edits it, it comes back.',
    archivedText: 'This record is archived: it does not stand in the daily lists; everything is kept.',
    archive: 'Archive',
    bringBack: 'Bring it back',
    eraseText: 'Erase: the elder has the right to have all data erased. Nothing brings them back.',
    erase: 'Erase all data',
    administrator: 'An administrator archives and erases.',
  },
  archive: {
    title: 'Archive this record?',
    confirm: 'Put it away',
    text: 'Everything is kept, and it can be brought back at any time.',
    reason: 'Why it is archived',
  },
  erase: {
    title: 'Erase all data of {{name}}',
    goes: 'What goes: {{count}} documents on this machine',
    goesLine: {
      record: 'The record, identity number, telephone, family, photographs and signatures',
      health: 'Measurements, assessments, medicines and health notes',
      services: 'Needs, bookings and services',
      machines: 'On every machine of the station and on the server; a machine that is offline erases when it connects',
    },
    stays: 'What stays',
    staysLine: {
      proof:
        'A receipt: when, by whom and at whose wish it was erased, and what was agreed to before. No name, no signature',
      looks: 'Who looked at the record and when, which the law has kept for three years or more',
      paper: 'What was printed, or given to a hospital or the family, no machine can erase. Please collect it',
    },
    wish: 'Who asked for it',
    next: 'Next',
    back: 'Back',
    forGood: 'Nothing brings it back',
    forGoodText:
      'A backup that is put back does not bring it back either. If the elder comes again, the record begins anew.',
    typeName: 'Type the elder’s name “{{name}}”, to be sure that it is the right one',
    confirm: 'Erase everything',
  },
  wish: {
    elder: 'The elder',
    guardian: 'The guardian',
    relative: 'A close relative (the elder has died)',
    done: 'The time is over, or it is no longer needed',
  },
  erased: {
    title: 'This elder’s data were erased',
    done: 'Nothing is left on this machine',
    others: 'Other machines erase when they connect. Please print the receipt for whoever asked.',
  },
  receipt: {
    title: 'Receipt: personal data erased',
    text: '{{station}} has erased all personal data of this elder as asked.',
    when: 'Erased on',
    who: 'Carried out by',
    wish: 'Asked by',
    documents: 'What was erased',
    count_one: '{{count}} document',
    count_other: '{{count}} documents',
    consents: 'Consent before',
    consentCount_one: 'Asked once, agreed {{given}} times',
    consentCount_other: 'Asked {{count}} times, agreed {{given}} times',
    number: 'Receipt number',
    stays: 'Only what stands on this receipt is kept, and who looked at the record; without name, number or signature.',
    paper: 'What was printed, or given to a hospital or the family, please collect.',
    name: 'Name (by hand)',
    signature: 'Signature and seal',
  },
} as const satisfies Shape<typeof erasure>
