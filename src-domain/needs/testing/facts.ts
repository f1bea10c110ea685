/** An elder about whom all is known and well, for tests of rules: each changes what it is about. */
import { publicHealthTargets } from '../../archive/reading-targets.ts'
import { filledDraft } from '../../assessments/filled-draft.ts'
import { finishAssessment } from '../../assessments/finish-assessment.ts'
import { type Answers, defaultScoringOptions } from '../../assessments/scoring.ts'
import { type FollowUp, followUpKind } from '../../follow-ups/follow-up.ts'
import { type Act, createDocument } from '../../shared/document.ts'
import { type DatedReading, knownRiskEvents, type NeedFacts } from '../need-facts.ts'

export const today = '2026-11-22'
export const now = Date.parse('2026-11-22T08:00:00Z')
export const act: Act = {
  station: 'qingshiqiao',
  kiosk: 'kiosk-a',
  author: 'staff:chen',
  now,
  offset: 480,
  random: (n) => new Uint8Array(n).fill(7),
}

export const well: NeedFacts = {
  today,
  allowed: { record: true, measuring: true, assessment: true, preferences: true, stories: true },
  age: 66,
  birthDate: '1960-03-01',
  livesAlone: false,
  livesWithSpouseOnly: false,
  livesInInstitution: false,
  hasCaregiver: true,
  askedFor: [],
  services: [],
  complaints: [],
  read: [],
  assessment: undefined,
  assessmentIsSigned: true,
  conditions: [],
  medicinesAsked: true,
  medicines: [],
  readings: [],
  riskEvents: [],
  followUps: [],
  visits: [{ type: 'checkUp', on: '2026-10-01' }],
  physicianNotes: [],
  targets: publicHealthTargets,
  reassessMonths: 12,
  fallRisk: 'low',
  poorKnowledge: false,
}

export function assessed(answers: Answers, date = '2026-11-15', falls = 0): Partial<NeedFacts> {
  const draft = filledDraft('elders:1', { answers, fields: { 'events.fall': falls } }, date, act)
  const result = finishAssessment(draft, { number: '1', date, assessorName: '陈', options: defaultScoringOptions }, act)
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return { assessment: result.value, riskEvents: knownRiskEvents([], [result.value]) }
}
export const reading = (on: string, systolic: number, diastolic = 80): DatedReading => ({
  on,
  at: `${on}T00:30:00.000Z`,
  body: { type: 'bloodPressure', systolic, diastolic, source: 'staff' },
})
/** A follow-up of hypertension with a sign of danger, on 10 November. */
export const dangerSign: FollowUp = createDocument(
  followUpKind,
  {
    answers: {
      programme: 'hypertension',
      on: '2026-11-10',
      way: 'clinic',
      dangers: ['eyePain'],
      symptoms: ['none'],
      systolic: 130,
      diastolic: 80,
      taking: 'regular',
      reaction: 'none',
      complication: 'none',
      medicines: [],
    },
    basis: {
      rules: publicHealthTargets.name,
      since: publicHealthTargets.since,
      age: 66,
      systolic: 150,
      diastolic: 90,
      fastingGlucose: 7,
      routineMonths: 3,
    },
    result: {
      category: 'controlled',
      controlled: true,
      step: 'referNow',
      reasons: ['dangerSign', 'withinTarget'],
      due: '2026-11-24',
    },
    nextDue: '2026-11-24',
  },
  act,
  { elder: 'elders:1' },
)
export const hypertension = { code: 1, status: 'active', confirmed: true } as const
export const diabetes = { code: 3, status: 'active', confirmed: true } as const
export const level2: Answers = {
  'B.1.2': 1,
  'B.1.3': 1,
  'B.1.4': 1,
  'B.1.5': 1,
  'B.1.8': 1,
  'B.1.1': 0,
  'B.2.3': 1,
  'B.4.3': 1,
}
export const note = {
  subject: 'terminalStage',
  on: '2026-11-01',
  physician: '李医生',
  institution: '中心卫生院',
} as const
