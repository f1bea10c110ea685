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
  panel: 'Sync and machine',
  state: {
    alone: 'This station works on its own, without a centre. Data is only on this machine; please back it up.',
    upToDate: 'This machine and the centre agree. Last checked {{ago}}.',
    syncing: 'Exchanging data with the centre; you can go on working.',
    receiving_one: 'First sync: {{count}} record received so far; you can go on working.',
    receiving_other: 'First sync: {{count}} records received so far; you can go on working.',
    offline: 'There is no network now. Go on working; everything is sent when it is back.',
    never: 'Never checked with the centre yet.',
    lastSync: 'Last checked {{ago}}.',
    refused: 'The centre did not accept this machine: {{reason}}',
  },
  unsentTitle: 'Not sent yet',
  unsentNone: 'Nothing; the centre has it all.',
  unsentText: '{{count}} saved on this machine; the oldest for {{duration}}.',
  refusedTitle: 'Not accepted by the centre',
  refusedNone: 'Nothing.',
  refusedText: 'These are still on this machine, nothing is lost. Everything else is sent as usual.',
  retry: 'Send again',
  kind: 'Kind: {{kind}}',
  health: {
    title: 'Machine',
    fine: 'All is well.',
    storageFull: 'The disk is nearly full',
    storageFullText: 'What was saved is there. Please enter nothing new and ask an administrator to free the disk.',
    notPersisted: 'The browser did not promise to keep the data',
    notPersistedText:
      'What is unsent also stands in a journal and is safe. If the disk gets tight, data may have to be received again.',
    clock: 'The clock is wrong',
    clockText: 'The time of this machine is off by {{duration}}. Records use the corrected time; please set the clock.',
    clockUnknown: 'The time of this machine lies before earlier records; please set the clock.',
    secondWindow: 'The station is already open in another window',
    secondWindowText: 'To keep the data safe this window saves nothing. Please close it and go back to the first one.',
    rebuilt: 'The data of this machine was rebuilt',
    rebuiltText_one:
      'The old data was damaged; {{count}} unsent record came back from the journal, the rest from the centre. Please check today’s entries.',
    rebuiltText_other:
      'The old data was damaged; {{count}} unsent records came back from the journal, the rest from the centre. Please check today’s entries.',
  },
} as const satisfies Shape<typeof sync>
