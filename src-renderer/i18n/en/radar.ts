import type { Shape } from '../shape.ts'
import type { radar } from '../zh-CN/radar.ts'

export const radarEn = {
  title: 'Signs of decline',
  note: 'By visible rules; a hint, no diagnosis',
  none: 'No sign of decline is seen now.',
  next: 'Next step: ',
  clear: 'Not seen',
  rules: 'The rules it goes by',
  tooLittleTitle: 'Too little known',
  noConsentTitle: 'The elder has not consented: not looked at',
  minimum: {
    weightLoss: 'needs two weights at least 30 days apart, the last within half a year',
    abilityLoss: 'needs two complete ability assessments, the last within a year',
    falls: 'needs records of falls',
    bloodPressure: 'needs blood pressures of three different days within half a year',
    glucose: 'needs three glucose readings within half a year (three fasting ones for high values)',
    mood: 'needs the two mood questions (PHQ-2) or the depression scale (GDS-15)',
    outOfTouch: 'needs an agreed day of a visit or follow-up',
  },
  name: {
    weightLoss: 'weight loss',
    abilityLoss: 'loss of ability',
    falls: 'repeated falls',
    bloodPressure: 'blood pressure out of control',
    glucose: 'glucose out of control',
    mood: 'low mood',
    outOfTouch: 'out of touch',
  },
  rule: {
    weightLoss: { percent: '5 % or more lost in half a year', kilograms: '3 kg or more lost in three months' },
    abilityLoss: { total: '10 points or more lost in a year', level: 'a level worse than the last time' },
    falls: { twice: 'two or more falls in half a year' },
    bloodPressure: { rising: 'median of the last three above target and rising', low: 'systolic below 90 twice' },
    glucose: { high: 'last three fasting values 7.0 or more', low: 'a value of 3.9 or less' },
    mood: { 'phq-2': 'PHQ-2 of 3 or more', 'gds-15': 'GDS-15 of 5 or more', selfHarm: 'spoke of not wanting to live' },
    outOfTouch: {
      missed: 'two agreed days missed in 30 days',
      noContact: 'alone, needs care, and nobody has been in touch for 30 days',
    },
  },
  sign: {
    weightLoss: {
      percent: '{{to}} kg on {{on}}, {{lost}} kg less than {{from}} kg on {{since}} (5 % or more)',
      kilograms: '{{to}} kg on {{on}}, {{lost}} kg less than {{from}} kg on {{since}}',
    },
    abilityLoss: {
      total: 'Ability {{to}} points on {{on}}, {{from}} on {{since}}',
      level: '{{level}} on {{on}}, at least a level worse than on {{since}}',
    },
    falls: { twice: '{{count}} falls in half a year, the last on {{on}}' },
    bloodPressure: {
      rising: 'Last three {{values}}, target below {{target}}, still rising on {{on}}',
      low: 'Systolic below 90 in {{count}} of the last three, lowest {{value}} (until {{on}})',
    },
    glucose: {
      high: 'Last three fasting {{values}}, target below {{target}} (until {{on}})',
      low: 'Glucose {{value}} on {{on}}, 3.9 or less',
    },
    mood: {
      'phq-2': 'PHQ-2 {{score}} points on {{on}}; from 3 on, ask more closely',
      'gds-15': 'GDS-15 {{score}} points on {{on}}; from 5 on, ask more closely',
      selfHarm: 'An answer on {{on}} about not wanting to live or hurting oneself',
    },
    outOfTouch: {
      missed: '{{count}} agreed days missed in 30 days, the last on {{on}}',
      noContact: 'Alone and moderately disabled or worse; nothing says that anybody was in touch since {{on}}',
    },
  },
  step: {
    weightLoss:
      'Ask about eating, teeth, mood and medicines, and have the family doctor look at why the weight went down.',
    abilityLoss: 'Compare the two assessments with the family, see whether more care is needed, and ask a doctor why.',
    falls:
      'Look at light, floor, rails, shoes and rising at home, assess the fall risk, have a doctor look at medicines.',
    bloodPressure: 'Measure again today and ring the family doctor for a follow-up.',
    glucose: 'Test again today; at 3.9 or less give something sweet first; ring the family doctor.',
    mood: 'Sit down and talk alone, do the PHQ-9, ask a doctor.',
    outOfTouch: 'Ring today; if nobody answers go and see, then agree on the next time.',
  },
} as const satisfies Shape<typeof radar>
