import type { Shape } from '../shape.ts'
import type { erasure } from '../zh-CN/erasure.ts'

export const erasureEn = {
  end: {
    title: 'This record is no longer needed',
    archiveText:
      'Archive: the elder passed away, moved or comes no more; note it here. The record no longer stands in the daily lists; everything is kept. When somebody edits it, it comes back.',
    deadText:
      'The record is kept and stands in no daily list. A copy for the family is printed under “Health record”. If it was noted in error, put it right here.',
    notDead: 'It was an error: put it right',
    stillTrue: 'Checked: it is true',
    archivedText: 'This record is archived: it does not stand in the daily lists; everything is kept.',
    archive: 'Archive',
    bringBack: 'Bring it back',
    eraseDeadText: 'Erase: the next of kin may ask for all data to be erased. Nothing brings them back.',
    eraseText: 'Erase: the elder has the right to have all data erased. Nothing brings them back.',
    erase: 'Erase all data',
    administrator: 'An administrator archives and erases.',
  },
  archive: {
    title: 'Put away the record of {{name}}',
    confirm: 'Put it away',
    confirmDeath: 'Note it and put it away',
    text: 'Everything is kept, and it can be brought back at any time.',
    deathText:
      'Please check with the family or the village committee first. Everything is kept; an error can be put right.',
    reason: 'Why it is archived',
    diedOn: 'Day of death',
    leftOn: 'Since which day',
    dayHint: 'for example 20261120 or 2026-11-20',
    dayUnknown: 'The day is not known',
    toldBy: 'Who told it',
    toldByHint: 'Name and relation, e.g. daughter Wang Min',
    note: 'Anything else (may stay empty)',
    duplicate:
      'One elder registered twice: better join the two records above. What stands in both is then shown together.',
  },
  left: {
    title: 'What is still open',
    none: 'No booking and no form is open.',
    stops: 'Reminders of assessments, follow-ups and check-ups stop.',
    deathStops: 'Reminders of assessments, follow-ups and check-ups stop, and nobody is asked about satisfaction.',
    alertEnds_one: 'An answer about not wanting to live has not been followed up. It is not reminded of any more.',
    alertEnds_other:
      '{{count}} answers about not wanting to live have not been followed up. They are not reminded of any more.',
    alertStays_one:
      'An answer about not wanting to live has not been followed up. It stays on today’s list until somebody does.',
    alertStays_other:
      '{{count}} answers about not wanting to live have not been followed up. They stay on today’s list until somebody does.',
    service: {
      end: 'Cancel now (I have rung them)',
      done: 'It took place',
      later: 'A colleague cancels it (stays on today’s list)',
    },
    assessment: {
      name: 'Unfinished assessment ({{date}})',
      end: 'Discard it',
      later: 'Keep it in the record as it is',
    },
    instrument: {
      name: 'Unfinished questionnaire: {{name}} ({{date}})',
      end: 'Discard it',
      later: 'Keep it in the record as it is',
    },
    transfer: { name: 'A moving code is still valid', end: 'Take it back', later: 'Leave it' },
    queue: { name: 'In today’s clinic queue', end: 'Take off', later: 'Leave' },
    because: {
      died: 'The elder passed away',
      moved: 'The elder moved away',
      left: 'The elder comes no more',
      duplicate: 'This record was registered twice',
      other: 'The record was put away',
    },
    tookPlace: 'Confirmed as done when the record was put away',
  },
  back: {
    title: 'Bring back the record of {{name}}',
    deathTitle: 'Put right: {{name}} is alive',
    confirm: 'Put it right',
    text: 'The record returns to the daily lists, and reminders go on. Who put it right, when and why is written down.',
    calledOff: 'Services called off since then do not come back by themselves; please book again what is needed',
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
