import { describe, expect, it } from 'vitest'
import { actOf, sampleElder } from '../../tests/support/sample-elder.ts'
import { filledDraft } from '../assessments/filled-draft.ts'
import { finishAssessment } from '../assessments/finish-assessment.ts'
import { defaultScoringOptions } from '../assessments/scoring.ts'
import { needFactsOf } from '../needs/need-facts.ts'
import { createDocument, type Document } from '../shared/document.ts'
import { sheetMedicines } from './medicine-sheet.ts'
import { type MedicationBody, medicationKind } from './medication.ts'

const today = '2026-11-22'
const act = actOf('2026-11-20T02:00:00.000Z', 5)
const recorded: readonly MedicationBody[] = [
  { name: '氨氯地平', longTerm: true },
  { name: '阿司匹林', longTerm: true, stoppedOn: '2026-11-01' },
]
const told = ['氨氯地平', '阿司匹林', '二甲双胍'].map((name) => ({
  name,
  method: '口服',
  dose: '1片',
  frequency: '每日一次',
}))
const draft = filledDraft('elders:1', { answers: {}, fields: { medicines: told } }, today, act)
const finished = finishAssessment(
  draft,
  { number: '1', date: today, assessorName: '陈', options: defaultScoringOptions },
  act,
)
const documents = [
  ...recorded.map((body, i) =>
    createDocument(medicationKind, body, actOf('2026-11-01T02:00:00.000Z', 10 + i), { elder: 'elders:1' }),
  ),
  finished.ok ? finished.value : finished.error,
] as unknown as readonly Document[]
const sheet = (elder = sampleElder()) =>
  sheetMedicines(needFactsOf(elder.body, documents, today).medicines, recorded).map(({ body, isOnlyAssessed }) => [
    body.name,
    isOnlyAssessed,
  ])

describe('the sheet of reminders', () => {
  it('has what was told at the assessment too, marked, and brings back nothing that was stopped', () => {
    expect(sheet()).toEqual([
      ['氨氯地平', false],
      ['二甲双胍', true],
    ])
  })

  it('has nothing of an assessment that is not agreed to', () => {
    expect(sheet(sampleElder({ agreed: ['record', 'measuring'] }))).toEqual([['氨氯地平', false]])
  })
})
