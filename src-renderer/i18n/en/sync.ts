import type { Shape } from '../shape.ts'
import type { sync } from '../zh-CN/sync.ts'

export const syncEn = {
  alone: 'On its own',
  upToDate: 'In sync',
  syncing: 'Syncing',
  offline: 'Offline',
  offlineFor: 'Offline for {{duration}}',
  refused: 'Refused',
  unsent_one: '{{count}} unsent',
  unsent_other: '{{count}} unsent',
  refusedCount_one: '{{count}} not accepted',
  refusedCount_other: '{{count}} not accepted',
  panel: 'Sync and machine',
  state: {
    alone: 'This station works on its own, without a centre. Data is only on this machine.',
    upToDate: 'This machine and the centre agree. Last checked {{ago}}.',
    upToDateBut: 'But for what was not accepted below, this machine and the centre agree. Last checked: {{ago}}.',
    syncing: 'Exchanging data with the centre; you can go on working.',
    offline: 'There is no network now. Go on working; everything is sent when it is back.',
    never: 'Never checked with the centre yet.',
    lastSync: 'Last checked {{ago}}.',
    refused: '{{reason}}',
  },
  firstSync: {
    title: 'First sync of this machine',
    names: 'The list of elders comes first. {{received}} of {{total}} records are here.',
    history:
      'The list of elders is complete: register and find people as usual. Older records are still coming, so today’s list and figures are not complete yet. {{received}} of {{total}} records are here.',
    remaining: 'About {{duration}} to go.',
    little: 'Less than a minute to go.',
    both: '{{said}} {{remaining}}',
  },
  offlineTogether: 'No network, same as the machine nearby',
  neighbours: {
    title: 'Other machines of this station',
    near: 'Another machine ({{name}}) is nearby; checked with it {{ago}}. Without a network each also keeps what the other wrote.',
    meeting: 'Another machine ({{name}}) is nearby; comparing now.',
    away: 'Another machine ({{name}}) cannot be found now; last checked with it {{ago}}.',
  },
  unsentTitle: 'Not sent yet',
  unsentNone: 'Nothing; the centre has it all.',
  unsentText: '{{count}} saved on this machine; the oldest for {{duration}}.',
  refusedTitle: 'Not accepted by the centre',
  refusedNone: 'Nothing.',
  refusedText: 'These are still on this machine, nothing is lost. Everything else is sent as usual.',
  refusedOf_one: '{{count}} in all',
  refusedOf_other: '{{count}} in all',
  retryAll_one: 'Send {{count}} again',
  retryAll_other: 'Send all {{count}} again',
  mend: 'Correct it',
  giveUpText:
    'The centre did not take it and this machine gives it up: what the centre never had is removed here, of the rest the centre’s version comes back. It cannot be undone and is written down. What can be corrected and sent should be corrected first.',
  giveUpNeedsServer:
    'The centre cannot be reached now, so its version cannot come back. Nothing was changed; try again with a network.',
  discard: 'Remove from this machine',
  discardTitle: 'Remove from this machine: {{about}}?',
  discardText:
    'The elder had not agreed at that time and the server did not take it. Once removed it is gone from this machine for good; that it was removed is written down.',
  retry: 'Send again',
  about: '{{kind}} · {{name}}',
  kind: {
    elder: 'elder’s record',
    staff: 'staff',
    audit: 'who looked',
    erasure: 'erasure of an elder’s data',
    'kiosk-loss': 'a machine reported lost',
    'station-settings': 'station settings',
    settlement: 'decision about two versions',
    'visit-code': 'one-time number',
    call: 'call for staff',
    organization: 'institution',
    expert: 'expert',
    product: 'product',
    article: 'article',
    'assessment-draft': 'assessment draft',
    assessment: 'ability assessment',
    'assessment-signature': 'signature of an assessment',
    'self-assessment': 'self-assessment',
    condition: 'condition',
    medication: 'medicine',
    'risk-event': 'risk event',
    'care-visit': 'visit or hospital stay',
    'physician-note': 'physician’s note',
    reading: 'reading',
    'need-correction': 'correction of a need',
    service: 'service request',
    other: 'other',
  },
  renew: {
    title: 'Enrol this machine again',
    text: 'Ask the people who run the server for a new code and enter it here. All data stay; sending goes on afterwards.',
    do: 'Enrol again',
  },
  health: {
    title: 'Machine',
    fine: 'All is well.',
    storageFull: 'The disk is nearly full',
    storageFullText: 'What was saved is there. Please enter nothing new and ask an administrator to free the disk.',
    notPersisted: 'The browser did not promise to keep the data',
    notPersistedText:
      'What is unsent also stands in a journal and is safe. If the disk gets tight, data may have to be received again.',
    notPersistedAloneText:
      'Everything also stands in a journal and is safe. If the disk gets tight, the data may have to be built anew from it.',
    clock: 'The clock is wrong',
    clockText: 'The time of this machine is off by {{duration}}. Records use the corrected time; please set the clock.',
    clockUnknown: 'The time of this machine lies before earlier records; please set the clock.',
    clockAgrees:
      'The clock agrees with the centre now, but some records lie in the future: it ran ahead before. Please check them.',
    secondWindow: 'The station is already open in another window',
    secondWindowText: 'To keep the data safe this window saves nothing. Please close it and go back to the first one.',
    torn: 'The journal was cut short, most likely by a power cut',
    tornText:
      'Everything that was said to be saved is there. What was being entered at that moment must be entered again. The cut piece is kept aside; please tell an administrator.',
    tornAndRebuiltText:
      'The cut piece is kept aside, but what it held may not have come back. Please check today’s entries and tell an administrator.',
    broken: 'The data of this machine cannot be read just now',
    brokenText:
      'Everything that was said to be saved stands a second time and is not lost. Please close the program and open it again: it will fill the gaps by itself.',
    rebuilding: 'Some data of this machine is missing and is being brought back',
    rebuildingText_one:
      'Part of the disk was damaged; {{count}} record came back from the journal. You can go on working.',
    rebuildingText_other:
      'Part of the disk was damaged; {{count}} records came back from the journal. You can go on working.',
    rebuildingReceived_one: 'Receiving again from the centre: {{count}} record so far.',
    rebuildingReceived_other: 'Receiving again from the centre: {{count}} records so far.',
    rebuildingWaits: 'The rest comes once the centre can be reached. Until then some things may not be seen.',
    unreadable_one: '{{count}} record cannot be opened',
    unreadable_other: '{{count}} records cannot be opened',
    unreadableText:
      'They were damaged on the disk, and neither the journal nor the centre has another copy. Please tell an administrator to look in the backups.',
    rebuilt: 'The data of this machine was rebuilt',
    rebuiltText_one:
      'The old data was damaged; {{count}} unsent record came back from the journal, the rest from the centre. Please check today’s entries.',
    rebuiltText_other:
      'The old data was damaged; {{count}} unsent records came back from the journal, the rest from the centre. Please check today’s entries.',
    rebuiltAloneText_one:
      'The old data was damaged; {{count}} record came back from the journal. Please check today’s entries.',
    rebuiltAloneText_other:
      'The old data was damaged; {{count}} records came back from the journal. Please check today’s entries.',
  },
} as const satisfies Shape<typeof sync>
