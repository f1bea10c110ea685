import type { Shape } from '../shape.ts'
import type { settings } from '../zh-CN/settings.ts'

export const settingsEn = {
  title: 'Settings',
  note: 'Only an administrator may change them, and every change is written down.',
  people: 'People and PINs',
  audit: 'Audit trail',
  unchanged: 'Never changed: the default.',
  changed: 'Changed by {{name}}, {{at}}',
  station: {
    title: 'The station and this machine',
    name: 'Name of the station',
    phone: 'Telephone of the station',
    phoneHint: 'Shown to an elder whose call nobody answers; leave it empty where there is none',
    kiosk: 'Name of this machine',
    kioskHint: 'This machine only; every other has its own',
    save: 'Save',
    saved: 'Changed. The other machines of the station follow after syncing.',
  },
  ask: {
    title: 'Change to “{{choice}}”?',
    text: 'Every assessment finished from now on is scored this way, so some levels will differ from before. Finished ones do not change.',
    confirm: 'Change it',
  },
  scoring: {
    title: 'Ability assessment: two points the standard leaves open',
    text: 'The public copies differ here; compare with the official text before certified use. Each assessment records how it was scored; earlier results do not change.',
    stacking: {
      label: 'When both rules hold (dementia or mental disorder; care-risk events), by how much does the level rise?',
      hint: 'Table C.4: one of them raises the level by one.',
      once: 'By one in all (default)',
      perRule: 'By one for each',
    },
    riskCount: {
      label: 'Two care-risk events in 30 days: how are they counted?',
      hint: 'Falls, getting lost, choking, self-harm and others.',
      sum: 'Of any kind, two together (default)',
      perKind: 'Two of the same kind',
    },
  },
  kiosks: {
    title: 'Machines of this station',
    text: 'Report a machine here when it is lost or stolen: it may not speak with the server any more and opens for nobody. What it had not sent is not erased.',
    offline:
      'The server cannot be reached, so the list is not here. Open this page again when connected; when it is urgent, ring whoever runs the server.',
    seen: 'Last heard of at the server: {{at}}',
    added: 'Added {{at}}, not heard of since',
    revoked: 'Out of use since {{at}}',
    this: 'The one in use',
    reported: 'Reported lost; the server has not heard yet',
    report: 'Report lost',
    askTitle: 'Report “{{name}}” lost?',
    askText: 'It stops at once and opens for nobody. When it is found, it must be added anew with a new code.',
  },
} as const satisfies Shape<typeof settings>
