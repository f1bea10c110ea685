import type { Shape } from '../shape.ts'
import type { people } from '../zh-CN/people.ts'

export const peopleEn = {
  heading: 'People and PINs',
  note: 'Who is added here, and every new PIN, works on each machine of this station once it was online.',
  list: 'Who works at the station',
  add: 'Add somebody',
  name: 'Name',
  role: 'Role',
  roles: { administrator: 'Administrator', staff: 'Staff', volunteer: 'Volunteer' },
  roleHints: {
    administrator: 'May do everything, and looks after people and settings',
    staff: 'Registers, assesses, arranges services; not people and settings',
    volunteer: 'Finds elders and answers calls only; sees no health data and cannot open the day',
  },
  state: {
    out: 'Shut out',
    temporary: 'Temporary PIN, not changed yet',
    hereOnly: 'Other machines follow after one sign-in at the usual one',
  },
  act: {
    edit: 'Name and role',
    pin: 'Temporary PIN',
    ownPin: 'My PIN',
    disable: 'Shut out',
    enable: 'Let in again',
  },
  actOn: {
    edit: 'Name and role: {{name}}',
    pin: 'Temporary PIN: {{name}}',
    ownPin: 'My PIN: {{name}}',
    disable: 'Shut out: {{name}}',
    enable: 'Let in again: {{name}}',
  },
  title: {
    add: 'Add somebody',
    edit: 'Name and role',
    pin: 'A new PIN for {{name}}',
    active: 'Shut out {{name}}?',
    enable: 'Let {{name}} in again?',
  },
  disableText:
    'This PIN then opens no machine; one that is offline follows when it is online. What was done before keeps its name.',
  enableText: 'The PIN from before works again. If it was forgotten, give a temporary one.',
  temporaryText: 'Choose a temporary PIN and tell it in person. It must be changed at its first use.',
  ownPinText: 'Choose a new PIN; it counts from now on.',
  confirmText: 'Last, please confirm with your own PIN. This is written down.',
  confirmPin: 'PIN of {{name}}',
} as const satisfies Shape<typeof people>
