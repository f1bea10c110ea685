import type { Shape } from '../shape.ts'
import type { settings } from '../zh-CN/settings.ts'

export const settingsEn = {
  title: 'Settings',
  note: 'Only an administrator may change them, and every change is written down.',
  people: 'People and PINs',
  audit: 'Audit trail',
  unchanged: 'Never changed: the default.',
  changed: 'Changed by {{name}}, {{at}}',
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
} as const satisfies Shape<typeof settings>
