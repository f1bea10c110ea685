import type { Shape } from '../shape.ts'
import type { lease } from '../zh-CN/lease.ts'

export const leaseEn = {
  warned_one: 'Out of touch with the centre for {{count}} day',
  warned_other: 'Out of touch with the centre for {{count}} days',
  warnedText_one:
    'In {{count}} day this machine will lock. Connect it; without a network ask an administrator for a renewal file.',
  warnedText_other:
    'In {{count}} days this machine will lock. Connect it; without a network ask an administrator for a renewal file.',
  warnedLast: 'This machine will lock tomorrow. Connect it today, or renew it with a renewal file.',
  how: 'How to renew',
  title: 'In touch with the centre',
  lockedTitle: 'This machine is locked',
  lockedText_one:
    'Out of touch with the centre for {{count}} day. To protect the elders, old records stay closed. Nothing is lost.',
  lockedText_other:
    'Out of touch with the centre for {{count}} days. To protect the elders, old records stay closed. Nothing is lost.',
  still: 'What still works',
  stillList: {
    register: 'registering an elder',
    call: 'calling staff and answering',
    ring: 'finding an elder: whom to ring, which allergies',
  },
  stopped: 'What has to wait',
  stoppedList: {
    records: 'old records, assessments and needs',
    agree: 'bookings and whatever costs money',
    staff: 'changes of staff and settings',
  },
  what: 'What to do',
  network: 'Connect it: once it reaches the centre it opens by itself.',
  fileText:
    'Without a network: ask the people who run the server for a renewal file, bring it on a USB stick and choose it here. A file works once and for this machine alone (number {{kiosk}}).',
  choose: 'Choose the renewal file',
  renewed: 'Renewed. Everything works again.',
  clock: 'The clock of this machine is wrong too. Set it first, then renew.',
  fine: 'Nothing to renew, all is well.',
  retry: 'Look again',
  elder: {
    title: '{{name}}',
    text: 'The machine is locked: here stands only whom to ring, and which allergies and risks there are.',
    ring: 'Whom to ring',
    own: 'the elder',
    nobody: 'No telephone number was noted.',
    dangers: 'Allergies and what to beware of',
    noDangers: 'Nothing of the kind was noted.',
  },
  own: {
    title: 'Your page cannot be opened now',
    text: 'Your data are all there.',
    act: 'This machine has been out of touch with the centre for long and is locked. Please press “Call staff”.',
  },
} as const satisfies Shape<typeof lease>
